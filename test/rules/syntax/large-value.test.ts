import { expect, test } from 'vitest';
import { parse } from '../../../src/parser/index.ts';
import { lint } from '../../../src/rules/lint.ts';
import { isQuotedWhole } from '../../../src/rules/syntax/shared/quoted.ts';

test.each([
  ['letters', 'a'],
  ['signs', '<'],
  ['escapes', '\\"'],
])('a quoted value of 10 MB of %s does not exhaust the stack', (_, part) => {
  const value = part.repeat(10_000_000 / part.length);
  for (const comment of ['', ' ; "']) {
    const document = parse(`[Server]\nPublicWarning = "${value}'"${comment}\n`);
    expect(lint([{ path: 'a.gcfg', document }]).summary.errors).toBe(0);
  }
});

test.each([
  ['""', true],
  ['"a"', true],
  ['"a\\""', true],
  ['"a\\\nb"', true],
  ['"', false],
  ['"a', false],
  ['"a\\"', false],
  ['"a" b "c"', false],
  ['a"', false],
  ['', false],
])('%j in quotes as a whole: %j', (raw, whole) => {
  expect(isQuotedWhole(raw)).toBe(whole);
});
