import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { pathsTable } from '../../src/cli/paths-table.ts';
import type { Location } from '../../src/cluster/index.ts';
import type { NamedPath } from '../../src/cluster/paths/index.ts';
import { plain } from '../../src/report/paint.ts';
import { bytes, strings } from '../parser/arbitraries.ts';
import { runIn, type Scene } from './fake-terminal.ts';

const MAIN = `[Server]
Address = https://connect.example.com
DataDir = /srv/connect
LandingDir = /srv/landing

[Database]
Provider = postgres

[Postgres]
URL = postgres://connect:hunter2@db.example.com:5432/connect
Password = hunter2

[SQLite]
Dir = /srv/sqlite

[HTTPS]
Listen = :443
Certificate = /etc/rstudio-connect/tls/connect.example.com.pem
Key = /etc/rstudio-connect/tls/connect.example.com.key

[Authentication]
Provider = oauth2

[OAuth2]
ClientId = connect
ClientSecretFile = /run/secrets/oauth2-client-secret

[R]
Executable = /opt/R/4.4.2/bin/R
Executable = /opt/R/4.3.3/bin/R

[Logging]
ServiceLog = STDOUT
AuditLog = /data/audit/connect.log
`;
const LAUNCHER = `[Database]
Provider = postgres
[Launcher]
Enabled = true
Kubernetes = true
DataDirPVCName = connect
[R]
Executable = /opt/R/4.4.2/bin/R
`;
const MIGRATION = '[Metrics]\nDataPath = /var/lib/connect-metrics\n';
const files = { 'a.gcfg': MAIN, 'a-migration.gcfg': MIGRATION, 'launcher.gcfg': LAUNCHER };

describe('paths', () => {
  test.each<[golden: string, argv: readonly string[], scene: Scene]>([
    ['paths-table', ['a.gcfg'], { files }],
    ['paths-all', ['a.gcfg', '--all'], { files }],
    ['paths-narrow', ['launcher.gcfg'], { files, columns: 80 }],
    ['paths-json', ['launcher.gcfg', '--format', 'json'], { files }],
  ])('prints %s', async (golden, argv, scene) => {
    const { code, output, notes } = await runIn(scene, 'paths', ...argv);
    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    expect(output).not.toContain('hunter');
    const width = scene.columns ?? 100;
    if (!golden.endsWith('json'))
      for (const line of output.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    await expect(output).toMatchFileSnapshot(`golden/${golden}.txt`);
  });

  test('prints each node by itself, by its name', async () => {
    const nodes = { 'one/rstudio-connect.gcfg': MAIN, 'two/rstudio-connect.gcfg': MAIN };
    const argv = ['paths', 'one/rstudio-connect.gcfg', 'second=two/rstudio-connect.gcfg'];
    const { code, output } = await runIn({ files: nodes }, ...argv);
    expect(code).toBe(0);
    expect(output.match(/^\S+ \S+\/rstudio-connect\.gcfg$/gm)).toEqual([
      expect.stringMatching(/ one\/rstudio-connect\.gcfg$/),
      'second two/rstudio-connect.gcfg',
    ]);
    expect(output.match(/^ {2}\/srv\/connect .*$/gm)).toHaveLength(2);
    const json = JSON.parse((await runIn({ files: nodes }, ...argv, '--format=json')).output);
    expect(json.nodes.map(({ file }: { file: string }) => file)).toEqual([
      'one/rstudio-connect.gcfg',
      'two/rstudio-connect.gcfg',
    ]);
  });

  test('says of several nodes whether they share what they must, and what would tell', async () => {
    const config = '[Server]\nDataDir = /mnt/connect\n[Metrics]\nDataPath = /var/lib/metrics\n';
    const nodes = { 'a.gcfg': config, 'b.gcfg': config };
    const argv = ['paths', '--shared-path', '/mnt/connect', 'a.gcfg', 'b.gcfg'];
    const { code, output } = await runIn({ files: nodes }, ...argv);
    expect(code).toBe(0);
    expect(output.match(/^ {2}\/mnt\/connect +dir +shared ✓ /gm)).toHaveLength(2);
    expect(output.match(/^ {2}\/var\/lib\/metrics +dir +own \?/gm)).toHaveLength(2);
    expect(output.match(/^\? .*mount table/gm)).toHaveLength(1);

    const shared = { ...nodes, 'b.gcfg': config.replace('/var/lib/', '/mnt/connect/') };
    const both = { ...shared, 'a.gcfg': shared['b.gcfg'] };
    expect((await runIn({ files: both }, ...argv)).output).toContain('own ✗');
  });

  test('takes nodes from a topology, with their mounts', async () => {
    const mounts = [
      '20 1 8:1 / / rw - ext4 /dev/sda1 rw',
      '30 20 0:50 / /mnt/nas rw - nfs4 nas:/export/connect rw,vers=4.2',
      '',
    ].join('\n');
    const topology = [
      'mounts: mountinfo',
      'links: { /var/lib/rstudio-connect: /mnt/nas/connect }',
      'nodes:',
      '  one: { config: a.gcfg }',
      '  two: { config: a.gcfg }',
      '',
    ].join('\n');
    const scene = {
      files: { 'topology.yaml': topology, mountinfo: mounts, 'a.gcfg': '[R]\nEnabled = true\n' },
    };
    const { code, output } = await runIn(scene, 'paths', 'topology.yaml');
    expect(code).toBe(0);
    expect(output).toMatch(/^ {2}\/var\/lib\/rstudio-connect +dir +shared ✓ /m);
    expect(output).toContain(
      '→ leads to /mnt/nas/connect, on a network file system: nfs4 nas:/export/connect\n',
    );
    // The default of Metrics.DataPath lies in what is shared.
    expect(output).toMatch(/^ {2}\/var\/lib\/rstudio-connect\/metrics +dir +own ✗ /m);
  });

  test('takes the environment into account when asked', async () => {
    const scene = { files, environment: { CONNECT_SERVER_TEMPDIR: '/scratch' } };
    const { output } = await runIn(scene, 'paths', 'a.gcfg', '--env');
    expect(output).toContain('  /scratch ');
    expect(output).toContain('Server.TempDir · environment CONNECT_SERVER_TEMPDIR');
    expect((await runIn(scene, 'paths', 'a.gcfg')).output).not.toContain('/scratch');
  });

  test('of a broken file shows what could be read, and says so', async () => {
    const { code, output, notes } = await runIn(
      { files: { 'a.gcfg': '[Server]\nLandingDir = /landing\n%\n' } },
      'paths',
      'a.gcfg',
    );
    expect(code).toBe(1);
    expect(output).toContain('/landing');
    expect(output).not.toContain('/var/lib/rstudio-connect');
    expect(notes).toBe(
      "gcfg-lint: the server refuses a.gcfg: 3:1: illegal character U+0025 '%'\n" +
        'gcfg-lint: only what could be read is shown, and no defaults: a broken line may say otherwise\n',
    );
  });

  test('reads standard input, which is no file on the server', async () => {
    const { code, output } = await runIn({ input: '[Server]\nDataDir = /x\n' }, 'paths', '-');
    expect(code).toBe(0);
    expect(output).toContain('Server.DataDir · <stdin>:2');
    expect(output).not.toContain('as given');
  });

  test('never sends control characters of the file to the terminal', async () => {
    const { output } = await runIn(
      { files: { 'a.gcfg': '[Server]\nDataDir = "/a\u001b[31m\\nPurge"\n' } },
      'paths',
      'a.gcfg',
    );
    expect(output).not.toContain('\u001b');
    expect(output).toContain('  /a\\x1b[31m\\nPurge');
  });

  test.each([
    [[], /^gcfg-lint: paths wants a file\n$/],
    [['b.gcfg'], /b\.gcfg/],
    [['a.gcfg', '--shared-path', 'srv'], /--shared-path srv: write the path on the server/],
    [['a.gcfg', '--format', 'yaml'], /--format is one of table, json/],
    [['x=a.gcfg', 'x=launcher.gcfg'], /two nodes are called x/],
  ])('2 for %j', async (argv, message) => {
    const { code, output, notes } = await runIn({ files }, 'paths', ...argv);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(notes).toMatch(message);
  });

  property.prop([fc.oneof(bytes, strings), fc.string({ unit: 'binary' })])(
    'copes with whatever the input holds',
    async (text, path) => {
      const start = `[Server]\nDataDir = ${JSON.stringify(path)}\n`;
      const input = Buffer.concat([Buffer.from(start), Buffer.from(text as string)]);
      const { code, output, notes } = await runIn({ directory: '/', input }, 'paths', '-', '--all');
      expect([0, 1]).toContain(code);
      expect(notes).not.toContain('mistake in gcfg-lint');
      expect(output).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202e\u2028]/);
    },
  );

  test('colours when asked', async () => {
    const { output } = await runIn({ files }, 'paths', 'a.gcfg', '--color');
    // What somebody set stands out among the defaults.
    expect(output).toContain('\u001b[1m  /srv/connect\u001b[22m');
    expect(output).not.toContain('\u001b[1m  /tmp');
  });
});

describe('the table', () => {
  const data: NamedPath = {
    group: 'Data',
    path: '/srv/connect',
    kind: 'dir',
    holds: 'content',
    origin: { kind: 'default' },
    nodes: 'shared',
  };
  const table = (more: Partial<NamedPath>) =>
    pathsTable([{ ...data, ...more }], { paint: plain, width: 100 }).split('\n');
  const location = { path: '/srv/connect', resolved: '/srv/connect' };

  test.each([
    ['yes', 'shared ✓'],
    ['no', 'shared ✗'],
    ['unknown', 'shared ?'],
  ] as const)('marks what nodes share as they must: %s', (fulfilled, expected) => {
    expect(table({ fulfilled })[2]).toContain(expected);
    // The columns behind stay in line.
    expect(table({ fulfilled, backup: 'yes' })[2]!.indexOf('yes')).toBe(table({})[0]!.indexOf('BACKUP'));
  });

  test.each<[Partial<NamedPath>, string]>([
    [
      { location: { ...location, kind: 'network', fileSystem: 'nfs4', source: 'nas:/export/connect' } },
      '→ on a network file system: nfs4 nas:/export/connect',
    ],
    [
      {
        location: {
          ...location,
          resolved: '/mnt/nas',
          kind: 'local',
          fileSystem: 'ext4',
          source: '/dev/sda1',
        },
      },
      '→ leads to /mnt/nas, on a file system of this machine: ext4 /dev/sda1',
    ],
    [{ location: { ...location, kind: 'declared' } }, '→ said to be shared by all nodes'],
    [
      { location: { ...location, kind: 'local', declaredShared: true } },
      '→ on a file system of this machine, although said to be shared',
    ],
    [
      { location: { ...location, kind: 'network', fileSystem: 'cifs', source: '//u:hunter2@nas/x' } },
      '→ on a network file system: cifs //u:********@nas/x',
    ],
  ])('says where a path lies: %j', (more, expected) => {
    expect(table(more)[4]).toBe(`      ${expected}`);
  });

  test('says nothing again of what lies in another entry', () => {
    const nas = { kind: 'network', fileSystem: 'nfs4', source: 'nas:/export' } as const;
    const inner = (more: Partial<Location>): NamedPath => ({
      ...data,
      path: '/srv/connect/db',
      inside: { path: '/srv/connect', same: false },
      location: { path: '/srv/connect/db', resolved: '/srv/connect/db', ...nas, ...more },
    });
    const lines = (more: Partial<Location>) =>
      pathsTable([{ ...data, location: { ...location, ...nas } }, inner(more)], { paint: plain, width: 100 })
        .split('\n')
        .filter((line) => line.includes('→'));
    expect(lines({})).toHaveLength(1);
    expect(lines({ source: 'other:/export' })).toHaveLength(2);
    expect(lines({ resolved: '/srv/connect/db2' })).toHaveLength(2);
  });

  test('says nothing of what is not known', () => {
    expect(table({ location: { ...location, kind: 'unknown' } })).toHaveLength(5);
    expect(table({ nodes: undefined })[2]).toMatch(/ dir$/);
  });

  test('gives a path that is too long a line of its own', () => {
    const path = `/srv/${'x'.repeat(90)}`;
    const [header = '', , line, cells = ''] = table({ path, backup: 'yes' });
    expect(line).toBe(`  ${path}`);
    expect(cells.indexOf('yes')).toBe(header.indexOf('BACKUP'));
  });
});
