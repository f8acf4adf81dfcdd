import { describe, expect, test } from 'vitest';
import { isBundle, readBundle } from '../../src/cluster/bundle.ts';
import { ClusterNode } from '../../src/cluster/index.ts';

const MOUNTS = '36 25 0:32 / /data rw,relatime - nfs4 nas:/export/connect rw\n';

const whole = {
  gcfgLintBundle: 1,
  node: 'connect1',
  host: 'connect1.example.com',
  collectedAt: '2026-11-20T12:00:00.000Z',
  tool: { name: 'gcfg-lint', version: '0.1.0' },
  connectVersion: '2026.08.0',
  config: { path: '/etc/rstudio-connect/rstudio-connect.gcfg', text: '[Server]\nDataDir = /data\n' },
  migration: {
    path: '/etc/rstudio-connect/rstudio-connect-migration.gcfg',
    text: '[Applications]\nRunAs = app\n',
  },
  environment: { CONNECT_SERVER_TEMPDIR: '/scratch' },
  mountinfo: MOUNTS,
  links: { '/connect': '/data' },
  accounts: { users: { app: { uid: 1001, gid: 1002 } }, groups: { app: { gid: 1002 } } },
  clock: { synchronized: true, source: 'chronyc' },
  keyed: true,
  keyId: '0123456789abcdef',
};

const { gcfgLintBundle, node, collectedAt, tool, config } = whole;
const small = { gcfgLintBundle, node, collectedAt, tool, config, keyed: false };

describe('a bundle', () => {
  test('tells all of a node', () => {
    const input = readBundle(JSON.stringify(whole), 'bundles/connect1.json');
    const read = new ClusterNode(input);
    expect(read.name).toBe('connect1');
    expect(read.config.path).toBe('connect1:/etc/rstudio-connect/rstudio-connect.gcfg');
    expect(read.migration?.path).toBe('connect1:/etc/rstudio-connect/rstudio-connect-migration.gcfg');
    expect(read.text('Server.DataDir')).toBe('/data');
    expect(read.text('Applications.RunAs')).toBe('app');
    expect(read.text('Server.TempDir')).toBe('/scratch');
    expect(read.locate('/data')).toMatchObject({ kind: 'network', fileSystem: 'nfs4' });
    expect(read.facts).toMatchObject({
      host: 'connect1.example.com',
      version: { value: '2026.08.0' },
      links: { '/connect': '/data' },
      accounts: { users: { app: { uid: 1001, gid: 1002 } }, groups: { app: { gid: 1002 } } },
      clock: { value: { synchronized: true, source: 'chronyc' } },
      secretsKey: '0123456789abcdef',
    });
  });

  test('need not tell more than the configuration', () => {
    const { facts, ...input } = readBundle(JSON.stringify(small), 'a.json');
    expect(input).toMatchObject({ name: 'connect1', migration: undefined, environment: undefined });
    expect(Object.entries(facts!).filter(([, fact]) => fact !== undefined)).toEqual([['secretsKey', '']]);
  });

  test('may have fields of a later gcfg-lint, another order, and a byte-order mark', () => {
    const { config, ...rest } = { ...small, weather: 'fine' };
    const text = `\uFEFF${JSON.stringify({ config, ...rest }, null, 4)}`;
    expect(isBundle(text)).toBe(true);
    expect(readBundle(text, 'a.json').name).toBe('connect1');
  });

  test.each<[string, string, string]>([
    [
      'cut off',
      JSON.stringify(whole).slice(0, 200),
      'a.json:1:201 is no JSON: it ends too early, and so no bundle.',
    ],
    ['no JSON', '{"gcfgLintBundle": 1,\n  node}', 'a.json:2:3 is no JSON, and so no bundle.'],
    ['a word', 'hunter2', 'a.json is no JSON, and so no bundle.'],
    ['empty', '', 'a.json:1:1 is no JSON: it ends too early, and so no bundle.'],
    ['no object', '[1]', 'a.json is no bundle: the field gcfgLintBundle'],
    ['other JSON', '{"a": 1}', 'a.json is no bundle: the field gcfgLintBundle'],
    [
      'newer',
      JSON.stringify({ ...small, gcfgLintBundle: 2 }),
      'a.json is a bundle of version 2, and this gcfg-lint reads up to version 1. Update it',
    ],
    [
      'of no version',
      JSON.stringify({ ...small, gcfgLintBundle: 'x' }),
      'the field gcfgLintBundle has a wrong value',
    ],
    [
      'without a configuration',
      JSON.stringify({ ...small, config: undefined }),
      'the field config is missing',
    ],
    [
      'of wrong types',
      JSON.stringify({ ...small, config: { path: '/x', text: ['hunter2'] } }),
      'the field config.text has the wrong type. Make it anew with gcfg-lint collect.',
    ],
    [
      'of wrong ids',
      JSON.stringify({ ...small, accounts: { users: { app: { uid: -1, gid: 1 } }, groups: {} } }),
      'the field accounts.users.app.uid has a wrong value',
    ],
    ['without a name', JSON.stringify({ ...small, node: '' }), 'the field node has a wrong value'],
  ])('that is %s is refused with a reason', (_, text, message) => {
    let said = '';
    try {
      readBundle(text, 'a.json');
    } catch (error) {
      said = (error as Error).message;
    }
    expect(said).toContain(message);
    expect(said).not.toContain('hunter');
  });
});

test.each<[string, boolean]>([
  [JSON.stringify(small), true],
  [JSON.stringify(small, null, 2).slice(0, 60), true],
  ['[Server]\n; "gcfgLintBundle"\n', false],
  ['{"nodes": []}', false],
  ['', false],
])('%# is a bundle or not', (text, expected) => {
  expect(isBundle(text)).toBe(expected);
});
