import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/io/input-error.ts';
import { loadTopology } from '../../src/node.ts';
import { makeDirectory } from '../cli/fake-terminal.ts';

const TOPOLOGY = `nodes:
  a: { config: nodes/a.gcfg }
  b: { config: ../elsewhere/b.gcfg, version: 2026.08.0 }
launchers: { w: { product: workbench, folder: w } }
`;
const FILES = {
  'site/topology.yaml': `\uFEFF${TOPOLOGY}`,
  'site/nodes/a.gcfg': '',
  'site/nodes/a-migration.gcfg': '',
  'site/w/launcher.conf': '[server]\n',
  'elsewhere/b.gcfg': '',
};

describe('a topology on disk', () => {
  test.each<[string, string, (directory: string) => string[]]>([
    [
      'above its files: they are shown from there',
      '.',
      () => [
        'site/nodes/a.gcfg',
        'site/nodes/a-migration.gcfg',
        'elsewhere/b.gcfg',
        'site/topology.yaml',
        'site/w/launcher.conf',
      ],
    ],
    [
      'beside it: what lies outside is shown by its absolute path',
      'site',
      (directory) => [
        'nodes/a.gcfg',
        'nodes/a-migration.gcfg',
        join(directory, 'elsewhere/b.gcfg'),
        'topology.yaml',
        'w/launcher.conf',
      ],
    ],
    [
      'elsewhere: all are',
      'elsewhere',
      (directory) => [
        join(directory, 'site/nodes/a.gcfg'),
        join(directory, 'site/nodes/a-migration.gcfg'),
        'b.gcfg',
        join(directory, 'site/topology.yaml'),
        join(directory, 'site/w/launcher.conf'),
      ],
    ],
  ])('read %s', (_, at, expected) => {
    const root = makeDirectory(FILES);
    const path = join(root, 'site/topology.yaml');
    const [cluster] = loadTopology(path, { directory: join(root, at) });
    const [a, b] = cluster!.nodes;
    const shown = [a!.config, a!.migration, b!.config, b!.facts.version?.place?.source];
    expect([...shown, cluster!.launchers![0]!.place?.source].map((source) => source?.path)).toEqual(
      expected(root),
    );
  });

  test('may be named relative to a directory', () => {
    const directory = makeDirectory(FILES);
    const [cluster] = loadTopology('site/topology.yaml', { directory });
    expect(cluster!.nodes[0]!.config.path).toBe('site/nodes/a.gcfg');
  });

  test('that lies under a name that begins with two dots is inside', () => {
    const directory = makeDirectory({
      '..site/t.yml': 'nodes: { a: { config: a.gcfg } }',
      '..site/a.gcfg': '',
    });
    expect(loadTopology('..site/t.yml', { directory })[0]!.nodes[0]!.config.path).toBe('..site/a.gcfg');
  });

  test.each<[string, string]>([
    ['missing.yaml', 'can’t read missing.yaml: there is no such file'],
    ['site', 'can’t read site: it is a directory'],
    [
      'folder.yaml',
      `folder.yaml:1:23: can’t read site: it is a directory
 1 | nodes: { a: { config: site } }
   |                       ^^^^`,
    ],
  ])('%s that can’t be read is told', (path, expected) => {
    const directory = makeDirectory({ ...FILES, 'folder.yaml': 'nodes: { a: { config: site } }' });
    let error: unknown;
    try {
      loadTopology(path, { directory });
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toBe(expected);
  });

  test('is told of a directory where its migration file should be', () => {
    const directory = makeDirectory({ 't.yaml': 'nodes: { a: { config: a.gcfg } }', 'a.gcfg': '' });
    mkdirSync(join(directory, 'a-migration.gcfg'));
    expect(() => loadTopology('t.yaml', { directory })).toThrow(
      /^t\.yaml:1:23: can’t read a-migration\.gcfg: it is a directory\n/,
    );
  });
});
