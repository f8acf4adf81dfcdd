import { describe, expect, test } from 'vitest';
import { findingsOf, testRule } from '../rule-tester.ts';

const DEPRECATED = 'schema/deprecated-setting';
const REMOVED = 'schema/removed-setting';
const FUTURE = 'schema/not-yet-available';

testRule(DEPRECATED, {
  bad: [
    {
      name: 'a setting whose successor means something else',
      text: '[Server]\nRVersion = /opt/R/4.4.1\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 9,
          message:
            'Server.RVersion is deprecated: it still works, but a later release may refuse to start on it.',
          help: 'Use R.Executable. Moved to [R]; the documentation of today knows the new name only.',
          setting: 'Server.RVersion',
        },
      ],
    },
    {
      name: 'a setting with a version and without a successor',
      text: '[LDAP "x"]\nGroupsAutoRemoval = true\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 18,
          message: /^LDAP\."x"\.GroupsAutoRemoval is deprecated since Connect 1\.8\.6:/,
          help: /^Plan to do without it\. A later release/,
        },
      ],
    },
    {
      name: 'settings that can wait or are uncertain',
      text: '[Metrics]\nDataPath = /srv/metrics\n[Applications]\nRConfigActive = x\n',
      findings: [
        { line: 2, column: 1, endColumn: 9, severity: 'info', message: /since Connect 2026\.03\.0/ },
        { line: 4, column: 1, endColumn: 14, severity: 'info', message: /^Applications\.RConfigActive/ },
      ],
    },
  ],
  good: [
    { name: 'settings of today', text: '[R]\nExecutable = /opt/R/4.4.1/bin/R\n' },
    { name: 'what is removed already', text: '[Applications]\nEnvironmentBlacklist = A\n' },
  ],
});

testRule(REMOVED, {
  bad: [
    {
      name: 'a setting that has another name now',
      text: '[Applications]\nEnvironmentBlacklist = A\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 21,
          message:
            'Applications.EnvironmentBlacklist was removed in Connect 1.6.8: the server refuses to start while it is there.',
          help: 'Use Applications.ProhibitedEnvironment.',
          setting: 'Applications.EnvironmentBlacklist',
          fixed: '[Applications]\nProhibitedEnvironment = A\n',
          applicability: 'safe',
        },
      ],
    },
    {
      name: 'a setting that has another section, or another form',
      text: '[Applications]\nReadTimeout = 1h\n[OAuth2]\nAllowedDomains = a.org\n[Logging]\nEnabled = true\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 12,
          message: /removed in Connect 1\.5\.14/,
          help: 'Use Scheduler.ReadTimeout.',
        },
        {
          line: 4,
          column: 1,
          endColumn: 15,
          message: /removed in Connect 1\.8\.0/,
          help: 'Use OAuth2.AllowedDomain. Give each domain a line of its own.',
        },
        {
          line: 6,
          column: 1,
          endColumn: 8,
          message: /removed in Connect 2022\.11\.0/,
          help: /^Delete the line\./,
        },
      ],
    },
  ],
  good: [{ name: 'settings of today', text: '[Applications]\nProhibitedEnvironment = A\n' }],
});

describe('a setting’s life', () => {
  const stages = (text: string, connectVersion: string) =>
    [DEPRECATED, REMOVED, FUTURE].filter((id) => findingsOf(id, text, { connectVersion }).length > 0);

  test.each([
    ['1.6.5', []],
    ['1.6.6', [DEPRECATED]],
    ['1.6.7', [DEPRECATED]],
    ['1.6.8', [REMOVED]],
    ['1.6.10', [REMOVED]],
    ['1.9.0.1', [REMOVED]],
    ['2021.08.0', [REMOVED]],
  ])('of Applications.EnvironmentBlacklist in %s', (version, expected) => {
    expect(stages('[Applications]\nEnvironmentBlacklist = A\n', version)).toEqual(expected);
  });

  test.each([
    ['1.6.10', [FUTURE]],
    ['1.9.0', [FUTURE]],
    ['2021.07.0', [FUTURE]],
    ['2021.08.0', []],
    ['2021.08.2', []],
    ['2026.08.0', []],
  ])('of Server.RootRedirect in %s', (version, expected) => {
    expect(stages('[Server]\nRootRedirect = /x\n', version)).toEqual(expected);
  });
});

describe(FUTURE, () => {
  const found = (text: string, connectVersion: string) =>
    findingsOf(FUTURE, text, { connectVersion }).map(
      ({ severity, range, message, help }) => `${range.start.line} ${severity} ${message} ${help}`,
    );

  test('reports a setting', () => {
    expect(found('[Server]\r\nRootRedirect = /x\r\n', '2021.07.0')).toEqual([
      '2 error Server.RootRedirect is new in Connect 2021.08.0: a server of version 2021.07.0 refuses to start on it. Remove the line, or upgrade to Connect 2021.08.0 or later.',
    ]);
  });

  test('warns of a setting whose first version is not documented', () => {
    expect(found('[Kubernetes]\nDataDirPVCSubPath = x\n', '2026.07.0')).toEqual([
      '2 warning Kubernetes.DataDirPVCSubPath is new in Connect 2026.08.0: a server of version 2026.07.0 refuses to start on it. Remove the line, or upgrade to Connect 2026.08.0 or later.',
    ]);
  });

  test('reports a section once, and not its settings', () => {
    expect(
      found('[OpenTelemetry]\nEnabled = true\nAllowContentInstrumentation = true\n', '2025.06.0'),
    ).toEqual([
      '1 error [OpenTelemetry] is new in Connect 2026.02.0: a server of version 2025.06.0 refuses to start on it. Remove the section, or upgrade to Connect 2026.02.0 or later.',
    ]);
    expect(found('[Kubernetes]\nEnabled = true\n', '2025.06.0')).toEqual([
      expect.stringMatching(/^1 warning \[Kubernetes\]/),
    ]);
    expect(found('[Kubernetes]\n', '2025.06.0')).toHaveLength(1);
  });

  test('is content with the newest release', () => {
    expect(findingsOf(FUTURE, '[Kubernetes]\nEnabled = true\nDataDirPVCSubPath = x\n')).toEqual([]);
  });
});

test('a list is renamed also where some of it stands under the new name', () => {
  const text = '[Applications]\nEnvironmentBlacklist = A\nProhibitedEnvironment = B\n';
  expect(findingsOf(REMOVED, text)[0]!.fix).toMatchObject({ applicability: 'safe' });
});
