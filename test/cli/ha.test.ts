import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeDirectory, runIn } from './fake-terminal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = (item: string, kind = 'failing') => `fixtures/ha/${item}/${kind}/topology.yaml`;

const POSTGRES = '[Database]\nProvider = postgres\n[Postgres]\nURL = postgres://db.example.com/connect\n';
const SOUND = `[Server]\nDataDir = /mnt/connect\n${POSTGRES}[Metrics]\nDataPath = /var/lib/metrics\n`;

describe('ha', () => {
  test.each<[string, string[], number]>([
    ['an error', [fixture('database-sqlite')], 1],
    ['a warning', [fixture('sticky-sessions')], 0],
    ['a warning, with --fail-on warning', ['--fail-on', 'warning', fixture('sticky-sessions')], 1],
    ['a warning, with --max-warnings 0', ['--max-warnings', '0', fixture('sticky-sessions')], 1],
    ['an error that is switched off', ['--rule', 'ha/database-sqlite=off', fixture('database-sqlite')], 0],
    ['nothing wrong', [fixture('database', 'passing')], 0],
  ])('%s: exit code', async (_, args, expected) => {
    const { code, notes } = await runIn({ directory: root }, 'ha', ...args);
    expect(notes).toContain('2 nodes, ');
    expect(code).toBe(expected);
  });

  test('names nodes after what tells their files apart', async () => {
    const directory = makeDirectory({ 'a/rstudio-connect.gcfg': SOUND, 'b/rstudio-connect.gcfg': SOUND });
    const { output } = await runIn(
      { directory },
      'ha',
      '--format',
      'json',
      'a/rstudio-connect.gcfg',
      'b/rstudio-connect.gcfg',
    );
    expect(JSON.parse(output).clusters[0].nodes).toEqual([
      { name: 'a', path: 'a/rstudio-connect.gcfg' },
      { name: 'b', path: 'b/rstudio-connect.gcfg' },
    ]);
  });

  test('names a node after its file where the others have names', async () => {
    const directory = makeDirectory({ 'etc/one.gcfg': SOUND });
    const { output } = await runIn({ directory }, 'ha', '--format', 'json', 'etc/one.gcfg', 'b=etc/one.gcfg');
    expect(JSON.parse(output).clusters[0].nodes.map(({ name }: { name: string }) => name)).toEqual([
      'one',
      'b',
    ]);
  });

  test.each<[string, string[], string[]]>([
    ['by its place', ['-', 'a.gcfg'], ['<stdin>', 'a']],
    ['by the name it is given', ['b=-', 'a.gcfg'], ['b', 'a']],
    ['by its file name', ['--stdin-filename', 'etc/b.gcfg', '-', 'etc/a.gcfg'], ['b', 'a']],
  ])('- is the node on standard input, called %s', async (_, args, names) => {
    const files = {
      'a.gcfg': SOUND,
      'etc/a.gcfg': SOUND,
      'etc/b-migration.gcfg': '[Server]\nDataDir = /else\n',
    };
    const input = SOUND.replace('db.example.com/connect', 'db.example.com/other');
    const { output } = await runIn({ files, input }, 'ha', '--format', 'json', ...args);
    const { clusters } = JSON.parse(output);
    expect(clusters[0].nodes.map(({ name }: { name: string }) => name)).toEqual(names);
    expect(output).toContain('"ruleId": "ha/database-differs"');
    expect(output).not.toContain('"ruleId": "ha/data-dir-differs"');
  });

  test('says which node stands alone, and tells clusters apart that have no name', async () => {
    const files = {
      'a.gcfg': SOUND,
      'b.gcfg': SOUND,
      'base.gcfg': SOUND,
      't.yaml': 'shared-paths: [/mnt]\nnodes:\n  a: { config: a.gcfg }\n  b: { config: b.gcfg }\n',
      'u.yaml':
        'clusters: { one: { config: a.gcfg, nodes: { a:  } }, two: { config: a.gcfg, nodes: { b: , c: } } }\n',
    };
    const mixed = await runIn({ files }, 'ha', 't.yaml', 'base.gcfg');
    expect(mixed.output).toContain('Cluster of a, b\n');
    expect(mixed.output).toContain('Cluster of base\n');
    expect(mixed.notes).toContain(
      'base is the only node of its cluster and was compared with no other: what stands beside a topology is a cluster of its own\n',
    );
    const named = await runIn({ files }, 'ha', 'u.yaml');
    expect(named.notes).toContain('a is the only node of cluster one and was compared with no other\n');
    expect((await runIn({ files }, 'ha', '--quiet', 't.yaml', 'base.gcfg')).notes).toBe('');
  });

  test('takes the migration file beside a node’s file into account', async () => {
    const directory = makeDirectory({
      'a.gcfg': SOUND,
      'b.gcfg': SOUND.replace('[Metrics]\nDataPath = /var/lib/metrics\n', ''),
      'b-migration.gcfg': '[Metrics]\nDataPath = /var/lib/metrics\n',
    });
    const { code, output } = await runIn({ directory }, 'ha', '--shared-path', '/mnt/connect', '.');
    expect(output).not.toContain('error[');
    expect(code).toBe(0);
  });

  test('reports a node whose file is broken, and still compares the others', async () => {
    const directory = makeDirectory({
      'a.gcfg': SOUND,
      'b.gcfg': SOUND.replace('db.example.com/connect', 'db.example.com/other'),
      'c.gcfg': `${SOUND}broken line\n`,
    });
    const { code, output } = await runIn({ directory }, 'ha', 'a.gcfg', 'b.gcfg', 'c.gcfg');
    expect(output).toContain('error[syntax/error]');
    expect(output).toContain('error[ha/database-differs]');
    expect(code).toBe(1);
  });

  test('a comment in the file switches a finding off', async () => {
    const directory = makeDirectory({
      'a.gcfg': `${SOUND}[Scheduler]\nMaxProcesses = 5\n`,
      'b.gcfg': `${SOUND}[Scheduler]\n; gcfg-lint-disable-next-line ha/config-drift -- a smaller machine\nMaxProcesses = 2\n`,
    });
    const { output, notes } = await runIn({ directory }, 'ha', '--shared-path', '/mnt', 'b.gcfg', 'a.gcfg');
    expect(output).not.toContain('ha/config-drift');
    expect(notes).toContain('1 suppressed');
  });

  test('gcfg-lint.yaml holds for clusters, too', async () => {
    const directory = makeDirectory({
      'gcfg-lint.yaml': 'rules: { ha/database-sqlite: warning }\nshared-paths: [/var/lib/rstudio-connect]\n',
      'a.gcfg': '[Metrics]\nDataPath = /srv/metrics\n',
      'b.gcfg': '[Metrics]\nDataPath = /srv/metrics\n',
    });
    const { code, output } = await runIn({ directory }, 'ha', 'a.gcfg', 'b.gcfg');
    expect(output).toContain('warning[ha/database-sqlite]');
    expect(output).not.toContain('ha/data-dir-not-shared');
    expect(code).toBe(0);
  });

  test('writes several reports', async () => {
    const directory = makeDirectory({ 'a.gcfg': SOUND, 'b.gcfg': SOUND });
    const args = ['--format', 'json:out.json', '--format', 'stylish', 'a.gcfg', 'b.gcfg'];
    const { output } = await runIn({ directory }, 'ha', ...args);
    expect(output).toContain('both nodes');
  });

  test.each<[string, string[], string]>([
    ['no node', [], 'no node is given'],
    ['one node', ['a.gcfg'], 'there is only one node'],
    ['a missing file', ['a.gcfg', 'c.gcfg'], 'can’t read c.gcfg: there is no such file'],
    ['a name without a file', ['x=', 'a.gcfg'], 'write name=FILE'],
    ['a name twice', ['x=a.gcfg', 'x=b.gcfg'], 'two nodes are called x: a.gcfg and b.gcfg'],
    ['a file twice', ['a.gcfg', 'a.gcfg'], 'a.gcfg is given twice: leave one out'],
    ['standard input twice', ['-', '-'], '<stdin> is given twice'],
    ['a name for a topology', ['x=topology.yaml'], 'describes whole clusters'],
    ['a bundle that is none', ['a.gcfg', 'other.json'], 'other.json'],
    ['an unknown plan', ['--plan', 'later', 'a.gcfg', 'b.gcfg'], '--plan is update or single-node=NAME'],
    ['a plan for no node', ['--plan', 'single-node=c', 'a.gcfg', 'b.gcfg'], 'there is no node c'],
    [
      'a plan in a format it has not',
      ['--plan', 'update', '--format', 'nonsense', 'a.gcfg', 'b.gcfg'],
      'stylish or json',
    ],
    ['an environment beside a topology', ['--env', 'topology.yaml'], 'have their own environment'],
    [
      'an unknown rule',
      ['--rule', 'ha/databse-sqlite=off', 'a.gcfg', 'b.gcfg'],
      'did you mean ha/database-sqlite?',
    ],
  ])('%s is wrong usage', async (_, args, message) => {
    const directory = makeDirectory({
      'a.gcfg': SOUND,
      'b.gcfg': SOUND,
      'other.json': '{}',
      'topology.yaml': 'nodes:\n  a: { config: a.gcfg }\n  b: { config: b.gcfg }\n',
    });
    const { code, notes } = await runIn({ directory }, 'ha', ...args);
    expect(notes).toContain(message);
    expect(notes).not.toContain('mistake in gcfg-lint');
    expect(code).toBe(2);
  });

  test('--plan prints the steps, and as JSON their data', async () => {
    const text = await runIn({ directory: root }, 'ha', '--plan', 'update', fixture('version', 'passing'));
    expect(text.output).toContain('systemctl stop rstudio-connect');
    const json = await runIn(
      { directory: root },
      'ha',
      '--plan',
      'single-node=connect2',
      '--format',
      'json',
      fixture('version', 'passing'),
    );
    expect(JSON.parse(json.output)).toMatchObject({ version: 1, plans: [{ remaining: 'connect2' }] });
  });

  test('--workbench meets the nodes of a topology as well', async () => {
    const directory = makeDirectory({
      'connect.gcfg': `${SOUND}[Launcher]\nEnabled = true\nKubernetes = true\nScratchPath = /var/lib/rstudio-launcher\n`,
      'topology.yaml': 'config: connect.gcfg\nshared-paths: [/mnt/connect]\nnodes: { a: , b:  }\n',
      'workbench/launcher.conf': '[cluster]\nname=Local\ntype=Local\n',
    });
    const { output } = await runIn({ directory }, 'ha', '--workbench', 'workbench', 'topology.yaml');
    expect(output).toContain('launcher/scratch-path-conflict');
  });
});
