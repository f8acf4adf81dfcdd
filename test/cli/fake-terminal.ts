import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/run.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { InputError } from '../../src/io/input-error.ts';

/** What a command line is run with. */
export interface Scene {
  /** Files by name, relative to the directory the command runs in. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** The directory to run in, if it exists already. */
  readonly directory?: string;
  readonly input?: string | Uint8Array | InputError;
  /** What the user answers to questions, who then closes the input. Absent: nobody is there. */
  readonly answers?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly interactive?: boolean;
  readonly notesInteractive?: boolean;
  readonly columns?: number;
  /** Milliseconds that pass between two looks at the clock. */
  readonly tick?: number;
}

export interface Outcome {
  readonly code: number;
  /** Standard output. */
  readonly output: string;
  readonly outputBytes: Uint8Array;
  /** Standard error. */
  readonly notes: string;
  readonly directory: string;
}

/** A directory of its own with these files, removed after the test. */
export function makeDirectory(files: Scene['files'] = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'gcfg-lint-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
  return directory;
}

/** Runs a command line in a directory of its own. Today is 20 November 2026. */
export async function runIn(scene: Scene, ...argv: readonly string[]): Promise<Outcome> {
  const directory = scene.directory ?? makeDirectory(scene.files);
  const output: Buffer[] = [];
  let notes = '';
  const answers = [...(scene.answers ?? [])];
  let time = new Date(2026, 10, 20, 12).getTime();
  const terminal: Terminal = {
    print: (content) => void output.push(Buffer.from(content as string)),
    note(text) {
      notes += text;
    },
    async readInput() {
      if (scene.input instanceof InputError) throw scene.input;
      return Buffer.from((scene.input ?? '') as string);
    },
    ask:
      scene.answers &&
      (async (question) => {
        notes += question;
        const answer = answers.shift();
        notes += answer === undefined ? '' : `${answer}\n`;
        return answer;
      }),
    now() {
      time += scene.tick ?? 0;
      return new Date(time);
    },
    environment: scene.environment ?? {},
    directory,
    interactive: scene.interactive ?? false,
    notesInteractive: scene.notesInteractive ?? false,
    columns: scene.columns,
  };
  const code = await run(argv, terminal);
  const outputBytes = Buffer.concat(output);
  const text = outputBytes.toString();
  // Whatever a test is about: what programs read has the shape that they count on.
  if (text.startsWith('{\n  "version": 1,')) (await import('./output-shape.ts')).checkShape(argv, text);
  return { code, output: text, outputBytes, notes, directory };
}
