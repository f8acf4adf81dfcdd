import { resolve } from 'node:path';

/** How this program was called, word by word, with whole paths: Node.js and its main file. */
export function ownCommand(): string[] {
  const [, main] = process.argv;
  return main === undefined ? [process.execPath] : [process.execPath, resolve(main)];
}
