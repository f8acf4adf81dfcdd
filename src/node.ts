/** The library's Node side: configurations on disk. */
import { readFile } from './io/read-file.ts';
import { writeFile } from './io/write-file.ts';
import { type Document, type ParseOptions, parse } from './parser/index.ts';

export { InputError } from './io/input-error.ts';

/**
 * Reads a configuration from a file.
 *
 * @throws {InputError} when the file can’t be read. What the server would refuse in it is no exception: see
 *   `document.errors`.
 */
export function loadDocument(path: string, options?: ParseOptions): Document {
  return parse(readFile(path), options);
}

/**
 * Writes a configuration to a file, whole or not at all; mode, owner and symbolic links stay.
 *
 * @throws {InputError} when it can’t be written; the file is then as it was.
 */
export async function writeDocument(path: string, document: Document): Promise<void> {
  await writeFile(path, document.toBytes());
}
