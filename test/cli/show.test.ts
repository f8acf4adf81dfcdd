import { describe, expect, test } from 'vitest';
import { runIn } from './fake-terminal.ts';

const MAIN = `[Server]
Address = https://connect.example.com
TempDir = /scratch
[Postgres]
URL = postgres://connect:hunter2@db.example.com/connect
Password = hunter2
[R]
Executable = /opt/R/4.4.2/bin/R
Executable = /opt/R/4.3.3/bin/R
[RPackageRepository "CRAN"]
URL = https://cran.example.com
[HTTP]
NoWarning
[Home]
Grown = 1
ApiToken = hunter2
`;
const MIGRATION = '[Server]\nTempDir = /tmp\nSenderEmail = connect@example.com\n';
const files = { 'a.gcfg': MAIN, 'a-migration.gcfg': MIGRATION };

describe('show', () => {
  test('prints what is set and where, secrets masked', async () => {
    const { code, output } = await runIn({ files }, 'show', 'a.gcfg', '--set');
    expect(code).toBe(0);
    expect(output).not.toContain('hunter');
    expect(output.split('\n').map((line) => line.trimEnd())).toEqual([
      'Server.Address                 https://connect.example.com                       a.gcfg:2',
      'Server.SenderEmail             connect@example.com                               a-migration.gcfg:3',
      'Server.TempDir                 /scratch                                          a.gcfg:3 (instead of /tmp)',
      'HTTP.NoWarning                 true                                              a.gcfg:13',
      'Postgres.Password              ********                                          a.gcfg:6',
      'Postgres.URL                   postgres://connect:********@db.example.com/connect  a.gcfg:5',
      'R.Executable                   /opt/R/4.4.2/bin/R                                a.gcfg:8',
      'R.Executable                   /opt/R/4.3.3/bin/R                                a.gcfg:9',
      'RPackageRepository."CRAN".URL  https://cran.example.com                          a.gcfg:11',
      'Home.Grown                     1                                                 a.gcfg:15',
      'Home.ApiToken                  ********                                          a.gcfg:16',
      '',
    ]);
  });

  test('prints defaults, also those that follow another setting', async () => {
    const { output } = await runIn(
      { files: { 'a.gcfg': '[Server]\nDataDir = /data\n' } },
      'show',
      'a.gcfg',
      'SQLite',
    );
    expect(output).toMatch(/^SQLite\.Dir +\/data\/db +default$/m);
    expect(output).not.toContain('Server.');
  });

  test('takes the environment into account when asked', async () => {
    const scene = {
      files: { ...files, env: 'CONNECT_SERVER_DATADIR=/from-file\n' },
      environment: { CONNECT_LOGGING_SERVICELOGLEVEL: 'DEBUG', CONNECT_SMTP_PASSWORD: 'hunter2' },
    };
    const { output } = await runIn(scene, 'show', 'a.gcfg', '--env', '--env-file', 'env', '--set');
    expect(output).toMatch(/^Server\.DataDir +\/from-file +env:1 CONNECT_SERVER_DATADIR$/m);
    expect(output).toMatch(/^Logging\.ServiceLogLevel +DEBUG +environment CONNECT_LOGGING_SERVICELOGLEVEL$/m);
    expect(output).toMatch(/^SMTP\.Password +\*{8} +environment CONNECT_SMTP_PASSWORD$/m);
  });

  test('is JSON for programs', async () => {
    const { output } = await runIn({ files }, 'show', 'a.gcfg', 'server.tempdir', '--format', 'json');
    expect(JSON.parse(output)).toEqual({
      version: 1,
      settings: [
        {
          setting: 'Server.TempDir',
          value: '/scratch',
          origin: 'a.gcfg:3',
          kind: 'file',
          line: 3,
          overridden: ['/tmp'],
        },
      ],
    });
  });

  test('says when the server refuses the file', async () => {
    const { code, output, notes } = await runIn(
      { files: { 'a.gcfg': '[R]\nEnabled = true\n%\n' } },
      'show',
      'a.gcfg',
      '--set',
    );
    expect(code).toBe(1);
    expect(output).toContain('R.Enabled');
    expect(notes).toBe("gcfg-lint: the server refuses a.gcfg: 3:1: illegal character U+0025 '%'\n");
  });

  test('masks defaults that follow a setting with credentials', async () => {
    const credentials = {
      'a.gcfg': '[Server]\nDataDir = postgres://connect:hunter2@db.example.com/connect\n',
    };
    for (const format of ['table', 'json']) {
      const { output } = await runIn({ files: credentials }, 'show', 'a.gcfg', '--format', format);
      expect(output).toContain('Database.Dir');
      expect(output).not.toContain('hunter');
    }
  });

  test.each(['Sever', 'Server.DataDri', 'b.gcfg'])('says that there is no %s', async (filter) => {
    expect(await runIn({ files }, 'show', 'a.gcfg', filter)).toMatchObject({
      code: 2,
      notes: `gcfg-lint: there is no section or setting ${filter}\n`,
      output: '',
    });
  });

  test.each(['SMTP', 'LDAP', 'server.datadir', 'LDAP."x".TLS', 'Home', 'Home.Grown'])(
    'finds %s, set or not',
    async (filter) => {
      expect(await runIn({ files }, 'show', 'a.gcfg', filter, '--set')).toMatchObject({ code: 0, notes: '' });
    },
  );

  test('never sends control characters of the file to the terminal', async () => {
    const { output } = await runIn(
      { files: { 'a.gcfg': '[Server]\nServerName = a\u001b[31mb\n' } },
      'show',
      'a.gcfg',
      '--set',
    );
    expect(output).not.toContain('\u001b');
  });
});

describe('get', () => {
  test.each<[string, readonly string[], string]>([
    ['one value', ['Server.Address'], 'https://connect.example.com\n'],
    ['whatever the case', ['SERVER.address'], 'https://connect.example.com\n'],
    ['the values of a list', ['R.Executable'], '/opt/R/4.4.2/bin/R\n/opt/R/4.3.3/bin/R\n'],
    ['in a section with a name', ['RPackageRepository."CRAN".URL'], 'https://cran.example.com\n'],
    ['a key without an equals sign', ['HTTP.NoWarning'], 'true\n'],
    ['a secret, revealed', ['Postgres.Password', '--reveal'], 'hunter2\n'],
    ['a URL, without its password', ['Postgres.URL'], 'postgres://connect:********@db.example.com/connect\n'],
    ['a URL, revealed', ['Postgres.URL', '--reveal'], 'postgres://connect:hunter2@db.example.com/connect\n'],
    ['a name that the catalogue lacks', ['Home.Grown'], '1\n'],
  ])('%s', async (_, argv, expected) => {
    const { code, output } = await runIn({ files }, 'get', 'a.gcfg', ...argv);
    expect({ code, output }).toEqual({ code: 0, output: expected });
  });

  test('1 and nothing when it is not set', async () => {
    expect(await runIn({ files }, 'get', 'a.gcfg', 'Server.DataDir')).toMatchObject({ code: 1, output: '' });
    expect(await runIn({ files }, 'get', 'a.gcfg', 'RPackageRepository."cran".URL')).toMatchObject({
      code: 1,
    });
  });

  test.each([
    [['Postgres.Password'], /is a secret; --reveal prints it/],
    [['Home.ApiToken'], /is a secret; --reveal prints it/],
    [['DataDir'], /is no setting: write Section\.Name/],
    [[], /get wants a file and a setting/],
  ])('2 for %j', async (argv, message) => {
    const { code, output, notes } = await runIn({ files }, 'get', 'a.gcfg', ...argv);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(notes).toMatch(message);
  });

  test('reads standard input', async () => {
    const { output } = await runIn({ input: '[Server]\nDataDir = /x\n' }, 'get', '-', 'Server.DataDir');
    expect(output).toBe('/x\n');
  });
});

describe('explain', () => {
  test.each(['Server.DataDir', 'LDAP.BindPassword', 'Metrics.DataPath', 'HTTP', 'syntax/truncated-value'])(
    '%s',
    async (subject) => {
      const { code, output } = await runIn({ columns: 90 }, 'explain', subject);
      expect(code).toBe(0);
      const name = subject.toLowerCase().replaceAll(/\W/g, '-');
      await expect(output).toMatchFileSnapshot(`golden/explain-${name}.txt`);
    },
  );

  test('finds names whatever their case, and with a subsection', async () => {
    const { output } = await runIn({}, 'explain', 'server.datadir');
    expect(output).toMatch(/^Server\.DataDir\n/);
    expect((await runIn({}, 'explain', 'RPackageRepository.CRAN.URL')).output).toMatch(
      /^RPackageRepository\.URL\n/,
    );
  });

  test.each([
    ['Server.DataDri', 'there is no setting in [Server] DataDri; did you mean DataDir?'],
    ['Sever.DataDir', 'there is no section Sever; did you mean Server?'],
    ['syntax/eror', 'there is no rule syntax/eror; did you mean syntax/error?'],
  ])('suggests what is meant by %s', async (subject, message) => {
    const { code, notes } = await runIn({}, 'explain', subject);
    expect(code).toBe(2);
    expect(notes).toBe(`gcfg-lint: ${message}\n`);
  });
});

test('credentials in the name of a section are masked, whatever the command', async () => {
  const text = `[Proxy "https://u:hunter2@h.test"]
Host = a
[LDAP "https://u:hunter2@h.test"]
Foo = 1
[GitCredential "https://u:hunter2@h.test"]
Host = a
Host = b
[Server "https://u:hunter2@h.test"]
Address = https://a.test
[LDAP "https://u:hunter2@h.test" x]
`;
  const files = { 'a.gcfg': text };
  for (const argv of [
    ['lint'],
    ['lint', '--format', 'json'],
    ['show', '--set'],
    ['show', '--format=json'],
    ['parse'],
  ]) {
    const { output, notes } = await runIn({ files }, ...argv, 'a.gcfg');
    expect(output).toContain('********');
    expect(output + notes).not.toContain('hunter');
  }
});
