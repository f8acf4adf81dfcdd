import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeDirectory, runIn, type Scene } from './fake-terminal.ts';
import { BROKEN, CLEAN, HASH, TWICE } from './samples.ts';

/** Rules of the findings in each file. */
async function findings(scene: Scene, ...argv: string[]): Promise<Record<string, string[]>> {
  const { output, notes } = await runIn(scene, '--format', 'json', ...argv);
  expect(notes).not.toMatch(/^gcfg-lint:/);
  const { files } = JSON.parse(output) as { files: { path: string; diagnostics: { ruleId: string }[] }[] };
  return Object.fromEntries(
    files.map(({ path, diagnostics }) => [path, diagnostics.map(({ ruleId }) => ruleId)]),
  );
}

const OFF = 'rules: { schema/duplicate-setting: off }\n';
const ERROR = 'rules: { schema/duplicate-setting: error }\n';

describe('the configuration', () => {
  test.each([
    ['gcfg-lint.yaml', OFF],
    ['gcfg-lint.yml', OFF],
    ['gcfg-lint.json', '{ "$schema": "x", "rules": { "schema/duplicate-setting": "off" } }'],
  ])('is %s', async (name, content) => {
    expect(await findings({ files: { [name]: content, 'a.gcfg': TWICE } }, 'a.gcfg')).toEqual({
      'a.gcfg': [],
    });
  });

  test('is the nearest above each file', async () => {
    const files = {
      'gcfg-lint.yaml': OFF,
      'a.gcfg': TWICE,
      'one/b.gcfg': TWICE,
      'two/gcfg-lint.yml': ERROR,
      'two/deep/c.gcfg': TWICE,
    };
    const outcome = await runIn({ files }, '--format', 'json', '.');
    expect(JSON.parse(outcome.output)).toMatchObject({
      files: [
        { path: 'a.gcfg', diagnostics: [] },
        { path: 'one/b.gcfg', diagnostics: [] },
        { path: 'two/deep/c.gcfg', diagnostics: [{ severity: 'error' }] },
      ],
    });
    expect(outcome.code).toBe(1);
  });

  test('is found from the file on, not from where the command runs', async () => {
    const elsewhere = makeDirectory({ 'gcfg-lint.yaml': OFF, 'a.gcfg': TWICE });
    const file = join(elsewhere, 'a.gcfg');
    expect(await findings({ files: { 'gcfg-lint.yaml': ERROR } }, file)).toEqual({ [file]: [] });
  });

  test('is looked for up to the root of the repository', async () => {
    const directory = makeDirectory({ 'gcfg-lint.yaml': OFF, 'repository/a.gcfg': TWICE });
    mkdirSync(join(directory, 'repository/.git'));
    expect(await findings({ directory }, 'repository/a.gcfg')).toEqual({
      'repository/a.gcfg': ['schema/duplicate-setting'],
    });
  });

  test('of standard input is found by its name', async () => {
    const files = { 'etc/gcfg-lint.yaml': OFF };
    expect(await findings({ files, input: TWICE }, '-', '--stdin-filename', 'etc/a.gcfg')).toEqual({
      'etc/a.gcfg': [],
    });
    expect(await findings({ files: { 'gcfg-lint.yaml': OFF }, input: TWICE }, '-')).toEqual({
      '<stdin>': [],
    });
  });

  test('may be named', async () => {
    const files = { 'gcfg-lint.yaml': ERROR, 'ci/strict.yaml': OFF, 'a.gcfg': TWICE };
    expect(await findings({ files }, '--config', 'ci/strict.yaml', 'a.gcfg')).toEqual({ 'a.gcfg': [] });
  });

  test('may be empty', async () => {
    expect(await findings({ files: { 'gcfg-lint.yaml': '', 'a.gcfg': CLEAN } }, 'a.gcfg')).toEqual({
      'a.gcfg': [],
    });
    expect(await findings({ files: { 'gcfg-lint.yaml': '# nothing\n', 'a.gcfg': CLEAN } }, 'a.gcfg')).toEqual(
      {
        'a.gcfg': [],
      },
    );
  });

  test('says less than the command line', async () => {
    const files = {
      'gcfg-lint.yaml': `${OFF}fail-on: warning\nmax-warnings: 0\nconnect-version: "2024.01.0"\n`,
      'a.gcfg': TWICE,
    };
    const options = [
      '--rule',
      'schema/duplicate-setting=warning',
      '--fail-on',
      'error',
      '--max-warnings',
      '1',
    ];
    const outcome = await runIn({ files }, ...options, '--connect-version', '2025.06.0', 'a.gcfg');
    expect(outcome).toMatchObject({
      code: 0,
      notes: '1 file, 2 settings, checked against Connect 2025.06.0: 1 warning\n',
    });
  });
});

describe('a configuration’s keys:', () => {
  const run = (config: string, content: string, ...argv: string[]) =>
    runIn({ files: { 'gcfg-lint.yaml': config, 'a.gcfg': content } }, ...argv, 'a.gcfg');

  test('connect-version', async () => {
    const { notes } = await run('connect-version: "2025.06.0"\n', CLEAN);
    expect(notes).toBe('1 file, 1 setting, checked against Connect 2025.06.0: no findings\n');
  });

  test('connect-version, of several files', async () => {
    const files = {
      'a/gcfg-lint.yaml': 'connect-version: "2025.06.0"\n',
      'a/a.gcfg': CLEAN,
      'b.gcfg': CLEAN,
    };
    const { notes } = await runIn({ files }, '.');
    expect(notes).toBe('2 files, 2 settings, checked against Connect 2025.06.0 and 2026.08.0: no findings\n');
  });

  test('fail-on', async () => {
    expect(await run('fail-on: warning\n', TWICE)).toMatchObject({ code: 1 });
    expect(await run('fail-on: never\n', BROKEN)).toMatchObject({ code: 0 });
  });

  test('fail-on, of the files below it only', async () => {
    const files = { 'a/gcfg-lint.yaml': 'fail-on: warning\n', 'a/a.gcfg': CLEAN, 'b.gcfg': TWICE };
    expect(await runIn({ files }, '.')).toMatchObject({ code: 0 });
  });

  test('max-warnings', async () => {
    expect(await run('max-warnings: 1\n', TWICE)).toMatchObject({ code: 0 });
    expect(await run('max-warnings: 0\n', TWICE)).toMatchObject({ code: 1 });
  });

  test('rules, with a level or more', async () => {
    expect(await run('rules:\n  schema/duplicate-setting: error\n', TWICE)).toMatchObject({ code: 1 });
    expect(await run('rules:\n  schema/duplicate-setting: { level: error }\n', TWICE)).toMatchObject({
      code: 1,
    });
    const suppressed = TWICE.replace(
      '\n',
      '\n; gcfg-lint-disable-next-line schema/duplicate-setting -- why\n',
    );
    const strict = 'rules:\n  schema/duplicate-setting: { level: error, suppressible: false }\n';
    expect(await run('', suppressed)).toMatchObject({ code: 0 });
    expect(await run(strict, suppressed)).toMatchObject({ code: 1 });
  });

  test('suppressions', async () => {
    const suppressed = TWICE.replace('\n', '\n; gcfg-lint-disable-next-line schema/duplicate-setting\n');
    const lenient = 'suppressions: { require-reason: false }\n';
    expect((await run('', suppressed)).notes).toMatch(/: 1 warning, 1 suppressed\n$/);
    expect((await run(lenient, suppressed)).notes).toMatch(/: no findings, 1 suppressed\n$/);
    const both = `${lenient}rules: { lint/suppression-without-reason: error }\n`;
    expect(await run(both, suppressed)).toMatchObject({ code: 1 });
  });

  test('declare', async () => {
    const own = '[Own]\nName = x\n[Server]\nOther = y\n';
    expect((await run('fail-on: info\n', own)).code).toBe(1);
    expect((await run('fail-on: info\ndeclare: [Own, Server.Other]\n', own)).notes).toMatch(/no findings/);
  });

  test('ignore', async () => {
    const files = {
      'gcfg-lint.yaml': 'ignore: [vendor, "**/old-*.gcfg", ./x/*.gcfg]\n',
      'a.gcfg': CLEAN,
      'vendor/deep/b.gcfg': BROKEN,
      'y/old-1.gcfg': BROKEN,
      'x/c.gcfg': BROKEN,
    };
    const { code, notes } = await runIn({ files }, '.', 'vendor/deep/b.gcfg');
    expect({ code, notes }).toEqual({
      code: 0,
      notes: '1 file, 1 setting, checked against Connect 2026.08.0: no findings, 3 files ignored\n',
    });
  });

  test('ignore, so that nothing is left', async () => {
    expect(await run('ignore: ["*"]\n', BROKEN)).toMatchObject({
      code: 2,
      notes: 'gcfg-lint: the configuration ignores the file\n',
    });
    expect(await run('ignore: ["*"]\n', BROKEN, '--pass-with-no-files')).toMatchObject({ code: 0 });
  });

  test('profile, shared-paths and environment are taken', async () => {
    const config = 'profile: container\nshared-paths: [/mnt/connect]\nenvironment: { wins: true }\n';
    expect(await run(config, CLEAN)).toMatchObject({ code: 0 });
  });
});

describe('a mistake in the configuration', () => {
  /** What is said of `gcfg-lint.yaml`, without the lines of code. */
  async function mistakes(config: string | Uint8Array): Promise<string[]> {
    const { code, output, notes } = await runIn(
      { files: { 'gcfg-lint.yaml': config, 'a.gcfg': CLEAN } },
      'a.gcfg',
    );
    expect({ code, output }).toEqual({ code: 2, output: '' });
    return notes
      .replace(/^gcfg-lint: /, '')
      .split('\n')
      .filter((line) => line.startsWith('gcfg-lint.yaml:'))
      .map((line) => line.slice('gcfg-lint.yaml:'.length));
  }

  test('is shown in its line', async () => {
    const config = 'connect-version: "2025.06.0"\nrule:\n  syntax/error: off\n';
    expect(await runIn({ files: { 'gcfg-lint.yaml': config, 'a.gcfg': CLEAN } }, 'a.gcfg')).toMatchObject({
      code: 2,
      notes: `gcfg-lint: gcfg-lint.yaml:2:1: there is no key \`rule\`; did you mean \`rules\`?
 1 | connect-version: "2025.06.0"
 2 | rule:
   | ^^^^
`,
    });
  });

  test.each<[string, string[]]>([
    [
      'frobnicate: 1',
      [
        '1:1: there is no key `frobnicate`; there are $schema, connect-version, catalogue, chart-version, rules, fail-on, max-warnings, profile, declare, shared-paths, environment, ignore, baseline, suppressions',
      ],
    ],
    [
      'rules: { schema/duplicate-settin: off }',
      ['1:10: there is no rule `schema/duplicate-settin`; did you mean `schema/duplicate-setting`?'],
    ],
    ['rules: { a/b: off }', ['1:10: there is no rule `a/b`']],
    [
      'rules: { syntax/error: errr }',
      ['1:24: `syntax/error` must be one of off, info, warning, error, not `errr`; did you mean error?'],
    ],
    [
      'rules: { syntax/error: }',
      ['1:10: `syntax/error` must be one of off, info, warning, error, and is empty'],
    ],
    ['rules: { syntax/error: { levl: off } }', ['1:26: there is no key `levl`; did you mean `level`?']],
    [
      'rules: { syntax/error: { suppressible: no } }',
      ['1:40: `suppressible` must be true or false, not `no`'],
    ],
    ['rules: [syntax/error]', ['1:8: `rules` must be a map of keys and values, not a list']],
    ['connect-version: 2025.10', ['1:18: `connect-version` must be a text (put it in quotes), not 2025.1']],
    ['connect-version: newest', ['1:18: `connect-version` must be a version such as "2025.06.0"']],
    ['fail-on: warn', ['1:10: `fail-on` must be one of error, warning, info, never, not `warn`']],
    ['max-warnings: 1.5', ['1:15: `max-warnings` must be a whole number, not 1.5']],
    ['max-warnings: -1', ['1:15: `max-warnings` must not be negative']],
    ['max-warnings: "1"', ['1:15: `max-warnings` must be a number, not `1`']],
    [
      'profile: containr',
      ['1:10: `profile` must be one of container, not `containr`; did you mean container?'],
    ],
    [
      'declare: [a b, Own.x.y, X]',
      [
        '1:11: an entry of `declare` must look like Section or Section.Name',
        '1:16: an entry of `declare` must look like Section or Section.Name',
      ],
    ],
    ['shared-paths: data', ['1:15: `shared-paths` must be a list, not `data`']],
    ['shared-paths:\n  - data', ['2:5: an entry of `shared-paths` must be a path on the server, from / on']],
    ['environment: { win: true }', ['1:16: there is no key `win`; did you mean `wins`?']],
    ['ignore: [""]', ['1:10: an entry of `ignore` must not be empty']],
    ['suppressions: yes', ['1:15: `suppressions` must be a map of keys and values, not `yes`']],
    ['[]', ['1:1: the configuration must be a map of keys and values, not a list']],
    ['__proto__: 1', [expect.stringMatching(/^1:1: there is no key `__proto__`/) as string]],
    [
      'b: 1\nrules: 1',
      [
        '1:1: there is no key `b`; there are $schema, connect-version, catalogue, chart-version, rules, fail-on, max-warnings, profile, declare, shared-paths, environment, ignore, baseline, suppressions',
        '2:8: `rules` must be a map of keys and values, not 1',
      ],
    ],
    ['fail-on: never\nfail-on: error', ['2:1: Map keys must be unique']],
    ['rules:\n\tsyntax/error: off', ['2:1: Tabs are not allowed as indentation']],
    ['rules: { syntax/error: off', [expect.stringMatching(/^1:\d+: /) as string]],
    ['rules: !!js/function x', ['1:8: Unresolved tag: tag:yaml.org,2002:js/function']],
    ['ignore: [*x]', ['1:10: Unresolved alias (the anchor must be set before the alias): x']],
  ])('%j is told', async (config, expected) => {
    expect(await mistakes(config)).toEqual(expected);
  });

  test('of an alias that grows without end is told', async () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const before = level === 0 ? 'x' : `*a${level - 1}`;
      return `  - &a${level} [${Array.from({ length: 9 }, () => before).join(', ')}]`;
    });
    expect(await mistakes(`ignore:\n${levels.join('\n')}\n`)).toHaveLength(1);
  });

  test('that is no text at all is told', async () => {
    expect(await mistakes(Uint8Array.of(0xff, 0, 0x1b, 0x5b))).not.toEqual([]);
  });

  test('of two configurations side by side is told', async () => {
    const files = { 'gcfg-lint.yaml': '', 'gcfg-lint.json': '{}', 'a.gcfg': CLEAN };
    const { code, notes } = await runIn({ files }, 'a.gcfg');
    expect(code).toBe(2);
    expect(notes).toMatch(/ holds gcfg-lint\.yaml and gcfg-lint\.json: keep one of them\n$/);
  });

  test('of a directory in its place is told', async () => {
    const directory = makeDirectory({ 'a.gcfg': HASH });
    mkdirSync(join(directory, 'gcfg-lint.yaml'));
    expect((await runIn({ directory }, 'a.gcfg')).notes).toMatch(/: it is a directory\n$/);
  });
});
