import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/io/input-error.ts';
import { makeDirectory, runIn, type Scene } from './fake-terminal.ts';
import { BROKEN, CLEAN, HASH, TWICE } from './samples.ts';

const FILES = { 'clean.gcfg': CLEAN, 'broken.gcfg': BROKEN, 'twice.gcfg': TWICE, 'hash.gcfg': HASH };
const INFO = ['--rule', 'syntax/hash-comment=info'];

describe('the exit code', () => {
  test.each<[number, string, string[]]>([
    [0, 'of a clean file', ['clean.gcfg']],
    [0, 'of the command named', ['lint', 'clean.gcfg']],
    [1, 'of an error', ['broken.gcfg']],
    [0, 'of a warning', ['twice.gcfg']],
    [1, 'of a clean file and one with an error', ['clean.gcfg', 'broken.gcfg']],
    [1, 'of a warning that counts', ['--fail-on', 'warning', 'twice.gcfg']],
    [1, 'of an error where warnings count', ['--fail-on=warning', 'broken.gcfg']],
    [0, 'of a note where warnings count', ['--fail-on', 'warning', ...INFO, 'hash.gcfg']],
    [1, 'of a note that counts', ['--fail-on', 'info', ...INFO, 'hash.gcfg']],
    [0, 'of an error that does not count', ['--fail-on', 'never', 'broken.gcfg']],
    [0, 'of as many warnings as allowed', ['--max-warnings', '1', 'twice.gcfg']],
    [1, 'of more warnings than allowed', ['--max-warnings', '0', 'twice.gcfg']],
    [
      1,
      'of more warnings than allowed, also when nothing else counts',
      ['--fail-on', 'never', '--max-warnings', '0', 'twice.gcfg'],
    ],
    [1, 'of a warning made an error', ['--rule', 'schema/duplicate-setting=error', 'twice.gcfg']],
    [
      0,
      'of a rule switched off',
      ['--rule', 'schema/duplicate-setting=off', '--fail-on', 'info', 'twice.gcfg'],
    ],
    [1, 'of an error, quiet', ['--quiet', 'broken.gcfg']],
    [1, 'of an error, reported into a file', ['--output', 'report.txt', 'broken.gcfg']],
    [2, 'of a missing file', ['missing.gcfg']],
    [2, 'of a missing file beside a sound one', ['clean.gcfg', 'missing.gcfg']],
    [2, 'of a directory without configurations', ['empty']],
    [2, 'of a glob that matches nothing', ['*.conf']],
    [2, 'of no path at all', ['lint']],
    [2, 'of nothing at all', []],
    [2, 'of an empty path', ['']],
    [2, 'of an unknown option', ['--fxi', 'clean.gcfg']],
    [2, 'of an unknown level to fail on', ['--fail-on', 'fatal', 'clean.gcfg']],
    [2, 'of a number that is none', ['--max-warnings', '-1', 'clean.gcfg']],
    [2, 'of an unknown format', ['--format', 'sytlish', 'clean.gcfg']],
    [2, 'of an unknown rule', ['--rule', 'a/b=off', 'clean.gcfg']],
    [2, 'of an option without its value', ['clean.gcfg', '--format']],
    [0, 'of no path where that is fine', ['--pass-with-no-files']],
    [0, 'of an empty directory where that is fine', ['--pass-with-no-files', 'empty']],
    [0, 'of a glob without a match where that is fine', ['--pass-with-no-files', 'x/*.gcfg']],
    [1, 'of an error beside a glob without a match', ['--pass-with-no-files', 'x/*.gcfg', 'broken.gcfg']],
    [2, 'of a missing file all the same', ['--pass-with-no-files', 'missing.gcfg']],
    [0, 'of the version', ['--version']],
    [0, 'of the help', ['--help']],
    [0, 'of a command’s help', ['lint', '--help']],
  ])('is %i %s', async (code, _, argv) => {
    const directory = makeDirectory(FILES);
    mkdirSync(join(directory, 'empty'));
    const outcome = await runIn({ directory }, ...argv);
    expect(outcome).toMatchObject({ code });
    expect(outcome.output + outcome.notes).not.toMatch(/^\s+at /m);
  });

  test.skipIf(process.getuid?.() === 0)('is 2 of a file that may not be read', async () => {
    const directory = makeDirectory(FILES);
    chmodSync(join(directory, 'clean.gcfg'), 0);
    expect(await runIn({ directory }, 'clean.gcfg')).toMatchObject({
      code: 2,
      notes:
        'gcfg-lint: can’t read clean.gcfg: permission denied (the file is usually root’s own: use sudo)\n',
    });
  });
});

describe('what goes wrong is told in a line:', () => {
  const link = (directory: string) => symlinkSync('loop.gcfg', join(directory, 'loop.gcfg'));

  test.each<[string[], string]>([
    [['missing.gcfg'], 'can’t read missing.gcfg: there is no such file'],
    [['clean.gcfg/x'], 'can’t read clean.gcfg/x: a part of the path is not a directory'],
    [['loop.gcfg'], 'can’t read loop.gcfg: its symbolic links lead in a circle'],
    [[`${'x'.repeat(300)}.gcfg`], `can’t read ${'x'.repeat(300)}.gcfg: its name is too long`],
    [['a\0b.gcfg'], 'can’t read a\\x00b.gcfg: its name holds a NUL character'],
    [['\u001b[2J.gcfg'], 'no file matches \\x1b[2J.gcfg'],
    [['empty'], 'there is no *.gcfg file in empty'],
    [['*.conf'], 'no file matches *.conf'],
    [['lint'], 'no file is given'],
    [[''], 'a path is empty: perhaps a variable that is not set'],
    [['lnit', 'clean.gcfg'], 'there is no command or file lnit; did you mean lint?'],
    [['--fxi', 'clean.gcfg'], 'lint has no option --fxi; did you mean --fix?'],
    [['--formt=json', 'clean.gcfg'], 'lint has no option --formt; did you mean --format?'],
    [['--frobnicate', 'clean.gcfg'], 'lint has no option --frobnicate (see gcfg-lint lint --help)'],
    [['-x', 'clean.gcfg'], 'lint has no option -x (see gcfg-lint lint --help)'],
    [['--format', 'jsno', 'clean.gcfg'], 'there is no format jsno; did you mean json?'],
    [['--fail-on', 'warn', 'clean.gcfg'], '--fail-on is one of error, warning, info, never, not warn'],
    [['--max-warnings', 'x', 'clean.gcfg'], '--max-warnings wants a whole number, not x'],
    [['--output', 'a', '--output', 'b', 'clean.gcfg'], '--output is given twice'],
    [
      ['--rule', 'schema/duplicate-settin=off', 'clean.gcfg'],
      'there is no rule schema/duplicate-settin; did you mean schema/duplicate-setting?',
    ],
    [
      ['--rule', 'syntax/error', 'clean.gcfg'],
      '--rule syntax/error: write syntax/error=LEVEL, with one of off, info, warning, error',
    ],
    [
      ['--rule', 'syntax/error=off=', 'clean.gcfg'],
      '--rule syntax/error=off=: write syntax/error=LEVEL, with one of off, info, warning, error',
    ],
    [['--format', 'json:', 'clean.gcfg'], '--format json: names no file behind the colon'],
    [['--format', 'json', '--format', 'stylish', 'clean.gcfg'], 'two reports would go to standard output'],
    [
      ['--format', 'json:a', '--output', 'b', 'clean.gcfg'],
      '--output has no report to write: every --format names a file of its own',
    ],
    [
      ['--connect-version', 'newest', 'clean.gcfg'],
      '--connect-version newest is no version; write one such as 2025.06.0',
    ],
    [['--shared-path', 'data', 'clean.gcfg'], '--shared-path data: write the path on the server, from / on'],
    [['--profile', 'vm', 'clean.gcfg'], '--profile is one of container, not vm'],
    [['--fix=yes', 'clean.gcfg'], '--fix is true or false, not yes'],
    [['clean.gcfg', '--quiet='], '--quiet is true or false, not empty'],
    [['--fix', '--fix-dry-run', 'clean.gcfg'], '--fix and --fix-dry-run exclude each other'],
    [['--unsafe-fixes', 'clean.gcfg'], '--unsafe-fixes goes with --fix or --fix-dry-run'],
    [['--config', 'missing.yaml', 'clean.gcfg'], 'can’t read missing.yaml: there is no such file'],
    [['--env-file', 'missing.env', 'clean.gcfg'], 'can’t read missing.env: there is no such file'],
  ])('%j', async (argv, message) => {
    const directory = makeDirectory(FILES);
    mkdirSync(join(directory, 'empty'));
    link(directory);
    const { code, output, notes } = await runIn({ directory }, ...argv);
    expect({ code, output, notes: notes.replaceAll(`${directory}/`, '') }).toEqual({
      code: 2,
      output: '',
      notes: `gcfg-lint: ${message}\n`,
    });
  });

  test('a report in the place of a file to check', async () => {
    const outcome = await runIn({ files: FILES }, '--output', './clean.gcfg', 'clean.gcfg');
    expect(outcome.code).toBe(2);
    expect(outcome.notes).toMatch(
      /^gcfg-lint: the report would overwrite .*clean\.gcfg, which is to be checked\n$/,
    );
  });

  test('a report that can’t be written', async () => {
    const outcome = await runIn({ files: FILES }, '--output', 'clean.gcfg/report', 'broken.gcfg');
    expect(outcome.code).toBe(2);
    expect(outcome.notes).toMatch(/^gcfg-lint: can’t write .*report: /);
  });

  test('standard input that can’t be read', async () => {
    const scene: Scene = { input: new InputError('can’t read standard input: it is a directory') };
    expect(await runIn(scene, '-')).toMatchObject({
      code: 2,
      notes: 'gcfg-lint: can’t read standard input: it is a directory\n',
    });
  });
});
