import { describe, expect, test } from 'vitest';
import type { Fact, Place } from '../../src/cluster/index.ts';
import { clustersOf, type Files } from './topology-tester.ts';

const MOUNTS = '36 35 0:50 / /mnt/connect rw,relatime - nfs4 nas:/export rw,addr=10.0.0.1\n';

/** `topology.yaml:4:13 2026.08.0`: where something stands, and the text there. */
function shown(place: Place | undefined, topology: string): string {
  if (place === undefined) return 'nowhere';
  const { line, column } = place.source.range(place.range).start;
  const { start, end } = place.range;
  return `${place.source.path}:${line}:${column} ${topology.slice(start, end)}`;
}

function fact<T>(given: Fact<T> | undefined, topology: string): [T | undefined, string] {
  return [given?.value, shown(given?.place, topology)];
}

/** The only node of a topology. */
function nodeOf(topology: string, files: Files) {
  const [cluster] = clustersOf(topology, files);
  return cluster!.nodes[0]!;
}

describe('a topology', () => {
  test('describes several clusters, in their order', () => {
    const topology = `clusters:
  two: { nodes: { b: { config: b.gcfg }, a: { config: a.gcfg } } }
  one: { nodes: { c: { config: b.gcfg } } }
`;
    const clusters = clustersOf(topology, { 'a.gcfg': '', 'b.gcfg': '' });
    expect(clusters.map(({ name, nodes }) => [name, ...nodes.map((node) => node.name)])).toEqual([
      ['two', 'b', 'a'],
      ['one', 'c'],
    ]);
  });

  test('describes one cluster without a name', () => {
    const clusters = clustersOf('nodes: { a: { config: a.gcfg } }', { 'a.gcfg': '' });
    expect(clusters).toMatchObject([{ name: undefined, loadBalancer: undefined, launchers: [] }]);
  });

  test('is JSON, too', () => {
    const topology = JSON.stringify({ $schema: 'x', nodes: { a: { config: 'a.gcfg' } } });
    expect(nodeOf(topology, { 'a.gcfg': '' }).name).toBe('a');
  });

  test('says whether sessions stay on their node, and where it says so', () => {
    const topology = 'nodes: { a: { config: a.gcfg } }\nload-balancer: { sticky: false }\n';
    const [cluster] = clustersOf(topology, { 'a.gcfg': '' });
    expect(fact(cluster!.loadBalancer?.sticky, topology)).toEqual([false, 'topology.yaml:2:26 false']);
    const [silent] = clustersOf('nodes: { a: { config: a.gcfg } }\nload-balancer: {}\n', { 'a.gcfg': '' });
    expect(silent!.loadBalancer).toEqual({ sticky: undefined });
  });

  test('and the command line add up directories that nodes share', () => {
    const topology = 'nodes: { a: { config: a.gcfg } }\nshared-paths: [/mnt/b]\n';
    const [cluster] = clustersOf(topology, { 'a.gcfg': '' }, { sharedPaths: ['/mnt/a'] });
    expect(cluster!.nodes[0]!.sharedPaths).toEqual(['/mnt/a', '/mnt/b']);
  });
});

describe('a node', () => {
  const topology = `nodes:
  connect1:
    host: connect1.example.com
    config: a.gcfg
    version: 2026.08.0
    mounts: a.mountinfo
    links: { /data: /mnt/connect }
    kubernetes-cluster: eks
    clock-synchronized: false
    accounts: { users: { c: { uid: 999, gid: 998 } }, groups: { c: { gid: 998 } } }
`;
  const files = { 'a.gcfg': '[Server]\nDataDir = /data\n', 'a.mountinfo': MOUNTS };

  test('has the facts that are said of it, with their places', () => {
    const { name, config, migration, facts } = nodeOf(topology, files);
    expect({ name, path: config.path, migration }).toEqual({
      name: 'connect1',
      path: 'a.gcfg',
      migration: undefined,
    });
    expect(facts).toMatchObject({
      host: 'connect1.example.com',
      links: { '/data': '/mnt/connect' },
      kubernetesCluster: 'eks',
      mounts: { mounts: [{ mountPoint: '/mnt/connect', fileSystem: 'nfs4' }] },
      accounts: { users: { c: { uid: 999, gid: 998 } }, groups: { c: { gid: 998 } } },
      secretsKey: undefined,
    });
    expect(fact(facts.version, topology)).toEqual(['2026.08.0', 'topology.yaml:5:14 2026.08.0']);
    expect(fact(facts.clock, topology)).toEqual([
      { synchronized: false, source: 'topology.yaml' },
      'topology.yaml:9:25 false',
    ]);
    expect(shown(facts.accounts?.place, topology)).toBe('topology.yaml:10:5 accounts');
  });

  test('knows no account that nobody named', () => {
    const { accounts } = nodeOf(topology, files).facts;
    expect([accounts?.users.constructor, accounts?.groups.toString]).toEqual([undefined, undefined]);
  });

  test('of which nothing is said has no facts', () => {
    const { facts } = nodeOf('nodes: { a: { config: a.gcfg } }', files);
    expect(Object.values(facts).filter((value) => value !== undefined)).toEqual([]);
  });

  test('takes over what its cluster says, unless it says otherwise', () => {
    const common = `clusters:
  p:
    config: a.gcfg
    version: 2026.08.0
    kubernetes-cluster: eks
    links: { /data: /mnt/connect }
    nodes:
      a:
      b: { version: 2026.07.0, config: b.gcfg, links: {} }
`;
    const [cluster] = clustersOf(common, { ...files, 'b.gcfg': '' });
    expect(
      cluster!.nodes.map(({ name, config, facts }) => [name, config.path, facts.version?.value, facts.links]),
    ).toEqual([
      ['a', 'a.gcfg', '2026.08.0', { '/data': '/mnt/connect' }],
      ['b', 'b.gcfg', '2026.07.0', {}],
    ]);
    expect(shown(cluster!.nodes[0]!.facts.version?.place, common)).toBe('topology.yaml:4:14 2026.08.0');
    expect(cluster!.nodes.map(({ facts }) => facts.kubernetesCluster)).toEqual(['eks', 'eks']);
  });

  test('may have a configuration that can’t be read', () => {
    const node = nodeOf('nodes: { a: { config: a.gcfg } }', { 'a.gcfg': 'Server]\n<<<<\n' });
    expect(node.isComplete).toBe(false);
  });

  test.each<[string, string, string, string | undefined]>([
    ['the one beside it', 'n/a.gcfg', '', 'n/a-migration.gcfg'],
    ['none, where there is none', 'n/b.gcfg', '', undefined],
    ['none, if it is not to have one', 'n/a.gcfg', 'migration: false', undefined],
    ['a named one', 'n/b.gcfg', 'migration: n/a-migration.gcfg', 'n/a-migration.gcfg'],
  ])('has a migration file: %s', (_, config, rest, expected) => {
    const given = { 'n/a.gcfg': '', 'n/b.gcfg': '', 'n/a-migration.gcfg': '[Server]\nDataDir = /moved\n' };
    const node = nodeOf(`nodes:\n  a:\n    config: ${config}\n    ${rest}\n`, given);
    expect(node.migration?.path).toBe(expected);
    expect(node.text('Server.DataDir') === '/moved').toBe(expected !== undefined);
  });
});

describe('an environment', () => {
  const files = {
    'a.gcfg': '[Server]\nDataDir = /file\n',
    'a.env': '# systemd\nCONNECT_SERVER_DATADIR=/env\nCONNECT_HTTP_LISTEN=:80\n',
  };

  test.each<[string, string, string]>([
    ['of a map', '{ CONNECT_SERVER_DATADIR: /map }', '/map'],
    ['of a file', 'a.env', '/env'],
    ['with a number as it was written', '{ CONNECT_SERVER_DATADIR: 0640 }', '0640'],
    ['with a decimal as it was written', '{ CONNECT_SERVER_DATADIR: 1.10 }', '1.10'],
    ['with a word as it was written', '{ CONNECT_SERVER_DATADIR: True }', 'True'],
    ['with an anchor', '{ A: &x 0x10, CONNECT_SERVER_DATADIR: *x }', '0x10'],
  ])('%s is taken', (_, environment, expected) => {
    const topology = `nodes: { a: { config: a.gcfg, environment: ${environment} } }\nenvironment-wins: true\n`;
    expect(nodeOf(topology, files).text('Server.DataDir')).toBe(expected);
  });

  test('of a node adds to that of its cluster', () => {
    const topology = `environment: a.env
environment-wins: true
nodes: { a: { config: a.gcfg, environment: { CONNECT_SERVER_DATADIR: /map } } }
`;
    const node = nodeOf(topology, files);
    expect([node.text('Server.DataDir'), node.text('HTTP.Listen')]).toEqual(['/map', ':80']);
  });

  test.each([
    ['environment-wins: true\n', undefined, '/env'],
    ['environment-wins: false\n', true, '/file'],
    ['', true, '/env'],
    ['', undefined, '/file'],
  ])('with %j and %j from the command line gives %s', (line, environmentWins, expected) => {
    const topology = `${line}nodes: { a: { config: a.gcfg, environment: a.env } }\n`;
    const [cluster] = clustersOf(topology, files, { environmentWins });
    expect(cluster!.nodes[0]!.text('Server.DataDir')).toBe(expected);
  });
});

describe('a bundle', () => {
  const bundle = {
    gcfgLintBundle: 1,
    node: 'ip-10-0-0-1',
    host: 'ip-10-0-0-1.internal',
    collectedAt: '2026-11-20T12:00:00Z',
    tool: { name: 'gcfg-lint', version: '0.1.0' },
    connectVersion: '2026.07.0',
    config: { path: '/etc/rstudio-connect/rstudio-connect.gcfg', text: '[Server]\nDataDir = /bundle\n' },
    migration: {
      path: '/etc/rstudio-connect/rstudio-connect-migration.gcfg',
      text: '[Server]\nAddress = http://x\n',
    },
    environment: { CONNECT_HTTP_LISTEN: ':80' },
    mountinfo: MOUNTS,
    accounts: { users: { c: { uid: 1, gid: 1 } }, groups: {} },
    clock: { synchronized: true, source: 'timedatectl' },
    keyed: true,
    keyId: 'k1',
  };
  const files = {
    'b/1.json': JSON.stringify(bundle),
    'next.gcfg': '[Server]\nDataDir = /next\n',
    'new.gcfg': '',
    'new-migration.gcfg': '',
    'common.gcfg': '',
  };

  test('tells all of its node but the name', () => {
    const node = nodeOf('nodes: { connect1: { bundle: b/1.json } }', files);
    expect([node.name, node.text('Server.DataDir'), node.text('Server.Address')]).toEqual([
      'connect1',
      '/bundle',
      'http://x',
    ]);
    expect(node.facts).toMatchObject({
      host: 'ip-10-0-0-1.internal',
      version: { value: '2026.07.0' },
      clock: { value: { synchronized: true, source: 'timedatectl' } },
      secretsKey: 'k1',
    });
  });

  test('says more than the cluster, and less than the node', () => {
    const topology = `config: common.gcfg
version: 2026.06.0
environment: { CONNECT_HTTP_LISTEN: ":1", CONNECT_SERVER_ADDRESS: "http://y" }
nodes:
  a: { bundle: b/1.json }
  b: { bundle: b/1.json, version: 2026.08.0, host: h, clock-synchronized: false, links: { /a: /b } }
`;
    const [cluster] = clustersOf(topology, files);
    const [one, other] = cluster!.nodes;
    expect([one!.text('Server.DataDir'), one!.facts.version?.value]).toEqual(['/bundle', '2026.07.0']);
    expect(one!.text('HTTP.Listen')).toBe(':80');
    expect(other!.facts).toMatchObject({
      host: 'h',
      version: { value: '2026.08.0' },
      clock: { value: { synchronized: false, source: 'topology.yaml' } },
      links: { '/a': '/b' },
      accounts: { users: { c: { uid: 1 } } },
    });
  });

  test.each<[string, string, string | undefined, string | undefined]>([
    ['config: next.gcfg', '/next', 'rstudio-connect-migration.gcfg', ''],
    ['config: new.gcfg', '/var/lib/rstudio-connect', 'new-migration.gcfg', ''],
    ['migration: false', '/bundle', undefined, 'k1'],
    ['environment: { CONNECT_HTTP_LISTEN: ":81" }', '/bundle', 'rstudio-connect-migration.gcfg', 'k1'],
    ['environment: { CONNECT_POSTGRES_PASSWORD: x }', '/bundle', 'rstudio-connect-migration.gcfg', ''],
  ])('with %s', (rest, dataDir, migration, secretsKey) => {
    const node = nodeOf(`nodes:\n  a:\n    bundle: b/1.json\n    ${rest}\n`, files);
    expect(node.text('Server.DataDir')).toBe(dataDir);
    expect(node.migration?.path.split('/').at(-1)).toBe(migration);
    expect(node.facts.secretsKey).toBe(secretsKey);
  });
});
