import { chmodSync, linkSync, lstatSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { bytes, damagedDocuments } from '../parser/arbitraries.ts';
import { makeDirectory, runIn } from './fake-terminal.ts';

const UGLY = '[server]\nAddress=https://connect.example.com\n[HTTP]\nListen = :3939';
const TIDY = '[Server]\nAddress = https://connect.example.com\n\n[HTTP]\nListen = :3939\n';
const BROKEN = '[Postgres]\nPassword: hunter2\n';

describe('fmt', () => {
  test('writes files in place, and lists those that it changed', async () => {
    const files = { 'etc/a.gcfg': UGLY, 'etc/b.gcfg': TIDY };
    const { directory, ...outcome } = await runIn({ files }, 'fmt', 'etc');
    expect(outcome).toMatchObject({
      code: 0,
      output: 'etc/a.gcfg\n',
      notes: '2 files: 1 formatted, 1 unchanged\n',
    });
    expect(readFileSync(join(directory, 'etc/a.gcfg'), 'utf8')).toBe(TIDY);
    expect(await runIn({ directory }, 'fmt', 'etc')).toMatchObject({
      code: 0,
      output: '',
      notes: '2 files: 2 unchanged\n',
    });
  });

  test('does not touch a file that is as it should be', async () => {
    const directory = makeDirectory({ 'a.gcfg': TIDY });
    const before = statSync(join(directory, 'a.gcfg'), { bigint: true });
    await runIn({ directory }, 'fmt', 'a.gcfg');
    const after = statSync(join(directory, 'a.gcfg'), { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
  });

  test('leaves a file with two names alone: the other one would keep the old content', async () => {
    const directory = makeDirectory({ 'a.gcfg': UGLY });
    linkSync(join(directory, 'a.gcfg'), join(directory, 'b.gcfg'));
    const { code, notes } = await runIn({ directory }, 'fmt', 'a.gcfg');
    expect({ code, notes }).toEqual({
      code: 2,
      notes: expect.stringContaining('can’t write a.gcfg: it has 2 names (hard links)'),
    });
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(UGLY);
  });

  test('keeps the file’s mode, and the link that leads to it', async () => {
    const directory = makeDirectory({ 'real.gcfg': UGLY });
    chmodSync(join(directory, 'real.gcfg'), 0o640);
    symlinkSync('real.gcfg', join(directory, 'a.gcfg'));
    await runIn({ directory }, 'fmt', 'a.gcfg');
    expect(readlinkSync(join(directory, 'a.gcfg'))).toBe('real.gcfg');
    expect(lstatSync(join(directory, 'real.gcfg')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(directory, 'real.gcfg'), 'utf8')).toBe(TIDY);
  });

  test('keeps line ends and a byte-order mark', async () => {
    const files = { 'a.gcfg': `\ufeff${UGLY.replaceAll('\n', '\r\n')}` };
    const { directory } = await runIn({ files }, 'fmt', 'a.gcfg');
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(`\ufeff${TIDY.replaceAll('\n', '\r\n')}`);
  });

  test.each([
    [['--align'], '[x]\nk      = v\nlonger = w\n'],
    [['--indent', '2'], '[x]\n  k = v\n  longer = w\n'],
    [['--quotes=needed'], '[x]\nk = v\nlonger = w\n'],
    [['--quotes', 'keep', '--no-align', '--indent=0'], '[x]\nk = "v"\nlonger = w\n'],
  ])('%j', async (options, output) => {
    const { code, ...printed } = await runIn({ input: '[x]\nk="v"\n longer=w' }, 'fmt', ...options, '-');
    expect({ code, output: printed.output }).toEqual({ code: 0, output });
  });

  test('is quiet where that is asked for', async () => {
    expect(await runIn({ files: { 'a.gcfg': UGLY } }, 'fmt', '--quiet', 'a.gcfg')).toMatchObject({
      output: 'a.gcfg\n',
      notes: '',
    });
  });
});

describe('standard input', () => {
  test('is printed, also when nothing changes', async () => {
    const notes = '1 file: 1 formatted\n';
    expect(await runIn({ input: UGLY }, 'fmt', '-')).toMatchObject({ code: 0, output: TIDY, notes });
    expect(await runIn({ input: TIDY }, 'fmt', '-')).toMatchObject({ code: 0, output: TIDY });
    expect(await runIn({ input: '' }, 'fmt', '-')).toMatchObject({ code: 0, output: '' });
  });

  test('is printed alone: names of files are notes then', async () => {
    const { output, notes } = await runIn({ input: UGLY, files: { 'a.gcfg': UGLY } }, 'fmt', 'a.gcfg', '-');
    expect(output).toBe(TIDY);
    expect(notes).toBe('a.gcfg\n2 files: 2 formatted\n');
  });

  test('with errors prints nothing, so that no editor takes half of it', async () => {
    const { code, output, notes } = await runIn({ input: BROKEN }, 'fmt', '--stdin-filename', 'a.gcfg', '-');
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(notes).toContain('--> a.gcfg:2:9\n');
  });

  test('that the linter’s configuration ignores is printed as it is', async () => {
    const files = { 'gcfg-lint.yaml': 'ignore: ["*.gcfg"]\n' };
    const argv = ['fmt', '--stdin-filename', 'a.gcfg', '-'];
    expect(await runIn({ files, input: UGLY }, ...argv)).toMatchObject({
      code: 0,
      output: UGLY,
      notes: '1 file: 1 ignored\n',
    });
    expect(await runIn({ files, input: UGLY }, ...argv, '--check')).toMatchObject({ code: 0, output: '' });
  });
});

describe('--check', () => {
  test('lists what is not formatted, writes nothing, and exits with 1', async () => {
    const files = { 'a.gcfg': UGLY, 'b.gcfg': TIDY };
    const { directory, ...outcome } = await runIn({ files }, 'fmt', '--check', '.');
    expect(outcome).toMatchObject({
      code: 1,
      output: 'a.gcfg\n',
      notes: '2 files: 1 would be formatted, 1 unchanged\n',
    });
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(UGLY);
  });

  test('exits with 0 when all is formatted', async () => {
    expect(await runIn({ files: { 'b.gcfg': TIDY } }, 'fmt', '--check', 'b.gcfg')).toMatchObject({
      code: 0,
      output: '',
      notes: '1 file: 1 unchanged\n',
    });
  });

  test('knows standard input by its name', async () => {
    expect(await runIn({ input: UGLY }, 'fmt', '--check', '-')).toMatchObject({
      code: 1,
      output: '<stdin>\n',
    });
  });

  test('prints file names on one line, without control characters', async () => {
    const files = { 'a\n\u001b[2Jb.gcfg': UGLY };
    const { output } = await runIn({ files }, 'fmt', '--check', '.');
    expect(output).toBe('a\\n\\x1b[2Jb.gcfg\n');
  });
});

describe('--diff', () => {
  const DIFF = `--- a.gcfg
+++ a.gcfg
@@ -1,4 +1,5 @@
-[server]
-Address=https://connect.example.com
+[Server]
+Address = https://connect.example.com
+
 [HTTP]
-Listen = :3939
\\ No newline at end of file
+Listen = :3939
`;

  test.each([[['--diff']], [['--diff', '--check']]])(
    '%j prints what would change, and writes nothing',
    async (options) => {
      const files = { 'a.gcfg': UGLY, 'b.gcfg': TIDY };
      const { directory, ...outcome } = await runIn({ files }, 'fmt', ...options, '.');
      expect(outcome).toMatchObject({ code: 1, output: DIFF });
      expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(UGLY);
    },
  );

  test('shows no secret', async () => {
    const input = '[postgres]\npassword="hunter2"\nurl = postgres://me:hunter3@db/x\n ; Password = hunter4\n';
    const { output } = await runIn({ input }, 'fmt', '--diff', '--quotes', 'needed', '-');
    expect(output).toContain('+Password = ********\n');
    expect(output).not.toContain('hunter');
  });

  test('is coloured on a terminal', async () => {
    const { output } = await runIn({ input: UGLY, interactive: true }, 'fmt', '--diff', '-');
    expect(output).toContain('\u001b[32m+[Server]\u001b[39m\n');
  });
});

describe('what can’t be formatted', () => {
  test('is told with its place and cause, and stays as it is; other files are formatted', async () => {
    const files = { 'a.gcfg': BROKEN, 'b.gcfg': UGLY };
    const { directory, ...outcome } = await runIn({ files }, 'fmt', 'a.gcfg', 'b.gcfg');
    expect(outcome).toMatchObject({ code: 2, output: 'b.gcfg\n' });
    expect(outcome.notes).toMatch(
      /^error\[syntax\/error\]: The server refuses this file: 2:9: .*\n --> a\.gcfg:2:9\n/,
    );
    expect(outcome.notes).toMatch(
      /\ngcfg-lint: a\.gcfg stays as it is: a file that the server refuses can’t be formatted\n2 files: 1 formatted, 1 failed\n$/,
    );
    expect(outcome.notes).not.toContain('hunter2');
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(BROKEN);
    expect(readFileSync(join(directory, 'b.gcfg'), 'utf8')).toBe(TIDY);
  });

  test.each(['--check', '--diff'])('is no file that %s passes over', async (option) => {
    expect(await runIn({ files: { 'a.gcfg': BROKEN } }, 'fmt', option, 'a.gcfg')).toMatchObject({
      code: 2,
      output: '',
    });
  });

  test('is one error of many: the first', async () => {
    const { notes } = await runIn({ input: `${BROKEN}x y\n[\n` }, 'fmt', '-');
    expect(notes.match(/error\[/g)).toHaveLength(1);
  });

  test.skipIf(process.getuid?.() === 0)('is a file that can’t be read', async () => {
    const directory = makeDirectory({ 'a.gcfg': UGLY, 'b.gcfg': UGLY });
    chmodSync(join(directory, 'a.gcfg'), 0);
    const { code, output, notes } = await runIn({ directory }, 'fmt', '.');
    expect({ code, output }).toEqual({ code: 2, output: 'b.gcfg\n' });
    expect(notes).toMatch(
      /^gcfg-lint: can’t read a\.gcfg: permission denied .*\n2 files: 1 formatted, 1 failed\n$/,
    );
  });

  test('is a file that can’t be written', async () => {
    // There is no room for the name of a temporary file beside it.
    const long = `${'a'.repeat(250)}.gcfg`;
    const { code, output, notes, directory } = await runIn(
      { files: { [long]: UGLY, 'b.gcfg': UGLY } },
      'fmt',
      '.',
    );
    expect({ code, output }).toEqual({ code: 2, output: 'b.gcfg\n' });
    expect(notes).toMatch(
      /^gcfg-lint: can’t write .*: its name is too long\n2 files: 1 formatted, 1 failed\n$/,
    );
    expect(readFileSync(join(directory, long), 'utf8')).toBe(UGLY);
  });
});

describe('wrong usage', () => {
  test.each<[string, string[], string]>([
    ['no file', [], 'no file is given'],
    ['a file that is not there', ['b.gcfg'], 'can’t read b.gcfg: there is no such file'],
    ['a folder without files', ['empty'], 'there is no *.gcfg file in empty'],
    [
      'an indentation that is none',
      ['--indent', 'x', 'a.gcfg'],
      '--indent wants a whole number up to 16, not x',
    ],
    [
      'an indentation that is too wide',
      ['--indent=17', 'a.gcfg'],
      '--indent wants a whole number up to 16, not 17',
    ],
    ['quotes that are none', ['--quotes', 'none', 'a.gcfg'], '--quotes is one of needed, keep, not none'],
    ['an option that is none', ['--chek', 'a.gcfg'], 'fmt has no option --chek; did you mean --check?'],
  ])('%s', async (_, argv, message) => {
    const files = { 'a.gcfg': UGLY, 'empty/README': '' };
    const { directory, ...outcome } = await runIn({ files }, 'fmt', ...argv);
    expect(outcome).toMatchObject({ code: 2, output: '', notes: `gcfg-lint: ${message}\n` });
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(UGLY);
  });

  test('nothing to look at passes only where that is asked for', async () => {
    const files = { 'empty/README': '' };
    expect(await runIn({ files }, 'fmt', '--pass-with-no-files', 'empty')).toMatchObject({
      code: 0,
      notes: '0 files\n',
    });
  });
});

describe('the linter’s configuration', () => {
  test('says which files are passed over', async () => {
    const files = { 'gcfg-lint.yaml': 'ignore: [old]\n', 'old/a.gcfg': UGLY, 'b.gcfg': UGLY };
    const { directory, ...outcome } = await runIn({ files }, 'fmt', '.');
    expect(outcome).toMatchObject({
      code: 0,
      output: 'b.gcfg\n',
      notes: '2 files: 1 formatted, 1 ignored\n',
    });
    expect(readFileSync(join(directory, 'old/a.gcfg'), 'utf8')).toBe(UGLY);
    expect(await runIn({ directory }, 'fmt', 'old')).toMatchObject({
      code: 2,
      notes: 'gcfg-lint: the configuration ignores the file\n',
    });
  });

  test('with a mistake stops before anything is written', async () => {
    const files = { 'a.gcfg': UGLY, 'b/gcfg-lint.yaml': 'ignor: []\n', 'b/b.gcfg': UGLY };
    const { directory, code } = await runIn({ files }, 'fmt', '.');
    expect(code).toBe(2);
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(UGLY);
  });
});

property.prop(
  [
    fc.oneof(
      bytes,
      damagedDocuments.map((text) => Buffer.from(text)),
    ),
  ],
  { numRuns: 300 },
)('any input is formatted or refused, never both', async (input) => {
  const { code, output, outputBytes, notes } = await runIn({ directory: '/', input }, 'fmt', '-');
  expect(notes).not.toContain('this is a mistake in gcfg-lint');
  if (parse(input).errorCount > 0) expect({ code, output }).toEqual({ code: 2, output: '' });
  else {
    expect(code).toBe(0);
    const again = await runIn({ directory: '/', input: outputBytes }, 'fmt', '-');
    expect(Buffer.from(again.outputBytes).equals(outputBytes)).toBe(true);
  }
});
