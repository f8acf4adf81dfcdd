import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/parser/index.ts';
import { findingsOf, lintText, testRule } from '../rule-tester.ts';

const ID = 'schema/unknown-setting';
const NONE = (name: string) =>
  `There is no setting ${name}: the server refuses to start on a name that it does not know.`;
const LACKING = (name: string) =>
  `The catalogue has no setting ${name}: a server that does not know it either refuses to start.`;

/** A file with one misspelt setting, and what becomes of it. */
function misspelt(
  section: string,
  key: string,
  right: string,
  value: string,
  applicability: 'safe' | 'unsafe' = 'safe',
) {
  return {
    name: `${section}.${key} for ${right}`,
    text: `[${section}]\n${key} = ${value}\n`,
    findings: [
      {
        line: 2,
        column: 1,
        endColumn: 1 + key.length,
        message: NONE(`${section}.${key}`),
        help: applicability === 'safe' ? `Write ${section}.${right}.` : /./,
        setting: `${section}.${key}`,
        fixed: `[${section}]\n${right} = ${value}\n`,
        applicability,
      },
    ],
  };
}

/** A setting that the catalogue lacks, and what is said to it. */
function lacking(section: string, key: string, help: string | RegExp) {
  return {
    name: `${section}.${key}`,
    text: `[${section}]\n${key} = 1\n`,
    findings: [
      {
        line: 2,
        column: 1,
        endColumn: 1 + key.length,
        severity: 'warning' as const,
        message: LACKING(`${section}.${key}`),
        help,
        setting: `${section}.${key}`,
      },
    ],
  };
}

testRule(ID, {
  bad: [
    misspelt('Server', 'DataDri', 'DataDir', '/srv/connect'),
    misspelt('Server', 'Data-Dir', 'DataDir', '/srv/connect'),
    misspelt('Scheduler', 'IdleTimout', 'IdleTimeout', '30s'),
    misspelt('Server', 'PublicWarnings', 'PublicWarning', 'Maintenance'),
    misspelt('R', 'VersionScanning', 'ExecutableScanning', 'true'),
    misspelt('R', 'ExecutableVersionScanning', 'ExecutableScanning', 'true'),
    misspelt('Python', 'Enable', 'Enabled', 'false'),
    misspelt('HTTP', 'Listener', 'Listen', ':3939', 'unsafe'),
    // Several values in one text may have to become several lines.
    misspelt('OAuth2', 'Scopes', 'CustomScope', '"openid profile"', 'unsafe'),
    {
      name: 'a misspelt setting in a subsection',
      text: '[LDAP "corporate"]\nUserUniqueIdAttribute = objectGUID\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 22,
          message: NONE('LDAP."corporate".UserUniqueIdAttribute'),
          help: 'Write LDAP.UniqueIdAttribute.',
          fixed: '[LDAP "corporate"]\nUniqueIdAttribute = objectGUID\n',
          applicability: 'safe',
        },
      ],
    },
    {
      name: 'a misspelt list, once for all its lines',
      text: '[Python]\nExecutables = /opt/a\n; here, too\nexecutables = /opt/b\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 12,
          message: NONE('Python.Executables'),
          fixed: '[Python]\nExecutable = /opt/a\n; here, too\nExecutable = /opt/b\n',
          applicability: 'safe',
        },
      ],
    },
    {
      name: 'a misspelt setting beside the right one',
      text: '[Server]\nDataDri = /srv/a\nDataDir = /srv/b\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 8,
          message: NONE('Server.DataDri'),
          help: 'Server.DataDir is meant, and stands on line 3 already: keep one of the two.',
        },
      ],
    },
    {
      name: 'a slip of a setting of which the catalogue is not sure',
      text: '[Server]\nGalleryEnabeld = true\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 15,
          severity: 'warning',
          message: NONE('Server.GalleryEnabeld'),
          help: 'Write Server.GalleryEnabled.',
          fixed: '[Server]\nGalleryEnabled = true\n',
          applicability: 'unsafe',
        },
      ],
    },
    {
      name: 'a setting whose header stands in a comment',
      text: '[Logging]\nServiceLogLevel = INFO\n; ---\n;[ Authorization ]\n; who sees whom\nViewersCanOnlySeeThemselves = true\n',
      findings: [
        {
          line: 6,
          column: 1,
          endColumn: 28,
          message: '[Logging] has no setting ViewersCanOnlySeeThemselves: it belongs to [Authorization].',
          help: 'The header [Authorization] stands in a comment on line 4: remove the semicolon there.',
          setting: 'Logging.ViewersCanOnlySeeThemselves',
          fixed:
            '[Logging]\nServiceLogLevel = INFO\n; ---\n[ Authorization ]\n; who sees whom\nViewersCanOnlySeeThemselves = true\n',
          applicability: 'unsafe',
        },
      ],
    },
    {
      name: 'a setting whose header stands behind a number sign',
      text: '[Server]\nHideVersion = true\n# [HTTP]\nListen = :3939\n',
      findings: [
        {
          line: 4,
          column: 1,
          endColumn: 7,
          message: '[Server] has no setting Listen: it belongs to [HTTP].',
          setting: 'Server.Listen',
          help: 'The header [HTTP] stands in a comment on line 3: remove the `#` there.',
          fixed: '[Server]\nHideVersion = true\n[HTTP]\nListen = :3939\n',
          applicability: 'unsafe',
        },
      ],
    },
    {
      name: 'a setting that says little by itself below a commented header',
      text: '[Server]\nHideVersion = true\n# [Branding]\nEnabled = true\n',
      findings: [
        {
          line: 4,
          column: 1,
          endColumn: 8,
          message: '[Server] has no setting Enabled: it belongs to [Branding].',
          fixed: '[Server]\nHideVersion = true\n[Branding]\nEnabled = true\n',
          applicability: 'unsafe',
        },
      ],
    },
    {
      name: 'a setting below a commented header, among settings of the section above',
      text: '[Server]\n; [Branding]\nEnabled = true\nHideVersion = true\n',
      findings: [
        {
          line: 3,
          column: 1,
          endColumn: 8,
          message: '[Server] has no setting Enabled: it belongs to [Branding].',
          help: /^The header \[Branding\] stands in a comment on line 2: put it back, directly above/,
        },
      ],
    },
    {
      name: 'a setting of another section that is there',
      text: '[Applications]\nRunAs = connect-content\n\n[Scheduler]\nScheduleConcurrency = 3\nMaxProcesses = 3\n',
      findings: [
        {
          line: 5,
          column: 1,
          endColumn: 20,
          message: '[Scheduler] has no setting ScheduleConcurrency: it belongs to [Applications].',
          help: 'Move it below the header [Applications] of line 1.',
        },
      ],
    },
    {
      name: 'a setting of another section that is not there',
      text: '[Applications]\nRunAs = connect-content\nIdleTimeout = 30s\n',
      findings: [
        {
          line: 3,
          column: 1,
          endColumn: 12,
          message: '[Applications] has no setting IdleTimeout: it belongs to [Scheduler].',
          help: 'Put the line [Scheduler] above it: the header is missing.',
          fixed: '[Applications]\nRunAs = connect-content\n[Scheduler]\nIdleTimeout = 30s\n',
          applicability: 'unsafe',
        },
      ],
    },
    {
      name: 'a setting with its old name and section',
      text: '[Applications]\nShinyMaxProcesses = 3\nRunAs = x\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 18,
          message: '[Applications] has no setting ShinyMaxProcesses: Scheduler.MaxProcesses is meant.',
          help: 'Write MaxProcesses below a header [Scheduler].',
        },
      ],
    },
    {
      name: 'a setting that several other sections have',
      text: '[Authentication]\nRegisterOnFirstLogin = true\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 21,
          severity: 'warning',
          message:
            'The catalogue has no setting Authentication.RegisterOnFirstLogin, but one of this name in [LDAP], [OAuth2], [SAML] and 2 more sections.',
        },
      ],
    },
    {
      name: 'settings of other products',
      text: '[Server]\nLauncherDir = /x\nwww-port = 8787\n[Git]\nBuilderDir = /y\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 12,
          message:
            'Server.LauncherDir is a setting of Posit Package Manager: Connect does not know it, and refuses to start on it.',
          help: 'Remove the line.',
        },
        {
          line: 3,
          column: 1,
          endColumn: 9,
          message: /^Server\.www-port is a setting of Posit Workbench or of the Job Launcher:/,
        },
        {
          line: 5,
          column: 1,
          endColumn: 11,
          message: /^Git\.BuilderDir is a setting of Posit Package Manager:/,
        },
      ],
    },
    {
      name: 'the rest of a comment',
      text: '[Server]\n; The address is what users see, so something\nlike\nHideVersion = true\n',
      findings: [
        {
          line: 3,
          column: 1,
          endColumn: 5,
          message: 'like is read as a setting of [Server]: it looks like the rest of the comment above.',
          help: 'Begin every line of a comment with a semicolon.',
        },
      ],
    },
    lacking('Applications', 'AllowGPUAccess', /declare: \[Applications\.AllowGPUAccess\]/),
    lacking('Postgres', 'Host', /^Host, port, user and database stand in Postgres\.URL/),
    // Made of the server’s own words, or with another digit: rather new than misspelt.
    lacking('Scheduler', 'GPULimit', 'There are Scheduler.NvidiaGPULimit and Scheduler.AMDGPULimit.'),
    lacking('Applications', 'Pandoc3Dir', /declare: \[Applications\.Pandoc3Dir\]/),
    lacking('Server', 'SenderMail', 'Did you mean Server.SenderEmail?'),
    // A slip and the wrong section at once.
    lacking('Server', 'ScheduleConcurency', 'Did you mean Applications.ScheduleConcurrency?'),
  ],
  good: [
    { name: 'known settings in any case', text: '[server]\nDATADIR = /srv\nhideversion = true\n' },
    { name: 'settings of which the catalogue is not sure', text: '[Server]\nGalleryEnabled = true\n' },
    {
      name: 'what Posit uses and does not document',
      text: '[Authentication]\nInsecureDefaultUserAPIKey = true\nAPIKeyBcryptCost = 4\nBasicAuth = true\n[Database]\nSeedUsers = true\n[Server]\nAllowConfirmedUsers = true\nEnableSitemap = true\n[Debug]\nLog = db\n',
    },
    { name: 'settings below an unknown header', text: '[Sever]\nDataDri = /srv\n' },
    { name: 'settings below no header or a broken one', text: 'DataDri = /srv\n[Server\nDataDri = /srv\n' },
    { name: 'settings in comments', text: '[Server]\n; DataDri = /srv\n' },
  ],
});

describe(ID, () => {
  test('lets pass what is declared', () => {
    const text = '[Server]\nFoo = 1\n[LDAP "x"]\nFoo = 1\n[PyPI]\nURL = x\n';
    expect(findingsOf(ID, text, { declared: ['Server', 'ldap.foo'] })).toEqual([]);
    expect(findingsOf(ID, text, { declared: ['Server.Foo', 'LDAP."x".Foo'] })).toEqual([]);
  });

  test('puts the missing header above a whole run of settings', () => {
    const run = 'Enabled = true\nLogo = /srv/logo.png\nFavicon = /srv/icon.png\nDisplayName = Ours\n';
    const text = `[Server]\nHideVersion = true\n\n${run}`;
    const findings = findingsOf(ID, text);
    expect(findings.map(({ message }) => message)).toEqual(
      ['Enabled', 'Logo', 'Favicon', 'DisplayName'].map(
        (key) => `[Server] has no setting ${key}: it belongs to [Branding].`,
      ),
    );
    const fixes = findings.flatMap(({ fix }) => fix ?? []);
    expect(fixes).toHaveLength(1);
    const fixed = applyEdits(text, fixes[0]!.edits);
    expect(fixed).toBe(`[Server]\nHideVersion = true\n\n[Branding]\n${run}`);
    expect(lintText(fixed).diagnostics).toEqual([]);
  });

  test('does not take a setting that is gone for the one meant', () => {
    const text = '[OAuth2]\nAllowedDomans = example.com\n';
    const help = (connectVersion: string) => findingsOf(ID, text, { connectVersion })[0]!.help;
    expect(help('2026.08.0')).toBe('Did you mean OAuth2.AllowedDomain?');
    expect(help('1.7.8')).toBe('Write OAuth2.AllowedDomains.');
  });

  test('never shows values', () => {
    const text =
      '[Postgres]\nPasswort = hunter2\nFoo = hunter2\nSecretThing = hunter2\n[SMTP]\nPasword = hunter2\n';
    expect(JSON.stringify(findingsOf(ID, text))).not.toContain('hunter2');
    expect(findingsOf(ID, text)).toHaveLength(4);
  });

  test('says little of each where there is much', () => {
    const text = `[OpenTelemetry]\n${Array.from({ length: 22 }, (_, index) => `Unheard${'x'.repeat(index)} = 1\n`).join('')}`;
    const findings = findingsOf(ID, text);
    expect(findings).toHaveLength(22);
    for (const { message, severity } of findings) {
      expect(severity).toBe('warning');
      expect(message.length).toBeLessThan(160);
    }
  });
});
