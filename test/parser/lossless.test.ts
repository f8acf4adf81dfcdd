import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Document, parse, type TextRange } from '../../src/parser/index.ts';
import { anyText, bytes } from './arbitraries.ts';

describe('a document gives back', () => {
  test.prop([anyText], { numRuns: 1000 })('every string', (text) => {
    expect(parse(text).toString()).toBe(text);
  });

  test.prop([bytes], { numRuns: 1000 })('every byte', (input) => {
    expect(parse(input).toBytes()).toEqual(input);
  });

  test.prop([anyText])('the UTF-8 form of a string, half a surrogate pair as U+FFFD', (text) => {
    expect(parse(text).toBytes()).toEqual(new TextEncoder().encode(text));
  });

  test.prop([anyText])('the same for a string as for its bytes, when it has any', (text) => {
    const wellFormed = text.toWellFormed();
    const fromBytes = parse(new TextEncoder().encode(wellFormed));
    const fromText = parse(wellFormed);
    expect(fromBytes.toString()).toBe(wellFormed);
    expect(fromBytes.events()).toEqual(fromText.events());
    expect(fromBytes.errors).toEqual(fromText.errors);
  });

  it.each([
    ['a byte-order mark', [0xef, 0xbb, 0xbf, 0x5b, 0x61, 0x5d]],
    ['two byte-order marks', [0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf]],
    ['half a byte-order mark', [0xef, 0xbb]],
    ['UTF-16', [0xff, 0xfe, 0x5b, 0x00, 0x0a, 0x00]],
    ['Latin-1', [0x3b, 0xe9, 0x0a]],
    ['a U+FFFD beside a byte that is no UTF-8', [0xef, 0xbf, 0xbd, 0xff, 0xef, 0xbf, 0xbd]],
    ['an encoded surrogate', [0xed, 0xa0, 0x80]],
    ['a sequence longer than need be', [0xc0, 0xaf, 0xe0, 0x80, 0xaf]],
    ['a code point beyond the last', [0xf4, 0x90, 0x80, 0x80]],
    ['a sequence that breaks off', [0xf0, 0x9f, 0x98]],
    ['NUL', [0, 0x0a, 0]],
  ])('%s', (_, input) => {
    expect([...parse(Uint8Array.from(input)).toBytes()]).toEqual(input);
  });

  it('the bytes of a part of a buffer', () => {
    const buffer = Uint8Array.from([0x20, 0xff, 0x5b, 0xfe, 0x20]);
    expect([...parse(buffer.subarray(1, 4)).toBytes()]).toEqual([0xff, 0x5b, 0xfe]);
  });

  it('invalid bytes where they were, after edits before and behind them', () => {
    const document = parse(Buffer.from('; caf\xe9\n[s]\na = 1 ; \xff\n; \xfe\nb = 2\n', 'latin1'));
    document.set('s.a', '1000').set('s.c', 'é').unset('s.b');
    const expected = Buffer.from('; caf\xe9\n[s]\na = 1000 ; \xff\n; \xfe\nc = \xc3\xa9\n', 'latin1');
    expect(Buffer.from(document.toBytes()).toString('latin1')).toBe(expected.toString('latin1'));
  });
});

function expectTiles(parts: readonly TextRange[], start: number, end: number): void {
  let at = start;
  for (const part of parts) {
    expect(part.start).toBe(at);
    expect(part.end).toBeGreaterThan(at);
    at = part.end;
  }
  expect(at).toBe(end);
}

function expectNodesFit(document: Document): void {
  const text = document.toString();
  const nodes = document.nodes();
  expectTiles(nodes, 0, text.length);
  for (const node of nodes) expectTiles(node.tokens, node.start, node.end);

  const ranges = (...types: string[]) =>
    nodes.filter((node) => types.includes(node.type)).map(({ start, end }) => ({ start, end }));
  const tokens = (...types: string[]) =>
    nodes
      .flatMap((node) => node.tokens)
      .filter((token) => types.includes(token.type))
      .map(({ start, end }) => ({ start, end }));
  const sound = document.sections().filter((header) => !header.broken);
  const entries = document.entries();
  const comments = document.comments();

  expect(sound.map((header) => header.range)).toEqual(ranges('header'));
  expect(sound.map((header) => header.nameRange)).toEqual(tokens('section'));
  expect(sound.flatMap((header) => header.subsectionRange ?? [])).toEqual(tokens('subsection'));
  expect(entries.map((entry) => entry.range)).toEqual(ranges('setting'));
  expect(entries.map((entry) => entry.keyRange)).toEqual(tokens('key'));
  const written = entries.flatMap((entry) => entry.valueRange ?? []);
  expect(written.filter(({ start, end }) => start < end)).toEqual(tokens('value'));
  expect(comments.map((comment) => comment.range)).toEqual(tokens('comment'));
  const ends = comments.filter((comment) => !comment.alone).map((comment) => comment.range);
  expect(ends).toEqual(expect.arrayContaining(entries.flatMap((entry) => entry.commentRange ?? [])));

  for (const comment of comments) {
    expect(text.slice(comment.range.start, comment.range.end)).toBe(comment.text);
    expect(comment.line).toBe(document.position(comment.range.start).line);
  }
  for (const header of document.sections()) {
    expect(text.slice(header.nameRange.start, header.nameRange.end)).toBe(header.name);
    expect(header.line).toBe(document.position(header.nameRange.start).line);
  }
  for (const entry of entries) {
    expect(text.slice(entry.keyRange.start, entry.keyRange.end)).toBe(entry.key);
    expect(entry.line).toBe(document.position(entry.keyRange.start).line);
    expect(entry.value === null).toBe(entry.valueRange === null);
    expect(entry.header === null || document.sections().includes(entry.header)).toBe(true);
  }
  for (const { offset, line, column, culprit } of document.errors) {
    expect(document.position(offset)).toEqual({ offset, line, column });
    expect(culprit.start).toBeGreaterThanOrEqual(0);
    expect(culprit.end).toBeGreaterThanOrEqual(culprit.start);
    expect(culprit.end).toBeLessThanOrEqual(text.length);
  }
}

describe('nodes and tokens', () => {
  test.prop([anyText], { numRuns: 500 })(
    'cover a text without gap or overlap, and agree with the rest',
    (text) => {
      expectNodesFit(parse(text));
      expectNodesFit(parse(text, { bom: 'error' }));
    },
  );

  test.prop([bytes], { numRuns: 200 })('do so where bytes are no UTF-8', (input) => {
    expectNodesFit(parse(input));
  });

  const shown = (text: string) =>
    parse(text)
      .nodes()
      .map((node) => {
        const tokens = node.tokens.map(
          (token) => `${token.type} ${JSON.stringify(text.slice(token.start, token.end))}`,
        );
        return `${node.type}: ${tokens.join(', ')}`;
      });

  it('name every stretch of a line', () => {
    const text = '\ufeff; top\r\n\n \t[ Repo "CRAN" ] # c\n\tURL\t=  "x" y  ; d\nflag\n';
    expect(shown(text)).toEqual([
      'byte-order-mark: byte-order-mark "\ufeff"',
      'comment: comment "; top", line-end "\\r\\n"',
      'blank: line-end "\\n"',
      'header: space " \\t", bracket "[", space " ", section "Repo", space " ", subsection "\\"CRAN\\"",' +
        ' space " ", bracket "]", space " ", comment "# c", line-end "\\n"',
      'setting: space "\\t", key "URL", space "\\t", equals "=", space "  ", value "\\"x\\" y", space "  ",' +
        ' comment "; d", line-end "\\n"',
      'setting: key "flag", line-end "\\n"',
    ]);
  });

  it('take a continued value for one', () => {
    expect(shown('[s]\nk = a \\\n  b ; c')).toEqual([
      'header: bracket "[", section "s", bracket "]", line-end "\\n"',
      'setting: key "k", space " ", equals "=", space " ", value "a \\\\\\n  b", space " ", comment "; c"',
    ]);
    expect(shown('[s]\nk=\\\n')[1]).toBe('setting: key "k", equals "=", value "\\\\\\n"');
  });

  it('leave what can’t be read in one piece', () => {
    expect(shown('[s]\n k_1 = v ; c\n[s "x]\n')).toEqual([
      'header: bracket "[", section "s", bracket "]", line-end "\\n"',
      'broken: space " ", unreadable "k_1 = v ; c", line-end "\\n"',
      'broken: unreadable "[s \\"x]", line-end "\\n"',
    ]);
  });

  it('are none for an empty text', () => {
    expect(parse('').nodes()).toEqual([]);
    expect(shown('\ufeff')).toEqual(['byte-order-mark: byte-order-mark "\ufeff"']);
    expect(shown(' ')).toEqual(['blank: space " "']);
  });
});

describe('a byte-order mark', () => {
  it.each([
    ['is skipped', 'skip', [], ['s']],
    ['is refused', 'error', ['1:1: illegal character U+FEFF'], []],
  ] as const)('%s with bom: %s', (_, bom, errors, sections) => {
    const document = parse('\ufeff[s]\n', { bom });
    expect(document.errors.map((error) => error.text)).toEqual(errors);
    expect(document.events().map((event) => event.section)).toEqual(sections);
  });

  it('does not count in columns, but in offsets', () => {
    const document = parse('\ufeff%\n');
    expect(document.errors[0]).toMatchObject({
      text: "1:1: illegal character U+0025 '%'",
      column: 1,
      offset: 1,
    });
    expect(document.position(1)).toEqual({ line: 1, column: 1, offset: 1 });
  });

  it('is skipped once', () => {
    expect(parse('\ufeff\ufeff[s]').errors[0]?.text).toBe('1:1: illegal character U+FEFF');
  });
});
