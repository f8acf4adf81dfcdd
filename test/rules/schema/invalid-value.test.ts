import { describe, expect, test } from 'vitest';
import { findingsOf, testRule } from '../rule-tester.ts';

const ID = 'schema/invalid-value';

/** A file with one value; the finding stands at the value. */
function value(
  section: string,
  key: string,
  raw: string,
  expected: {
    readonly message: string;
    readonly help?: string | RegExp;
    readonly fixed?: string;
    readonly applicability?: 'safe' | 'unsafe';
    readonly severity?: 'warning';
  },
) {
  const column = key.length + 4;
  const { fixed, ...rest } = expected;
  return {
    name: `${section}.${key} = ${raw}`,
    text: `[${section}]\n${key} = ${raw}\n`,
    findings: [
      {
        line: 2,
        column,
        endColumn: column + raw.length,
        ...rest,
        ...(fixed === undefined ? {} : { fixed: `[${section}]\n${key} = ${fixed}\n` }),
      },
    ],
  };
}

testRule(ID, {
  bad: [
    value('HTTPS', 'Permanent', 't', {
      message:
        'HTTPS.Permanent = `t` is neither true nor false. The server says: failed to parse bool `t` at section "HTTPS", variable "Permanent".',
      help: 'Write true.',
      fixed: 'true',
      applicability: 'safe',
    }),
    value('https', 'PERMANENT', '"ture"', {
      message:
        'HTTPS.Permanent = `ture` is neither true nor false. The server says: failed to parse bool `ture` at section "https", variable "PERMANENT".',
      fixed: '"true"',
      applicability: 'safe',
    }),
    value('Authorization', 'DefaultUserRole', 'viewr', {
      message: 'Authorization.DefaultUserRole = `viewr` is none of the values that are known.',
      help: 'Did you mean viewer?',
      fixed: 'viewer',
      applicability: 'safe',
    }),
    value('Authorization', 'DefaultUserRole', 'publish', {
      message: 'Authorization.DefaultUserRole = `publish` is none of the values that are known.',
      fixed: 'publisher',
      applicability: 'unsafe',
    }),
    value('Database', 'Provider', 'mysql', {
      message: 'Database.Provider = `mysql` is none of the values that are known.',
      help: 'Write one of sqlite, postgres.',
    }),
    value('Scheduler', 'IdleTimeout', '30 minutes', {
      message: 'Scheduler.IdleTimeout = `30 minutes` is not a duration: the unit is unknown.',
      help: 'Write 30m.',
      fixed: '30m',
      applicability: 'safe',
    }),
    value('Scheduler', 'CPULimit', '0,5', {
      message:
        'Scheduler.CPULimit = `0,5` is not a number: the decimal mark is a point. The server says: failed to parse "0,5" as float64: extra characters ",5" at section "Scheduler", variable "CPULimit".',
      fixed: '0.5',
    }),
    value('Scheduler', 'MemoryLimit', '4 gigs', {
      message: 'Scheduler.MemoryLimit = `4 gigs` is not a size: the unit is unknown.',
    }),
    value('Server', 'SenderEmail', 'nobody', {
      message: 'Server.SenderEmail = `nobody` is not an e-mail address: there is no @.',
    }),
    value('RPackageRepository "CRAN"', 'URL', 'cran.example.com', {
      message: 'RPackageRepository."CRAN".URL = `cran.example.com` is not a URL: the scheme is missing.',
      help: 'Begin with http:// or https://.',
    }),
    value('LDAP "x"', 'TLS', 'sure', {
      message:
        'LDAP."x".TLS = `sure` is neither true nor false. The server says: failed to parse bool `sure` at section "LDAP", subsection "x", variable "TLS".',
    }),
    // A proxy may well go without its scheme: the server’s check of a URL is not public.
    value('Packages', 'HTTPProxy', 'proxy.example.com:3128', {
      message: 'Packages.HTTPProxy = `proxy.example.com:3128` is not a URL: the scheme is missing.',
      severity: 'warning',
    }),
    // Of which the catalogue is not sure.
    value('HTTP', 'KeepAlive', 'enabled', {
      message: 'HTTP.KeepAlive = `enabled` is neither true nor false.',
      severity: 'warning',
      fixed: 'true',
      applicability: 'unsafe',
    }),
    {
      name: 'empty values, where the server takes none',
      text: '[Applications]\nRunAsEnabled =\nScheduleConcurrency = ""\nRenderingSweepAge =\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 13,
          message:
            'Applications.RunAsEnabled is empty: true or false is expected. The server says: failed to parse bool `` at section "Applications", variable "RunAsEnabled".',
        },
        {
          line: 3,
          column: 23,
          endColumn: 25,
          message:
            'Applications.ScheduleConcurrency is empty: a whole number is expected. The server says: failed to parse "" as int: EOF at section "Applications", variable "ScheduleConcurrency".',
        },
        {
          line: 4,
          column: 1,
          endColumn: 18,
          severity: 'warning',
          message: 'Applications.RenderingSweepAge is not a duration: it is empty.',
        },
      ],
    },
    {
      name: 'each element of a list by itself',
      text: '[OAuth2]\nAllowedEmail = a@example.com\nAllowedEmail = b.example.com\nAllowedEmail = c@example.com\n',
      findings: [
        { line: 3, column: 16, endColumn: 29, message: /^OAuth2\.AllowedEmail = `b\.example\.com`/ },
      ],
    },
    {
      name: 'a value with a comment behind it',
      text: '[HTTPS]\nPermanent = y ; for good\n',
      findings: [
        {
          line: 2,
          column: 13,
          endColumn: 14,
          message: /^HTTPS\.Permanent = `y` is neither/,
          fixed: '[HTTPS]\nPermanent = true ; for good\n',
        },
      ],
    },
  ],
  good: [
    {
      name: 'booleans in all their forms',
      text: '[HTTPS]\nPermanent = TRUE\n[Git]\nEnabled = off\n[R]\nEnabled = 1\n',
    },
    {
      name: 'words in any case',
      text: '[Server]\nEmailProvider = "None"\n[Authentication]\nProvider = OAuth2\n',
    },
    {
      name: 'empty texts',
      text: '[Server]\nSenderEmail =\nAddress =\nEmailProvider =\n[Metrics]\nPrometheusListen =\n',
    },
    {
      name: 'other words of a list that is known to be incomplete',
      text: '[Logging]\nServiceLogLevel = FATAL\n',
    },
    { name: 'gaps of templates', text: '[Scheduler]\nIdleTimeout = "{{ idle }}"\nMaxProcesses = <MAX>\n' },
    {
      name: 'durations and sizes',
      text: '[Scheduler]\nIdleTimeout = 1h30m\nReadTimeout = 30d\nMemoryLimit = 5 KiB\n',
    },
    { name: 'a key without an equals sign', text: '[HTTP]\nNoWarning\n' },
    { name: 'what other rules look at', text: '[HTTP]\nListen = 3939\n[Server]\nAddress = nowhere\n' },
    { name: 'unknown settings', text: '[HTTP]\nFoo = maybe\n' },
  ],
});

describe(`${ID} masks`, () => {
  test('credentials in a URL', () => {
    const [finding] = findingsOf(
      ID,
      '[Postgres]\nURL = postgres://connect:hunter2@db..example.com/connect\n',
    );
    expect(finding!.message).toMatch(/^Postgres\.URL = `postgres:\/\/connect:\*{8}@/);
  });

  test('credentials in a value of another type, also in the server’s words', () => {
    const text =
      '[HTTPS]\nPermanent = https://connect:hunter2@example.com\n[Scheduler]\nMaxProcesses = "password=hunter2"\n';
    const findings = findingsOf(ID, text);
    expect(findings).toHaveLength(2);
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });
});

test('long values are not repeated in the server’s words', () => {
  const [finding] = findingsOf(ID, `[HTTPS]\nPermanent = ${'long'.repeat(100)}\n`);
  expect(finding!.message.length).toBeLessThan(200);
});
