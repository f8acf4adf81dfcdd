import { describe, expect, test } from 'vitest';
import { environmentFile, environmentInput } from '../../../src/carriers/environment-file.ts';
import { readCarriers } from '../../../src/carriers/read-carriers.ts';
import { readEnvEntries } from '../../../src/io/env-file.ts';
import { parse } from '../../../src/parser/index.ts';
import { type LintOptions, lint } from '../../../src/rules/lint.ts';
import { variableMeant } from '../../../src/schema/environment.ts';

describe('a variable that is nearly one of a setting', () => {
  test.each<[string, string | undefined]>([
    ['CONNECT_SERVER_ADRESS', 'Server.Address'],
    ['CONNECT_SERVER_DATA_DIR', 'Server.DataDir'],
    ['connect_server_datadir', 'Server.DataDir'],
    ['CONNECT_POSTGRES_PASWORD', 'Postgres.Password'],
    ['CONNECT_LOGING_SERVICELOGLEVEL', 'Logging.ServiceLogLevel'],
    ['CONNECT_SERVER_DATADIR', undefined],
    ['CONNECT_LDAP_corp_BINDPASSWORD', undefined],
    ['CONNECT_SERVER', undefined],
    ['CONNECT_API_KEY', undefined],
    ['CONNECT_APIKEY', undefined],
    ['CONNECT_PORT', undefined],
    ['CONNECT_PORT_3939_TCP_ADDR', undefined],
    ['CONNECT_SERVICE_HOST', undefined],
    ['CONNECT_CONTENT_GUID', undefined],
    ['CONNECT_CONTENT_JOB_KEY', undefined],
    ['CONNECT_HASTE', undefined],
    ['CONNECT_SOMETHING_ELSE', undefined],
    ['RSTUDIO_CONNECT_SERVER_ADRESS', undefined],
    ['PATH', undefined],
  ])('%s: %s', (name, setting) => expect(variableMeant(name)?.setting).toBe(setting));

  test('is told where it stands in its file', () => {
    const text = '\uFEFF# x\r\nexport CONNECT_SERVER_ADRESS="https://x"\r\nCONNECT_SMTP_PASSWORD=hunter2\r\n';
    const file = environmentFile('c.env', text, readEnvEntries(text, 'c.env'));
    const [result] = lint([environmentInput(file)]).files;
    expect(result!.diagnostics).toMatchObject([
      {
        ruleId: 'environment/unknown-variable',
        range: { start: { line: 2, column: 8 }, end: { line: 2, column: 29 } },
      },
    ]);
    expect(result!.path).toBe('c.env');
    expect(result!.text.lines.join()).not.toContain('hunter2');
  });
});

test.each([
  'CONNECT_POSTGRES_PASWORD',
  'CONNECT_SMTP_PASSWRD',
  'CONNECT_OAUTH2_CLIENT_SECRET',
  'CONNECT_BOOTSTRAP_SECRETKEY',
  'CONNECT_LDAP_corp_BINDPASSWORD',
  'CONNECT_LDAP_corp_BINDPASWORD',
  'MY_TOKEN',
])('the value of %s is never shown', (name) => {
  const text = `CONNECT_SERVER_ADRESS=https://x\n${name}="hunter2\nhunter2"\n`;
  const file = environmentFile('c.env', text, readEnvEntries(text, 'c.env'));
  expect(lint([environmentInput(file)]).files[0]!.text.lines.join()).not.toContain('hunter2');
});

describe('a setting in both places', () => {
  const judge = (config: string, variables: string, options: LintOptions = {}) => {
    const { variables: list } = environmentFile('c.env', variables, readEnvEntries(variables, 'c.env'));
    const environment = Object.fromEntries(list.map(({ name, value }) => [name, value]));
    const input = { path: 'a.gcfg', document: parse(config) };
    return lint([input], { environment, variables: list, ...options }).files[0]!.diagnostics;
  };
  const only = (...args: Parameters<typeof judge>) =>
    judge(...args).filter(({ ruleId }) => ruleId === 'environment/overridden');

  test.each<[string, string, string, RegExp, boolean?]>([
    [
      'is not settled',
      '[Server]\nDataDir = /a\n',
      'CONNECT_SERVER_DATADIR=/b\n',
      /`\/a` here and `\/b` in CONNECT_SERVER_DATADIR \(c\.env:1\).*not documented/,
    ],
    [
      'is settled for logs',
      '[Logging]\nServiceLogLevel = INFO\n',
      'CONNECT_LOGGING_SERVICELOGLEVEL=DEBUG\n',
      /the environment wins/,
    ],
    [
      'is settled by the user',
      '[Server]\nDataDir = /a\n',
      'CONNECT_SERVER_DATADIR=/b\n',
      /the file wins/,
      false,
    ],
    [
      'is settled by the user for the environment',
      '[Server]\nDataDir = /a\n',
      'CONNECT_SERVER_DATADIR=/b\n',
      /the environment wins/,
      true,
    ],
    [
      'shows no secret',
      '[SMTP]\nPassword = hunter2\n',
      'CONNECT_SMTP_PASSWORD=sword-fish\n',
      /^SMTP\.Password is `\*+` here and another value in/,
    ],
    [
      'shows no password of a URL',
      '[Postgres]\nURL = postgres://u:hunter2@a/b\n',
      'CONNECT_POSTGRES_URL=postgres://u:sword-fish@a/c\n',
      /`postgres:\/\/u:\*+@a\/c`/,
    ],
  ])('%s', (_, config, variables, message, environmentWins) => {
    const found = only(config, variables, { environmentWins });
    expect(found.map((each) => each.message)).toEqual([expect.stringMatching(message)]);
    expect(found[0]!.related).toMatchObject([{ path: 'c.env', range: { start: { line: 1, column: 1 } } }]);
    expect(JSON.stringify(found)).not.toMatch(/hunter2|sword-fish/);
  });

  test.each([
    ['the same', '[Server]\nDataDir = /a\n', 'CONNECT_SERVER_DATADIR=/a\n'],
    ['the same to the server', '[Python]\nEnabled = yes\n', 'CONNECT_PYTHON_ENABLED=true\n'],
    ['a list', '[Python]\nExecutable = /a\n', 'CONNECT_PYTHON_EXECUTABLE=/b\n'],
    ['only one', '[Server]\nAddress = https://a.example.com\n', 'CONNECT_SERVER_DATADIR=/a\n'],
  ])('says nothing: %s', (_, config, variables) => expect(only(config, variables)).toEqual([]));

  test('judges what hangs on it both ways', () => {
    const config = '[Authentication]\nProvider = ldap\n[LDAP "a"]\nServerAddress = a.example.com:636\n';
    const found = judge(config, 'CONNECT_AUTHENTICATION_PROVIDER=saml\n');
    const uncertain = found.filter(({ message }) => message.startsWith('If CONNECT_* wins over the files'));
    expect(uncertain.map(({ ruleId }) => ruleId)).toContain('schema/ignored-setting');
    expect(uncertain.every(({ severity }) => severity !== 'error')).toBe(true);
    const settled = judge(config, 'CONNECT_AUTHENTICATION_PROVIDER=saml\n', { environmentWins: false });
    expect(settled.map(({ message }) => message).filter((message) => message.startsWith('If'))).toEqual([]);
  });
});

describe('Compose’s .env', () => {
  const values = (text: string, path = '.env') => readEnvEntries(text, path).map(({ value }) => value);
  test.each([
    ['A=b # c\n', ['b']],
    ['A="b # c" # d\n', ['b # c']],
    ['A=b#c\n', ['b#c']],
    ["A='$B'\n", ['$B']],
    ['A=x$' + '{B:-c}y\n', ['x\uA66Ey']],
    ['A="$B"\n', ['\uA66E']],
    ['export A=b\n', ['b']],
  ])('%j', (text, expected) => expect(values(text)).toEqual(expected));
  test('is not systemd’s', () => expect(values('A=b # $c\n', 'connect.env')).toEqual(['b # $c']));
});

describe('a manifest', () => {
  const CONFIG = (text: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  rstudio-connect.gcfg: |\n${text.replaceAll(/^(?=.)/gm, '    ')}`;
  const POD = (container: string) =>
    `---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d\nspec:\n  template:\n    spec:\n      containers:\n        - name: connect\n          image: ghcr.io/posit-dev/connect:2026.08.0\n          volumeMounts: [{name: v, mountPath: /etc/rstudio-connect}]\n${container.replaceAll(/^(?=.)/gm, '          ')}      volumes:\n        - name: v\n          configMap: {name: c}\n`;
  const judge = (config: string, container: string, more = '') => {
    const { configs } = readCarriers('m.yaml', `${CONFIG(config)}${POD(container)}${more}`);
    return lint(configs).files[0]!.diagnostics.map(({ ruleId, range }) => `${range.start.line} ${ruleId}`);
  };
  const POSTGRES = '[Database]\nProvider = postgres\n';

  test('without variables is as ever', () =>
    expect(judge(POSTGRES, '')).toEqual(['8 schema/missing-setting']));
  test('gives settings', () =>
    expect(
      judge(POSTGRES, 'env: [{name: CONNECT_POSTGRES_URL, value: "postgres://db.example.com/c"}]\n'),
    ).toEqual([]));
  test('gives what a Secret holds', () => {
    const env = 'env:\n  - name: CONNECT_POSTGRES_URL\n    valueFrom: {secretKeyRef: {name: s, key: url}}\n';
    expect(judge(POSTGRES, env)).toEqual([]);
    expect(judge(`${POSTGRES}[Postgres]\nURL = postgres://db/x\n`, env)).toEqual([]);
  });
  test('gives what another ConfigMap holds', () => {
    const from = 'envFrom: [{prefix: CONNECT_, configMapRef: {name: e}}]\n';
    const other =
      '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: e}\ndata: {POSTGRES_URL: "postgres://db/x"}\n';
    expect(judge(POSTGRES, from, other)).toEqual([]);
  });
  test('reports slips and contradictions', () => {
    const env =
      'env:\n  - {name: CONNECT_SERVER_ADRESS, value: "https://x"}\n  - {name: CONNECT_SERVER_DATADIR, value: /b}\n';
    expect(judge('[Server]\nDataDir = /a\n', env)).toEqual([
      '8 environment/overridden',
      '22 environment/unknown-variable',
    ]);
  });
  test('of another ConfigMap is none of its business', () => {
    const pod = POD('env: [{name: CONNECT_SERVER_DATADIR, value: /b}]\n').replace(
      'configMap: {name: c}',
      'configMap: {name: x}',
    );
    const { configs } = readCarriers('m.yaml', `${CONFIG('[Server]\nDataDir = /a\n')}${pod}`);
    expect(configs[0]!.environment).toBeUndefined();
  });
});
