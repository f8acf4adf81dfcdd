import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { planReload, type ReloadPlan } from '../../src/reload/index.ts';
import { type LoadedConfig, takeSnapshot } from '../../src/reload/snapshot.ts';

const plan = (running: string, candidate: string) => planReload(parse(running), parse(candidate));

function config(text: string, more: Partial<LoadedConfig> & { beside?: string } = {}): LoadedConfig {
  const { beside, ...rest } = more;
  const migration =
    beside === undefined ? {} : { migration: { path: 'a-migration.gcfg', document: parse(beside) } };
  return { path: 'a.gcfg', document: parse(text), ...migration, ...rest };
}

/** What a change says, as a line. */
function told({ changes }: ReloadPlan): string[] {
  return changes.map(
    ({ kind, setting, from, to, effect, certainty }) =>
      `${kind} ${setting}: ${JSON.stringify(from)} → ${JSON.stringify(to)}, ${effect}, ${certainty}`,
  );
}

const BASE = `[Server]
Address = https://connect.example.com
[Scheduler]
ReadTimeout = 60s
MaxProcesses = 3
[R]
Executable = /opt/R/4.3.2/bin/R
Executable = /opt/R/4.4.1/bin/R
`;

describe('what counts as a change', () => {
  test.each<[string, string, string]>([
    ['nothing', BASE, BASE],
    ['comments and blank lines', BASE, `; new\n\n${BASE.replaceAll('\n', ' ; why\n')}`],
    ['another spelling of a duration', BASE, BASE.replace('60s', '1m')],
    ['another spelling of a boolean', '[HTTP]\nNoWarning = true\n', '[http]\nnowarning = on\n'],
    ['no equals sign', '[HTTP]\nNoWarning = true\n', '[HTTP]\nNoWarning\n'],
    ['quotes', BASE, BASE.replace('/opt/R/4.3.2/bin/R', '"/opt/R/4.3.2/bin/R"')],
    [
      'the order of sections',
      '[R]\nEnabled = no\n[Git]\nEnabled = no\n',
      '[Git]\nEnabled = no\n[R]\nEnabled = no\n',
    ],
    ['a default that is written out', '[Server]\n', '[Server]\nDataDir = /var/lib/rstudio-connect\n'],
    ['an empty value', '[Server]\n', '[Server]\nTempDir =\n'],
    [
      'an earlier line that does not count',
      BASE,
      BASE.replace('MaxProcesses = 3', 'MaxProcesses = 9\nMaxProcesses = 3'),
    ],
  ])('not %s', (_, running, candidate) => {
    const { action, run, changes, caches, consequences, settle } = plan(running, candidate);
    expect({ action, run, changes, consequences, settle }).toEqual({
      action: 'none',
      run: null,
      changes: [],
      consequences: [],
      settle: null,
    });
    expect(caches.commands).toEqual([]);
  });

  test.each<[string, string, string, string[]]>([
    [
      'a documented reloadable setting',
      BASE,
      BASE.replace('60s', '90s'),
      ['changed Scheduler.ReadTimeout: "60s" → "90s", reload, documented'],
    ],
    [
      'a reloadable setting that is only seen',
      BASE,
      BASE.replace('MaxProcesses = 3', 'MaxProcesses = 4'),
      ['changed Scheduler.MaxProcesses: "3" → "4", reload, uncertain'],
    ],
    [
      'a setting that is known to need a restart',
      '[Python]\nEnabled = true\n',
      '[Python]\nEnabled = false\n',
      ['changed Python.Enabled: "true" → "false", restart, documented'],
    ],
    [
      'a setting of which nobody says',
      '',
      '[Server]\nTempDir = /scratch\n',
      ['added Server.TempDir: null → "/scratch", restart, uncertain'],
    ],
    [
      'a setting that is gone',
      '[Server]\nTempDir = /scratch\n',
      '',
      ['removed Server.TempDir: "/scratch" → null, restart, uncertain'],
    ],
    [
      'a setting that the catalogue lacks',
      '[Home]\nGrown = 1\n',
      '[Home]\nGrown = 2\n',
      ['changed Home.Grown: "1" → "2", restart, uncertain'],
    ],
    [
      'a list',
      BASE,
      BASE.replace('4.3.2', '4.3.3'),
      [
        'changed R.Executable: ["/opt/R/4.3.2/bin/R","/opt/R/4.4.1/bin/R"] → ["/opt/R/4.3.3/bin/R","/opt/R/4.4.1/bin/R"], restart, documented',
      ],
    ],
    [
      'the order of a list',
      '[R]\nExecutable = /a/R\nExecutable = /b/R\n',
      '[R]\nExecutable = /b/R\nExecutable = /a/R\n',
      ['changed R.Executable: ["/a/R","/b/R"] → ["/b/R","/a/R"], restart, documented'],
    ],
    [
      'sections with a name that come and go',
      '[RPackageRepository "CRAN"]\nURL = https://cran.example.com\n',
      '[RPackageRepository "RSPM"]\nURL = https://cran.example.com\n',
      [
        'removed RPackageRepository."CRAN".URL: "https://cran.example.com" → null, restart, uncertain',
        'added RPackageRepository."RSPM".URL: null → "https://cran.example.com", restart, uncertain',
      ],
    ],
    [
      'a default that follows, by itself',
      '[Launcher]\n',
      '[Launcher]\nConfigDir = /srv/launcher\n',
      [
        'added Launcher.ConfigDir: null → "/srv/launcher", restart, uncertain',
        'changed Launcher.KubernetesProfilesConfig: "/etc/rstudio-connect/launcher/launcher.kubernetes.profiles.conf" → "/srv/launcher/launcher.kubernetes.profiles.conf", restart, uncertain',
      ],
    ],
  ])('%s', (_, running, candidate, expected) => {
    expect(told(plan(running, candidate))).toEqual(expected);
  });

  test('the migration file and the environment, as the server lays them over each other', () => {
    const main = '[Server]\nTempDir = /scratch\n';
    const environment = { CONNECT_LOGGING_SERVICELOGLEVEL: 'DEBUG' };
    const running = config(main, { beside: '[Server]\nSenderEmail = a@example.com\n', environment });
    expect(
      told(planReload(running, config(`${main}SenderEmail = a@example.com\n`, { environment }))),
    ).toEqual([]);
    // In [Logging] the environment wins: what the file says does not count.
    const logging = config(`${main}[Logging]\nServiceLogLevel = ERROR\n`, { environment });
    expect(told(planReload(config(main, { environment }), logging))).toEqual([]);
    const { changes } = planReload(config(main), config(main, { environment }));
    expect(changes).toMatchObject([{ variable: 'CONNECT_LOGGING_SERVICELOGLEVEL', range: null, path: null }]);
  });
});

describe('where a change is', () => {
  test.each<[string, string, string, string]>([
    ['a new line', '[Server]\n', '[Server]\nTempDir = /scratch ; fast\n', 'TempDir = /scratch'],
    [
      'the new value of a list',
      '[R]\nExecutable = /a\n',
      '[R]\nExecutable = /a\nExecutable = /b\n',
      'Executable = /b',
    ],
    ['the line that counts', '', '[Git]\nEnabled = true\nEnabled = false\n', 'Enabled = false'],
    ['a key without an equals sign', '[HTTP]\nNoWarning = no\n', '[HTTP]\nNoWarning\n', 'NoWarning'],
  ])('%s', (_, running, candidate, expected) => {
    const [change] = plan(running, candidate).changes;
    const { start, end } = change!.range!;
    expect(candidate.slice(start.offset, end.offset)).toBe(expected);
  });

  test('is nowhere when it was removed', () => {
    expect(plan('[Server]\nTempDir = /scratch\n', '').changes).toMatchObject([{ range: null, path: null }]);
  });

  test('may be the migration file', () => {
    const { changes } = planReload(config(''), config('', { beside: '\n[Server]\nTempDir = /scratch\n' }));
    expect(changes).toMatchObject([{ path: 'a-migration.gcfg', range: { start: { line: 3 } } }]);
  });
});

describe('the verdict', () => {
  const reload = { command: 'systemctl reload rstudio-connect', changes: 1, interrupts: [] };

  test('is a reload where it applies every change', () => {
    const { action, run, meanwhile } = plan(BASE, BASE.replace('60s', '90s'));
    expect({ action, run, meanwhile }).toEqual({ action: 'reload', run: reload, meanwhile: null });
  });

  test('is a restart where one change waits for it, and says what it interrupts', () => {
    const { action, run, meanwhile, settle } = plan(BASE, `${BASE.replace('60s', '90s')}[Home]\nGrown = 1\n`);
    expect(action).toBe('restart');
    expect(run).toMatchObject({ command: 'systemctl restart rstudio-connect', changes: 2 });
    expect(run!.interrupts.join('; ')).toBe(
      'applications and APIs are stopped; jobs that render may finish; deployments in progress fail; schedules that were missed run once at most',
    );
    expect(meanwhile).toEqual(reload);
    expect(settle).toContain('https://connect.example.com/__docs__/admin/appendix/configuration/');
  });

  test.each<[string, Record<string, string>, Record<string, string>, string]>([
    [
      'a variable with another value',
      { CONNECT_SCHEDULER_READTIMEOUT: '5s' },
      { CONNECT_SCHEDULER_READTIMEOUT: '6s' },
      'restart',
    ],
    ['a variable that is new', {}, { CONNECT_SCHEDULER_READTIMEOUT: '6s' }, 'restart'],
    ['a variable that is gone', { CONNECT_SCHEDULER_READTIMEOUT: '6s' }, {}, 'restart'],
    [
      'a variable that is spelt otherwise',
      { CONNECT_SCHEDULER_READTIMEOUT: '60s' },
      { CONNECT_SCHEDULER_READTIMEOUT: '1m' },
      'none',
    ],
  ])('%s does not come by a reload', (_, before, after, expected) => {
    const [running, candidate] = [before, after].map((environment) =>
      config('[Scheduler]\n', { environment }),
    );
    expect(planReload(running!, candidate!).action).toBe(expected);
  });

  test.each<[string, string, { severity: string }[], string]>([
    ['errors block', BASE, [{ severity: 'error' }], 'blocked'],
    ['also where nothing changes otherwise', BASE.replace('60s', '90s'), [{ severity: 'error' }], 'blocked'],
    ['warnings do not', BASE, [{ severity: 'warning' }, { severity: 'info' }], 'none'],
    ['what the server’s parser refuses blocks without any rule', `${BASE}%\n`, [], 'blocked'],
  ])('%s', (_, candidate, diagnostics, expected) => {
    const { action, run, ...rest } = planReload(parse(BASE), parse(candidate), { diagnostics });
    expect(action).toBe(expected);
    expect(run).toBeNull();
    expect(rest.diagnostics).toEqual(diagnostics);
  });
});

describe('a secret', () => {
  const secret = (password: string) =>
    `[Postgres]\nPassword = ${password}\nURL = postgres://connect:${password}@db.example.com/connect\n[Home]\nApiToken = ${password}\n`;

  test('that changes is listed and not shown', () => {
    const result = plan(secret('hunter2'), secret('hunter3'));
    expect(JSON.stringify(result)).not.toContain('hunter');
    expect(result.changes.map(({ setting, redacted, from, to }) => [setting, redacted, from, to])).toEqual([
      ['Postgres.Password', true, '********', '********'],
      [
        'Postgres.URL',
        true,
        'postgres://connect:********@db.example.com/connect',
        'postgres://connect:********@db.example.com/connect',
      ],
      ['Home.ApiToken', true, '********', '********'],
    ]);
  });

  test('whose quote is not closed is not taken for settings', () => {
    const result = plan('', '[SMTP]\nPassword = "abc\nHunterTwo==\n"\n');
    expect(result.action).toBe('blocked');
    expect(JSON.stringify(result)).not.toContain('Hunter');
  });

  test('that stays is no change', () => {
    expect(plan(secret('hunter2'), secret('hunter2')).changes).toEqual([]);
  });
});

describe('a snapshot', () => {
  const SECRET = '[SMTP]\nPassword = hunter2\n[Scheduler]\nReadTimeout = 60s\n';
  const hash = (text: string) =>
    `#${[...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7)}`;
  const snapshot = takeSnapshot(config(SECRET), { hash, salt: '00', takenAt: new Date(0), toolVersion: '1' });

  test.each<[string, string, string[]]>([
    ['the same', SECRET, []],
    ['another password', SECRET.replace('hunter2', 'hunter3'), ['SMTP.Password']],
    ['no password', SECRET.replace(/Password.*/, ''), ['SMTP.Password']],
    ['another duration', SECRET.replace('60s', '61s'), ['Scheduler.ReadTimeout']],
  ])('is told from %s', (_, candidate, expected) => {
    const result = planReload({ snapshot, hash }, config(candidate));
    expect(result.changes.map(({ setting }) => setting)).toEqual(expected);
    expect(JSON.stringify(result)).not.toContain('hunter');
  });
});
