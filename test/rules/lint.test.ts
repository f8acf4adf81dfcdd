import { expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { lint } from '../../src/rules/lint.ts';

const input = { path: 'rstudio-connect.gcfg', document: parse('[Server]\n') };

test.each(['zzz', ''])('refuses to judge by the version %j', (connectVersion) => {
  expect(() => lint([input], { connectVersion })).toThrow(RangeError);
});

test('knows the rules that the options name', () => {
  expect(() => lint([input], { rules: { 'syntax/eror': 'off' } })).toThrow('There is no rule "syntax/eror".');
});
