import { realpathSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { isSea } from 'node:sea';

/** How this program was called, word by word, with whole paths: Node.js and its main file, or the single executable. */
export function ownCommand(): string[] {
  if (isSea()) return [calledExecutable()];
  const [, main] = process.argv;
  return main === undefined ? [process.execPath] : [process.execPath, resolve(main)];
}

/** The path by which it was called: a link outlives the version that it leads to. */
function calledExecutable(): string {
  const { argv0, env, execPath } = process;
  const folders = argv0.includes('/') ? ['.'] : (env.PATH ?? '').split(delimiter);
  const places = folders.map((folder) => resolve(folder, argv0));
  return places.find((place) => leadsTo(place, execPath)) ?? execPath;
}

function leadsTo(path: string, file: string): boolean {
  try {
    return realpathSync(path) === file;
  } catch {
    return false;
  }
}
