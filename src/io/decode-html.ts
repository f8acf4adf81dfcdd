import { InputError } from './input-error.ts';

/** Where a page says in its text how it is encoded: at its beginning, or not at all. */
const HEAD = 2048;

/**
 * The text of a page: by its byte-order mark, by what the server says, or by what stands in it; else as UTF-8.
 *
 * @param shown the page as messages name it
 * @param charset what the server says
 * @throws {InputError} for an encoding that nobody knows.
 */
export function decodeHtml(bytes: Uint8Array, shown: string, charset?: string): string {
  const mark = MARKS.find(({ bytes: start }) => start.every((byte, index) => bytes[index] === byte));
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  const label = mark?.label ?? charset ?? META.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    throw new InputError(`can’t read ${shown}: its encoding ${label} is none that is known`);
  }
}

const META = /<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_:.-]+)/i;
const MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], label: 'utf-8' },
  { bytes: [0xff, 0xfe], label: 'utf-16le' },
  { bytes: [0xfe, 0xff], label: 'utf-16be' },
];
