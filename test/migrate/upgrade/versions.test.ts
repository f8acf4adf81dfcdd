import { describe, expect, test } from 'vitest';
import { upgradeFile } from '../../../src/migrate/upgrade/index.ts';
import { parse } from '../../../src/parser/index.ts';
import { testUpgrades } from './upgrade-tester.ts';

const R = '[Server]\nRVersion = /opt/R/4\n';
const LDAP = '[LDAP "a"]\nWhitelistedLoginGroups = x\n';
const BALANCING = '[LoadBalancing]\nEnforceMinRsconnectVersion = true\n';
const GAP = '[Postgres]\nURL = postgres://u:{$}@db/x\nPassword = y\n';

testUpgrades('the version decides', [
  { name: 'nothing is to be done before a deprecation', text: LDAP, to: '1.6.5' },
  {
    name: 'a deprecated setting is rewritten',
    text: LDAP,
    to: '1.6.6',
    becomes: '[LDAP "a"]\nPermittedLoginGroups = x\n',
  },
  {
    name: 'no further than the version is known to go',
    text: LDAP,
    to: '1.6.8',
    becomes: '[LDAP "a"]\nPermittedLoginGroups = x\n',
  },
  {
    name: 'where no source says what it has, a person decides',
    text: LDAP,
    to: '2024.08.0',
    decide: { 'LDAP."a".WhitelistedLoginGroups': 'No source says whether Connect 2024.08.0 reads' },
  },
  { name: 'settings of R had their old place in 2021.12', text: R, to: '2021.12.1' },
  {
    name: 'between two versions of which something is known, a person decides',
    text: R,
    to: '2023.06.0',
    decide: {
      'Server.RVersion':
        'No source says whether Connect 2023.06.0 reads Server.RVersion still, or R.Executable already.',
    },
  },
  {
    name: 'settings of R have their new place in 2024.08',
    text: R,
    to: '2024.08.0',
    becomes: '[R]\nExecutable = /opt/R/4/bin/R\n',
  },
  {
    name: 'what works still and has no successor is mentioned',
    text: BALANCING,
    to: '1.7.4',
    noted: ['LoadBalancing.EnforceMinRsconnectVersion'],
  },
  { name: 'until it is gone', text: BALANCING, to: '1.7.8', becomes: '' },
  { name: 'a form of a value is fine', text: GAP, to: '1.7.8' },
  {
    name: 'until it is not',
    text: GAP,
    to: '1.8.0',
    becomes: '[Postgres]\nURL = postgres://u@db/x\nPassword = y\n',
  },
  {
    name: 'what is too new for it is left to a person',
    text: '[OpenTelemetry]\nEnabled = true\n[Kubernetes]\nEnabled = true\n',
    to: '2025.06.0',
    decide: { 'OpenTelemetry.Enabled': /nothing that the older server has in its place/ },
    noted: ['Kubernetes.Enabled'],
  },
]);

describe('the releases', () => {
  const list = (text: string, options: Parameters<typeof upgradeFile>[1]) =>
    upgradeFile(parse(text), options).releases.flatMap(({ version = '?', changes }) =>
      changes.map(({ setting, kind, lines }) => `${version} ${kind} ${setting} ${lines.join()}`),
    );

  test('begin with the oldest that concerns the file, and end with the version', () => {
    expect(list('[Applications]\n\nReadTimeout = 1h\n', { to: '1.5.13' })).toEqual([
      '1.5.12 deprecated Applications.ReadTimeout 3',
      '1.5.12 new Scheduler.ReadTimeout ',
    ]);
    expect(list('[Applications]\nReadTimeout = 1h\n', {})).toEqual([
      '1.5.12 deprecated Applications.ReadTimeout 2',
      '1.5.12 new Scheduler.ReadTimeout ',
      '1.5.14 removed Applications.ReadTimeout 2',
    ]);
  });

  test('end with what no source dates', () => {
    expect(list(R, {}).at(-1)).toBe('? deprecated Server.RVersion 2');
  });

  test('begin behind the version that the file comes from; then its own settings may be new', () => {
    const text = '[Server]\nRootRedirect = /x\nRootRedirect = /y\nAuditLogFormat = none\n';
    expect(list(text, {})).toEqual([
      '2022.06.0 deprecated Server.AuditLogFormat 4',
      '2022.11.0 removed Server.AuditLogFormat 4',
    ]);
    expect(list(text, { from: '2021.07.0', to: '2022.06.0' })).toEqual([
      '2021.08.0 new Server.RootRedirect 2,3',
      '2022.06.0 deprecated Server.AuditLogFormat 4',
    ]);
    expect(list(text, { from: '2022.06.0' })).toEqual(['2022.11.0 removed Server.AuditLogFormat 4']);
  });

  test('have all that changed, when asked', () => {
    const all = list('', { from: '1.8.4', to: '1.8.6', all: true });
    expect(all).toContain('1.8.6 deprecated Server.SourcePackageDir ');
    expect(all).toContain('1.8.6 removed Applications.TempMounting ');
    expect(all).toContain('1.8.6 new LDAP.GroupsAutoProvision ');
    expect(all.filter((line) => !/^(?:1\.8\.6|\?) /.test(line))).toEqual([]);
  });
});

test.each([
  [{ to: 'newest' }, '[R]\n', /"newest" is no version of Connect, such as 2025\.06\.0/],
  [{ from: '' }, '[R]\n', /"" is no version/],
  [{}, '[R]\nx : y\n', /The server refuses the file/],
  [{ companion: parse('[R') }, '[R]\n', /The server refuses the file/],
])('throws for %j', (options, text, message) => {
  expect(() => upgradeFile(parse(text), options)).toThrow(message);
  expect(() => upgradeFile(parse(text), options)).toThrow(RangeError);
});
