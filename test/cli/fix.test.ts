import { chmodSync, linkSync, lstatSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeDirectory, runIn } from './fake-terminal.ts';
import { CLEAN, HASH, TWICE } from './samples.ts';

const HASHES = ['--rule', 'syntax/hash-comment=error'];
const FIXED = HASH.replace('#', ';');

describe('--fix', () => {
  test('writes what can be fixed; what is left counts', async () => {
    const files = { 'a.gcfg': HASH, 'b.gcfg': CLEAN };
    const { code, output, notes, directory } = await runIn({ files }, '--fix', ...HASHES, '.');
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(FIXED);
    expect({ code, output, notes }).toEqual({
      code: 0,
      output: '',
      notes: '2 files, 2 settings, checked against Connect 2026.08.0: no findings, 1 fixed\n',
    });
  });

  test('reports what is left', async () => {
    const files = { 'a.gcfg': `${HASH}x : y\n` };
    const { code, output, directory } = await runIn({ files }, '--fix', '--format=json', ...HASHES, 'a.gcfg');
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(`${FIXED}x : y\n`);
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      files: [{ diagnostics: [{ ruleId: 'syntax/error' }] }],
      summary: { errors: 1, warnings: 0 },
    });
  });

  test('keeps line ends, a byte-order mark, and bytes that are not UTF-8', async () => {
    const content = Buffer.from('\xef\xbb\xbf# caf\xe9\r\n# b\r\n[Server]', 'latin1');
    const { directory } = await runIn({ files: { 'a.gcfg': content } }, '--fix', ...HASHES, 'a.gcfg');
    expect(readFileSync(join(directory, 'a.gcfg')).toString('latin1')).toBe(
      '\xef\xbb\xbf; caf\xe9\r\n; b\r\n[Server]',
    );
  });

  test('leaves a file with two names alone: the other one would keep the old content', async () => {
    const directory = makeDirectory({ 'a.gcfg': HASH });
    linkSync(join(directory, 'a.gcfg'), join(directory, 'b.gcfg'));
    const { code, notes } = await runIn({ directory }, '--fix', ...HASHES, 'a.gcfg');
    expect({ code, notes }).toEqual({
      code: 2,
      notes: expect.stringContaining('can’t write a.gcfg: it has 2 names (hard links)'),
    });
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(HASH);
  });

  test('keeps the file’s mode, and the link that leads to it', async () => {
    const directory = makeDirectory({ 'real.gcfg': HASH });
    chmodSync(join(directory, 'real.gcfg'), 0o640);
    symlinkSync('real.gcfg', join(directory, 'a.gcfg'));
    await runIn({ directory }, '--fix', ...HASHES, 'a.gcfg');
    expect(readlinkSync(join(directory, 'a.gcfg'))).toBe('real.gcfg');
    expect(lstatSync(join(directory, 'real.gcfg')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(directory, 'real.gcfg'), 'utf8')).toBe(FIXED);
  });

  test('does not touch a file without fixes', async () => {
    const directory = makeDirectory({ 'a.gcfg': TWICE });
    const before = statSync(join(directory, 'a.gcfg'), { bigint: true });
    await runIn({ directory }, '--fix', 'a.gcfg');
    const after = statSync(join(directory, 'a.gcfg'), { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
  });

  test('of standard input prints the text, and its findings as notes', async () => {
    const input = Buffer.from(`${HASH}x : y \xe9\n`, 'latin1');
    const { code, outputBytes, notes } = await runIn({ input }, '--fix', ...HASHES, '-');
    expect(code).toBe(1);
    expect(Buffer.from(outputBytes).toString('latin1')).toBe(`${FIXED}x : y \xe9\n`);
    expect(notes).toMatch(/^error\[syntax\/error\]: [\s\S]*, 1 fixed\n$/);
  });

  test('of standard input prints the text also when there is nothing to fix', async () => {
    expect(await runIn({ input: CLEAN }, '--fix', '-')).toMatchObject({ code: 0, output: CLEAN });
  });
});

describe('--fix-dry-run', () => {
  test('prints a diff and changes nothing; findings are notes, and all of them count', async () => {
    const files = { 'etc/a.gcfg': HASH, 'etc/b.gcfg': CLEAN };
    const { code, output, notes, directory } = await runIn({ files }, '--fix-dry-run', ...HASHES, 'etc');
    expect(readFileSync(join(directory, 'etc/a.gcfg'), 'utf8')).toBe(HASH);
    expect(output).toBe(`--- etc/a.gcfg
+++ etc/a.gcfg
@@ -1,3 +1,3 @@
 [Server]
-# The name that users type.
+; The name that users type.
 Address = https://connect.example.com
`);
    expect(code).toBe(1);
    expect(notes).toMatch(/^error\[syntax\/hash-comment\]: [\s\S]*: 1 error, 1 would be fixed\n$/);
  });

  test('masks secrets on both sides, and shows no control characters', async () => {
    const files = {
      'a.gcfg': `[Postgres]\nPassword = hunter2\n# Password = hunter3\n# \u001b[2J\tx\nURL = postgres://me:hunter4@db/x\n`,
    };
    const { output } = await runIn({ files }, '--fix-dry-run', ...HASHES, 'a.gcfg');
    expect(output).not.toContain('hunter');
    expect(output).toBe(`--- a.gcfg
+++ a.gcfg
@@ -1,5 +1,5 @@
 [Postgres]
 Password = ********
-# Password = ********
-# \\x1b[2J\tx
+; Password = ********
+; \\x1b[2J\tx
 URL = postgres://me:********@db/x
`);
  });

  test('marks a line without its end', async () => {
    const { output } = await runIn({ input: '# a' }, '--fix-dry-run', ...HASHES, '-');
    expect(output).toBe(`--- <stdin>
+++ <stdin>
@@ -1,1 +1,1 @@
-# a
\\ No newline at end of file
+; a
\\ No newline at end of file
`);
  });

  test('is coloured on a terminal', async () => {
    const { output } = await runIn({ input: '# a\n', interactive: true }, '--fix-dry-run', ...HASHES, '-');
    expect(output).toContain('\u001b[31m-# a\u001b[39m\n\u001b[32m+; a\u001b[39m\n');
  });

  test('prints nothing when there is nothing to fix', async () => {
    expect(await runIn({ input: CLEAN }, '--fix-dry-run', '-')).toMatchObject({ code: 0, output: '' });
  });
});

const BARE = '[Scheduler]\nInitTimeout = 60\n';

test('--unsafe-fixes applies what may not be meant', async () => {
  expect((await runIn({ input: BARE }, '--fix', '-')).output).toBe(BARE);
  expect((await runIn({ input: BARE }, '--fix', '--unsafe-fixes', '-')).output).toBe(
    BARE.replace('60', '1m'),
  );
});

describe('what can be fixed is told', () => {
  test('without --fix', async () => {
    const { notes } = await runIn({ input: `# a\n# b\n${CLEAN}` }, '--rule', 'syntax/hash-comment=info', '-');
    expect(notes).toBe(
      '1 file, 1 setting, checked against Connect 2026.08.0: 2 notes\n2 can be fixed with --fix\n',
    );
  });

  test('with what needs --unsafe-fixes', async () => {
    const { notes } = await runIn({ input: `# a\n${BARE}` }, '--rule', 'syntax/hash-comment=info', '-');
    expect(notes).toMatch(/\n1 can be fixed with --fix, 1 more with --fix --unsafe-fixes\n$/);
    expect((await runIn({ input: BARE }, '--fix', '-')).notes).toMatch(
      /\n1 can be fixed with --fix --unsafe-fixes\n$/,
    );
  });

  test('never with --quiet', async () => {
    expect(await runIn({ input: HASH }, ...HASHES, '--quiet', '-')).toMatchObject({ notes: '' });
  });
});
