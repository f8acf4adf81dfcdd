import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeDirectory, runIn } from './fake-terminal.ts';

const KNOWN = '[Server]\nDataDri = /srv/connect\n[Scheduler]\nIdleTimeout = 1800\n';
const NEW = `${KNOWN}[Applications]\nRunAs = root\nRunAz = root\n`;

function rules(baseline: string): string[] {
  const { files } = JSON.parse(baseline) as { files: Record<string, { rule: string }[]> };
  return Object.entries(files).flatMap(([path, entries]) => entries.map(({ rule }) => `${path} ${rule}`));
}

/** A directory with files, and a baseline of what is in them. */
async function adopted(files: Record<string, string>, baseline = 'baseline.json', ...args: string[]) {
  const directory = makeDirectory(files);
  const { code, notes } = await runIn({ directory }, '--write-baseline', baseline, '.', ...args);
  return { directory, code, notes, read: () => readFileSync(join(directory, baseline), 'utf8') };
}

describe('--write-baseline', () => {
  test('writes what is found, says what it covers, and the next run has nothing to say', async () => {
    const { directory, code, notes, read } = await adopted({ 'etc/a.gcfg': KNOWN });
    expect(code).toBe(0);
    expect(notes).toBe(
      '1 file, 2 settings, checked against Connect 2026.08.0: no new findings, 2 known findings in the baseline\n' +
        'baseline.json is written: it covers 1 error, 1 warning\n',
    );
    expect(rules(read())).toEqual([
      'etc/a.gcfg schema/unknown-setting',
      'etc/a.gcfg value/suspicious-duration',
    ]);
    const again = await runIn({ directory }, '--baseline', 'baseline.json', '--fail-on', 'info', 'etc');
    expect(again).toMatchObject({ code: 0, output: '' });
    expect(again.notes).toContain(': no new findings, 2 known findings in the baseline\n');
  });

  test('over another one says what comes and goes, also with --quiet', async () => {
    const { directory, read } = await adopted({ 'a.gcfg': KNOWN, 'b.gcfg': KNOWN });
    writeFileSync(join(directory, 'a.gcfg'), NEW.replace('DataDri = /srv/connect\n', ''));
    renameSync(join(directory, 'b.gcfg'), join(directory, 'b.txt'));
    const { notes } = await runIn({ directory }, '--write-baseline', 'baseline.json', '--quiet', 'a.gcfg');
    expect(
      notes,
    ).toBe(`baseline.json is written, 2 findings added, 3 findings removed: it covers 1 error, 2 warnings
  + a.gcfg: error[schema/unknown-setting] Applications.RunAz
  + a.gcfg: warning[security/insecure-setting] Applications.RunAs
  - a.gcfg: error[schema/unknown-setting] Server.DataDri
  - b.gcfg: error[schema/unknown-setting] Server.DataDri
  - b.gcfg: warning[value/suspicious-duration] Scheduler.IdleTimeout
`);
    const before = read();
    const same = await runIn({ directory }, '--write-baseline', 'baseline.json', '--quiet', 'a.gcfg');
    expect(same.notes).toBe('baseline.json stays as it is: it covers 1 error, 2 warnings\n');
    expect(read()).toBe(before);
  });

  test('keeps what it knows of files that it does not look at', async () => {
    const { directory, read } = await adopted({ 'a.gcfg': KNOWN, 'b.gcfg': KNOWN });
    const before = read();
    await runIn({ directory }, '--write-baseline', 'baseline.json', 'a.gcfg');
    expect(read()).toBe(before);
  });

  test('does not cover a file that the server refuses', async () => {
    const { code, notes, read } = await adopted({ 'a.gcfg': KNOWN, 'b.gcfg': '[Server\n' });
    expect(code).toBe(1);
    expect(notes).toContain(': 1 error, 2 known findings in the baseline\n');
    expect(notes).toContain('It does not cover what no baseline covers: syntax/error\n');
    expect(rules(read()).every((entry) => entry.startsWith('a.gcfg'))).toBe(true);
  });

  test('covers what --fix leaves', async () => {
    const { directory, read } = await adopted({ 'a.gcfg': KNOWN }, 'baseline.json', '--fix');
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toContain('DataDir = ');
    expect(rules(read())).toEqual(['a.gcfg value/suspicious-duration']);
  });

  test('is listed with --show-baselined', async () => {
    const { directory } = await adopted({ 'a.gcfg': KNOWN });
    const { output } = await runIn(
      { directory },
      '--baseline',
      'baseline.json',
      '--show-baselined',
      'a.gcfg',
    );
    expect(output.match(/^known .*?\]/gm)).toEqual([
      'known error[schema/unknown-setting]',
      'known warning[value/suspicious-duration]',
    ]);
  });
});

describe('--baseline', () => {
  test('judges by what is new', async () => {
    const { directory } = await adopted({ 'a.gcfg': KNOWN });
    writeFileSync(join(directory, 'a.gcfg'), NEW);
    const args = ['--baseline', 'baseline.json', 'a.gcfg'];
    const { code, output, notes } = await runIn({ directory }, ...args);
    expect(code).toBe(1);
    expect(output).not.toContain('DataDri:');
    expect(output.match(/^error.*?\]/gm)).toEqual(['error[schema/unknown-setting]']);
    expect(notes).toContain(': 1 error, 1 warning, 2 known findings in the baseline\n');
    const allowed = await runIn(
      { directory },
      ...args,
      '--rule',
      'schema/unknown-setting=off',
      '--max-warnings',
      '1',
    );
    expect(allowed.code).toBe(0);
  });

  test('tells what is stale, and --prune-baseline removes that and nothing else', async () => {
    const { directory, read } = await adopted({ 'a.gcfg': KNOWN });
    writeFileSync(join(directory, 'a.gcfg'), NEW.replace('DataDri = /srv/connect\n', ''));
    const args = ['--baseline', 'baseline.json', 'a.gcfg'];
    const stale = await runIn({ directory }, ...args);
    expect(stale.notes).toContain(
      '1 known finding of baseline.json is not found any more; --prune-baseline removes it:\n' +
        '  a.gcfg: error[schema/unknown-setting] Server.DataDri\n',
    );
    expect((await runIn({ directory }, ...args, '--quiet')).notes).toBe('');
    const { code, notes } = await runIn({ directory }, ...args, '--prune-baseline');
    expect(code).toBe(1);
    expect(notes).toContain('baseline.json is written, 1 finding removed: it covers 1 warning\n');
    expect(rules(read())).toEqual(['a.gcfg value/suspicious-duration']);
    expect((await runIn({ directory }, ...args)).notes).not.toContain('not found any more');
  });

  test('tells of many stale entries the first', async () => {
    const many = Array.from({ length: 12 }, (_, index) => `Unheard${index} = 1\n`).join('');
    const { directory } = await adopted({ 'a.gcfg': `[Server]\n${many}` });
    writeFileSync(join(directory, 'a.gcfg'), '[Server]\n');
    const { notes } = await runIn({ directory }, '--baseline', 'baseline.json', 'a.gcfg');
    expect(notes.split('\n').slice(1)).toHaveLength(12);
    expect(notes).toMatch(/\n {2}and 3 more\n$/);
  });

  test('names what is stale in JSON, with the baseline', async () => {
    const { directory } = await adopted({ 'a.gcfg': KNOWN });
    writeFileSync(join(directory, 'a.gcfg'), '[Server]\n');
    const { output } = await runIn(
      { directory },
      '--baseline',
      'baseline.json',
      '--format',
      'json',
      'a.gcfg',
    );
    expect(JSON.parse(output).baselines).toMatchObject([
      {
        path: 'baseline.json',
        stale: [
          { path: 'a.gcfg', rule: 'schema/unknown-setting', setting: 'Server.DataDri', count: 1 },
          { path: 'a.gcfg', rule: 'value/suspicious-duration' },
        ],
      },
    ]);
  });

  test('says which file may have a new name', async () => {
    const { directory, read } = await adopted({ 'old.gcfg': KNOWN, 'b.gcfg': KNOWN });
    renameSync(join(directory, 'old.gcfg'), join(directory, 'new.gcfg'));
    const { code, notes } = await runIn({ directory }, '--baseline', 'baseline.json', '.');
    expect(code).toBe(1);
    expect(notes).toContain(
      'baseline.json knows findings of old.gcfg, which is not there: if it is called new.gcfg now, change the name there\n',
    );
    writeFileSync(join(directory, 'baseline.json'), read().replace('"old.gcfg"', '"new.gcfg"'));
    expect((await runIn({ directory }, '--baseline', 'baseline.json', '.')).code).toBe(0);
  });
});

describe('paths', () => {
  const FILES = { 'ci/x': '', 'etc/a.gcfg': KNOWN, 'elsewhere/x': '' };

  test.each<[what: string, baseline: string, name: string]>([
    ['beside the files', 'etc/b.json', 'a.gcfg'],
    ['above them', 'b.json', 'etc/a.gcfg'],
    ['in another folder', 'ci/b.json', '../etc/a.gcfg'],
    ['in one that is not there yet', 'new/b.json', '../etc/a.gcfg'],
  ])('are relative to the baseline %s, wherever the command runs', async (_, baseline, name) => {
    const { directory, read } = await adopted(FILES, baseline);
    expect(rules(read())[0]).toBe(`${name} schema/unknown-setting`);
    for (const [from, file] of [
      [directory, 'etc/a.gcfg'],
      [join(directory, 'etc'), 'a.gcfg'],
      [join(directory, 'elsewhere'), join(directory, 'etc/a.gcfg')],
    ] as const) {
      const { code, notes } = await runIn({ directory: from }, '--baseline', join(directory, baseline), file);
      expect([code, notes]).toEqual([0, expect.stringContaining(', 2 known findings in the baseline\n')]);
    }
  });

  test('are found through symbolic links', async () => {
    const { directory } = await adopted(FILES, 'etc/b.json');
    symlinkSync(join(directory, 'etc'), join(directory, 'linked'), 'dir');
    symlinkSync(join(directory, 'etc/a.gcfg'), join(directory, 'elsewhere/a.gcfg'));
    for (const [baseline, file] of [
      ['etc/b.json', 'linked/a.gcfg'],
      ['linked/b.json', 'etc/a.gcfg'],
      ['linked/b.json', 'linked/a.gcfg'],
      ['etc/b.json', 'elsewhere/a.gcfg'],
    ] as const) {
      const { code, notes } = await runIn({ directory }, '--baseline', baseline, file);
      expect([file, code]).toEqual([file, 0]);
      expect(notes).not.toContain('not found any more');
    }
  });

  test('stay the links’ own where a release is linked to', async () => {
    const directory = makeDirectory({ 'releases/1/a.gcfg': KNOWN, 'releases/2/a.gcfg': KNOWN });
    const link = (to: string) => symlinkSync(to, join(directory, 'current'), 'dir');
    link('releases/1');
    await runIn({ directory }, '--write-baseline', 'b.json', 'current/a.gcfg');
    renameSync(join(directory, 'current'), join(directory, 'previous'));
    link('releases/2');
    expect((await runIn({ directory }, '--baseline', 'b.json', 'current/a.gcfg')).code).toBe(0);
  });

  test('are what --stdin-filename says for standard input', async () => {
    const { directory } = await adopted(FILES, 'b.json');
    const named = ['--stdin-filename', 'etc/a.gcfg', '-'];
    const { code } = await runIn({ directory, input: `; x\n${KNOWN}` }, '--baseline', 'b.json', ...named);
    expect(code).toBe(0);
    expect((await runIn({ directory, input: KNOWN }, '--baseline', 'b.json', '-')).code).toBe(1);
    const nameless = await runIn({ directory, input: KNOWN }, '--write-baseline', 'b.json', '-');
    expect(nameless.notes).toBe(
      'gcfg-lint: standard input has no name by which a baseline could know it again: give it one with --stdin-filename\n',
    );
  });
});

describe('baseline in the configuration', () => {
  test('is relative to it, and holds for its files', async () => {
    const { directory } = await adopted({ 'etc/a.gcfg': KNOWN, 'test/a.gcfg': KNOWN }, 'etc/known.json');
    writeFileSync(join(directory, 'etc/gcfg-lint.yaml'), 'baseline: ./known.json\n');
    const { code, output, notes } = await runIn({ directory }, '.');
    expect(code).toBe(1);
    expect(output.match(/--> .*?gcfg/g)).toEqual(['--> test/a.gcfg', '--> test/a.gcfg']);
    expect(notes).toContain(': 1 error, 1 warning, 2 known findings in the baseline\n');
    expect((await runIn({ directory: join(directory, 'test') }, '../etc/a.gcfg')).code).toBe(0);
  });

  test('may be another one for each folder, and the command line wins', async () => {
    const directory = makeDirectory({
      'a/a.gcfg': KNOWN,
      'b/b.gcfg': KNOWN,
      'a/gcfg-lint.yaml': 'baseline: known.json\n',
      'b/gcfg-lint.yaml': 'baseline: known.json\nrules:\n  schema/unknown-setting: { suppressible: false }\n',
    });
    for (const folder of ['a', 'b'])
      await runIn({ directory }, '--write-baseline', `${folder}/known.json`, folder);
    const { notes } = await runIn({ directory }, '--prune-baseline', '.');
    expect(notes).toContain(': 1 error, 3 known findings in the baseline\n');
    expect(notes).toContain('a/known.json stays as it is: it covers 1 error, 1 warning\n');
    expect(notes).toContain('b/known.json stays as it is: it covers 1 warning\n');
    const { code } = await runIn({ directory }, '--baseline', 'b/known.json', 'a');
    expect(code).toBe(1);
  });

  test('must be there', async () => {
    const files = { 'gcfg-lint.yaml': 'baseline: known.json\n', 'a.gcfg': KNOWN };
    const { code, notes, directory } = await runIn({ files }, 'a.gcfg');
    expect(code).toBe(2);
    expect(notes).toBe(
      'gcfg-lint: there is no baseline known.json; gcfg-lint --write-baseline known.json makes one of what is found\n',
    );
    await runIn({ directory }, '--write-baseline', 'known.json', 'a.gcfg');
    expect((await runIn({ directory }, 'a.gcfg')).code).toBe(0);
  });
});

describe('a baseline that can’t be used', () => {
  const START = '{\n  "gcfgLintBaseline": 1,\n  "files": {\n    "a.gcfg": [\n';
  const LINE =
    '      { "rule": "schema/unknown-setting", "setting": "Server.DataDri", "severity": "error", "count": 1 }';

  test.each<[what: string, content: string, message: string]>([
    ['a configuration', '[SMTP]\nPassword = hunter2\n', ' is no JSON, and so no baseline.\n'],
    ['another version', '{\n  "gcfgLintBaseline": 7\n}\n', ':2:23: is a baseline of version 7, '],
    [
      'a slip',
      `${START}${LINE.replace('"count": 1', '"count": "1"')}\n]}}`,
      ':5:102: is no baseline that can be read: ',
    ],
    ['a comma too many', `${START}${LINE},\n    ]\n  }\n}\n`, ':5:105: is no JSON, and so no baseline. '],
    [
      'a comma too few',
      `${START}${LINE}\n${LINE}\n    ]\n  }\n}\n`,
      ':6:7: is no JSON, and so no baseline. ',
    ],
    [
      'a merge conflict',
      `${START}<<<<<<< HEAD\n${LINE}\n=======\n${LINE}\n>>>>>>> main\n    ]\n  }\n}\n`,
      ':5:1: still holds a merge conflict. ',
    ],
    ['a file twice', `${START}${LINE}\n    ],\n    "a.gcfg": []\n  }\n}\n`, ':7:5: has a name twice, '],
    [
      'levels without end',
      '{"gcfgLintBaseline":1,"files":'.padEnd(200_000, '['),
      ':1:200001: is no JSON: it ends too early, ',
    ],
  ])('for it holds %s', async (_, content, message) => {
    const directory = makeDirectory({ 'a.gcfg': KNOWN, 'b.json': content });
    for (const option of ['--baseline', '--write-baseline'] as const) {
      const { code, output, notes } = await runIn({ directory }, option, 'b.json', '--fix', 'a.gcfg');
      expect([code, output]).toEqual([2, '']);
      expect(notes).toContain(`gcfg-lint: b.json${message}`);
      expect(notes).not.toContain('hunter2');
    }
    expect(readFileSync(join(directory, 'b.json'), 'utf8')).toBe(content);
    // --fix has written nothing either.
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(KNOWN);
  });

  test.each<[argv: string[], message: string]>([
    [['--baseline', 'none.json'], 'there is no baseline none.json; '],
    [['--baseline', 'etc'], 'can’t read etc: it is a directory'],
    [['--write-baseline', 'a.gcfg'], 'a.gcfg is no JSON, and so no baseline.\n'],
    [
      ['--write-baseline', 'b.json', '--fix-dry-run'],
      '--write-baseline and --fix-dry-run exclude each other',
    ],
    [['--write-baseline', 'b.json', '--prune-baseline'], '--write-baseline removes what is gone as well'],
    [
      ['--write-baseline', 'b.json', '--baseline', 'c.json'],
      '--baseline and --write-baseline name two files',
    ],
    [['--prune-baseline'], '--prune-baseline has no baseline to prune'],
    [['--write-baseline', 'b.json', '--format', 'json:b.json'], 'the report would overwrite the baseline '],
    [['--baseline', ''], '--baseline wants a value: FILE'],
  ])('%j', async (argv, message) => {
    const { code, notes, directory } = await runIn(
      { files: { 'a.gcfg': KNOWN, 'etc/x': '' } },
      ...argv,
      'a.gcfg',
    );
    expect([code, notes]).toEqual([2, expect.stringContaining(`gcfg-lint: ${message}`)]);
    expect(existsSync(join(directory, 'b.json'))).toBe(false);
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(KNOWN);
  });
});

describe('ha', () => {
  const node = (processes: string) =>
    `[Server]\nDataDir = /mnt/connect\n[Scheduler]\nMaxProcesses = ${processes}\n[Database]\nProvider = sqlite\n`;
  const FILES = { 'a.gcfg': node('5'), 'b.gcfg': node('6') };

  test('knows the findings of nodes, beside those of files', async () => {
    const { directory, read } = await adopted({ ...FILES, 'x.gcfg': KNOWN }, 'b.json');
    const files = JSON.parse(read()).files;
    const nodes = ['--shared-path', '/mnt', 'a.gcfg', 'b.gcfg'];
    const before = await runIn({ directory }, 'ha', '--baseline', 'b.json', ...nodes);
    expect(before.code).toBe(1);
    const { code, notes } = await runIn({ directory }, 'ha', '--write-baseline', 'b.json', ...nodes);
    expect(code).toBe(0);
    expect(notes).toContain('\n  + a.gcfg, b.gcfg: info[ha/config-drift] Scheduler.MaxProcesses\n');
    expect(JSON.parse(read()).files).toEqual(files);
    const known = ['--baseline', 'b.json', '--fail-on', 'info'];
    expect(await runIn({ directory }, 'ha', ...known, ...nodes)).toMatchObject({ code: 0 });
    expect((await runIn({ directory }, 'lint', ...known, '.')).code).toBe(0);

    writeFileSync(join(directory, 'b.gcfg'), node('5'));
    const stale = await runIn({ directory }, 'ha', ...known, ...nodes);
    expect(stale.notes).toContain('\n  a.gcfg, b.gcfg: info[ha/config-drift] Scheduler.MaxProcesses\n');
    writeFileSync(join(directory, 'c.gcfg'), node('7'));
    expect((await runIn({ directory }, 'ha', ...known, ...nodes, 'c.gcfg')).code).toBe(1);
  });

  test('takes it from the configuration, and from a topology elsewhere', async () => {
    const directory = makeDirectory({
      'etc/a.gcfg': node('5'),
      'etc/b.gcfg': node('6'),
      'etc/gcfg-lint.yaml': 'baseline: ../known.json\n',
      'etc/topology.yaml': 'nodes:\n  one: { config: a.gcfg }\n  two: { config: b.gcfg }\n',
    });
    const topology = ['etc/topology.yaml'];
    await runIn({ directory }, 'ha', '--write-baseline', 'known.json', ...topology);
    const { clusters } = JSON.parse(readFileSync(join(directory, 'known.json'), 'utf8'));
    expect(clusters[0].nodes).toEqual(['etc/a.gcfg', 'etc/b.gcfg']);
    const args = ['ha', '--fail-on', 'info'];
    expect((await runIn({ directory }, ...args, ...topology)).code).toBe(0);
    expect((await runIn({ directory: join(directory, 'etc') }, ...args, 'a.gcfg', 'b.gcfg')).code).toBe(0);
  });

  test('names files of bundles by their nodes', async () => {
    const bundle = (name: string, processes: string) =>
      JSON.stringify({
        gcfgLintBundle: 1,
        node: name,
        host: `${name}.example.com`,
        collectedAt: '2026-11-20T12:00:00Z',
        tool: { name: 'gcfg-lint', version: '0.1.0' },
        keyed: false,
        config: { path: '/etc/rstudio-connect/rstudio-connect.gcfg', text: node(processes) },
      });
    const directory = makeDirectory({ 'x/a.json': bundle('c1', '5'), 'x/b.json': bundle('c2', '6') });
    const nodes = ['x/a.json', 'x/b.json'];
    const written = await runIn({ directory }, 'ha', '--write-baseline', 'known.json', ...nodes);
    expect(written.notes).toContain('known.json is written: ');
    const { clusters } = JSON.parse(readFileSync(join(directory, 'known.json'), 'utf8'));
    expect(clusters[0].nodes).toEqual([
      'c1:/etc/rstudio-connect/rstudio-connect.gcfg',
      'c2:/etc/rstudio-connect/rstudio-connect.gcfg',
    ]);
    mkdirSync(join(directory, 'y'));
    for (const name of ['a', 'b'])
      renameSync(join(directory, `x/${name}.json`), join(directory, `y/${name}.json`));
    const args = ['ha', '--baseline', 'known.json', '--fail-on', 'info', 'y/a.json', 'y/b.json'];
    expect((await runIn({ directory }, ...args)).code).toBe(0);
    // Nobody can tell that a node's file is gone.
    const pruned = await runIn({ directory }, ...args, '--prune-baseline');
    expect(pruned.notes).toContain('known.json stays as it is: ');
  });

  test('--plan judges nothing', async () => {
    const { code, notes } = await runIn(
      { files: FILES },
      'ha',
      '--plan',
      'update',
      '--prune-baseline',
      'a.gcfg',
    );
    expect([code, notes]).toEqual([2, 'gcfg-lint: --prune-baseline and --plan exclude each other\n']);
  });
});

describe('a migration file', () => {
  test('that waits is known, whether it is looked at as well or not', async () => {
    const files = {
      'rstudio-connect.gcfg': '[Server]\nAddress = https://a.test\n',
      'rstudio-connect-migration.gcfg': '[Scheduler]\nIdleTimeout = 1800\n',
    };
    const { directory, read } = await adopted(files);
    expect(rules(read())).toEqual([
      'rstudio-connect-migration.gcfg value/suspicious-duration',
      'rstudio-connect.gcfg migrate/pending',
    ]);
    const args = ['--baseline', 'baseline.json', '--fail-on', 'info'];
    const main = join(directory, 'rstudio-connect.gcfg');
    writeFileSync(main, `[HTTP]\nListen = :3939\n${files['rstudio-connect.gcfg']}`);
    for (const paths of [['.'], ['rstudio-connect.gcfg']])
      expect((await runIn({ directory }, ...args, ...paths)).code).toBe(0);
  });
});
