/**
 * Lines of the usual form are read quickly; a NUL anywhere in the text sends every line through the exact
 * scanner. Both must read the same.
 */
import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { damagedDocuments, documents, scraps, strings } from './arbitraries.ts';

function expectSameReading(text: string): void {
  // Behind two line ends every value and string is over.
  const closed = `${text}\n\n`;
  const quick = parse(closed);
  const exact = parse(`${closed}; \0\n`);
  const faults = exact.errors.slice(0, -1);
  expect(exact.errors.at(-1)?.code).toBe('nul-character');
  expect(faults).toEqual(quick.errors);
  expect(exact.errorCount).toBe(quick.errorCount + 1);
  expect(exact.events()).toEqual(quick.events());
  expect(exact.sections()).toEqual(quick.sections());
  expect(exact.entries()).toEqual(quick.entries());
  const before = quick.comments();
  expect(exact.comments().slice(0, before.length)).toEqual(before);
  expect(exact.nodes().slice(0, -1)).toEqual(quick.nodes());
}

describe('the quick and the exact reading agree on', () => {
  test.prop([documents], { numRuns: 2000 })('valid documents', expectSameReading);
  test.prop([damagedDocuments], { numRuns: 2000 })('damaged documents', expectSameReading);
  test.prop([scraps], { numRuns: 3000 })('scraps', expectSameReading);
  test.prop([strings])('any string', expectSameReading);
  test.prop([scraps], { numRuns: 2000 })('scraps as a value', (text) =>
    expectSameReading(`[s]\nk = ${text}`),
  );
  test.prop([scraps])('scraps in a header', (text) => expectSameReading(`[s${text}\nk = v`));

  it('every short line', () => {
    const alphabet = ['k', '1', '=', '[', ']', '"', '\\', ';', '\n', '\r', ' ', '\t', 'n'];
    const check = (text: string, depth: number) => {
      const quick = parse(`[s]\n${text}\n\n`);
      const exact = parse(`[s]\n${text}\n\n; \0`);
      const same =
        JSON.stringify([quick.events(), quick.entries(), quick.errors]) ===
        JSON.stringify([exact.events(), exact.entries(), exact.errors.slice(0, -1)]);
      if (!same) expect.fail(`The two readings of ${JSON.stringify(text)} differ.`);
      if (depth > 0) for (const character of alphabet) check(text + character, depth - 1);
    };
    for (const start of ['', 'k=', 'k="', '[s "', '[s]']) check(start, 3);
  });
});
