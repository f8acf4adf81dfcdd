import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/parser/index.ts';
import { backToOne, linesOf, machine, onNfs, reasonsOf, stepOf } from './sample-clusters.ts';

const FILE = '/etc/rstudio-connect/rstudio-connect.gcfg';

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
    const settings = stepOf(backToOne(onNfs('a', mine), onNfs('b', theirs)), 'settings');
    expect(linesOf(settings)).toEqual(commands);
    expect(settings.checks.map((check) => check.reason).join('\n')).toMatch(reason);
  });

  test('the migration file and the environment do not undo a change', () => {
    const migration = { path: 'a-migration.gcfg', document: parse(schedules(0)) };
    const fromMigration = stepOf(backToOne(onNfs('a', '', { migration })), 'settings');
    expect(linesOf(fromMigration)).toEqual([
      `gcfg-lint set ${FILE} Applications.ScheduleConcurrency 2`,
      'gcfg-lint unset /etc/rstudio-connect/rstudio-connect-migration.gcfg Applications.ScheduleConcurrency',
    ]);
    const environment = { CONNECT_APPLICATIONS_SCHEDULECONCURRENCY: '0' };
    const fromEnvironment = stepOf(backToOne(onNfs('a', '', { environment })), 'settings');
    expect(reasonsOf(fromEnvironment, 'to do').join()).toMatch(/CONNECT_APPLICATIONS_SCHEDULECONCURRENCY/);
  });
});

describe('differences', () => {
  const of = (mine: string, theirs: string) =>
    stepOf(backToOne(onNfs('a', mine), onNfs('b', theirs)), 'settings').checks.filter(
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
      '',
      '[SMTP]\nPassword = hunter2\n',
      'SMTP.Password of a is not set, unlike on b: decide which is to hold.',
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
    const settings = stepOf(backToOne(masked('a', 'key1'), masked('b', 'key2')), 'settings');
    expect(settings.checks.map(({ setting }) => setting)).not.toContain('SMTP.Password');
  });
});
