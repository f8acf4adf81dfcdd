/** Whatever happens to a line with a secret, nothing of the secret comes out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBaseline } from '../../src/baseline/baseline.ts';
import { makeBaseline } from '../../src/baseline/make-baseline.ts';
import { encodeValue, unwritable } from '../../src/parser/index.ts';
import { summarize } from '../../src/rules/lint.ts';
import { lintText } from './rule-tester.ts';

/** Stands in every secret, and nowhere else. */
const CANARY = 'Zyxwvut';

const mark = fc.constantFrom(
  ...[';', '#', '"', '\\', "'", '“', ' ', '=', ':', '@', '/', '%', '$', '{{', '+', '\0', '\u00A0', 'ü'],
);

/** A secret with the canary in it, in one piece, and marks around it. */
const secret = fc
  .tuple(fc.array(mark, { maxLength: 4 }), fc.array(mark, { maxLength: 4 }), fc.boolean())
  .map(([before, after, twice]) => `${before.join('')}${CANARY}${after.join('')}${twice ? CANARY : ''}`);

const setting = fc.constantFrom(
  ...[
    ['SMTP', 'Password'],
    ['LDAP "corp"', 'BindPassword'],
    ['OAuth2', 'ClientSecret'],
    ['Foo', 'ApiToken'],
    ['SMTP', 'Pasword'],
  ],
);

/** What people do to the line of a setting. */
const damage = fc.constantFrom<(key: string, value: string) => string>(
  (key, value) => `${key} = ${value}`,
  (key, value) => `${key} = "${value}"`,
  (key, value) => `${key} = "${value}`,
  (key, value) => `${key} = '${value}'`,
  (key, value) => `${key} = “${value}”`,
  (key, value) => `${key} = ${unwritable(value) === undefined ? encodeValue(value) : value}`,
  (key, value) => `${key}=${value}`,
  (key, value) => `${key}: ${value}`,
  (key, value) => `${key} ${value}`,
  (key, value) => `${key} += ${value}`,
  (key, value) => `export ${key}=${value}`,
  (key, value) => `"${key}": "${value}",`,
  (key, value) => `// ${key} = ${value}`,
  (key, value) => `; ${key} = ${value}`,
  (key, value) => `${key} ; ${value}`,
  (key, value) => `${key} = x ; ${value}`,
  (key, value) => `${key} = #${value}`,
  (key, value) => `${key} = x\\\n${value}`,
  (key, value) => `${key} = ${value}\n${key} = ${value}`,
  (key, value) => `${key}\u00A0= ${value}`,
  (key, value) => `[Section] ${key} = ${value}`,
);

const file = fc
  .record({ setting, secret, damage, headless: fc.boolean(), crlf: fc.boolean() })
  .map(({ setting: [section, key], secret: value, damage: change, headless, crlf }) => {
    const lines = [...(headless ? [] : [`[${section}]`]), change(key!, value), 'Host = example.com', ''];
    return lines.join(crlf ? '\r\n' : '\n');
  });

const everyRule = { rules: { 'syntax/hash-comment': 'info', 'syntax/inline-comment': 'info' } } as const;

describe('a secret', () => {
  test('never stands in a finding or a line that is shown', () => {
    fc.assert(
      fc.property(file, (text) => {
        const result = lintText(text, undefined, everyRule);
        expect(JSON.stringify(result.diagnostics)).not.toContain(CANARY);
        expect(result.text.lines.join('\n')).not.toContain(CANARY);
      }),
      { numRuns: 5000 },
    );
  });

  test('has no part in what a baseline knows a finding by', () => {
    const known = (text: string) =>
      formatBaseline(makeBaseline(summarize([lintText(text, undefined, everyRule)])));
    fc.assert(
      fc.property(file, (text) => {
        expect(known(text.replaceAll(CANARY, 'Qponmlk'))).toBe(known(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('never comes out of a URL', () => {
    const url = secret.map(
      (value) => `[Postgres]\nURL = postgres://user:${value}@db.example.com/connect\nURL = x\n`,
    );
    fc.assert(
      fc.property(url, (text) => {
        const result = lintText(text, undefined, everyRule);
        expect(JSON.stringify(result.diagnostics)).not.toContain(CANARY);
        expect(result.text.lines.join('\n')).not.toContain(CANARY);
      }),
      { numRuns: 2000 },
    );
  });

  test('never comes out of several lines in quotes', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9+/=_-]{0,8}$/);
    const text = fc
      .tuple(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 6 }), fc.boolean())
      .map(([words, pem]) => {
        const body = words.map(([before, after]) => `${before}${CANARY}${after}`).join('\n');
        return pem
          ? `[SMTP]\nPassword = -----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\nHost = x\n`
          : `[SMTP]\nPassword = "${body}"\nHost = x\n`;
      })
      // A line of the form `name=value` is a setting to everybody.
      .filter((candidate) =>
        candidate
          .split('\n')
          .slice(2, -2)
          .every((line) => !/^[A-Za-z][A-Za-z0-9-]*=+[^=]/.test(line)),
      );
    fc.assert(
      fc.property(text, (input) => {
        const result = lintText(input, undefined, everyRule);
        expect(JSON.stringify(result.diagnostics)).not.toContain(CANARY);
        expect(result.text.lines.join('\n')).not.toContain(CANARY);
      }),
      { numRuns: 2000 },
    );
  });
});
