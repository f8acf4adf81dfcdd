/**
 * Bytes that are not UTF-8, in a text that JSON can carry: each stands there as half a surrogate pair, U+DC00 and the
 * byte, which no file can hold. (Python calls it `surrogateescape`.) So what the server refuses in a file, it also
 * refuses in the copy.
 */
import { type Document, parse } from '../../parser/index.ts';
import { readSource, writeSource } from '../../parser/source.ts';

const FIRST = 0xdc00;

/** A document’s text with its bytes marked. Offsets are those of the document’s own text. */
export function markedText(document: Document): string {
  const { text, invalidOffsets, invalidBytes } = readSource(document.toBytes());
  let marked = '';
  let from = 0;
  for (const [index, offset] of invalidOffsets.entries()) {
    marked += text.slice(from, offset) + String.fromCharCode(FIRST + invalidBytes[index]!);
    from = offset + 1;
  }
  return marked + text.slice(from);
}

/** The document of which this is the marked text. */
export function parseMarked(marked: string): Document {
  const halves = [...marked.matchAll(HALF)].map(({ index }) => index);
  if (halves.length === 0) return parse(marked);
  const source = {
    text: marked.replaceAll(HALF, '\uFFFD'),
    invalidOffsets: Int32Array.from(halves),
    invalidBytes: Uint8Array.from(halves, (offset) => marked.charCodeAt(offset) - FIRST),
  };
  return parse(writeSource(source));
}

/** The marked byte, or the NUL, for which the server would refuse this stretch of a marked text; else empty. */
export function firstBadCharacter(stretch: string): string {
  return BAD.exec(stretch)?.[0] ?? '';
}

const HALF = /(?<![\ud800-\udbff])[\udc80-\udcff]/g;
const BAD = /\0|(?<![\ud800-\udbff])[\udc80-\udcff]/;
