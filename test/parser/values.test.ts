import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { encodeSubsection, encodeValue, needsQuotes, parse, unwritable } from '../../src/parser/index.ts';
import { strings, values } from './arbitraries.ts';

const RUNS = { numRuns: 2000 };

/** What the server reads from a value’s text, or undefined where it refuses it or reads more than a value. */
function read(raw: string): string | undefined {
  const document = parse(`[s]\nk = ${raw}\nend`);
  const [entry, end] = document.entries();
  const alone = document.errorCount === 0 && end?.key === 'end' && document.entries().length === 2;
  return alone && document.comments().length === 0 ? (entry!.value ?? undefined) : undefined;
}

describe('a value in the file', () => {
  it.each([
    ['', ''],
    ['/var/lib', '/var/lib'],
    ['a b', 'a b'],
    ["it's", "it's"],
    ['[x] = y', '[x] = y'],
    ['\u00a0x\u3000', '\u00a0x\u3000'],
    ['a\tb', 'a\tb'],
    [' ', '" "'],
    ['\ta', '"\ta"'],
    ['a ', '"a "'],
    ['a;b', '"a;b"'],
    ['#', '"#"'],
    ['C:\\x', '"C:\\\\x"'],
    ['"', '"\\""'],
    ['a\nb', '"a\\nb"'],
    ['a\\nb', '"a\\\\nb"'],
  ])('%j is written as %s', (value, text) => {
    expect(encodeValue(value)).toBe(text);
  });

  test.prop([values], RUNS)('is read as it was', (value) => {
    expect(read(encodeValue(value))).toBe(value);
  });

  test.prop([values], RUNS)('stands in quotes exactly when it would be read otherwise without', (value) => {
    expect(needsQuotes(value)).toBe(read(value) !== value);
    expect(encodeValue(value) === value).toBe(!needsQuotes(value));
  });

  test.prop([values], RUNS)('takes one line', (value) => {
    expect(encodeValue(value)).not.toMatch(/[\n\r]/);
  });

  test.prop([strings], RUNS)('is refused exactly when no text is read as that', (value) => {
    if (unwritable(value) === undefined) expect(read(encodeValue(value))).toBe(value);
    else expect(() => encodeValue(value)).toThrow(RangeError);
  });

  it.each([
    ['\r', 'a carriage return: the server drops it from every value'],
    ['a\0b', 'a NUL character: the server refuses the file'],
    ['\ud800', 'half of a surrogate pair: it has no UTF-8 form'],
    ['\udc00\ud800', 'half of a surrogate pair: it has no UTF-8 form'],
  ])('can’t hold %j', (value, reason) => {
    expect(unwritable(value)).toBe(reason);
    expect(() => encodeValue(value)).toThrow(`The value holds ${reason}.`);
  });

  it('can hold a whole surrogate pair', () => {
    expect(unwritable('😀')).toBe(undefined);
    expect(read('😀')).toBe('😀');
  });
});

describe('reading a value', () => {
  it.each([
    ['a "b" c', 'a b c'],
    ['"a""b"', 'ab'],
    ['"a" "b"', 'a b'],
    ['  a  ', 'a'],
    ['"  a  "', '  a  '],
    ['" "a', ' a'],
    ['a" "', 'a '],
    ['a "" ', 'a '],
    ['\\"a\\"', '"a"'],
    ['"\\n\\t\\\\\\""', '\n\t\\"'],
    ['a\rb', 'ab'],
    ['"a\rb"', 'ab'],
    ['a \\\n  b', 'a   b'],
    ['a\\\r\nb', 'ab'],
    ['\\\n\\\nb', 'b'],
    ['a \\\n', 'a '],
    ['a\\\r"', 'a"'],
    ['\u00a0a', '\u00a0a'],
    ["'a'", "'a'"],
    ['\ud800', '\ufffd'],
    ['"\ud800"', '\ufffd'],
    ['甲 "é"', '甲 é'],
  ])('%j gives %j', (raw, value) => {
    const document = parse(`[s]\nk = ${raw}\n`);
    expect(document.errors).toEqual([]);
    expect(document.get('s.k')).toBe(value);
    expect(document.events()[1]?.value).toBe(value);
  });
});

describe('a subsection in the file', () => {
  const subsections = fc
    .oneof(values, strings)
    .filter((name) => name !== '' && !/[\n\0]/.test(name) && name.isWellFormed());

  test.prop([subsections], RUNS)('is read as it was, with a carriage return in it', (name) => {
    const document = parse(`[s ${encodeSubsection(name)}]\n`);
    expect(document.errors).toEqual([]);
    expect(document.events()).toMatchObject([{ section: 's', subsection: name }]);
    expect(document.sections()[0]?.subsection).toBe(name);
  });

  it.each(['', 'a\nb', '\0', '\ud800', '\udc00\ud800', '\ud800\r\udc00'])('can’t be %j', (name) => {
    expect(() => encodeSubsection(name)).toThrow(RangeError);
  });
});
