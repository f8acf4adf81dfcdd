/** Commands that take manifests of Kubernetes in place of a configuration. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Outcome, runIn, type Scene } from './fake-terminal.ts';
import { CLEAN } from './samples.ts';

/** Not the one of the fixture, which stands in the page of a rule, too. */
const SECRET = 'Zyxwvut';
const MANIFEST = readFileSync(
  new URL('../../fixtures/kubernetes/configmap.yaml', import.meta.url),
  'utf8',
).replace('sword-fish', SECRET);

/** A ConfigMap with these lines in a literal block, which begins on line 7. */
function configMap(...lines: readonly string[]): string {
  return [
    'apiVersion: v1',
    'kind: ConfigMap',
    'metadata: {name: connect}',
    'data:',
    '  rstudio-connect.gcfg: |',
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n');
}

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: {name: connect}\n';

async function found(scene: Scene, ...argv: string[]) {
  const { output, code } = await runIn(scene, '--format', 'json', ...argv);
  const { files, summary } = JSON.parse(output) as {
    files: {
      path: string;
      diagnostics: { ruleId: string; range: { start: { line: number; column: number } } }[];
    }[];
    summary: Record<string, number>;
  };
  return { code, files, summary };
}

const places = ({ files }: Awaited<ReturnType<typeof found>>) =>
  files.flatMap(({ path, diagnostics }) =>
    diagnostics.map(({ ruleId, range: { start } }) => `${path}:${start.line}:${start.column} ${ruleId}`),
  );

const FINDINGS = [
  '11:43 syntax/truncated-value',
  '12:5 schema/unknown-setting',
  '19:16 security/plain-secret',
  '22:19 value/suspicious-duration',
];

describe('lint', () => {
  test('checks a manifest in place', async () => {
    const result = await found({ files: { 'deploy/connect.yaml': MANIFEST } }, 'deploy/connect.yaml');
    expect(places(result)).toEqual(FINDINGS.map((place) => `deploy/connect.yaml:${place}`));
    expect(result).toMatchObject({ code: 1, summary: { files: 1, settings: 6, errors: 2, warnings: 2 } });
  });

  test.each<[name: string, path: string, argv: readonly string[]]>([
    ['by what is in it', '<stdin>', ['-']],
    ['by its name', 'x.yaml', ['-', '--stdin-filename', 'x.yaml']],
  ])('knows a manifest on standard input: %s', async (_, path, argv) => {
    expect(places(await found({ input: MANIFEST }, ...argv))).toEqual(
      FINDINGS.map((place) => `${path}:${place}`),
    );
  });

  test('takes a configuration on standard input for one, whatever its comments say', async () => {
    const input = `; apiVersion: v1\n; kind: ConfigMap\n${CLEAN}`;
    expect(await found({ input }, '-')).toMatchObject({ code: 0, summary: { settings: 1 } });
  });

  test('takes a manifest of any name, and JSON', async () => {
    const json = JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: { 'a.gcfg': '[Server]\nX = 1\n' },
    });
    const files = {
      rendered: configMap('[Server]', 'X = 1'),
      'a.json': json,
      'b.yml': configMap('[Server]', 'X = 1'),
    };
    expect(places(await found({ files }, 'rendered', 'a.json', 'b.yml'))).toEqual([
      'rendered:7:5 schema/unknown-setting',
      'a.json:1:67 schema/unknown-setting',
      'b.yml:7:5 schema/unknown-setting',
    ]);
  });

  test('looks for no manifests in directories, but takes those of a glob', async () => {
    const files = { 'k/a.gcfg': CLEAN, 'k/b.yaml': configMap('[Server]', 'X = 1') };
    expect(places(await found({ files }, 'k'))).toEqual([]);
    expect(places(await found({ files }, 'k/*.yaml'))).toEqual(['k/b.yaml:7:5 schema/unknown-setting']);
  });

  test('adds up what lies in one file', async () => {
    const files = {
      'a.yaml': `${configMap('[Server]', 'X = 1')}---\n${configMap('[Server]', 'Y = 1', 'Z = 1')}`,
    };
    const result = await found({ files }, 'a.yaml');
    expect(result.summary).toMatchObject({ files: 1, settings: 3 });
    expect(places(result).map((place) => place.split(' ')[0])).toEqual([
      'a.yaml:7:5',
      'a.yaml:15:5',
      'a.yaml:16:5',
    ]);
  });

  test('a manifest without a configuration is nothing to check', async () => {
    const one = await runIn({ files: { 's.yaml': SERVICE } }, 's.yaml');
    expect(one).toMatchObject({
      code: 2,
      notes:
        'gcfg-lint: there is no configuration to check in s.yaml: no ConfigMap or Secret there has a key that ends in .gcfg\n',
    });
    const both = await runIn(
      { files: { 's.yaml': SERVICE, 'c.yaml': configMap('[Server]') } },
      's.yaml',
      'c.yaml',
    );
    expect(both.code).toBe(0);
    expect(both.notes).toContain('there is no configuration to check in s.yaml\n1 file, ');
    expect((await runIn({ files: { 's.yaml': SERVICE } }, '--pass-with-no-files', 's.yaml')).code).toBe(0);
  });

  test.each<[name: string, content: string | Uint8Array, message: string]>([
    ['YAML of another kind', 'a: 1\n', 'm.yaml:1:1: this is neither a configuration'],
    [
      'a topology',
      'nodes:\n  a: {config: a.gcfg}\n',
      'm.yaml:1:1: this describes a cluster: check it with `gcfg-lint ha`',
    ],
    [
      'a template',
      `${SERVICE}spec: {{ .Values.x }}\n`,
      'm.yaml:4:7: this is a template that nobody has rendered',
    ],
    ['UTF-16', Buffer.from(`\uFEFF${MANIFEST}`, 'utf16le'), 'can’t read m.yaml: it is UTF-16'],
    ['Latin-1', Buffer.from('# caf\xe9\n', 'latin1'), 'can’t read m.yaml: it is not UTF-8'],
  ])('refuses %s', async (_, content, message) => {
    const { code, notes, output } = await runIn({ files: { 'm.yaml': content } }, 'm.yaml');
    expect(notes).toContain(`gcfg-lint: ${message}`);
    expect({ code, output }).toEqual({ code: 2, output: '' });
  });

  test('goes by comments in the configuration', async () => {
    const files = {
      'a.yaml': configMap(
        '[Server]',
        '; gcfg-lint-disable-next-line schema/unknown-setting -- a patched build',
        'X = 1',
      ),
    };
    const { output, code } = await runIn({ files }, '--format', 'json', 'a.yaml');
    const [file] = (JSON.parse(output) as { files: { suppressed: unknown[]; diagnostics: unknown[] }[] })
      .files;
    expect(code).toBe(0);
    expect(file).toMatchObject({
      diagnostics: [],
      suppressed: [{ range: { start: { line: 7, column: 5 } } }],
    });
  });

  test('knows findings of a baseline again', async () => {
    const scene = { files: { 'a.yaml': configMap('[Server]', 'X = 1') } };
    const { directory } = await runIn(scene, '--write-baseline', 'baseline.json', 'a.yaml');
    const again = await runIn({ directory }, '--baseline', 'baseline.json', 'a.yaml');
    expect(again).toMatchObject({ code: 0, output: '' });
  });

  test.each(['stylish', 'json', 'sarif', 'junit', 'github', 'gitlab', 'checkstyle'])(
    'shows no secret: %s',
    async (format) => {
      const { output, notes } = await runIn({ files: { 'a.yaml': MANIFEST } }, '--format', format, 'a.yaml');
      expect(output).toContain('Postgres.Password');
      expect(output + notes).not.toContain(SECRET);
    },
  );
});

describe('--fix', () => {
  const fixed = (outcome: Outcome, name: string) => readFileSync(join(outcome.directory, name), 'utf8');

  test('writes into the block and leaves all around it', async () => {
    const outcome = await runIn({ files: { 'a.yaml': MANIFEST } }, '--fix', '--unsafe-fixes', 'a.yaml');
    expect(fixed(outcome, 'a.yaml')).toBe(
      MANIFEST.replace('https://connect.example.com/#/welcome', '"https://connect.example.com/#/welcome"')
        .replace('DataDri', 'DataDir')
        .replace('1800', '30m'),
    );
    expect(outcome.notes).toContain('1 warning, 3 fixed');
  });

  test('keeps CRLF and the byte-order mark', async () => {
    const text = `\uFEFF${configMap('[Server]', 'DataDri = /mnt/x')}`.replaceAll('\n', '\r\n');
    const outcome = await runIn({ files: { 'a.yaml': text } }, '--fix', 'a.yaml');
    expect(fixed(outcome, 'a.yaml')).toBe(text.replace('DataDri', 'DataDir'));
  });

  test('turns a folded block into a literal one, then fixes what is in it', async () => {
    const text = configMap('[Server]', 'DataDri = /mnt/x', 'Address = https://a.example.com').replace(
      'gcfg: |',
      'gcfg: >-',
    );
    const outcome = await runIn({ files: { 'a.yaml': text } }, '--fix', 'a.yaml');
    expect(fixed(outcome, 'a.yaml')).toBe(text.replace('>-', '|-').replace('DataDri', 'DataDir'));
    expect(outcome).toMatchObject({ code: 0, notes: expect.stringContaining('no findings, 2 fixed') });
  });

  test('mends several configurations in one file', async () => {
    const text = `${configMap('[Server]', 'DataDri = /x')}---\n${configMap('[Server]', 'DataDri = /y')}`;
    const outcome = await runIn({ files: { 'a.yaml': text } }, '--fix', 'a.yaml');
    expect(fixed(outcome, 'a.yaml')).toBe(text.replaceAll('DataDri', 'DataDir'));
  });

  test('leaves base64 as it is', async () => {
    const text = `apiVersion: v1\nkind: Secret\ndata:\n  a.gcfg: ${btoa('[Server]\nDataDri = /x\n')}\n`;
    const outcome = await runIn({ files: { 'a.yaml': text } }, '--fix', 'a.yaml');
    expect(fixed(outcome, 'a.yaml')).toBe(text);
    expect(outcome).toMatchObject({
      code: 1,
      output: expect.stringContaining('(line 2 of the decoded a.gcfg)'),
    });
  });

  test('prints standard input as it is to be', async () => {
    const { output } = await runIn({ input: configMap('[Server]', 'DataDri = /x') }, '--fix', '-');
    expect(output).toBe(configMap('[Server]', 'DataDir = /x'));
  });

  test('shows as a diff what it would do, without secrets', async () => {
    const text = configMap('[SMTP]', `Password = ${SECRET}#${SECRET}`, '[Server]', 'DataDri = /x');
    const { output } = await runIn(
      { files: { 'a.yaml': text } },
      '--fix-dry-run',
      '--unsafe-fixes',
      'a.yaml',
    );
    expect(output).toContain('-    DataDri = /x\n+    DataDir = /x\n');
    expect(output).toContain('     Password = ********\n');
    expect(output).not.toContain(SECRET);
  });

  test('is what the edits in the report come to', async () => {
    const { output } = await runIn({ input: configMap('[Server]', 'DataDri = /x') }, '--format', 'json', '-');
    const { files } = JSON.parse(output) as {
      files: { diagnostics: { fix: { edits: { start: number; end: number; text: string }[] } }[] }[];
    };
    const text = configMap('[Server]', 'DataDri = /x');
    const [edit] = files[0]!.diagnostics[0]!.fix.edits;
    expect(text.slice(0, edit!.start) + edit!.text + text.slice(edit!.end)).toBe(
      configMap('[Server]', 'DataDir = /x'),
    );
  });
});

describe('show and get', () => {
  test('take a manifest with one configuration', async () => {
    const scene = { files: { 'a.yaml': MANIFEST } };
    const { output } = await runIn(scene, 'show', '--set', 'a.yaml', 'Database', 'Postgres.Password');
    expect(output).toBe('Database.Provider  postgres  a.yaml:15\nPostgres.Password  ********  a.yaml:19\n');
    expect((await runIn(scene, 'get', 'a.yaml', 'Scheduler.IdleTimeout')).output).toBe('1800\n');
    expect((await runIn({ input: MANIFEST }, 'get', '-', 'Database.Provider')).output).toBe('postgres\n');
  });

  test('refuse one with several, or none', async () => {
    const files = { 'two.yaml': `${MANIFEST}---\n${MANIFEST}`, 'none.yaml': SERVICE };
    expect(await runIn({ files }, 'show', 'two.yaml')).toMatchObject({
      code: 2,
      notes: expect.stringContaining('two.yaml holds 2 configurations, and one is wanted'),
    });
    expect(await runIn({ files }, 'get', 'none.yaml', 'Server.DataDir')).toMatchObject({
      code: 2,
      notes: expect.stringContaining('there is no configuration in none.yaml'),
    });
  });

  test('know the migration file in the same ConfigMap', async () => {
    const text = `${configMap('[Server]', 'Address = https://a')}  rstudio-connect-migration.gcfg: |\n    [Server]\n    SenderEmail = a@example.com\n`;
    const { output } = await runIn({ files: { 'a.yaml': text } }, 'show', '--set', 'a.yaml');
    expect(output).toContain('a.yaml:7\n');
    expect(output).toContain('a.yaml:10\n');
  });
});

describe('ha', () => {
  const ha = (text: string, ...argv: string[]) =>
    runIn({ files: { 'a.yaml': text } }, 'ha', '--format', 'json', ...argv, 'a.yaml');
  const ids = ({ output }: Outcome) =>
    (JSON.parse(output) as { files: { diagnostics: { ruleId: string }[] }[] }).files.flatMap(
      ({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId),
    );
  const names = ({ output }: Outcome) =>
    (JSON.parse(output) as { clusters: { nodes: { name: string }[] }[] }).clusters[0]!.nodes.map(
      ({ name }) => name,
    );

  const volume = (text: string) => MANIFEST.replace('emptyDir: {}', text);

  test('takes each pod for a node', async () => {
    const outcome = await ha(MANIFEST);
    expect(names(outcome)).toEqual(['rstudio-connect-1', 'rstudio-connect-2']);
    expect(JSON.parse(outcome.output)).toMatchObject({
      clusters: [{ nodes: [{ path: 'a.yaml', connectVersion: '2026.08.0' }, {}] }],
      summary: { files: 1, settings: 6 },
    });
    const statefulSet = MANIFEST.replace('kind: Deployment', 'kind: StatefulSet').replace(
      'replicas: 2',
      'replicas: 3',
    );
    expect(names(await ha(statefulSet))).toEqual([
      'rstudio-connect-0',
      'rstudio-connect-1',
      'rstudio-connect-2',
    ]);
  });

  test.each<[volume: string, text: string, finding: string | undefined]>([
    ['an empty directory of each pod', MANIFEST, 'ha/data-dir-not-shared'],
    ['a claim', volume('persistentVolumeClaim: {claimName: data}'), undefined],
    [
      'a claim, a directory of which each pod has for itself',
      volume('persistentVolumeClaim: {claimName: data}').replace(
        'connect\n      volumes',
        'connect\n              subPathExpr: $(POD)\n      volumes',
      ),
      'ha/data-dir-not-shared',
    ],
    ['NFS', volume('nfs: {server: nas, path: /export/connect}'), undefined],
    ['what nobody knows', volume('csi: {driver: x}'), 'ha/data-dir-not-shared'],
    [
      'nothing',
      MANIFEST.replace('mountPath: /var/lib/rstudio-connect', 'mountPath: /elsewhere'),
      'ha/data-dir-not-shared',
    ],
    [
      'a claim of each pod',
      MANIFEST.replace('kind: Deployment', 'kind: StatefulSet').replace(
        '        - name: data\n          emptyDir: {}\n',
        '  volumeClaimTemplates:\n    - metadata: {name: data}\n',
      ),
      'ha/data-dir-not-shared',
    ],
  ])('knows what is mounted: %s', async (_, text, finding) => {
    const found = ids(await ha(text)).filter((id) => id === 'ha/data-dir-not-shared');
    expect(found).toEqual(finding === undefined ? [] : [finding]);
  });

  test('takes a name for them, and the most pods that load may make', async () => {
    const scaler = `---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec:\n  scaleTargetRef: {kind: Deployment, name: rstudio-connect}\n  maxReplicas: 3\n`;
    const { output } = await runIn(
      { files: { 'a.yaml': MANIFEST + scaler } },
      'ha',
      '--format',
      'json',
      'x=a.yaml',
    );
    expect(names({ output } as Outcome)).toEqual(['x-1', 'x-2', 'x-3']);
  });

  test('goes by comments in the configuration, and shows its lines', async () => {
    const text = MANIFEST.replace(
      '    [Server]\n',
      '    ; gcfg-lint-disable-next-line ha/data-dir-not-shared -- a trial\n    [Server]\n',
    );
    const outcome = await ha(text);
    expect(ids(outcome)).toEqual([]);
    expect(JSON.parse(outcome.output)).toMatchObject({
      files: [{ suppressed: [{ range: { start: { line: 10 } } }] }],
    });
    const { output } = await runIn({ files: { 'a.yaml': MANIFEST } }, 'ha', 'a.yaml');
    expect(output).toContain('10 |     [Server]\n');
  });

  test('compares a manifest with other nodes, and tells it from a topology', async () => {
    const files = {
      'a.yaml': configMap('[Postgres]', 'URL = postgres://a/x'),
      'b.gcfg': '[Database]\nProvider = sqlite\n',
    };
    const { output } = await runIn({ files }, 'ha', '--format', 'json', 'a.yaml', 'b.gcfg');
    expect(names({ output } as Outcome)).toEqual(['b', 'connect']);
    const topology = await runIn({ files: { 't.yaml': 'nodes: 1\n' } }, 'ha', 't.yaml');
    expect(topology.notes).toContain('`nodes` must be a map');
  });

  test('shows no secret', async () => {
    const { output, notes } = await runIn({ files: { 'a.yaml': MANIFEST } }, 'ha', 'a.yaml');
    expect(output + notes).not.toContain(SECRET);
  });
});
