import { basename, resolve } from 'node:path';
import { decodeHtml } from '../../io/decode-html.ts';
import { fetchPage, LARGEST_PAGE } from '../../io/fetch-page.ts';
import { InputError } from '../../io/input-error.ts';
import { readFile } from '../../io/read-file.ts';
import type { Terminal } from '../terminal.ts';

export interface NamedPage {
  readonly html: string;
  /** As messages name it. */
  readonly shown: string;
  /** What the overlay says of where it comes from. */
  readonly source: string | undefined;
  /** The file that it is, by its absolute path. */
  readonly file: string | undefined;
}

/**
 * Reads a page: an address, a file, or `-` for standard input.
 *
 * @throws {InputError} when it can’t be had.
 */
export async function readPage(page: string, terminal: Terminal): Promise<NamedPage> {
  if (/^https?:\/\//i.test(page)) {
    if (!URL.canParse(page))
      throw new InputError(
        'the address of the page is none: write https://SERVER/__docs__/admin/appendix/configuration/',
      );
    const { html, url } = await fetchPage(page, { environment: terminal.environment });
    return { html, shown: url, source: url, file: undefined };
  }
  const isInput = page === '-';
  const shown = isInput ? '<stdin>' : page;
  const file = isInput ? undefined : resolve(terminal.directory, page);
  const bytes = file === undefined ? await terminal.readInput() : readFile(file, page);
  if (bytes.length > LARGEST_PAGE)
    throw new InputError(`${shown} is larger than ${LARGEST_PAGE / 1024 / 1024} MiB, which no appendix is`);
  return {
    html: decodeHtml(bytes, shown),
    shown,
    source: file === undefined ? undefined : basename(file),
    file,
  };
}
