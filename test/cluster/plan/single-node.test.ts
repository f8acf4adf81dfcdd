import { describe, expect, test } from 'vitest';
import type { ClusterNode, NodeInput } from '../../../src/cluster/index.ts';
import {
  type CheckStatus,
  type ClusterPlan,
  type PlanStep,
  planSingleNode,
} from '../../../src/cluster/plan/index.ts';
import { parse } from '../../../src/parser/index.ts';
import { cluster, machine, node, POSTGRES, threeNodes } from './sample-clusters.ts';

const FILE = '/etc/rstudio-connect/rstudio-connect.gcfg';

function onNfs(name: string, text = '', more: Partial<NodeInput> = {}): ClusterNode {
  return node(name, `${POSTGRES}\n[Server]\nDataDir = /mnt/connect\n${text}`, {
    facts: machine(name),
    ...more,
  });
}

function plan(remaining: ClusterNode, other: ClusterNode = onNfs('other'), to?: string): ClusterPlan {
  return planSingleNode(cluster([remaining, other]), remaining.name, { to });
}

function step(of: ClusterPlan, id: string): PlanStep {
  const found = of.steps.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no step ${id}`);
  return found;
}

const lines = (of: PlanStep) => of.commands.map(({ run }) => run);

function reasons(of: PlanStep, status: CheckStatus): string[] {
  return of.checks.filter((check) => check.status === status).map(({ reason }) => reason);
}

describe('who asks for what can’t be', () => {
  test.for([
    ['conect1', 'There is no node conect1; did you mean connect1?'],
    ['web', 'There is no node web: there is connect1, connect2 and connect3'],
  ])('%s', ([name, message]) => {
    const clusterOfThree = name === 'conect1' ? cluster([onNfs('connect1'), onNfs('web2')]) : threeNodes();
    expect(() => planSingleNode(clusterOfThree, name!)).toThrow(new RangeError(message));
  });

  test.for([
    ['data', /absolute path/],
    ['/', /absolute path/],
    ['/mnt/{{ disk }}', /absolute path/],
    ['/opt/rstudio-connect/data', /does not start/],
    ['/mnt/connect', /lie one in the other/],
    ['/mnt/connect/new', /lie one in the other/],
    ['/mnt', /Server\.DataDir of a, which is \/mnt\/connect/],
  ] as const)('--to %s', ([to, message]) => {
    expect(() => plan(onNfs('a'), onNfs('b'), to)).toThrow(message);
    expect(() => plan(onNfs('a'), onNfs('b'), to)).toThrow(RangeError);
  });
});

describe('whether it can be done', () => {
  const broken = `${POSTGRES}\n[Server\nDataDir = /mnt/connect\n`;
  test.for<[what: string, remaining: ClusterNode, other: ClusterNode, state: string, reason: RegExp]>([
    [
      'SQLite on one node',
      onNfs('a'),
      node('b', ''),
      'blocked',
      /^Database\.Provider is `sqlite` \(by default\) on b/,
    ],
    [
      'a broken file',
      node('a', broken),
      onNfs('b'),
      'blocked',
      /of a has an error: `a:\/etc.*` can’t be read in line 8/,
    ],
    [
      'a broken file of another node',
      onNfs('a'),
      node('b', '[Server\n'),
      'blocked',
      /^Database\.Provider is not known on b: .* line 1/,
    ],
    [
      'data on a local disk of another node',
      onNfs('a'),
      node('b', `${POSTGRES}[Server]\nDataDir = /srv/connect\n`, { facts: machine('b') }),
      'blocked',
      /^Server\.DataDir of b is another directory than `\/mnt\/connect` of a/,
    ],
    [
      'an older version',
      onNfs('a', '', { facts: machine('a', { version: { value: '2026.06.0' } }) }),
      onNfs('b'),
      'blocked',
      /^Connect 2026\.06\.0 of a is older than 2026\.07\.0/,
    ],
    [
      'a template',
      node('a', `${POSTGRES}[Server]\nDataDir = {{ data }}\n`),
      onNfs('b'),
      'blocked',
      /still holds a placeholder/,
    ],
    [
      'a relative path',
      node('a', `${POSTGRES}[Server]\nDataDir = data\n`),
      onNfs('b'),
      'blocked',
      /no absolute path/,
    ],
  ])('%s', ([, remaining, other, state, reason]) => {
    const made = plan(remaining, other);
    expect(made.state).toBe(state);
    expect(reasons(step(made, 'check'), 'blocked').join('\n')).toMatch(new RegExp(reason.source, 'm'));
  });

  test('a plan for SQLite has no steps that could be taken', () => {
    const made = plan(onNfs('a'), node('b', ''));
    expect(made.steps.map(({ id }) => id)).toEqual(['check']);
    expect(made.steps[0]!.commands).toEqual([]);
  });

  test('two ways to write one database are a question, two passwords are none', () => {
    const other = (url: string) => node('b', POSTGRES.replace(/URL = .*/, `URL = ${url}`));
    const first = node('a', POSTGRES.replace(/URL = .*/, 'URL = postgres://u:one@db/connect'));
    expect(
      reasons(step(plan(first, other('postgres://u:two@db/connect')), 'check'), 'unknown').join(),
    ).not.toMatch(/Postgres/);
    expect(reasons(step(plan(first, other('postgres://u@db2/connect')), 'check'), 'unknown').join()).toMatch(
      /Postgres\.URL is written in 2 ways/,
    );
  });
});

describe('moving the data', () => {
  test.for<[what: string, text: string, commands: readonly string[]]>([
    [
      'the data directory alone',
      '',
      [
        'mkdir -p /var/lib/rstudio-connect',
        'rsync -aHAX --numeric-ids /mnt/connect/ /var/lib/rstudio-connect/',
        `gcfg-lint set ${FILE} Server.DataDir /var/lib/rstudio-connect`,
      ],
    ],
    [
      'what lies in it moves along',
      'LandingDir = /mnt/connect/pages/landing\n[Metrics]\nDataPath = /mnt/connect/metrics/a\n',
      [
        'mkdir -p /var/lib/rstudio-connect',
        'rsync -aHAX --numeric-ids /mnt/connect/ /var/lib/rstudio-connect/',
        `gcfg-lint set ${FILE} Server.DataDir /var/lib/rstudio-connect`,
        `gcfg-lint set ${FILE} Server.LandingDir /var/lib/rstudio-connect/pages/landing`,
        `gcfg-lint set ${FILE} Metrics.DataPath /var/lib/rstudio-connect/metrics/a`,
      ],
    ],
    [
      'what is local stays, and is kept apart from what is copied',
      '[Metrics]\nDataPath = /var/lib/rstudio-connect/metrics\n',
      [
        'mkdir -p /var/lib/rstudio-connect',
        'rsync -aHAX --numeric-ids --exclude=/metrics/ /mnt/connect/ /var/lib/rstudio-connect/',
        `gcfg-lint set ${FILE} Server.DataDir /var/lib/rstudio-connect`,
      ],
    ],
    [
      'certificates and programs, too',
      '[HTTPS]\nCertificate = /mnt/connect/tls/a.pem\n[R]\nExecutable = /opt/R/4.4.1/bin/R\nExecutable = /mnt/connect/R/bin/R\n',
      [
        'mkdir -p /var/lib/rstudio-connect',
        'rsync -aHAX --numeric-ids /mnt/connect/ /var/lib/rstudio-connect/',
        `gcfg-lint set ${FILE} Server.DataDir /var/lib/rstudio-connect`,
        `gcfg-lint set ${FILE} HTTPS.Certificate /var/lib/rstudio-connect/tls/a.pem`,
        `gcfg-lint set ${FILE} R.Executable /opt/R/4.4.1/bin/R /var/lib/rstudio-connect/R/bin/R`,
      ],
    ],
  ])('%s', ([, text, commands]) => {
    expect(lines(step(plan(onNfs('a', text)), 'move-data'))).toEqual(commands);
  });

  test('names with blanks and quotes are quoted', () => {
    const text = `${POSTGRES}[Server]\nDataDir = "/mnt/connect/the team's data"\n`;
    const made = plan(node('a', text, { facts: machine('a') }), onNfs('b'), '/srv/it’s here');
    expect(lines(step(made, 'move-data'))).toEqual([
      "mkdir -p '/srv/it’s here'",
      String.raw`rsync -aHAX --numeric-ids '/mnt/connect/the team'\''s data/' '/srv/it’s here/'`,
      `gcfg-lint set ${FILE} Server.DataDir '/srv/it’s here'`,
    ]);
  });

  test('a directory with a mount of its own gets a place of its own', () => {
    const facts = machine('a');
    const mounts = [
      ...facts.mounts!.mounts,
      { id: 3, parent: 1, root: '/', mountPoint: '/pages', fileSystem: 'nfs4', source: 'nas:/pages' },
    ];
    const made = plan(onNfs('a', 'LandingDir = /pages\n', { facts: { ...facts, mounts: { mounts } } }));
    expect(lines(step(made, 'move-data'))).toContain(
      'rsync -aHAX --numeric-ids /pages/ /var/lib/rstudio-connect-landing/',
    );
  });

  test('symbolic links are followed', () => {
    const facts = machine('a', { links: { '/pages': '/mnt/connect/pages' } });
    const made = plan(onNfs('a', 'LandingDir = /pages\n', { facts }));
    expect(lines(step(made, 'move-data'))).toContain(
      `gcfg-lint set ${FILE} Server.LandingDir /var/lib/rstudio-connect/pages`,
    );
  });

  test('where the data is at the usual place, another one is offered', () => {
    const bare = (name: string) => node(name, POSTGRES, { sharedPaths: ['/var/lib/rstudio-connect'] });
    const made = plan(bare('a'), bare('b'));
    expect(step(made, 'move-data').title).toBe('Move the data to `/var/lib/rstudio-connect-local`');
  });

  test('it is an offer, unless it is asked for', () => {
    const offered = plan(onNfs('a'));
    expect(step(offered, 'keep-data').condition).toBe('if the shared storage stays');
    expect(step(offered, 'move-data').condition).toBe('if the shared storage goes away');
    const wanted = plan(onNfs('a'), onNfs('b'), '/srv/connect');
    expect(wanted.steps.map(({ id }) => id)).not.toContain('keep-data');
    expect(step(wanted, 'move-data')).not.toHaveProperty('condition');
  });

  test('a directory that is shared as well is none to move to', () => {
    const made = plan(onNfs('a', '', { facts: {}, sharedPaths: ['/srv'] }), onNfs('b'), '/srv/connect');
    expect(reasons(step(made, 'move-data'), 'blocked')).toEqual([
      '`/srv/connect` of a lies on storage that is said to be shared itself.',
    ]);
    expect(made.state).toBe('blocked');
  });

  test('content on other machines needs the shared storage', () => {
    const made = plan(onNfs('a', '[Launcher]\nEnabled = true\nKubernetes = true\n'));
    expect(reasons(step(made, 'move-data'), 'blocked').join()).toMatch(/^Launcher\.Enabled is on/);
    // The data may stay where it is.
    expect(made.state).toBe('open');
  });

  test('what else lies on shared storage is named', () => {
    const made = plan(
      onNfs('a', '[HTTPS]\nKey = /tls/key.pem\n', { facts: {}, sharedPaths: ['/tls'] }),
      onNfs('b'),
      '/srv/connect',
    );
    expect(reasons(step(made, 'move-data'), 'to do').join('\n')).toMatch(
      /^HTTPS\.Key = `\/tls\/key\.pem` lies on shared storage, too/m,
    );
  });
});

describe('settings that hold for each node', () => {
  const schedules = (number: number | string) => `[Applications]\nScheduleConcurrency = ${number}\n`;
  test.for<[what: string, mine: string, theirs: string, commands: readonly string[], reason: RegExp]>([
    [
      'schedules were off here',
      schedules(0),
      schedules(6),
      [`gcfg-lint set ${FILE} Applications.ScheduleConcurrency 6`],
      /^Applications\.ScheduleConcurrency is 0 on a: .* other nodes work on 6 jobs/m,
    ],
    [
      'schedules were off everywhere',
      schedules(0),
      schedules(0),
      [`gcfg-lint set ${FILE} Applications.ScheduleConcurrency 2`],
      /none is known to run on the other nodes either/,
    ],
    ['schedules were off elsewhere', schedules(3), schedules(0), [], /allows 3 scheduled jobs .* as many as/],
    ['schedules by default', '', '', [], /allow 4 scheduled jobs at once, a alone 2\./],
    [
      'processes that nobody set',
      '',
      '',
      [],
      /^Scheduler\.MaxProcesses \(not set here\) holds for each node/m,
    ],
    [
      'processes that all set',
      '[Scheduler]\nMaxProcesses = 10\n',
      '[Scheduler]\nMaxProcesses = 10\n',
      [],
      /together allow 20 processes of one content item, a alone 10\./,
    ],
    [
      'a number that is none',
      schedules('many'),
      '',
      [],
      /^The value of Applications\.ScheduleConcurrency on a/m,
    ],
  ])('%s', ([, mine, theirs, commands, reason]) => {
    const settings = step(plan(onNfs('a', mine), onNfs('b', theirs)), 'settings');
    expect(lines(settings)).toEqual(commands);
    expect(settings.checks.map((check) => check.reason).join('\n')).toMatch(reason);
  });

  test('the migration file and the environment do not undo a change', () => {
    const migration = { path: 'a-migration.gcfg', document: parse(schedules(0)) };
    const fromMigration = step(plan(onNfs('a', '', { migration })), 'settings');
    expect(lines(fromMigration)).toEqual([
      `gcfg-lint set ${FILE} Applications.ScheduleConcurrency 2`,
      'gcfg-lint unset /etc/rstudio-connect/rstudio-connect-migration.gcfg Applications.ScheduleConcurrency',
    ]);
    const environment = { CONNECT_APPLICATIONS_SCHEDULECONCURRENCY: '0' };
    const fromEnvironment = step(plan(onNfs('a', '', { environment })), 'settings');
    expect(reasons(fromEnvironment, 'to do').join()).toMatch(/CONNECT_APPLICATIONS_SCHEDULECONCURRENCY/);
  });
});

describe('differences', () => {
  const of = (mine: string, theirs: string) =>
    step(plan(onNfs('a', mine), onNfs('b', theirs)), 'settings').checks.filter(
      ({ setting = '' }) => !/ScheduleConcurrency|MaxProcesses/.test(setting),
    );

  test.for<[mine: string, theirs: string, reason: string | RegExp]>([
    ['', '', 'No other setting of a differs from those of b.'],
    ['HideVersion = true\n', 'HideVersion = yes\n', /No other setting/],
    ['[Scheduler]\nInitTimeout = 60s\n', '[Scheduler]\nInitTimeout = 1m\n', /No other setting/],
    ['HideVersion = false\n', '', /No other setting/],
    ['[Metrics]\nDataPath = /x\n', '[Metrics]\nDataPath = /y\n', /No other setting/],
    [
      'HideVersion = true\n',
      '',
      'Server.HideVersion of a is `true`, but `false` by default on b: decide which is to hold.',
    ],
    [
      'LandingDir = /mnt/connect/landing\n',
      '',
      'Server.LandingDir of a is `/mnt/connect/landing`, but not set on b: decide which is to hold.',
    ],
    [
      '[SMTP]\nPassword = hunter2\n',
      '[SMTP]\nPassword = hunter3\n',
      'SMTP.Password of a is written otherwise on b (encrypted values may differ and mean the same): decide which is to hold.',
    ],
    [
      'Colour = blue\n',
      '[server]\ncolour = red\n',
      'Server.Colour, which the catalogue does not know, differs between a and b: decide which is to hold.',
    ],
  ])('%j against %j', ([mine, theirs, reason]) => {
    const text = of(mine, theirs)
      .map((check) => check.reason)
      .join('\n');
    if (typeof reason === 'string') expect(text).toBe(reason);
    else expect(text).toMatch(reason);
  });

  test('masked secrets are compared with nothing', () => {
    const masked = (name: string, token: string) =>
      onNfs(name, `[SMTP]\nPassword = ${token}\n`, { facts: machine(name, { secretsKey: token }) });
    const settings = step(plan(masked('a', 'key1'), masked('b', 'key2')), 'settings');
    expect(settings.checks.map(({ setting }) => setting)).not.toContain('SMTP.Password');
  });
});

describe('no secret is told', () => {
  test.for([
    'postgres://connect:s3cret@db/connect',
    'postgres://connect:s3/cret@db/connect',
    'postgres://connect:12#s3cret@db/connect',
    'postgres://connect:12/s3cret?x@db/connect',
    'postgres://connect:s3@cret@db/connect',
    'postgres://db/connect?user=connect&password=s3cret',
    'host=db user=connect password=s3cret dbname=connect',
  ])('%s', (url) => {
    const text = `[Database]\nProvider = postgres\n[Postgres]\nURL = "${url}"\nInstrumentationURL = "${url}x"\nPassword = s3cret\n`;
    const made = planSingleNode(cluster([node('a', text), node('b', text.replaceAll('s3', 'x3'))]), 'a');
    const told = JSON.stringify(made).replaceAll('secret.key', '');
    expect(told).not.toMatch(/s3|x3|cret@|@cret|12#/);
  });

  test('a dump asks for the password', () => {
    const made = plan(node('a', POSTGRES.replace('connect@', 'connect:s3cret@')));
    expect(lines(step(made, 'backup'))[0]).toBe(
      'pg_dump --format=custom --file=connect-database.dump --host=db.example.org --port=5432 --username=connect --dbname=connect',
    );
  });
});

describe('the health check', () => {
  test.for([
    ['[HTTP]\nListen = :3939\n', 'http://localhost:3939/__ping__'],
    ['[HTTP]\nListen = 10.0.0.5:80\n', 'http://10.0.0.5/__ping__'],
    ['[HTTP]\nListen = "[::1]:8080"\n', "'http://[::1]:8080/__ping__'"],
    ['[HTTPS]\nListen = :443\n', 'https://localhost/__ping__'],
    ['[HTTP]\nListen = :<PORT>\n', 'http://localhost:3939/__ping__'],
  ])('%j', ([text, url]) => {
    const run = lines(step(plan(onNfs('a', text)), 'start')).at(-1)!;
    expect(run.split(' ').at(-1)).toBe(url);
    expect(run.includes('--insecure')).toBe(url!.includes('https'));
  });
});

test('commands name the file on the server, and say when that is an assumption', () => {
  const copy = onNfs('a', '', { config: { path: 'etc/a.gcfg', document: parse(POSTGRES) } });
  const made = plan(copy);
  expect(lines(step(made, 'start'))[0]).toBe(`gcfg-lint lint ${FILE}`);
  expect(made.notes.join('\n')).toMatch(/What was read for a is taken for a copy of/);
  const own = onNfs('a', '', { config: { path: 'a:/etc/connect/own.gcfg', document: parse(POSTGRES) } });
  expect(lines(step(plan(own), 'start'))[0]).toBe('gcfg-lint lint /etc/connect/own.gcfg');
});
