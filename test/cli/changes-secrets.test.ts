/** Whatever is set, unset or compared, no secret comes out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeValue } from '../../src/parser/index.ts';
import { runIn } from './fake-terminal.ts';

/** Stands in every secret, and nowhere else. */
const CANARY = 'Zyxwvut';

const mark = fc.constantFrom(
  ...[';', '#', '"', '\\', "'", ' ', '=', ':', '@', '/', '%', '$', '{{', '+', '-', 'ü', '\n'],
);
const marks = fc.array(mark, { maxLength: 4 }).map((parts) => parts.join(''));
const secret = fc.tuple(marks, marks).map(([before, after]) => `${before}${CANARY}${after}`);

const SECRETS = [
  'SMTP.Password',
  'LDAP."corp".BindPassword',
  'OAuth2.ClientSecret',
  'Foo.ApiToken',
  'SMTP.Pasword',
];

/** Settings with a secret in their value. */
const assignment = fc.oneof(
  fc.record({ path: fc.constantFrom(...SECRETS), value: secret }),
  fc.record({
    path: fc.constantFrom(
      'Postgres.URL',
      'Server.Address',
      'Scheduler.InitTimeout',
      'R.Executable',
      'Foo.Bar',
    ),
    value: secret.map((password) => `postgres://connect:${password}@db.example.com/connect`),
  }),
  fc.record({
    path: fc.constantFrom('HTTPS.Key', 'Foo.Bar'),
    value: fc.constant(`-----BEGIN PRIVATE KEY-----\n${CANARY}\n-----END PRIVATE KEY-----`),
  }),
);

function lineOf({ path, value }: { path: string; value: string }): string {
  const [, section, subsection, key] = /^(\w+)\.(?:"(.*)"\.)?(\w+)$/.exec(path)!;
  return `[${section}${subsection === undefined ? '' : ` "${subsection}"`}]\n${key} = ${encodeValue(value)}\n`;
}

const file = fc
  .tuple(fc.array(assignment, { maxLength: 3 }), fc.array(secret, { maxLength: 2 }))
  .map(([lines, comments]) =>
    [...lines.map(lineOf), ...comments.map((text) => `; Password = ${text.replaceAll('\n', '')}\n`)].join(''),
  );

const shown = ({ output, notes }: { output: string; notes: string }) => output + notes;

describe('no secret comes out of', () => {
  test('set and unset', async () => {
    await fc.assert(
      fc.asyncProperty(file, assignment, fc.boolean(), async (text, { path, value }, force) => {
        const scene = { directory: '/', input: text };
        const options = ['--dry-run', ...(force ? ['--force'] : [])];
        for (const argv of [
          ['set', ...options, '-', path, '--', value],
          ['set', ...options, '-', '--', `${path}=${value}`],
          ['set', ...options, '--append', '-', path, '--', value],
          ['set', ...options, '-', '--', `${path} ${value}`],
          ['unset', '--dry-run', '-', path],
        ])
          expect(shown(await runIn(scene, ...argv))).not.toContain(CANARY);
        // Without --dry-run, the result goes to standard output.
        expect((await runIn(scene, 'set', '--force', '-', path, '--', value)).notes).not.toContain(CANARY);
      }),
      { numRuns: 100 },
    );
  });

  test('diff', async () => {
    await fc.assert(
      fc.asyncProperty(file, file, fc.constantFrom('text', 'json'), async (one, other, format) => {
        const scene = { files: { 'b.gcfg': other }, input: one };
        for (const sides of [
          ['-', 'b.gcfg'],
          ['b.gcfg', '-'],
        ]) {
          const outcome = await runIn(scene, 'diff', '--all', '--format', format, ...sides);
          expect([0, 1]).toContain(outcome.code);
          expect(shown(outcome)).not.toContain(CANARY);
        }
      }),
      { numRuns: 100 },
    );
  });
});
