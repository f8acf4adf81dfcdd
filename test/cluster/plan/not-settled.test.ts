import { describe, expect, test } from 'vitest';
import type { ClusterNode, NodeInput } from '../../../src/cluster/index.ts';
import { type ClusterPlan, planUpdate } from '../../../src/cluster/plan/index.ts';
import { parse } from '../../../src/parser/index.ts';
import {
  backToOne,
  cluster,
  linesOf,
  machine,
  node,
  onNfs,
  POSTGRES,
  reasonsOf,
  stepOf,
} from './sample-clusters.ts';

const migration = (text: string, name = 'a'): Partial<NodeInput> => ({
  migration: {
    path: `${name}:/etc/rstudio-connect/rstudio-connect-migration.gcfg`,
    document: parse(text),
  },
});

const MIGRATE =
  'the main file and the migration file set it differently, and it is not documented which of them counts. Choose with `gcfg-lint migrate /etc/rstudio-connect/rstudio-connect.gcfg`.';
const ENVIRONMENT =
  'the files and the environment (CONNECT_*) set it differently, and it is not documented which of them counts. Say which wins (`environment-wins` in the topology, `environment: { wins: … }` in gcfg-lint.yaml), or write the same in both.';

const commandsOf = ({ steps }: ClusterPlan) => steps.flatMap(linesOf).join('\n');

/** Which checks of a plan say that something is not settled: status, setting, and which side. */
function openIn({ steps }: ClusterPlan): string[] {
  const checks = steps.flatMap((step) => step.checks.map((check) => ({ step: step.id, ...check })));
  return checks.flatMap(({ step, status, setting, reason }) =>
    reason.includes('is not settled')
      ? [
          `${step} ${status} ${setting ?? reason.split(' ')[0]}${reason.includes('migration') ? ' migration' : ''}${reason.includes('CONNECT_') ? ' environment' : ''}`,
        ]
      : [],
  );
}

interface Row {
  readonly what: string;
  readonly node: ClusterNode;
  /** What is not settled in a plan for going back to this node, and in one for an update. */
  readonly back: readonly string[];
  readonly update: readonly string[];
  /** Texts of which no command may hold any. */
  readonly guessed: readonly string[];
}

const rows: readonly Row[] = [
  {
    what: 'Server.DataDir, by the migration file',
    node: onNfs('a', '', migration('[Server]\nDataDir = /mnt/other\n')),
    back: [
      'check blocked Server.DataDir migration',
      'backup blocked Server.DataDir migration',
      'keep-data blocked Server.DataDir migration',
      'move-data blocked Server.DataDir migration',
    ],
    update: ['check blocked Server.DataDir migration', 'backup blocked Server.DataDir migration'],
    guessed: ['/mnt/', 'rsync', 'tar ', 'gcfg-lint set'],
  },
  {
    what: 'Server.DataDir, by the environment',
    node: onNfs('a', '', { environment: { CONNECT_SERVER_DATADIR: '/mnt/other' } }),
    back: [
      'check blocked Server.DataDir environment',
      'backup blocked Server.DataDir environment',
      'keep-data blocked Server.DataDir environment',
      'move-data blocked Server.DataDir environment',
    ],
    update: ['check blocked Server.DataDir environment', 'backup blocked Server.DataDir environment'],
    guessed: ['/mnt/', 'rsync', 'tar ', 'gcfg-lint set'],
  },
  {
    what: 'Server.LandingDir, by both',
    node: onNfs('a', 'LandingDir = /mnt/l1\n', {
      ...migration('[Server]\nLandingDir = /mnt/l2\n'),
      environment: { CONNECT_SERVER_LANDINGDIR: '/mnt/l3' },
    }),
    back: [
      'check blocked Server.LandingDir migration environment',
      'backup blocked Server.LandingDir migration environment',
      'keep-data blocked Server.LandingDir migration environment',
      'move-data blocked Server.LandingDir migration environment',
    ],
    update: [
      'check blocked Server.LandingDir migration environment',
      'backup blocked Server.LandingDir migration environment',
    ],
    guessed: ['/mnt/l', 'rsync'],
  },
  {
    what: 'Database.Dir, which one of them leaves to its default',
    node: onNfs('a', '[Database]\nDir = /mnt/d1\n', migration('[Database]\nDir = ""\n')),
    back: [
      'check blocked Database.Dir migration',
      'backup blocked Database.Dir migration',
      'keep-data blocked Database.Dir migration',
      'move-data blocked Database.Dir migration',
    ],
    update: ['check blocked Database.Dir migration', 'backup blocked Database.Dir migration'],
    guessed: ['/mnt/d', 'rsync'],
  },
  {
    what: 'Metrics.DataPath, which nobody saves',
    node: onNfs('a', '[Metrics]\nDataPath = /var/m1\n', migration('[Metrics]\nDataPath = /var/m2\n')),
    back: ['keep-data unknown Metrics.DataPath migration', 'move-data unknown Metrics.DataPath migration'],
    update: ['check unknown Metrics.DataPath migration'],
    guessed: ['/var/m', 'rsync'],
  },
  {
    what: 'Postgres.URL',
    node: onNfs('a', '', migration('[Postgres]\nURL = postgres://connect:s3cret@db9/connect\n')),
    back: ['check blocked Postgres.URL migration', 'backup blocked Postgres.URL migration'],
    update: ['check blocked Postgres.URL migration', 'backup blocked Postgres.URL migration'],
    guessed: ['pg_dump', 's3cret'],
  },
  {
    what: 'Database.Provider',
    node: onNfs('a', '', migration('[Database]\nProvider = sqlite\n')),
    back: ['check blocked Database.Provider migration'],
    update: ['check blocked Database.Provider migration'],
    guessed: [],
  },
  {
    what: 'Launcher.Enabled, with which the data has to stay shared',
    node: onNfs('a', '[Launcher]\nEnabled = false\n', migration('[Launcher]\nEnabled = true\n')),
    back: ['move-data blocked Launcher.Enabled migration', 'settings unknown Launcher.Enabled migration'],
    update: [],
    guessed: ['rsync'],
  },
  {
    what: 'another file that would move along',
    node: onNfs('a', '[HTTPS]\nKey = /mnt/connect/key.pem\n', migration('[HTTPS]\nKey = /etc/key.pem\n')),
    back: ['move-data blocked HTTPS.Key migration', 'settings unknown HTTPS.Key migration'],
    update: [],
    guessed: ['rsync', 'HTTPS.Key'],
  },
  {
    what: 'schedules',
    node: onNfs(
      'a',
      '[Applications]\nScheduleConcurrency = 0\n',
      migration('[Applications]\nScheduleConcurrency = 3\n'),
    ),
    back: ['settings unknown Applications.ScheduleConcurrency migration'],
    update: [],
    guessed: ['ScheduleConcurrency'],
  },
  {
    what: 'nothing where both mean the same',
    node: onNfs('a', '', {
      ...migration(
        '[Server]\nDataDir = /mnt/connect/\n[Postgres]\nURL = postgres://connect@DB.example.org/connect\n',
      ),
      environment: { CONNECT_SERVER_DATADIR: '/mnt//connect' },
    }),
    back: [],
    update: [],
    guessed: [],
  },
  {
    what: 'nothing where somebody says which wins',
    node: onNfs('a', '', {
      ...migration('[Server]\nDataDir = /mnt/other\n'),
      migrationWins: false,
    }),
    back: [],
    update: [],
    guessed: ['/mnt/other'],
  },
];

describe.for(rows)('what is not settled: $what', ({ node: open, back, update, guessed }) => {
  test.for<[plan: string, made: ClusterPlan, expected: readonly string[]]>([
    ['back to this node', backToOne(open), back],
    ['an update', planUpdate(cluster([open, onNfs('b')])), update],
  ])('%s', ([, made, expected]) => {
    expect(openIn(made)).toEqual(expected);
    const always = made.steps.filter(({ condition }) => condition === undefined);
    const isBlocked = always.some(({ checks }) => checks.some(({ status }) => status === 'blocked'));
    expect(made.state).toBe(isBlocked ? 'blocked' : 'open');
    for (const text of guessed) {
      // An update copies nothing, and may well name what is settled.
      if (made.plan === 'update' && !expected.some((line) => line.startsWith('backup'))) continue;
      expect(commandsOf(made).replaceAll('--directory=/mnt/connect ', '')).not.toContain(text);
    }
    expect(JSON.stringify(made)).not.toContain('s3cret@');
  });
});

test.for([
  [migration('[Server]\nDataDir = /mnt/other\n'), MIGRATE],
  [{ environment: { CONNECT_SERVER_DATADIR: '/mnt/other' } }, ENVIRONMENT],
] as const)('the reason says how to settle it (%#)', ([more, why]) => {
  expect(reasonsOf(stepOf(backToOne(onNfs('a', '', more)), 'check'), 'blocked')).toEqual([
    `Server.DataDir of a is not settled: ${why}`,
  ]);
});

test('on another node, it is not known whether that has the same data', () => {
  const other = onNfs('b', '', migration('[Server]\nDataDir = /mnt/other\n', 'b'));
  const made = backToOne(onNfs('a'), other);
  expect(reasonsOf(stepOf(made, 'check'), 'unknown')).toEqual([
    `Nobody can tell whether Server.DataDir of b is the same directory as \`/mnt/connect\` of a. Server.DataDir of b is not settled: ${MIGRATE}`,
  ]);
  expect(made.state).toBe('open');
});

test('many nodes are told of once', () => {
  const names = Array.from({ length: 30 }, (_, index) => `c${String(index + 1).padStart(2, '0')}`);
  const nodes = names.map((name) => onNfs(name, '', migration('[Server]\nDataDir = /mnt/other\n', name)));
  expect(reasonsOf(stepOf(planUpdate(cluster(nodes)), 'check'), 'blocked')).toEqual([
    `Server.DataDir of all 30 nodes is not settled: ${MIGRATE}`,
  ]);
});

describe('databases', () => {
  const at = (name: string, url: string, text = '') =>
    node(name, `${POSTGRES.replace(/URL = .*/, `URL = ${url}`)}${text}`, { facts: machine(name) });
  const OWN = 'these nodes do not serve one Connect together, and no order of steps makes them do so.';
  const SAFE = 'postgres://u@db/connect';

  test.for<[what: string, nodes: readonly ClusterNode[], status: string, reason: RegExp | string]>([
    [
      'two databases of a server',
      [at('a', SAFE), at('b', SAFE), at('c', 'postgres://u:s3cret@db/other')],
      'blocked',
      `Postgres.URL names 2 different databases, \`db:5432/connect\` on a and b and \`db:5432/other\` on c: ${OWN}`,
    ],
    [
      'two databases for records of use',
      [
        at('a', SAFE, 'InstrumentationURL = postgres://u@db/use1\n'),
        at('b', SAFE, 'InstrumentationURL = postgres://u@db/use2\n'),
      ],
      'blocked',
      `Postgres.InstrumentationURL names 2 different databases, \`db:5432/use1\` on a and \`db:5432/use2\` on b: ${OWN}`,
    ],
    [
      'records of use in another database on one node only',
      [at('a', SAFE, 'InstrumentationURL = postgres://u@db/use\n'), at('b', SAFE)],
      'to do',
      /^Postgres\.InstrumentationURL is set on a only/,
    ],
    [
      'two hosts',
      [at('a', SAFE), at('b', 'postgres://u@db2/connect')],
      'unknown',
      'Postgres.URL is written in 2 ways: make sure that they name one database.',
    ],
    [
      'the node itself, on each',
      [at('a', 'postgres://u@localhost/connect'), at('b', 'postgres://u@localhost/connect')],
      'unknown',
      /^Postgres\.URL names, on each node, the node itself:/,
    ],
    [
      'one that can’t be told',
      [at('a', SAFE), at('b', '"service=connect password=s3cret"')],
      'unknown',
      /^Postgres\.URL does not tell plainly which database it names on b:/,
    ],
    [
      'one, written in two ways',
      [at('a', SAFE), at('b', '"postgresql://v:s3cret@DB:5432/connect?sslmode=require"')],
      'done',
      'Postgres.URL is the same on a and b.',
    ],
  ])('%s', ([, nodes, status, reason]) => {
    const made = planUpdate(cluster(nodes));
    const reasons = made.steps[0]!.checks.filter((check) => check.setting?.startsWith('Postgres.'));
    expect(reasons.map((check) => check.status)).toContain(status);
    const told = reasons.filter((check) => check.status === status).map((check) => check.reason);
    expect(told).toEqual([typeof reason === 'string' ? reason : expect.stringMatching(reason)]);
    expect(made.state).toBe(status === 'blocked' ? 'blocked' : 'open');
    // No plan for what is no cluster.
    expect(made.steps.length > 1).toBe(status !== 'blocked');
    expect(JSON.stringify(made)).not.toMatch(/s3cret|cret@/);
  });

  test('one that may be another is to be dumped as well', () => {
    const made = planUpdate(cluster([at('a', SAFE), at('b', 'postgres://u@db2/connect')]));
    expect(reasonsOf(stepOf(made, 'backup'), 'to do')).toEqual([
      'What is dumped is the database that Postgres.URL of a names: if that of b is another one, dump it as well.',
    ]);
  });
});
