import { describe, expect, test } from 'vitest';
import { errorOf, mistakesOf } from './topology-tester.ts';

const FILES = {
  'a.gcfg': '[Server]\nAddress = http://connect.example.com\n',
  'a.env': 'no equals sign\n',
  'a.mountinfo': 'not a table\n',
  'empty.mountinfo': '',
  'a.json': '{}',
  'w/launcher.conf': '[server]\n',
};
const NODE = 'nodes: { a: { config: a.gcfg } }\n';

/** A topology of one node of which this is said. */
function node(rest: string): string {
  return `nodes:\n  a:\n    config: a.gcfg\n    ${rest}\n`;
}

test('a mistake is shown in its line, with what is around it', () => {
  const topology = 'nodes:\n  connect1:\n    config: a.gcfg\n    vrsion: 2026.08.0\n';
  expect(
    errorOf(topology, FILES),
  ).toBe(`topology.yaml:4:5: there is no key \`vrsion\`; did you mean \`version\`?
 3 |     config: a.gcfg
 4 |     vrsion: 2026.08.0
   |     ^^^^^^`);
});

test('several mistakes are told together, in their order', () => {
  const topology = `${NODE}load-balancer: { sticky: maybe }\nshared-paths: [mnt, /x]\nlauncher: {}\n`;
  expect(mistakesOf(topology, FILES)).toEqual([
    '2:26: `sticky` must be true or false, not `maybe`',
    '3:16: an entry of `shared-paths` must be a path on the server, from / on',
    '4:1: there is no key `launcher`; did you mean `launchers`?',
  ]);
});

test('several files that can’t be read are told together, each once', () => {
  const topology = `clusters:
  one: { nodes: { a: { config: x.gcfg }, b: { config: x.gcfg } } }
  two: { config: y.gcfg, nodes: { a: , b: { mounts: z } } }
`;
  expect(mistakesOf(topology, FILES)).toEqual([
    '2:32: can’t read x.gcfg: there is no such file',
    '3:18: can’t read y.gcfg: there is no such file',
    '3:53: can’t read z: there is no such file',
  ]);
});

test('of very many mistakes the first are told', () => {
  const topology = `${NODE}${Array.from({ length: 30 }, (_, index) => `key${index}:\n`).join('')}`;
  expect(mistakesOf(topology, FILES)).toHaveLength(20);
  expect(errorOf(topology, FILES)).toMatch(/\n\nand 10 more$/);
});

const LAUNCHER = 'product: workbench';

describe('a mistake', () => {
  test.each<[string, string, string[]]>([
    ['no text', '', ['1:1: the topology describes no node: write `nodes`, or `clusters` of several']],
    [
      'a comment only',
      '# soon\n',
      ['1:1: the topology describes no node: write `nodes`, or `clusters` of several'],
    ],
    [
      'facts without nodes',
      'version: 2026.08.0',
      ['1:1: the topology describes no node: write `nodes`, or `clusters` of several'],
    ],
    ['a list', '- a\n', ['1:1: the topology must be a map of keys and values, not a list']],
    ['a gcfg', '[Server]\n', ['1:1: the topology must be a map of keys and values, not a list']],
    ['empty nodes', 'nodes:\n', ['1:1: `nodes` must be a map of keys and values, and is empty']],
    ['no nodes', 'nodes: {}\n', ['1:8: `nodes` must name at least one node']],
    ['a list of nodes', 'nodes: [a, b]\n', ['1:8: `nodes` must be a map of keys and values, not a list']],
    ['no clusters', 'clusters: {}\n', ['1:11: `clusters` must name at least one cluster']],
    ['a cluster without nodes', 'clusters:\n  p: {}\n', ['2:3: `p` needs `nodes`']],
    [
      'a cluster without anything',
      'clusters:\n  p:\n',
      ['2:3: `p` must be a map of keys and values, and is empty'],
    ],
    [
      'a cluster with no nodes',
      'clusters: { p: { nodes: {} } }',
      ['1:25: `nodes` must name at least one node'],
    ],
    [
      'both forms',
      `${NODE}version: 2026.08.0\nclusters: { p: { ${NODE.trim()} } }`,
      [
        '1:1: `nodes` belongs to a cluster: move it below one of `clusters`',
        '2:1: `version` belongs to a cluster: move it below one of `clusters`',
      ],
    ],
    [
      'a node without anything',
      'nodes:\n  a:\n',
      [
        '2:3: node `a` has no configuration: name its file under `config`, or what gcfg-lint collect wrote under `bundle`',
      ],
    ],
    ['a node of a name that is none', 'nodes: { "": { config: a.gcfg } }', ['1:10: a key must not be empty']],
    [
      'a name that can’t be read',
      'nodes: { __proto__: { config: a.gcfg }, a: { config: a.gcfg } }',
      ['1:10: `__proto__` can’t be a name'],
    ],
    [
      'a cluster whose name can’t be read',
      'clusters: { __proto__: { nodes: { a: { config: a.gcfg } } } }',
      ['1:13: `__proto__` can’t be a name'],
    ],
    [
      'maps that are merged',
      'nodes:\n  a: &a { config: a.gcfg }\n  b: { <<: *a, host: b }\n  c:\n    <<: *a\n    vrsion: x\n',
      [
        '3:8: `<<` is not read: repeat the keys, or refer to a whole value by its anchor (`key: *name`); what holds for all nodes can stand once, beside `nodes`',
        '5:5: `<<` is not read: repeat the keys, or refer to a whole value by its anchor (`key: *name`); what holds for all nodes can stand once, beside `nodes`',
        '6:5: there is no key `vrsion`; did you mean `version`?',
      ],
    ],
    [
      'nodes that are merged, and variables',
      'clusters:\n  one: { nodes: &n { a: { config: a.gcfg } } }\n  two:\n    environment: { <<: { X: 1 } }\n    nodes: { <<: *n }\n',
      [
        '4:20: `<<` is not read: repeat the keys, or refer to a whole value by its anchor (`key: *name`); what holds for all nodes can stand once, beside `nodes`',
        '5:14: `<<` is not read: repeat the keys, or refer to a whole value by its anchor (`key: *name`); what holds for all nodes can stand once, beside `nodes`',
      ],
    ],
    [
      'two nodes of one name',
      'nodes:\n  a: { config: a.gcfg }\n  b: { config: a.gcfg }\n  a: { config: a.gcfg }\n',
      ['4:3: there are two nodes of the name `a`: each needs one of its own'],
    ],
    [
      'two nodes of one number',
      'nodes:\n  1: { config: a.gcfg }\n  "1": { config: a.gcfg }\n',
      ['3:3: there are two nodes of the name `1`: each needs one of its own'],
    ],
    [
      'two clusters of one name',
      `clusters:\n  p: { ${NODE.trim()} }\n  p: { ${NODE.trim()} }\n`,
      ['3:3: there are two clusters of the name `p`: each needs one of its own'],
    ],
    ['a key given twice', node('config: a.gcfg'), ['4:5: `config` is given twice: keep one of the two']],
    [
      'an unknown key',
      node('hostname: x'),
      [
        '4:5: there is no key `hostname`; there are config, migration, environment, version, mounts, links, kubernetes-cluster, bundle, host, clock-synchronized, accounts',
      ],
    ],
    [
      'a missing file',
      'nodes: { a: { config: nodes/a.gcfg } }',
      ['1:23: can’t read nodes/a.gcfg: there is no such file'],
    ],
    ['a file without a name', 'nodes: { a: { config: "" } }', ['1:23: `config` must not be empty']],
    [
      'a number for a file',
      'nodes: { a: { config: 1 } }',
      ['1:23: `config` must be a text (put it in quotes), not 1'],
    ],
    [
      'a missing migration file',
      node('migration: b.gcfg'),
      ['4:16: can’t read b.gcfg: there is no such file'],
    ],
    [
      'migration: true',
      node('migration: true'),
      ['4:16: `migration` must be the name of a file, or false for none, not true'],
    ],
    [
      'a version that is a number',
      node('version: 2026.10'),
      ['4:14: `version` must be a text (put it in quotes), not 2026.1'],
    ],
    [
      'a version that is none',
      node('version: newest'),
      ['4:14: `version` must be a version such as "2026.08.0"'],
    ],
    [
      'an environment as a list',
      node('environment: [A=b]'),
      [
        '4:18: `environment` must be a map of variables, or the name of a file of NAME=value lines, not a list',
      ],
    ],
    [
      'a variable without a value',
      node('environment: { A: }'),
      ['4:20: `A` must be a text (`""` for an empty one), and is empty'],
    ],
    [
      'a variable that is a list',
      node('environment: { A: [b] }'),
      ['4:23: `A` must be a text (`""` for an empty one), not a list'],
    ],
    ['a missing environment', node('environment: b.env'), ['4:18: can’t read b.env: there is no such file']],
    ['an environment that is none', node('environment: a.env'), ['4:18: a.env:1 is no NAME=value']],
    [
      'mounts that are none',
      node('mounts: a.mountinfo'),
      ['4:13: a.mountinfo is no table of mounts: copy /proc/self/mountinfo of the node'],
    ],
    [
      'empty mounts',
      node('mounts: empty.mountinfo'),
      ['4:13: empty.mountinfo is no table of mounts: copy /proc/self/mountinfo of the node'],
    ],
    [
      'relative links',
      node('links: { data: /x, /y: z }'),
      [
        '4:14: `data` must be a path on the server, from / on',
        '4:28: `/y` must be a path on the server, from / on',
      ],
    ],
    [
      'a clock that is a word',
      node('clock-synchronized: yes'),
      ['4:25: `clock-synchronized` must be true or false, not `yes`'],
    ],
    [
      'ids that are none',
      node('accounts: { users: { c: { uid: x, gid: -1 } }, groups: { c: { gid: 1.5 } } }'),
      [
        '4:36: `uid` must be a number, not `x`',
        '4:44: `gid` must not be negative',
        '4:72: `gid` must be a whole number, not 1.5',
      ],
    ],
    [
      'an account without a group',
      node('accounts: { users: { c: { uid: 1 } }, user: {} }'),
      ['4:26: `c` needs `gid`', '4:43: there is no key `user`; did you mean `users`?'],
    ],
    [
      'a missing bundle',
      'nodes: { a: { bundle: b.json } }',
      ['1:23: can’t read b.json: there is no such file'],
    ],
    [
      'a bundle that is none',
      'nodes: { a: { bundle: a.json } }',
      [expect.stringMatching(/^1:23: a\.json is no bundle: /) as string],
    ],
    ['a Launcher without a product', `${NODE}launchers: { w: {} }`, ['2:14: `w` needs `product`']],
    [
      'a Launcher of no product',
      `${NODE}launchers: { w: { product: workbnch } }`,
      [
        '2:28: `product` must be one of workbench, connect, launcher, not `workbnch`; did you mean workbench?',
      ],
    ],
    [
      'a Launcher in two places',
      `${NODE}launchers: { w: { ${LAUNCHER}, host: x, on-nodes: true } }`,
      ['2:48: `on-nodes` says that it runs on every node, and `host` on one machine: keep one of the two'],
    ],
    [
      'a Launcher described twice',
      `${NODE}launchers: { w: { ${LAUNCHER}, folder: w, scratch-path: /s, kubernetes: {} } }`,
      [
        '2:50: `scratch-path` is what the files in `folder` say: keep one of the two',
        '2:68: `kubernetes` is what the files in `folder` say: keep one of the two',
      ],
    ],
    [
      'a Launcher’s folder that is missing',
      `${NODE}launchers: { w: { ${LAUNCHER}, folder: v/ } }`,
      ['2:47: can’t read v/launcher.conf: there is no such file'],
    ],
    [
      'two Launchers of one name',
      `${NODE}launchers:\n  w: { ${LAUNCHER} }\n  w: { ${LAUNCHER} }\n`,
      ['4:3: there are two launchers of the name `w`: each needs one of its own'],
    ],
    ['a tab', 'nodes:\n\ta: x', ['2:1: Tabs are not allowed as indentation']],
    [
      'an open brace',
      'nodes: { a: { config: a.gcfg }',
      ['1:31: Flow map in block collection must be sufficiently indented and end with a }'],
    ],
    [
      'an alias that leads nowhere',
      'nodes: *x',
      ['1:8: Unresolved alias (the anchor must be set before the alias): x'],
    ],
    ['two documents', `${NODE}---\n${NODE}`, ['2:1: A second document begins here: there may be one only']],
    ['a key that is a list', '? [a]\n: b\n', ['1:3: A key must be a text']],
    ['endless nesting', '['.repeat(200_000), ['1:1: the topology is nested more than 100 levels deep']],
    [
      'endless nesting of lists',
      '- '.repeat(5000),
      ['1:1: the topology is nested more than 100 levels deep'],
    ],
    [
      'endless nesting of maps',
      Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
      ['1:1: the topology is nested more than 100 levels deep'],
    ],
  ])('%s is told', (_, topology, expected) => {
    expect(mistakesOf(topology, FILES)).toEqual(expected);
  });

  test('beside a secret names no piece of it', () => {
    const password = 'CONNECT_POSTGRES_PASSWORD: hunter,2';
    expect(
      errorOf(node(`environment: { ${password} }`), FILES),
    ).toBe(`topology.yaml:4:54: \`********\` must be a text (\`""\` for an empty one), and is empty
 3 |     config: a.gcfg
 4 |     environment: { CONNECT_POSTGRES_PASSWORD: ********
   |                                               ^^^^^^^^`);
    expect(errorOf(node('environment: { CONNECT_POSTGRES_PASSWORD: "x", A: [] }'), FILES)).toBe(
      `topology.yaml:4:55: \`A\` must be a text (\`""\` for an empty one), not a list
 3 |     config: a.gcfg
 4 |     environment: { CONNECT_POSTGRES_PASSWORD: ********, A: [] }
   |                                                            ^^`,
    );
    expect(mistakesOf(node('environment: { CONNECT_POSTGRES_PASSWORD: @hunter2 }'), FILES)).toEqual([
      '4:47: this value is no text to YAML as it stands: put it in single quotes',
    ]);
    expect(mistakesOf(node('environment: CONNECT_POSTGRES_PASSWORD=hunter2'), FILES)).toEqual([
      '4:18: can’t read CONNECT_POSTGRES_PASSWORD=********',
    ]);
  });

  test('behind a byte-order mark, and in lines that end as Windows has it, is told in its place', () => {
    const topology = '\uFEFFnodes:\r\n  a:\r\n    config: b.gcfg\r\n';
    expect(mistakesOf(topology, FILES)).toEqual(['3:13: can’t read b.gcfg: there is no such file']);
  });
});
