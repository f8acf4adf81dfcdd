import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeDirectory, runIn } from './fake-terminal.ts';

const VALUES = 'config:\n  Server:\n    DataDri: /x\nsharedStorage:\n  create: true\n';

describe('lint of values', () => {
  test('tells findings on the lines of the values', async () => {
    const { code, output } = await runIn(
      { files: { 'values.yaml': VALUES } },
      'values.yaml',
      '--format',
      'json',
    );
    expect(code).toBe(1);
    expect(JSON.parse(output).files).toMatchObject([
      {
        path: 'values.yaml',
        diagnostics: expect.arrayContaining([expect.objectContaining({ ruleId: 'schema/unknown-setting' })]),
      },
    ]);
  });

  test('of one release, tells each in the file it comes from', async () => {
    const files = {
      'a.yaml': VALUES,
      'b.yaml': 'replicas: 2\nconfig:\n  Scheduler:\n    MaxProcesses: 1000000\n',
    };
    const { code, output, notes } = await runIn(
      { files },
      '--values',
      'a.yaml',
      '--values',
      'b.yaml',
      '--format',
      'json',
    );
    expect(code).toBe(1);
    const found = JSON.parse(output).files.map(({ path, diagnostics }: never) => [
      path,
      (diagnostics as { ruleId: string; severity: string }[])
        .filter(({ severity }) => severity === 'error')
        .map(({ ruleId }) => ruleId),
    ]);
    expect(found).toEqual([
      ['a.yaml', ['schema/unknown-setting']],
      ['b.yaml', ['helm/several-replicas', 'helm/rewritten-value']],
    ]);
    expect(notes).toMatch(/^2 files, /);
  });

  test('mends values, each in its file, and nothing else of them', async () => {
    const files = {
      'a.yaml':
        '# one\nconfig:\n  Server:\n    Address: "https://x.org/#/a"   # two\n  Scheduler: {MaxProcesses: 5}\nsharedStorage: {create: true}\n',
      'b.yaml': 'config:\n    Scheduler:\n      MaxProcesses: 1000000 # three\n',
    };
    const directory = makeDirectory(files);
    await runIn({ directory }, '--values', 'a.yaml', '--values', 'b.yaml', '--fix', '--unsafe-fixes');
    expect(readFileSync(join(directory, 'a.yaml'), 'utf8')).toBe(
      files['a.yaml'].replace('"https://x.org/#/a"', `'"https://x.org/#/a"'`),
    );
    expect(readFileSync(join(directory, 'b.yaml'), 'utf8')).toBe(
      files['b.yaml'].replace('1000000', "'1000000'"),
    );
  });

  test.each([
    ['on the next line', '    # gcfg-lint-disable-next-line schema/unknown-setting -- x\n    DataDri: /x\n'],
    ['behind the value', '    DataDri: /x # gcfg-lint-disable-line schema/unknown-setting -- x\n'],
    ['in the file', '    DataDri: /x\n    # gcfg-lint-disable-file schema/unknown-setting -- x\n'],
  ])('leaves out what a comment switches off %s', async (_, lines) => {
    const values = `config:\n  Server:\n${lines}sharedStorage: {create: true}\n`;
    const { code, notes } = await runIn({ files: { 'values.yaml': values } }, 'values.yaml');
    expect(code).toBe(0);
    expect(notes).toMatch(/, 1 suppressed\n$/);
  });

  test('a comment holds for values outside of the configuration, too', async () => {
    const values = `config: {Server: {}}\n# gcfg-lint-disable-next-line helm/several-replicas -- x\nreplicas: 2\nsharedStorage: {create: true}\n`;
    const { notes, output } = await runIn({ files: { 'values.yaml': values } }, 'values.yaml');
    expect(notes).toMatch(/, 1 suppressed\n$/);
    expect(output).not.toContain('lint/');
  });

  test('a comment that suppresses nothing is reported where it stands, and removed', async () => {
    const values = `config:\n  Server:\n    # gcfg-lint-disable-next-line schema/unknown-setting -- x\n    DataDir: /var/lib/rstudio-connect\nsharedStorage: {create: true}\n`;
    const directory = makeDirectory({ 'values.yaml': values });
    const { output } = await runIn({ directory }, 'values.yaml');
    expect(output).toMatch(/lint\/unused-suppression\].*\n.*values\.yaml:3:5/);
    await runIn({ directory }, 'values.yaml', '--fix');
    expect(readFileSync(join(directory, 'values.yaml'), 'utf8')).toBe(values.replace(/ *#.*\n/, ''));
  });

  test('goes by the version of Connect in the values, unless another is given', async () => {
    const files = { 'values.yaml': `image: {tag: 2025.09.1-ubuntu2204}\n${VALUES}` };
    expect((await runIn({ files }, 'values.yaml')).notes).toContain('checked against Connect 2025.09.1');
    expect((await runIn({ files }, 'values.yaml', '--connect-version', '2026.01.0')).notes).toContain(
      'Connect 2026.01.0',
    );
  });

  test.each([
    ['the command line', {}, ['--chart-version', '0.21.0']],
    ['the configuration', { 'gcfg-lint.yaml': 'chart-version: "0.21.0"\n' }, []],
  ])('goes by the release of the chart in %s', async (_, more, argv) => {
    const files = {
      'values.yaml': 'launcher: {customRuntimeYaml: base}\nsharedStorage: {create: true}\n',
      ...more,
    };
    expect((await runIn({ files }, 'values.yaml', ...argv)).code).toBe(1);
  });

  test('takes variables of the pod for settings that are given', async () => {
    const values = (env: string) =>
      `config: {Database: {Provider: postgres}}\nsharedStorage: {create: true}\npod: {env: [${env}]}\n`;
    const lint = async (env: string) =>
      (await runIn({ files: { 'values.yaml': values(env) } }, 'values.yaml')).output;
    expect(await lint('')).toContain('schema/missing-setting');
    expect(
      await lint('{name: CONNECT_POSTGRES_URL, valueFrom: {secretKeyRef: {name: a, key: b}}}'),
    ).not.toContain('schema/missing-setting');
  });

  test('shows no secret, wherever it stands', async () => {
    const values = `license: {key: hunter2a}\nnameservice: {apiKey: hunter2b}\nconfig:\n  Postgres: {URL: "postgres://a:hunter2c@b/c", Password: "hunter2d#x", Foo: 1}\n  SMTP:\n    Password: {a: hunter2e}\npod:\n  env:\n    - {name: CONNECT_SMTP_PASSWORD, value: hunter2f}\nsharedStorage: {create: true}\n# Password: hunter2g\n`;
    for (const format of ['stylish', 'json', 'sarif', 'github', 'junit']) {
      const { output, notes } = await runIn(
        { files: { 'values.yaml': values } },
        'values.yaml',
        '--format',
        format,
      );
      expect(output + notes).not.toContain('hunter2');
    }
  });
});

describe('values that are none', () => {
  test.each([
    ['a template', 'config:\n  A: {{ b }}\n', /^gcfg-lint: values\.yaml:2:\d+: this is a template/],
    ['a key twice', 'config:\n  A: 1\n  A: 2\n', /^gcfg-lint: values\.yaml:3:3: /],
    ['a tab', 'config:\n\tA: 1\n', /^gcfg-lint: values\.yaml:2:1: /],
    ['no YAML', 'config: [\n', /^gcfg-lint: values\.yaml:\d+:\d+: /],
    ['a list', '- a\n', /^gcfg-lint: values\.yaml:1:1: /],
    ['an object of Kubernetes', 'apiVersion: v1\nkind: Pod\n', /these are no values of a chart/],
    ['not UTF-8', new Uint8Array([0xff, 0xfe, 0x61]), /not UTF-8|UTF-16/],
  ])('%s', async (_, text, message) => {
    const { code, notes } = await runIn({ files: { 'values.yaml': text } }, '--values', 'values.yaml');
    expect(code).toBe(2);
    expect(notes).toMatch(message);
  });

  test.each([
    [['--values', 'nope.yaml'], /can’t read nope\.yaml: there is no such file/],
    [['--values', 'a.yaml', '--values', './a.yaml'], /is given twice/],
    [['--values', 'a.yaml', '--chart-version', 'new'], /--chart-version new is no release of the chart/],
    [['ha', 'a.yaml'], /a\.yaml: there is one pod/],
    [['--values', 'a.yaml', '--output', 'a.yaml'], /the report would overwrite .*a\.yaml/],
  ])('%j', async (argv, message) => {
    const { code, notes } = await runIn({ files: { 'a.yaml': VALUES } }, ...argv);
    expect(code).toBe(2);
    expect(notes).toMatch(message);
  });
});

describe('ha of values', () => {
  const DATABASE =
    'config: {Database: {Provider: postgres}, Postgres: {URL: "postgres://a@db/c"}, Metrics: {DataPath: /metrics}}\n';

  async function ha(values: string, ...argv: string[]) {
    const { output } = await runIn(
      { files: { 'values.yaml': values } },
      'ha',
      'values.yaml',
      '--format',
      'json',
      ...argv,
    );
    const { files } = JSON.parse(output) as {
      files: { path: string; diagnostics: { ruleId: string; severity: string }[] }[];
    };
    return files.flatMap(({ path, diagnostics }) =>
      diagnostics.map(({ ruleId, severity }) => `${path} ${severity} ${ruleId}`),
    );
  }

  test.each([
    ['shared storage', `replicas: 3\nsharedStorage: {create: true}\n${DATABASE}`, []],
    [
      'a volume from NFS',
      `replicas: 2\npod:\n  volumes: [{name: d, nfs: {server: nas, path: /c}}]\n  volumeMounts: [{name: d, mountPath: /var/lib/rstudio-connect}]\n${DATABASE}`,
      [],
    ],
    ['no storage', `replicas: 2\n${DATABASE}`, ['values.yaml error ha/data-dir-not-shared']],
    [
      'a volume of each pod’s own',
      `replicas: 2\npod:\n  volumes: [{name: d, emptyDir: {}}]\n  volumeMounts: [{name: d, mountPath: /var/lib/rstudio-connect}]\n${DATABASE}`,
      ['values.yaml error ha/data-dir-not-shared'],
    ],
    [
      'SQLite',
      'replicas: 2\nsharedStorage: {create: true}\nconfig: {Metrics: {DataPath: /metrics}}\n',
      ['values.yaml error ha/database-sqlite'],
    ],
    [
      'metrics in the shared directory',
      `replicas: 2\nsharedStorage: {create: true}\n${DATABASE.replace('/metrics', '/var/lib/rstudio-connect/m')}`,
      ['values.yaml error ha/metrics-data-path-shared'],
    ],
  ])('%s', async (_, values, expected) => {
    expect(await ha(values)).toEqual(expected);
  });

  test('shows what matters, pod by pod', async () => {
    const values = `replicas: 2\nsharedStorage: {create: true}\n${DATABASE}ingress: {enabled: true, annotations: {nginx.ingress.kubernetes.io/affinity: cookie}}\nimage: {tag: 2026.08.0}\n`;
    const { output } = await runIn({ files: { 'values.yaml': values } }, 'ha', 'values.yaml');
    expect(output).toMatchInlineSnapshot(`
      "                                  both nodes
      Connect                           ✓ 2026.08.0
      Database                          ✓ db:5432/c
      Server.DataDir                    ✓ /var/lib/rstudio-connect (persistentVolumeClaim)
      Metrics.DataPath                  ✓ /metrics (overlay)
      Applications.ScheduleConcurrency  ✓ 2
      Applications.RunAs                ✓ rstudio-connect
      Load balancer                     ✓ keeps sessions on one node
      Not known: the clocks
      "
    `);
  });

  test('tells a finding in the file that it comes from', async () => {
    const files = {
      'a.yaml': `sharedStorage: {create: true}\n${DATABASE}`,
      'b.yaml': 'replicas: 2\nconfig:\n  Server:\n    DataDir: /srv\n',
    };
    const { output } = await runIn({ files }, 'ha', '--values', 'a.yaml', '--values', 'b.yaml');
    expect(output).toContain('--> b.yaml:4:14');
  });
});
