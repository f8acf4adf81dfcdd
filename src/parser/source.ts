/**
 * Bytes to text and back, without losing one.
 *
 * The server reads UTF-8 and takes each byte that is no part of it for an error of its own. Such a byte stands
 * in the text as U+FFFD, and is remembered, so that it comes back as it was.
 */

/** A text, and which of its U+FFFD are bytes that are not UTF-8. */
export interface Source {
  readonly text: string;
  /** Offsets into the text of the characters that stand for an invalid byte, ascending. */
  readonly invalidOffsets: Int32Array;
  /** The bytes that stand there. */
  readonly invalidBytes: Uint8Array;
}

const NO_OFFSETS = new Int32Array(0);
const NO_BYTES = new Uint8Array(0);
const REPLACEMENT = 0xfffd;

export function readSource(input: string | Uint8Array): Source {
  if (typeof input === 'string') return validSource(input);
  try {
    return validSource(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input));
  } catch {
    return decodeLeniently(input);
  }
}

function validSource(text: string): Source {
  return { text, invalidOffsets: NO_OFFSETS, invalidBytes: NO_BYTES };
}

/** Whether the character at this offset stands for a byte that is not UTF-8. */
export function isInvalidAt(source: Source, offset: number): boolean {
  const offsets = source.invalidOffsets;
  return offsets[firstIndexFrom(offsets, offset)] === offset;
}

/** Index of the first of the ascending numbers that is not below the bound. */
function firstIndexFrom(ascending: Int32Array, bound: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The bytes of a part of the text; the whole, when no bounds are given. */
export function writeSource(source: Source, start = 0, end = source.text.length): Uint8Array {
  const encoder = new TextEncoder();
  const { text, invalidOffsets, invalidBytes } = source;
  if (invalidOffsets.length === 0) return encoder.encode(text.slice(start, end));
  // No UTF-16 unit takes more than three bytes.
  const bytes = new Uint8Array(3 * (end - start));
  let length = 0;
  let from = start;
  const write = (until: number) => {
    if (until > from) length += encoder.encodeInto(text.slice(from, until), bytes.subarray(length)).written;
  };
  for (let index = firstIndexFrom(invalidOffsets, start); index < invalidOffsets.length; index++) {
    const offset = invalidOffsets[index]!;
    if (offset >= end) break;
    write(offset);
    bytes[length++] = invalidBytes[index]!;
    from = offset + 1;
  }
  write(end);
  return bytes.slice(0, length);
}

/** Decodes byte by byte as Go's `utf8.DecodeRune` does: what is malformed is taken one byte at a time. */
function decodeLeniently(bytes: Uint8Array): Source {
  const units = new Uint16Array(bytes.length);
  const count = countInvalid(bytes);
  const invalidOffsets = new Int32Array(count);
  const invalidBytes = new Uint8Array(count);
  let invalid = 0;
  let length = 0;
  for (let index = 0; index < bytes.length; ) {
    const size = sequenceLength(bytes, index);
    if (size === 0) {
      invalidOffsets[invalid] = length;
      invalidBytes[invalid++] = bytes[index]!;
      units[length++] = REPLACEMENT;
      index++;
      continue;
    }
    const code = codePoint(bytes, index, size);
    if (code > 0xffff) {
      units[length++] = 0xd800 + ((code - 0x10000) >> 10);
      units[length++] = 0xdc00 + ((code - 0x10000) & 0x3ff);
    } else {
      units[length++] = code;
    }
    index += size;
  }
  return { text: unitsToString(units.subarray(0, length)), invalidOffsets, invalidBytes };
}

function countInvalid(bytes: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < bytes.length; ) {
    const size = sequenceLength(bytes, index);
    if (size === 0) count++;
    index += size || 1;
  }
  return count;
}

/** Length of the well-formed sequence that begins here, or 0. */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index]!;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const second = bytes[index + 1] ?? 0;
  if (first < 0xe0) return isContinuation(second) ? 2 : 0;
  // The shortest form, no surrogates, nothing beyond U+10FFFF: the second byte's range depends on the first.
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest || !isContinuation(bytes[index + 2] ?? 0)) return 0;
  if (first < 0xf0) return 3;
  return isContinuation(bytes[index + 3] ?? 0) ? 4 : 0;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function codePoint(bytes: Uint8Array, index: number, size: number): number {
  const first = bytes[index]!;
  if (size === 1) return first;
  let code = first & (0xff >> (size + 1));
  for (let rest = 1; rest < size; rest++) code = (code << 6) | (bytes[index + rest]! & 0x3f);
  return code;
}

function unitsToString(units: Uint16Array): string {
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units);
}
