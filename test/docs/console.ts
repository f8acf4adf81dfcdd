import { readFileSync, writeFileSync } from 'node:fs';
import { runIn } from '../cli/fake-terminal.ts';

/** A command of a guide with what it is said to print. */
interface Session {
  readonly command: string;
  readonly words: readonly string[];
  readonly output: string;
}

const BLOCK = /```console\n(.*?)```/gs;

/** The commands of a guide’s console blocks: `$ gcfg-lint …`, and below each what it prints. */
export function sessions(guide: string): Session[] {
  return [...guide.matchAll(BLOCK)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((session) => {
        const end = session.indexOf('\n');
        const command = session.slice(0, end);
        return { command, words: shellWords(command), output: session.slice(end + 1).trimEnd() };
      }),
  );
}

/** What a command of a guide prints: its output, then its notes, as a terminal shows them. */
export async function printed(words: readonly string[], directory: string): Promise<string> {
  const [program, ...rest] = words;
  if (program !== 'gcfg-lint') throw new Error(`a guide runs ${program}`);
  const { output, notes } = await runIn({ directory }, ...rest);
  return `${output}${output !== '' && notes !== '' && !output.endsWith('\n\n') ? '\n' : ''}${notes}`.trimEnd();
}

/** Writes into a guide what its commands print: `UPDATE_GUIDES=1 npx vitest run test/docs`. */
export async function updateGuide(
  file: string,
  directory: string,
  shorten: (text: string) => string = (text) => text,
): Promise<void> {
  let guide = readFileSync(file, 'utf8');
  for (const session of sessions(guide)) {
    const before = `$ ${session.command}\n${session.output}${session.output === '' ? '' : '\n'}`;
    guide = guide.replace(before, () => `$ ${session.command}\n`);
    const now = shorten(await printed(session.words, directory));
    guide = guide.replace(`$ ${session.command}\n`, () => `$ ${session.command}\n${now}\n`);
  }
  writeFileSync(file, guide);
}

function shellWords(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    (match) => (match[1] ?? match[2] ?? match[3])!,
  );
}
