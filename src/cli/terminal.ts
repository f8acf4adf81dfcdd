import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';
import { fileError } from '../io/input-error.ts';

/** The world as a command sees it: handed in, so that tests can hand in another. */
export interface Terminal {
  /** Findings and documents. */
  print(content: string | Uint8Array): void;
  /** Everything else: what was looked at, what went wrong. */
  note(text: string): void;
  /**
   * All of standard input.
   *
   * @throws {InputError} when it can't be read.
   */
  readInput(): Promise<Uint8Array>;
  /**
   * Asks the user a question and waits for a line; undefined at the end of input. Absent where nobody could answer.
   */
  readonly ask?: ((question: string) => Promise<string | undefined>) | undefined;
  now(): Date;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What relative paths are relative to. */
  readonly directory: string;
  /** Whether what is printed goes to a terminal. */
  readonly interactive: boolean;
  /** Whether notes go to a terminal. */
  readonly notesInteractive: boolean;
  /** Columns; what is no terminal may say 0. */
  readonly columns: number | undefined;
}

export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) is no failure; a full disk is.
    if (error.code === 'EPIPE') return;
    stderr.write(`gcfg-lint: ${fileError('write', 'standard output', error).message}\n`);
    process.exit(2);
  });
  // There is no place left to complain.
  stderr.on('error', () => {});
  // What was printed last, as far as a note behind it would touch it.
  let printed = '';
  return {
    print(content) {
      if (content.length > 0) printed = typeof content === 'string' ? content : endOf(content);
      stdout.write(content);
    },
    note(text) {
      const needsBlank = printed !== '' && !printed.endsWith('\n\n') && areOneStream();
      printed = '';
      stderr.write(needsBlank ? `\n${text}` : text);
    },
    async readInput() {
      const chunks: Buffer[] = [];
      try {
        // Which reads like an empty file.
        if (fstatSync(0).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
        for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      } catch (error) {
        throw fileError('read', 'standard input', error);
      }
      return Buffer.concat(chunks);
    },
    get ask() {
      // Not `process.stdin`, which would be opened.
      if (!isatty(0) || stderr.isTTY !== true) return undefined;
      return async (question: string) => (await import('./ask.ts')).ask(question);
    },
    now: () => new Date(),
    environment: process.env,
    get directory() {
      return presentDirectory();
    },
    interactive: stdout.isTTY === true,
    notesInteractive: stderr.isTTY === true,
    columns: stdout.columns ?? stderr.columns,
  };
}

function endOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.slice(-2));
}

/** Whether output and notes arrive at the same place: a terminal, `2>&1`, or a commit hook’s pipe. */
function areOneStream(): boolean {
  try {
    const [output, notes] = [fstatSync(1), fstatSync(2)];
    return output.ino === notes.ino && output.dev === notes.dev;
  } catch {
    return false;
  }
}

/** @throws {InputError} when it was removed. */
function presentDirectory(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw fileError('read', 'the present directory', error);
  }
}
