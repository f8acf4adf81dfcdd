import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { codeFrame } from '../../src/report/code-frame.ts';
import { maskDocument } from '../../src/schema/masked-text.ts';

/** The frame of what stands between `‹` and `›`, as `number | text` and marks. */
function frame(marked: string, width = 60): string[] {
  const text = marked.replace(/[‹›]/g, '');
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  const document = parse(text);
  return codeFrame(maskDocument(document), document.range({ start, end }), width).flatMap((line) => [
    `${line.number}|${line.text}`,
    ...(line.marks === '' ? [] : [` |${line.marks}`]),
  ]);
}

describe('a frame', () => {
  test('shows the line before and what is marked', () => {
    expect(frame('[a]\n‹key› = value\n')).toEqual(['1|[a]', '2|key = value', ' |^^^']);
  });

  test('leaves out a blank line before', () => {
    expect(frame('[a]\n \t\n‹key› = value\n')).toEqual(['3|key = value', ' |^^^']);
  });

  test('marks an empty place with one mark', () => {
    expect(frame('key =‹›\n')).toEqual(['1|key =', ' |     ^']);
  });

  test('marks the end of the file', () => {
    expect(frame('[a‹›')).toEqual(['1|[a', ' |  ^']);
    expect(frame('[a]\n‹›')).toEqual(['1|[a]', '2|', ' |^']);
  });

  test('of an empty file is an empty line', () => {
    expect(frame('‹›')).toEqual(['1|', ' |^']);
  });

  test('expands tabs', () => {
    expect(frame('\tk\t=\t‹v›\n')).toEqual(['1|    k    =    v', ' |              ^']);
  });

  test('counts wide characters twice', () => {
    expect(frame('k = 東京‹x›')).toEqual(['1|k = 東京x', ' |        ^']);
    expect(frame('k = ‹東京›x')).toEqual(['1|k = 東京x', ' |    ^^^^']);
    expect(frame('k = 😀‹x›')).toEqual(['1|k = 😀x', ' |      ^']);
  });

  test('counts marks that combine not at all', () => {
    expect(frame('k = e\u0301‹x›')).toEqual(['1|k = e\u0301x', ' |     ^']);
    expect(frame('k = ‹e\u0301›x')).toEqual(['1|k = e\u0301x', ' |    ^']);
  });

  test.each<[marked: string, inFrame: string, width?: number]>([
    ['[a]\nkey = ‹value›\n', 'key = ‹value›'],
    ['[a]\n\tk = "\u0007‹東京\u200b›x"\n', '    k = "\\x07‹東京\\u200b›x"'],
    ['key =‹›\n', 'key =‹›'],
    [`k = ${'a'.repeat(60)}‹b›${'c'.repeat(60)}`, '…aaaaaaaaaaaaa‹b›cccccccccccccccccccccccc…', 40],
    [`k = ‹${'a'.repeat(60)}›`, 'k = ‹aaaaaaaaaaaaaaa…›', 20],
  ])('says what is marked of the line it shows: %j', (marked, inFrame, width = 60) => {
    const text = marked.replace(/[‹›]/g, '');
    const document = parse(text);
    const range = document.range({ start: marked.indexOf('‹'), end: marked.indexOf('›') - 1 });
    const line = codeFrame(maskDocument(document), range, width).at(-1)!;
    const { start, end } = line.marked!;
    expect(`${line.text.slice(0, start)}‹${line.text.slice(start, end)}›${line.text.slice(end)}`).toBe(
      inFrame,
    );
  });

  test.each([
    ['\u001b[2J', '\\x1b[2J'],
    ['\u0001', '\\x01'],
    ['\u007f', '\\x7f'],
    ['\u009b', '\\x9b'],
    ['\u200b', '\\u200b'],
    ['\u202e', '\\u202e'],
    ['\u2028', '\\u2028'],
    ['\ufeff', '\\ufeff'],
    ['\ud800', '\\ud800'],
    ['\u{e0041}', '\\u{e0041}'],
  ])('shows %j as %s', (character, shown) => {
    expect(frame(`; ${character}‹x›`)).toEqual([`1|; ${shown}x`, ` |  ${' '.repeat(shown.length)}^`]);
    expect(frame(`; ‹${character}›x`)).toEqual([`1|; ${shown}x`, ` |  ${'^'.repeat(shown.length)}`]);
  });

  test('does not show CR before a line end', () => {
    expect(frame('[a]\r\n‹k = v\r›\n')).toEqual(['1|[a]', '2|k = v', ' |^^^^^']);
  });

  test('does not count a byte-order mark', () => {
    expect(frame('\uFEFF‹[a]›\n')).toEqual(['1|[a]', ' |^^^']);
  });

  test('shows at most three lines of many', () => {
    expect(frame('k = ‹a\\\n  b\\\nc\\\nd›\n')).toEqual([
      '1|k = a\\',
      ' |    ^^',
      '2|  b\\',
      ' |  ^^',
      '3|c\\',
      ' |^^',
    ]);
  });

  test('does not reach into the line behind a line end', () => {
    expect(frame('‹k = v\n›l = w\n')).toEqual(['1|k = v', ' |^^^^^']);
  });

  test('masks secrets, and marks the mask', () => {
    expect(frame('[Postgres]\nPassword = ‹hunter2› ; x')).toEqual([
      '1|[Postgres]',
      '2|Password = ********',
      ' |           ^^^^^^^^',
    ]);
    expect(frame('[Postgres]\nPassword = h‹unt›er2')).toEqual([
      '1|[Postgres]',
      '2|Password = ********',
      ' |           ^^^^^^^^',
    ]);
  });
});

describe('a long line', () => {
  const long = 'x'.repeat(200);

  test('is cut behind what is marked', () => {
    expect(frame(`‹k› = ${long}`, 20)).toEqual([`1|k = ${'x'.repeat(15)}…`, ' |^']);
  });

  test('is cut before what is marked', () => {
    const lines = frame(`k = ${long}‹y›`, 30);
    expect(lines).toEqual([`1|…${'x'.repeat(10)}y`, ` |${' '.repeat(11)}^`]);
  });

  test('is cut on both sides', () => {
    const lines = frame(`k = ${long}‹y›${long}`, 30);
    expect(lines[0]).toMatch(/^1\|…x+yx+…$/);
    expect(lines[0]!.length).toBe(32);
    expect(lines[1]!.indexOf('^')).toBe(lines[0]!.indexOf('y'));
  });

  test('is marked no further than it is shown', () => {
    const [shown, marks] = frame(`k = ‹${long}›`, 30);
    expect(marks!.length).toBeLessThanOrEqual(shown!.length);
  });

  test('of characters that are written out stays in sight', () => {
    const [shown, marks] = frame(`; ${'\u200b'.repeat(200)}‹y›`, 40);
    expect(shown!.length).toBeLessThanOrEqual(42);
    expect(shown![marks!.indexOf('^')]).toBe('y');
  });

  test('of megabytes costs nothing', () => {
    const start = performance.now();
    expect(frame(`k = ${'x'.repeat(5_000_000)}‹y›`, 80)).toHaveLength(2);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
