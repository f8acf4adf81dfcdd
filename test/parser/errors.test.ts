import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { damagedDocuments, scraps } from './arbitraries.ts';

/** All of a document's errors, as `TEXT «CULPRIT»`. */
function faults(text: string): string[] {
  const { errors } = parse(text);
  return errors.map(({ text: words, culprit }) => {
    return `${words} «${JSON.stringify(text.slice(culprit.start, culprit.end)).slice(1, -1)}»`;
  });
}

/** All that can be read of a document, in order, as `[section]` and `section.key`. */
function readable(text: string): string {
  const document = parse(text);
  const parts = [
    ...document.sections().map(({ name, subsection, broken, range }) => {
      const words = subsection === null ? name : `${name} "${subsection}"`;
      return { at: range.start, shown: `[${words}]${broken ? '!' : ''}` };
    }),
    ...document.entries().map(({ section, key, value, range }) => {
      return { at: range.start, shown: `${section}.${key}${value === null ? '' : `=${value}`}` };
    }),
  ];
  return parts
    .toSorted((one, other) => one.at - other.at)
    .map(({ shown }) => shown)
    .join(' ');
}

describe('each fault has the server’s words, its place and what is at fault', () => {
  it.each([
    // What stands where a line begins
    ['%\n', ["1:1: illegal character U+0025 '%' «%»"]],
    ['[s]\n// c\n', ["2:1: illegal character U+002F '/' «/»"]],
    ['[s]\n\u00a0k = v\n', ['2:1: illegal character U+00A0 «\u00a0»']],
    ['[s]\n😀\n', ["2:1: illegal character U+1F600 '😀' «😀»"]],
    ['[s]\n= v\n', ['2:1: expected section header or variable declaration «=»']],
    ['[s]\n"k" = v\n', ['2:1: expected section header or variable declaration «\\"k\\"»']],
    ['= v\n', ['1:1: expected section header «=»']],
    ['k = v\n', ['1:1: expected section header «k»']],
    // Headers
    ['[', ['1:2: expected section name «»']],
    ['[]\n', ['1:2: expected section name «]»']],
    ['["s"]\n', ['1:2: expected section name «\\"s\\"»']],
    ['[s\n', ['1:3: expected subsection name or right bracket «\\n»']],
    ['[s t]\n', ['1:4: expected subsection name or right bracket «t»']],
    ['[s "x" y]\n', ['1:8: expected right bracket «y»']],
    ['[s "x"', ['1:7: expected right bracket «»']],
    ['[s ""]\n', ['1:4: empty subsection name «\\"\\"»']],
    ['[s "x]\n', ['1:4: string not terminated «\\"x]»']],
    ['[s "\\x"]\n', ['1:6: unknown escape sequence «\\\\x»']],
    ['[s.t]\n', ["1:3: illegal character U+002E '.' «.»"]],
    ['[s] k = v\n', ['1:5: expected EOL, EOF, or comment «k»']],
    ['[s]]\n', ['1:4: expected EOL, EOF, or comment «]»']],
    // Settings
    ['[s]\nk v\n', ["2:3: expected '=' «v»"]],
    ['[s]\nk: v\n', ["2:2: illegal character U+003A ':' «:»"]],
    ['[s]\nk_1 = v\n', ["2:2: illegal character U+005F '_' «_»"]],
    // Values: the server names their start
    ['[s]\nk = a "b\n', ['2:5: string not terminated «\\"b»']],
    ['[s]\nk = "a" "', ['2:5: string not terminated «\\"»']],
    ['[s]\nk = C:\\x\n', ["2:5: unquoted '\\' must be followed by new line or double quote «\\\\»"]],
    ['[s]\nk = a\\', ["2:5: unquoted '\\' must be followed by new line or double quote «\\\\»"]],
    ['[s]\nk = a\\\n  b\\c\n', ["2:5: unquoted '\\' must be followed by new line or double quote «\\\\»"]],
    ['[s]\nk = "C:\\d"\n', ['2:9: unknown escape sequence «\\\\d»']],
    ['[s]\nk = "\\x\\y"\n', ['2:7: unknown escape sequence (and 1 more errors) «\\\\x»']],
    ['[s]\nk = "a\\\nb"\n', ['2:8: unknown escape sequence «\\\\»']],
    ['[s]\nk = "\\😀"\n', ['2:7: unknown escape sequence «\\\\😀»']],
    // Everywhere
    ['[s]\n; \0\n', ['2:3: illegal character NUL «\\u0000»']],
    ['[s] ; \0\n', ['1:7: illegal character NUL «\\u0000»']],
    ['[s]\nk = v ; \0\0\n', ['2:9: illegal character NUL (and 1 more errors) «\\u0000»']],
    ['[s]\nk = v\n\0\n', ['3:1: illegal character NUL «\\u0000»']],
    ['\0\n', ['1:1: illegal character NUL (and 1 more errors) «\\u0000»']],
    // Half a surrogate pair reaches the server as U+FFFD
    ['\ud800\n', ["1:1: illegal character U+FFFD '\ufffd' «\\ud800»"]],
  ])('%j', (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('counts columns in bytes for the server and in UTF-16 units for editors', () => {
    expect(parse('\ufeff[s]\n\té甲😀%\n').errors).toEqual([
      {
        code: 'illegal-character',
        message: "illegal character U+1F600 '😀'",
        text: "2:7: illegal character U+1F600 '😀'",
        line: 2,
        column: 4,
        byteColumn: 7,
        offset: 8,
        culprit: { start: 8, end: 10 },
      },
    ]);
  });

  it('counts a byte that is no UTF-8 as one', () => {
    const { errors } = parse(Buffer.from('[s]\n\xff\xc3\xa9\xfe = 1\n; \xe9\xe8\n', 'latin1'));
    expect(errors.map(({ text, column }) => [text, column])).toEqual([
      ['2:1: illegal UTF-8 encoding', 1],
      ['3:3: illegal UTF-8 encoding (and 1 more errors)', 3],
    ]);
    const later = parse(Buffer.from('[s]\nk = \xff\xef\xbf\xbd\n', 'latin1'));
    expect(later.errors.map(({ text }) => text)).toEqual(['2:5: illegal UTF-8 encoding']);
  });
});

describe('reading goes on behind a fault', () => {
  it.each([
    [
      'in a setting, with the next line',
      '[s]\na = 1\nbad line\nb = "open\nc = C:\\temp\nd: x\ne = 5\n[t]\nf\n',
      [
        "3:5: expected '=' «line»",
        '4:5: string not terminated «\\"open»',
        "5:5: unquoted '\\' must be followed by new line or double quote «\\\\»",
        "6:2: illegal character U+003A ':' «:»",
      ],
      '[s] s.a=1 s.e=5 [t] t.f',
    ],
    [
      'in a header, whose settings are no fault',
      '[s\na = 1\nb = 2\n[t]\nc = 3\n',
      ['1:3: expected subsection name or right bracket «\\n»'],
      '[s]! s.a=1 s.b=2 [t] t.c=3',
    ],
    [
      'in a header without a name to go by',
      '[t]\n[a_b]\na = 1\n[]\nb = 2\n',
      ["2:3: illegal character U+005F '_' «_»", '4:2: expected section name «]»'],
      '[t] []! .a=1 []! .b=2',
    ],
    [
      'in several headers',
      '[s] x\n[s "a" b]\n[s\n[t]\n',
      [
        '1:5: expected EOL, EOF, or comment «x»',
        '2:8: expected right bracket «b»',
        '3:3: expected subsection name or right bracket «\\n»',
      ],
      '[s]! [s "a"]! [s]! [t]',
    ],
    [
      'in a continued value, behind the line with the fault',
      '[s]\na = x\\\n y \\\n z\\t\nb = 2\n',
      ["2:5: unquoted '\\' must be followed by new line or double quote «\\\\»"],
      '[s] s.b=2',
    ],
    [
      'in quotes that seem continued, behind the line that ends them',
      '[s]\na = "x\\\ny"\nb = 2\n',
      ['2:8: unknown escape sequence «\\\\»'],
      '[s] s.b=2',
    ],
    [
      'in a path with a backslash before the closing quote',
      '[s]\na = "C:\\\\temp\\"\nb = 2\n',
      ['2:5: string not terminated «\\"C:\\\\\\\\temp\\\\\\"»'],
      '[s] s.b=2',
    ],
    [
      'in a comment behind a setting or a header, which are read',
      '[s] ; \0\na = 1 ; \0\nb ; \0\n',
      [
        '1:7: illegal character NUL «\\u0000»',
        '2:9: illegal character NUL «\\u0000»',
        '3:5: illegal character NUL «\\u0000»',
      ],
      '[s] s.a=1 s.b',
    ],
    [
      'before any section, of which settings in a row complain once',
      'a = 1\nb = 2\n\n; c\nc\n[s]\nd = 4\n',
      ['1:1: expected section header «a»'],
      '.a=1 .b=2 .c [s] s.d=4',
    ],
    [
      'before any section, where a setting has a fault of its own',
      'a = \\x\nb = 2\n',
      [
        '1:1: expected section header «a»',
        "1:5: unquoted '\\' must be followed by new line or double quote «\\\\»",
      ],
      '.b=2',
    ],
    ['with CRLF', '[s]\r\na b\r\nc = 3\r\n', ["2:3: expected '=' «b»"], '[s] s.c=3'],
  ])('%s', (_, text, expected, rest) => {
    expect(faults(text)).toEqual(expected);
    expect(readable(text)).toBe(rest);
  });

  it('names a fault once that the server sees from the line above', () => {
    expect(faults('[s]\nk = v\n\0\n')).toEqual(['3:1: illegal character NUL «\\u0000»']);
    expect(faults('[\n\0\n')).toEqual([
      '2:1: illegal character NUL «\\u0000»',
      '1:2: expected section name «\\n»',
    ]);
    expect(faults('[s\n\0\n')).toEqual([
      '2:1: illegal character NUL «\\u0000»',
      '1:3: expected subsection name or right bracket «\\n»',
    ]);
  });

  it('delivers no event behind the first fault, nor the setting above a fault that is seen too early', () => {
    const keys = (text: string) =>
      parse(text)
        .events()
        .map((event) => event.key || `[${event.section}]`);
    expect(keys('[s]\na = 1\nbad line\nb = 2\n')).toEqual(['[s]', 'a']);
    expect(keys('[s]\na = 1\nb = 2\n\0\n')).toEqual(['[s]', 'a']);
    expect(keys('[s]\na = 1\nb = 2\n;\0\n')).toEqual(['[s]', 'a', 'b']);
    expect(keys('[s]\n\0\n')).toEqual(['[s]']);
    expect(keys('[s] ; \0\na = 1\n')).toEqual(['[s]']);
    expect(keys('[s]\na = 1 ; \0\n')).toEqual(['[s]']);
    expect(keys('k = v\n[s]\n')).toEqual([]);
  });

  /** Puts right the line with the first fault, so that all others are where they were. */
  function mendFirst(text: string): { mended: string; others: string[] } {
    const document = parse(text);
    const [first] = document.errors;
    const nodes = document.nodes();
    const nodeAt = (offset: number) => nodes.findLast(({ start }) => start <= offset)!;
    const node = nodeAt(first!.offset);
    const line = text.slice(node.start, node.end);
    const settingAboveHeaders =
      first!.code === 'expected-header' && /^\p{L}/u.test(text.slice(first!.offset));
    const replacement = settingAboveHeaders || /^[ \t\r]*\[/.test(line) ? '[mended]' : '';
    const mended = text.slice(0, node.start) + replacement + '\n'.repeat(line.split('\n').length - 1);
    const others = document.errors.filter(({ offset }) => nodeAt(offset) !== node);
    return { mended: mended + text.slice(node.end), others: others.map((error) => error.text) };
  }

  // NUL is left out: from the line above it changes the count of that line's errors.
  const damaged = fc.oneof(damagedDocuments, scraps).map((text) => text.replaceAll('\0', ''));
  test.prop([damaged.filter((text) => parse(text).errors.length > 0)], { numRuns: 1000 })(
    'with what the server says once the first fault is mended',
    (text) => {
      const { mended, others } = mendFirst(text);
      expect(parse(mended).errors.map((error) => error.text)).toEqual(others);
    },
  );
});

describe('very many errors', () => {
  it('are counted, of which 10,000 are kept', () => {
    const document = parse('%\n'.repeat(12_345));
    expect(document.errorCount).toBe(12_345);
    expect(document.errors).toHaveLength(10_000);
    expect(document.errors.at(-1)?.line).toBe(10_000);
  });

  it('are counted once each, also those that the server sees from the line above', () => {
    const faulty = '%\n'.repeat(10_000);
    expect(parse(`${faulty}[s "x\n\0\n`).errorCount).toBe(10_000 + parse('[s "x\n\0\n').errorCount);
  });

  it('are none in a sound document', () => {
    expect(parse('[s]\nk = v\n')).toMatchObject({ errorCount: 0, errors: [] });
  });
});
