/** The world as a command sees it: handed in, so that tests can hand in another. */
export interface Terminal {
  /** Findings and documents. */
  print(text: string): void;
  /** Everything else: what was looked at, what went wrong. */
  note(text: string): void;
  /** All of standard input. */
  readInput(): Promise<Uint8Array>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  /** Whether findings go to a terminal. */
  readonly interactive: boolean;
  /** Columns; what is no terminal may say 0. */
  readonly columns: number | undefined;
}

export function processTerminal(): Terminal {
  const { stdout, stderr, stdin } = process;
  // A reader that has seen enough (`| head`) is no failure.
  const quiet = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  };
  stdout.on('error', quiet);
  stderr.on('error', quiet);
  return {
    print: (text) => void stdout.write(text),
    note: (text) => void stderr.write(text),
    async readInput() {
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
    environment: process.env,
    directory: process.cwd(),
    interactive: stdout.isTTY === true,
    columns: stdout.columns,
  };
}
