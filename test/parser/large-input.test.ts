/** Files that are no configuration, or a very large one: nothing is thrown, and nothing takes for ever. */
import { describe, expect, it } from 'vitest';
import { type Document, parse } from '../../src/parser/index.ts';

const MEBIBYTE = 1 << 20;

/** A text of this length, made of one part over and over. */
function filled(length: number, part: string): string {
  return part.repeat(Math.ceil(length / part.length)).slice(0, length);
}

/** Bytes that look random and are the same every time. */
function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

function expectSane(document: Document, text: string): void {
  expect(document.toString() === text).toBe(true);
  const nodes = document.nodes();
  expect(nodes.at(0)?.start ?? 0).toBe(0);
  expect(nodes.at(-1)?.end ?? 0).toBe(text.length);
  expect(document.errors).toHaveLength(Math.min(document.errorCount, 10_000));
  expect(document.events().length).toBeLessThanOrEqual(
    document.sections().length + document.entries().length,
  );
  document.comments();
}

describe('a file of', () => {
  it.each<[string, string, { errors: number; entries: number }]>([
    ['nothing', '', { errors: 0, entries: 0 }],
    ['1 MB of NUL', filled(MEBIBYTE, '\0'), { errors: 1, entries: 0 }],
    ['1 MB of NUL in a comment', `;${filled(MEBIBYTE, '\0')}`, { errors: 1, entries: 0 }],
    ['a line of 10 MB', `[s]\nk = ${filled(10 * MEBIBYTE, 'x')}`, { errors: 0, entries: 1 }],
    ['a line of 10 MB before any section', filled(10 * MEBIBYTE, 'x'), { errors: 1, entries: 1 }],
    ['a comment of 10 MB', `[s]\nk = v ;${filled(10 * MEBIBYTE, 'x')}`, { errors: 0, entries: 1 }],
    ['4 MB of blanks', filled(4 * MEBIBYTE, ' '), { errors: 0, entries: 0 }],
    ['256 KB of empty lines', filled(MEBIBYTE / 4, '\n'), { errors: 0, entries: 0 }],
    ['1 MB of carriage returns', filled(MEBIBYTE, '\r'), { errors: 0, entries: 0 }],
    ['200,000 settings', `[s]\n${'Key = value\n'.repeat(200_000)}`, { errors: 0, entries: 200_000 }],
    ['200,000 lines before any section', 'k = v\n'.repeat(200_000), { errors: 1, entries: 200_000 }],
    ['200,000 faulty lines', `[s]\n${'k v\n'.repeat(200_000)}`, { errors: 200_000, entries: 0 }],
    ['5 MB of quotes', filled(5 * MEBIBYTE, '"'), { errors: 1, entries: 0 }],
    ['a value of 5 MB of quotes', `[s]\nk=${filled(5 * MEBIBYTE, '"')}`, { errors: 0, entries: 1 }],
    ['a value of 3 MB of continuations', `[s]\nk=${filled(3 * MEBIBYTE, '\\\n')}`, { errors: 0, entries: 1 }],
    ['continuations in a string', `[s "${filled(MEBIBYTE, '\\\n')}`, { errors: 1, entries: 0 }],
    ['unknown escapes', `[s]\nk="${filled(MEBIBYTE, '\\x')}`, { errors: 1, entries: 0 }],
    ['1 MB of [', filled(MEBIBYTE, '['), { errors: 1, entries: 0 }],
    ['256 KB of [ in lines', filled(MEBIBYTE / 4, '[\n'), { errors: MEBIBYTE / 8, entries: 0 }],
    ['512 KB of headers', filled(MEBIBYTE / 2, '[s]\n'), { errors: 0, entries: 0 }],
    ['1 MB of letters beyond ASCII', `[s]\n${filled(MEBIBYTE, 'é')}`, { errors: 0, entries: 1 }],
    ['1 MB of half surrogate pairs', `;${filled(MEBIBYTE, '\ud800')}`, { errors: 0, entries: 0 }],
  ])('%s', (_, text, { errors, entries }) => {
    const document = parse(text);
    expect(document.errorCount).toBe(errors);
    expect(document.entries()).toHaveLength(entries);
    expectSane(document, text);
  });

  it('1 MB of random bytes', () => {
    const bytes = randomBytes(MEBIBYTE);
    const document = parse(bytes);
    expect(document.errorCount).toBeGreaterThan(1000);
    expectSane(document, document.toString());
    expect(Buffer.compare(document.toBytes(), bytes)).toBe(0);
  });

  it('1 MB of bytes that are no UTF-8', () => {
    const bytes = new Uint8Array(MEBIBYTE).fill(0xff);
    const document = parse(bytes);
    expect(document.errorCount).toBe(1);
    expect(document.toString()).toHaveLength(MEBIBYTE);
    expect(Buffer.compare(document.toBytes(), bytes)).toBe(0);
  });
});

describe('edits of a large file', () => {
  it('change one of 200,000 lines', () => {
    const text = `[s]\n${Array.from({ length: 200_000 }, (_, index) => `k${index} = v\n`).join('')}`;
    const document = parse(text).set('s.k100000', 'w').set('s.new', 'x');
    expect(document.get('s.k100000')).toBe('w');
    expect(document.edits()).toEqual([
      { start: text.indexOf('k100000') + 10, end: text.indexOf('k100000') + 11, text: 'w' },
      { start: text.length, end: text.length, text: 'new = x\n' },
    ]);
  });

  it('write a list of 20,000 values', () => {
    const list = Array.from({ length: 20_000 }, (_, index) => `value ${index}`);
    const document = parse('[s]\n').set('s.k', list);
    expect(document.getAll('s.k')).toEqual(list);
  });

  it('remove 5,000 lines between others', () => {
    const document = parse(`[s]\n${'k = 1\nj = 1\n'.repeat(5000)}`);
    document.unset('s.k');
    expect(document.toString() === `[s]\n${'j = 1\n'.repeat(5000)}`).toBe(true);
    expect(document.edits()).toHaveLength(5000);
  });
});
