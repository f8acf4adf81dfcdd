import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { MASK } from '../../src/schema/index.ts';
import { MaskedText } from '../../src/schema/masked-text.ts';

describe('the lines', () => {
  test.each<[name: string, text: string, secrets: [number, number][], lines: string[]]>([
    ['of nothing', '', [], ['']],
    ['without secrets', 'a\nb\n', [], ['a', 'b', '']],
    ['with CRLF', 'a\r\nb\r', [], ['a', 'b']],
    ['without a byte-order mark', '\uFEFFa\nb', [], ['a', 'b']],
    ['with a secret', 'a=bcd\ne', [[2, 5]], [`a=${MASK}`, 'e']],
    ['with a secret that is longer than the mask', `a=${'b'.repeat(50)} c`, [[2, 52]], [`a=${MASK} c`]],
    [
      'with two secrets on a line',
      'ab cd ef',
      [
        [0, 2],
        [3, 5],
      ],
      [`${MASK} ${MASK} ef`],
    ],
    ['with a secret over several lines', 'a=b\nc\nd e', [[2, 7]], [`a=${MASK}`, MASK, `${MASK} e`]],
    ['with an empty line inside a secret', 'a\n\nb', [[0, 4]], [MASK, MASK, MASK]],
    ['with a secret up to the end of its line', 'ab\ncd', [[1, 2]], [`a${MASK}`, 'cd']],
    ['with a secret up to and with the line end', 'ab\ncd', [[1, 3]], [`a${MASK}`, 'cd']],
    ['with a secret at the end of the text', 'ab', [[1, 2]], [`a${MASK}`]],
    ['with a secret behind a byte-order mark', '\uFEFFab', [[1, 2]], [`${MASK}b`]],
  ])('%s', (_, text, secrets, lines) => {
    expect(masked(text, secrets).lines).toEqual(lines);
  });
});

describe('a place', () => {
  const text = 'a = secret x\nlong\nsecret y\nz\n';
  const shown = masked(text, [
    [4, 10],
    [15, 24],
  ]);

  test.each<[what: string, offset: number, shown: string]>([
    ['before a secret', 2, '= ********'],
    ['at the beginning of a secret', 4, '********'],
    ['inside a secret', 7, '********'],
    ['at the end of a secret', 10, ' x'],
    ['behind a secret', 11, 'x'],
    ['before a secret of several lines', 13, 'lo********'],
    ['inside a secret of several lines', 16, '********'],
    ['inside such a secret, on the next line', 20, '********'],
    ['behind such a secret', 25, ' y'.slice(1)],
    ['on a line behind all secrets', 27, 'z'],
  ])('%s', (_, offset, rest) => {
    const position = parse(text).position(offset);
    const line = shown.lines[position.line - 1]!;
    expect(line.slice(shown.column(position) - 1)).toMatch(new RegExp(`^${escapeRegExp(rest)}`));
  });

  test('at a byte-order mark that counts as an error is the first column', () => {
    const document = parse('\uFEFF[A]', { bom: 'error' });
    expect(new MaskedText('\uFEFF[A]', []).column(document.position(0))).toBe(1);
  });
});

test('places of the original text are those of the document', () => {
  for (const text of ['', 'a', '\uFEFFab\ncd', 'a = secret x\r\n\nlong\n'])
    for (let offset = 0; offset <= text.length; offset++)
      expect(masked(text, [[0, text.length]]).position(offset)).toEqual(parse(text).position(offset));
});

test('what is no secret stays, in order, and is found again; what is, is gone', () => {
  const pieces = fc.array(fc.record({ secret: fc.boolean(), text: fc.stringMatching(/^[a-z =\n]{1,6}$/) }), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(pieces, (parts) => {
      let text = '';
      const secrets: [number, number][] = [];
      for (const { secret, text: piece } of parts) {
        const written = secret ? piece.toUpperCase() : piece;
        const last = secrets.at(-1);
        if (secret && last?.[1] === text.length) last[1] += written.length;
        else if (secret) secrets.push([text.length, text.length + written.length]);
        text += written;
      }
      const shown = masked(text, secrets);
      expect(shown.lines).toHaveLength(text.split('\n').length);
      expect(shown.lines.join('\n')).not.toMatch(/[A-Z]/);
      const document = parse(text);
      for (let offset = 0; offset < text.length; offset++) {
        const character = text[offset]!;
        if (!/[a-z=]/.test(character) || secrets.some(([start, end]) => start <= offset && offset < end))
          continue;
        const position = document.position(offset);
        expect(shown.lines[position.line - 1]![shown.column(position) - 1]).toBe(character);
      }
    }),
  );
});

function masked(text: string, secrets: readonly [number, number][]): MaskedText {
  return new MaskedText(
    text,
    secrets.map(([start, end]) => ({ start, end })),
  );
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
