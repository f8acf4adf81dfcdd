import { describe, expect, test } from 'vitest';
import { clusterReport, file, manyNodes, node, testClusterRule } from '../cluster-tester.ts';

const scheduler = (lines: string) => `[Scheduler]\n${lines}\n`;
const password = (text: string) => `[Postgres]\nPassword = ${text}\n`;
const SECRET = 'correct-horse-battery';
const ENCRYPTED = 'bm90IGEgcmVhbCBzZWNyZXQsIGJ1dCBsb25nIGVub3VnaCB0byBiZSBvbmUh';

testClusterRule('ha/config-drift', {
  bad: [
    {
      name: 'a number, on one node of three',
      cluster: [
        node('a', scheduler('MaxProcesses = 5')),
        node('b', scheduler('MaxProcesses = 10')),
        node('c', scheduler('MaxProcesses = 5')),
      ],
      findings: [
        [
          'info b.gcfg:2:16 Scheduler.MaxProcesses [a b c]',
          'Scheduler.MaxProcesses is `5` on a and c, but `10` on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:16 node a: `5`',
          'c.gcfg:2:16 node c: `5`',
        ],
      ],
    },
    {
      name: 'a value and its default',
      cluster: [node('a', scheduler('InitTimeout = 2m')), node('b', '')],
      findings: [
        [
          'info b.gcfg:1:1 Scheduler.InitTimeout [a b]',
          'Scheduler.InitTimeout is `2m` on a, but `60s` by default on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:15 node a: `2m`',
        ],
      ],
    },
    {
      name: 'a value and nothing',
      cluster: [node('a', '[HTTP]\nListen = :3939\n'), node('b', '[HTTP]\n')],
      findings: [
        [
          'info b.gcfg:1:2 HTTP.Listen [a b]',
          'HTTP.Listen is `:3939` on a, but not set on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:10 node a: `:3939`',
        ],
      ],
    },
    {
      name: 'lists in another order',
      cluster: [
        node('a', '[R]\nExecutable = /opt/R/4.4/bin/R\nExecutable = /opt/R/4.5/bin/R\n'),
        node('b', '[R]\nExecutable = /opt/R/4.5/bin/R\nExecutable = /opt/R/4.4/bin/R\n'),
      ],
      findings: [
        [
          'info b.gcfg:3:14 R.Executable [a b]',
          'R.Executable is `/opt/R/4.4/bin/R, /opt/R/4.5/bin/R` on a, but `/opt/R/4.5/bin/R, /opt/R/4.4/bin/R` on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:3:14 node a: `/opt/R/4.4/bin/R, /opt/R/4.5/bin/R`',
        ],
      ],
    },
    {
      name: 'a section with a name that one node lacks',
      cluster: [node('a', '[RPackageRepository "CRAN"]\nURL = https://cran.example.com\n'), node('b', '')],
      findings: [
        [
          'info b.gcfg:1:1 RPackageRepository."CRAN".URL [a b]',
          'RPackageRepository."CRAN".URL is `https://cran.example.com` on a, but not set on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:7 node a: `https://cran.example.com`',
        ],
      ],
    },
    {
      name: 'a port, and an address that only the node itself reaches',
      cluster: [
        node('a', '[HTTP]\nListen = :3939\n'),
        node('b', '[HTTP]\nListen = 127.0.0.1:3939\n'),
        node('c', '[HTTP]\nListen = :8080\n'),
      ],
      findings: [
        [
          'info b.gcfg:2:10 HTTP.Listen [a b c]',
          'HTTP.Listen is `:3939` on a, but `127.0.0.1:3939` on b, and `:8080` on c: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:10 node a: `:3939`',
          'c.gcfg:2:10 node c: `:8080`',
        ],
      ],
    },
    {
      name: 'a value of the environment and one of the migration file',
      cluster: [
        node('a', '', { environment: { CONNECT_SCHEDULER_MAXPROCESSES: '7' } }),
        node('b', '', { migration: file('b-migration.gcfg', scheduler('MaxProcesses = 8')) }),
      ],
      findings: [
        [
          'info b-migration.gcfg:2:16 Scheduler.MaxProcesses [a b]',
          'Scheduler.MaxProcesses is `7` on a, but `8` on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:1:1 node a: `7`, in CONNECT_SCHEDULER_MAXPROCESSES',
        ],
      ],
    },
    {
      name: 'two settings at once',
      cluster: [node('a', scheduler('MaxProcesses = 5\nMinProcesses = 1')), node('b', '')],
      findings: [
        [
          'info b.gcfg:1:1 Scheduler.MaxProcesses [a b]',
          'Scheduler.MaxProcesses is `5` on a, but `3` by default on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:16 node a: `5`',
        ],
        [
          'info b.gcfg:1:1 Scheduler.MinProcesses [a b]',
          'Scheduler.MinProcesses is `1` on a, but `0` by default on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:3:16 node a: `1`',
        ],
      ],
    },
    {
      name: 'a long text',
      cluster: [
        node('a', `[Server]\nPublicWarning = <p>${'Maintenance tonight. '.repeat(10)}</p>\n`),
        node('b', ''),
      ],
      findings: [
        [
          'info b.gcfg:1:1 Server.PublicWarning [a b]',
          'Server.PublicWarning is `<p>Maintenance tonight. Maintenan…aintenance tonight. </p>` on a, but not set on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:17 node a: `<p>Maintenance tonight. Maintenan…aintenance tonight. </p>`',
        ],
      ],
    },
    {
      name: 'a setting that is not known',
      cluster: [
        node('a', '[Server]\nNewThing = 1\n'),
        node('b', '[server]\nnewthing = 2\n'),
        node('c', '[Server]\nNewThing = 1\n'),
      ],
      findings: [
        [
          'info b.gcfg:2:12 Server.NewThing [a b c]',
          'Server.NewThing is `1` on a and c, but `2` on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:12 node a: `1`',
          'c.gcfg:2:12 node c: `1`',
        ],
      ],
    },
    {
      name: 'a setting that is not known, on one node only',
      cluster: [node('a', '[Server]\nNewThing = 1\n'), node('b', '[Server]\n')],
      findings: [
        [
          'info b.gcfg:1:2 Server.NewThing [a b]',
          'Server.NewThing is `1` on a, but not set on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:12 node a: `1`',
        ],
      ],
    },
    {
      name: 'a value that can’t be read',
      cluster: [node('a', scheduler('MaxProcesses = 5')), node('b', scheduler('MaxProcesses = five'))],
      findings: [
        [
          'info b.gcfg:2:16 Scheduler.MaxProcesses [a b]',
          'Scheduler.MaxProcesses is `5` on a, but `five` on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:16 node a: `5`',
        ],
      ],
    },
    {
      name: 'two passwords',
      cluster: [
        node('a', password(SECRET)),
        node('b', password(`${SECRET}2`)),
        node('c', password(`${SECRET}2`)),
      ],
      findings: [
        [
          'info a.gcfg:2:12 Postgres.Password [a b c]',
          'Postgres.Password is one text on b and c, but another text on a (neither is shown; one password that was encrypted twice has two): which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'b.gcfg:2:12 node b: one text',
          'c.gcfg:2:12 node c: one text',
        ],
      ],
    },
    {
      name: 'a password that one node lacks',
      cluster: [node('a', password(SECRET)), node('b', '[Postgres]\n')],
      findings: [
        [
          'info b.gcfg:1:2 Postgres.Password [a b]',
          'Postgres.Password is set on a, but not set on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:12 node a: set',
        ],
      ],
    },
    {
      name: 'two passwords of bundles with one key',
      cluster: ['redacted-1', 'redacted-2'].map((token, index) =>
        node(`n${index}`, password(token), { facts: { secretsKey: 'k' } }),
      ),
      findings: [
        [
          'info n1.gcfg:2:12 Postgres.Password [n0 n1]',
          'Postgres.Password is one text on n0, but another text on n1 (neither is shown; one password that was encrypted twice has two): which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'n0.gcfg:2:12 node n0: one text',
        ],
      ],
    },
    {
      name: 'a password that one bundle lacks, whatever their keys',
      cluster: [node('a', password('redacted-1'), { facts: { secretsKey: '' } }), node('b', '')],
      findings: [
        [
          'info b.gcfg:1:1 Postgres.Password [a b]',
          'Postgres.Password is set on a, but not set on b: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:12 node a: set',
        ],
      ],
    },
    {
      name: 'two passwords in a URL',
      cluster: [
        node('a', `[RPackageRepository "CRAN"]\nURL = "https://u:${SECRET}1@cran.example.com"\n`),
        node('b', `[RPackageRepository "CRAN"]\nURL = "https://u:${SECRET}2@cran.example.com"\n`),
      ],
      findings: [
        [
          'info b.gcfg:2:7 RPackageRepository."CRAN".URL [a b]',
          'RPackageRepository."CRAN".URL is `https://u:********@cran.example.com` on a, but `https://u:********@cran.example.com` on b (they differ in what is not shown): which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:7 node a: `https://u:********@cran.example.com`',
        ],
      ],
    },
    {
      name: 'a secret that is not known',
      cluster: [
        node('a', `[Server]\nNewToken = ${SECRET}\n`),
        node('b', `[Server]\nNewToken = ${SECRET}2\n`),
      ],
      findings: [
        [
          'info b.gcfg:2:12 Server.NewToken [a b]',
          'Server.NewToken is one text on a, but another text on b (neither is shown; one password that was encrypted twice has two): which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'a.gcfg:2:12 node a: one text',
        ],
      ],
    },
    {
      name: 'many nodes with a value each',
      cluster: manyNodes(50, (number) => scheduler(`MaxProcesses = ${number}`)),
      findings: [
        [
          'info connect2.gcfg:2:16 Scheduler.MaxProcesses [connect1 … 48 more … connect50]',
          'Scheduler.MaxProcesses is `1` on connect1, but `2` on connect2, and `3` on connect3, and something else on 47 more: which of them counts depends on the node.',
          'help: Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
          'connect1.gcfg:2:16 node connect1: `1`',
          '… 47 more …',
          'connect50.gcfg:2:16 node connect50: `50`',
        ],
      ],
    },
  ],
  good: [
    {
      name: 'the same',
      cluster: [
        node('a', scheduler('MaxProcesses = 5')),
        node('b', '; ours\n[scheduler]\nmaxprocesses="5"\n'),
      ],
    },
    {
      name: 'values that are written in several ways',
      cluster: [
        node('a', '[Server]\nHideVersion = yes\n[Scheduler]\nInitTimeout = 60s\n[LDAP]\n'),
        node('b', '[Server]\nHideVersion = TRUE\n[Scheduler]\nInitTimeout = 1m\n'),
        node('c', '[Server]\nHideVersion\n[Scheduler]\nInitTimeout = 0.5m30s\n'),
      ],
    },
    {
      name: 'a default that is written out',
      cluster: [node('a', scheduler('MaxProcesses = 3')), node('b', '')],
    },
    {
      name: 'a default that follows another setting',
      cluster: [node('a', '[Metrics]\nUser = rstudio-connect\n'), node('b', '')],
    },
    { name: 'a setting that is set to nothing', cluster: [node('a', '[SMTP]\nHost =\n'), node('b', '')] },
    {
      name: 'paths and URLs',
      cluster: [
        node(
          'a',
          '[HTTPS]\nKey = /etc/ssl//connect.key\n[Server]\nAddress = https://Connect.example.com:443/\n',
        ),
        node('b', '[HTTPS]\nKey = /etc/ssl/connect.key\n[Server]\nAddress = https://connect.example.com\n'),
      ],
    },
    {
      name: 'addresses of the nodes, with one port',
      cluster: [node('a', '[HTTP]\nListen = 10.0.0.1:3939\n'), node('b', '[HTTP]\nListen = :3939\n')],
    },
    {
      name: 'what belongs to the node',
      cluster: [
        node(
          'a',
          '[Server]\nTempDir = /scratch/a\n[Logging]\nServiceLog = /var/log/a.log\n[OpenTelemetry]\nCollectorAdvertiseHost = 10.0.0.1\n[SMTP]\nClientAddress = a.example.com\n',
        ),
        node('b', '[OpenTelemetry]\nCollectorAdvertiseHost = 10.0.0.2\n'),
      ],
    },
    {
      name: 'what other rules judge',
      cluster: [
        node(
          'a',
          '[Server]\nDataDir = /a\nLandingDir = /l\n[Database]\nProvider = postgres\nDir = /d\n[Postgres]\nURL = postgres://a/a\nInstrumentationURL = postgres://a/b\n[Metrics]\nDataPath = /m\n[Applications]\nRunAs = x\nSharedRunAsUnixGroup = y\nScheduleConcurrency = 0\n',
        ),
        node('b', ''),
      ],
    },
    {
      name: 'a value by file, environment and migration file',
      cluster: [
        node('a', scheduler('MaxProcesses = 7')),
        node('b', '', { environment: { CONNECT_SCHEDULER_MAXPROCESSES: '7' } }),
        node('c', '', { migration: file('c-migration.gcfg', scheduler('MaxProcesses = 07')) }),
      ],
    },
    {
      name: 'one password, by file and environment',
      cluster: [
        node('a', password(SECRET)),
        node('b', '', { environment: { CONNECT_POSTGRES_PASSWORD: SECRET } }),
      ],
    },
    {
      name: 'a password, and an encrypted one that may be the same',
      cluster: [node('a', password(SECRET)), node('b', password(`"${ENCRYPTED}"`))],
    },
    {
      name: 'passwords of bundles with two keys',
      cluster: [
        node('a', password('redacted-1'), { facts: { secretsKey: 'k' } }),
        node('b', password('redacted-2'), { facts: { secretsKey: 'l' } }),
      ],
    },
    {
      name: 'passwords of bundles without a key, also in URLs',
      cluster: ['1', '2'].map((token) =>
        node(
          `n${token}`,
          `${password(token)}[RPackageRepository "CRAN"]\nURL = "https://u:redacted-${token}@cran.example.com"\n`,
          { facts: { secretsKey: '' } },
        ),
      ),
    },
    {
      name: 'a password of a file and one of a bundle',
      cluster: [
        node('a', password(SECRET)),
        node('b', password('redacted-1'), { facts: { secretsKey: 'k' } }),
      ],
    },
    {
      name: 'a value that a template is to fill in',
      cluster: [node('a', scheduler('MaxProcesses = {{ processes }}')), node('b', '')],
    },
    {
      name: 'a node that can’t be read',
      cluster: [
        node('a', `${scheduler('MaxProcesses = 5')}[Server]\nNewThing = 1\n[R]\nExecutable = /r\n`),
        node('b', '[Scheduler]\nMaxProcesses: 5\n'),
      ],
    },
    {
      name: 'a setting that is not known, the same on all nodes',
      cluster: [
        node('a', '[Server]\nNewThing = 1\nNewThing = 2\n'),
        node('b', '[server]\nNEWTHING = 1\nnewthing = "2"\n'),
      ],
    },
    {
      name: 'a setting that is not known, in the migration file',
      cluster: [
        node('a', '[Server]\nNewThing = 1\n'),
        node('b', '[Server]\n', { migration: file('b-migration.gcfg', '[Server]\nNewThing = 1\n') }),
      ],
    },
    { name: 'one node alone', cluster: [node('a', scheduler('MaxProcesses = 5'))] },
    { name: 'no node at all', cluster: [] },
    { name: 'many nodes alike', cluster: manyNodes(50, () => scheduler('MaxProcesses = 5')) },
  ],
});

describe('a secret is never shown', () => {
  const SHOWN = /hunter|battery/;
  test.each([
    ['a password', password('hunter2')],
    [
      'a password in front of a semicolon',
      '[RPackageRepository "CRAN"]\nURL = https://u:hunter;battery@cran.example.com\n',
    ],
    ['a password in a URL', '[RPackageRepository "CRAN"]\nURL = "https://u:hunter2@cran.example.com"\n'],
    [
      'a URL in the name of a section',
      '[RPackageRepository "https://u:hunter2@cran.example.com"]\nURL = https://cran.example.com\n',
    ],
    [
      'a key in place of its path',
      `[HTTPS]\nKey = "-----BEGIN PRIVATE KEY-----hunter2${'A'.repeat(60)}-----END PRIVATE KEY-----"\n`,
    ],
    ['a key that begins as base64 does', `[HTTPS]\nKey = "MIIhunter2${'A'.repeat(60)}"\n`],
    ['a setting that nearly is a password', '[Postgres]\nPasword = hunter2\n'],
  ])('%s', (_, text) => {
    const given = [node('a', text), node('b', text.replace('hunter', 'hunters')), node('c', '')];
    const report = clusterReport('ha/config-drift', given);
    expect(report).not.toEqual([]);
    expect(JSON.stringify(report)).not.toMatch(SHOWN);
  });
});
