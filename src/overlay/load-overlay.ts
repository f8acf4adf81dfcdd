import { resolve } from 'node:path';
import { readFile } from '../io/read-file.ts';
import { shownPath } from '../io/shown-path.ts';
import type { Catalogue } from '../schema/index.ts';
import { readCatalogue } from './read-overlay.ts';

/**
 * Reads a catalogue overlay from a file, and lays it over the built-in catalogue.
 *
 * @param directory what a relative path is relative to; paths inside of it are shown relative to it.
 * @throws {InputError} when it can’t be read, and for every mistake in it.
 */
export function loadCatalogue(path: string, directory: string = process.cwd()): Catalogue {
  const place = resolve(directory, path);
  const shown = shownPath(place, directory);
  return readCatalogue(new TextDecoder().decode(readFile(place, shown)), shown);
}
