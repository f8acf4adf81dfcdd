import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test, vi } from 'vitest';
import { ClusterNode, type Location, type NodeInput } from '../../src/cluster/index.ts';
import { databaseAddress } from '../../src/cluster/paths/database-address.ts';
import { compareNodes, listPaths, type NamedPath } from '../../src/cluster/paths/index.ts';
import { parse } from '../../src/parser/index.ts';

// What is judged here is what follows from a verdict; equal keys are the same directory by contract.
vi.mock('../../src/cluster/storage/index.ts', () => ({
  locate: (path: string): Location => ({ kind: 'unknown', path, resolved: path }),
  compareLocations: (one: Location, other: Location) =>
    one.key === undefined || other.key === undefined
      ? 'unknown'
      : one.key === other.key
        ? 'same'
        : 'different',
}));

function node(text: string, more: Partial<NodeInput> & { migrationText?: string } = {}): ClusterNode {
  const { migrationText, ...input } = more;
  return new ClusterNode({
    name: 'a',
    config: { path: 'a.gcfg', document: parse(text) },
    migration:
      migrationText === undefined ? undefined : { path: 'a-migration.gcfg', document: parse(migrationText) },
    ...input,
  });
}

/** A node of which it is known where paths lie. */
function nodeAt(name: string, text: string, locations: Record<string, Partial<Location>>): ClusterNode {
  const made = node(text, { name });
  vi.spyOn(made, 'locate').mockImplementation((path) => ({
    kind: 'unknown',
    path,
    resolved: path,
    ...locations[path],
  }));
  return made;
}

function pathOf(paths: readonly NamedPath[], name: string): NamedPath | undefined {
  return paths.find(({ setting, path }) => setting === name || path === name);
}

function all(text: string, more: Parameters<typeof node>[1] = {}): NamedPath[] {
  return listPaths(node(text, more), { all: true });
}

const POSTGRES = '[Database]\nProvider = postgres\n[Postgres]\nURL = postgres://connect@db.test/connect\n';

describe('where a path comes from', () => {
  const input = {
    migrationText: '[Server]\nTempDir = /scratch\nDataDir = /old\n',
    environment: { CONNECT_SERVER_LANDINGDIR: '/landing' },
  };
  test.each<[string, object]>([
    ['Server.DataDir', { path: '/srv', origin: { kind: 'file', path: 'a.gcfg', line: 2 } }],
    [
      'Server.TempDir',
      { path: '/scratch', origin: { kind: 'migration', path: 'a-migration.gcfg', line: 2 } },
    ],
    [
      'Server.LandingDir',
      { path: '/landing', origin: { kind: 'environment', variable: 'CONNECT_SERVER_LANDINGDIR' } },
    ],
    ['Metrics.DataPath', { path: '/srv/metrics', origin: { kind: 'default' } }],
    ['/srv/db/secret.key', { origin: { kind: 'implied', by: 'Database.Dir' } }],
    ['/opt/rstudio-connect', { origin: { kind: 'implied' } }],
    ['a.gcfg', { kind: 'file', origin: { kind: 'given' } }],
    ['a-migration.gcfg', { kind: 'file', origin: { kind: 'given' } }],
  ])('%s', (name, expected) => {
    expect(pathOf(all('[Server]\nDataDir = /srv\n', input), name)).toMatchObject(expected);
  });

  test('each value of a list has its own', () => {
    const paths = all('[R]\nExecutable = /opt/R/4.4/bin/R\n\nExecutable = /opt/R/4.3/bin/R\n').filter(
      ({ setting }) => setting === 'R.Executable',
    );
    expect(
      paths.map(({ path, origin, kind }) => [path, origin.kind === 'file' && origin.line, kind]),
    ).toEqual([
      ['/opt/R/4.4/bin/R', 2, 'executable'],
      ['/opt/R/4.3/bin/R', 4, 'executable'],
    ]);
  });

  test.each([
    ['connect1:/etc/rstudio-connect/rstudio-connect.gcfg', '/', '/etc/rstudio-connect/rstudio-connect.gcfg'],
    ['rstudio-connect.gcfg', '/etc/rstudio-connect', '/etc/rstudio-connect/rstudio-connect.gcfg'],
    ['nodes/a.gcfg', '/home/admin', 'nodes/a.gcfg'],
  ])('the file %s seen from %s', (path, directory, expected) => {
    const [found] = listPaths(node('', { config: { path, document: parse('') } }), { directory }).filter(
      ({ origin }) => origin.kind === 'given',
    );
    expect(found?.path).toBe(expected);
    expect(found?.inside?.path).toBe(expected.startsWith('/') ? '/etc/rstudio-connect' : undefined);
  });
});

describe('what is no path', () => {
  test.each([
    ['[Logging]\nServiceLog = STDOUT\n', 'Logging.ServiceLog'],
    ['[Logging]\nAuditLog = stderr\n', 'Logging.AuditLog'],
    ['[Server]\nLandingDir =\n', 'Server.LandingDir'],
    [
      `[Authentication]\nProvider = saml\n[SAML]\nIdPSigningCertificate = MII${'A'.repeat(70)}\n`,
      'SAML.IdPSigningCertificate',
    ],
  ])('is left out of %j', (text, name) => {
    expect(pathOf(all(text), name)).toBeUndefined();
  });

  test('an empty text leaves the default in force', () => {
    expect(pathOf(all('[Server]\nDataDir = ""\n'), 'Server.DataDir')).toMatchObject({
      path: '/var/lib/rstudio-connect',
      origin: { kind: 'default' },
    });
  });

  test('credentials are never shown, and such a path lies nowhere', () => {
    const paths = all('[Server]\nDataDir = "https://u:hunter2@h.test/a"\n');
    expect(JSON.stringify(paths)).not.toContain('hunter');
    expect(pathOf(paths, 'Server.DataDir')?.location).toBeUndefined();
  });

  test.each(['{{ data_dir }}/x', '/srv/{{ name }}', 'data'])('%s lies nowhere that is known', (path) => {
    const found = pathOf(all(`[Server]\nDataDir = "${path}"\n`), 'Server.DataDir');
    expect(found).toMatchObject({ path });
    expect(found?.location).toBeUndefined();
  });
});

describe('what has no effect', () => {
  const cases: readonly [text: string, name: string, why: RegExp | undefined][] = [
    ['', 'SQLite.Dir', undefined],
    [POSTGRES, 'SQLite.Dir', /PostgreSQL/],
    [`${POSTGRES}[SQLite]\nDir = /x\n`, 'SQLite.Dir', /PostgreSQL/],
    ['', 'Launcher.ConfigDir', /on the server itself/],
    ['[Launcher]\nEnabled = false\nScratchPath = /x\n', 'Launcher.ScratchPath', /on the server itself/],
    ['[Launcher]\nEnabled = true\n', 'Launcher.ConfigDir', undefined],
    ['[Launcher]\nEnabled = true\n', '/var/lib/rstudio-connect-launcher/Kubernetes', undefined],
    ['', '/var/lib/rstudio-connect-launcher/Kubernetes', /on the server itself/],
    ['[Kubernetes]\nEnabled = true\n', 'Launcher.ConfigDir', /without the Launcher/],
    // Not confirmed: a default is left out, what somebody wrote is not.
    ['[Kubernetes]\nEnabled = true\n[Mount]\nBaseDir = /m\n', 'Mount.BaseDir', undefined],
    ['[Kubernetes]\nEnabled = true\n', 'Mount.BaseDir', /sandbox/],
    ['[HTTPS]\nCertificate = /c\nKey = /k\n', 'HTTPS.Key', /no TLS/],
    ['[HTTPS]\nListen = :443\nCertificate = /c\nKey = /k\n', 'HTTPS.Key', undefined],
    ['[Python]\nExecutable = /p\n', 'Python.Executable', /off unless/],
    ['[Python]\nEnabled = true\nExecutable = /p\n', 'Python.Executable', undefined],
    ['[R]\nExecutable = /r\n[Launcher]\nEnabled = true\n', 'R.Executable', /execution environments/],
    ['[Metrics]\nEnabled = false\n', 'Metrics.DataPath', /no metrics/],
    ['[Chronicle]\nEnabled = false\nLocalStorageLocation = /x\n', 'Chronicle.LocalStorageLocation', /off/],
    [
      '[Chronicle]\nEnabled = true\nLocalStorageEnabled = true\n',
      'Chronicle.LocalStorageLocation',
      undefined,
    ],
    ['[Branding]\nLogo = /l.png\n', 'Branding.Logo', /looks of the product/],
    ['[SAML]\nIdPMetaDataPath = /m.xml\n', 'SAML.IdPMetaDataPath', /passwords/],
    ['[Bootstrap]\nSecretKeyFile = /k\n', 'Bootstrap.SecretKeyFile', /API key/],
  ];
  test.each(cases)('%j: %s', (text, name, why) => {
    const found = pathOf(all(text), name);
    expect(found).toBeDefined();
    if (why === undefined) expect(found!.noEffect).toBeUndefined();
    else expect(found!.noEffect).toMatch(why);
    const shown = pathOf(listPaths(node(text)), name);
    if (why === undefined) expect(shown).toEqual(found);
    else expect(shown).toBeUndefined();
  });

  test('nothing more is said of it', () => {
    const { nodes, backup, purge, location } = pathOf(all(`${POSTGRES}[SQLite]\nDir = /x\n`), 'SQLite.Dir')!;
    expect({ nodes, backup, purge, location }).toEqual({});
  });

  test('each section with a name is judged by itself', () => {
    const ldap = (name: string, tls: boolean) =>
      `[LDAP "${name}"]\nServerAddress = ${name}.test:636\nTLS = ${tls}\nTLSCACertificate = /${name}.pem\n`;
    const paths = all(`[Authentication]\nProvider = ldap\n${ldap('one', true)}${ldap('two', false)}`);
    expect(pathOf(paths, 'LDAP."one".TLSCACertificate')?.noEffect).toBeUndefined();
    expect(pathOf(paths, 'LDAP."two".TLSCACertificate')?.noEffect).toMatch(/not encrypted/);
  });

  test.each(['Chronicle.LocalStorageLocation', 'Launcher.KubernetesScratchPath', 'Server.AuditLog'])(
    'no default of %s where nobody asks for it',
    (name) => {
      expect(pathOf(all(''), name)).toBeUndefined();
    },
  );
});

describe('a path inside another', () => {
  test('is marked with the innermost, and shares its fate', () => {
    const paths = all('[Server]\nDataDir = /srv/\nLandingDir = /srv/a/landing\n[SQLite]\nDir = /srv/a\n');
    expect(pathOf(paths, 'Server.LandingDir')).toMatchObject({
      inside: { path: '/srv/a', setting: 'SQLite.Dir', same: false },
      backup: 'yes',
      purge: 'yes',
    });
    expect(pathOf(paths, 'SQLite.Dir')).toMatchObject({ inside: { setting: 'Server.DataDir' } });
    expect(pathOf(paths, 'Server.DataDir')?.inside).toBeUndefined();
  });

  test('keeps its own answer on backups', () => {
    const found = pathOf(all('[Server]\nTempDir = /var/lib/rstudio-connect/tmp\n'), 'Server.TempDir');
    expect(found).toMatchObject({ backup: 'no', purge: 'yes' });
  });

  test('that is the same directory is said to be the same, once', () => {
    const paths = all('');
    expect(pathOf(paths, 'Database.Dir')).toMatchObject({ inside: { setting: 'SQLite.Dir', same: true } });
    expect(pathOf(paths, 'SQLite.Dir')).toMatchObject({ inside: { setting: 'Server.DataDir', same: false } });
  });

  test('of the package may stay when the package goes', () => {
    const found = pathOf(all('[R]\nExecutable = /opt/rstudio-connect/ext/R/bin/R\n'), 'R.Executable');
    expect(found).toMatchObject({ inside: { path: '/opt/rstudio-connect' } });
    expect(found?.purge).toBeUndefined();
  });

  test('is elsewhere when a symbolic link leads out', () => {
    const linked = nodeAt('a', '', { '/var/lib/rstudio-connect/db': { resolved: '/fast/db' } });
    const paths = listPaths(linked);
    expect(pathOf(paths, 'SQLite.Dir')?.inside).toBeUndefined();
    expect(pathOf(paths, 'SQLite.Dir')).toMatchObject({ backup: 'yes' });
  });

  test('counts what only looks like a part of the name as another', () => {
    const paths = all('[Server]\nDataDir = /srv/connect\nLandingDir = /srv/connect-landing\n');
    expect(pathOf(paths, 'Server.LandingDir')?.inside).toBeUndefined();
  });
});

test.each([
  ['Launcher.DataDir', '[Launcher]\nEnabled = true\nDataDir = /mnt/data\n'],
  ['Kubernetes.ConnectRuntimeDir', '[Kubernetes]\nEnabled = true\nConnectRuntimeDir = /opt/rt\n'],
])('%s is no path of the server', (name, text) => {
  const found = pathOf(all(text), name);
  expect(found).toMatchObject({ elsewhere: 'in the pods of content' });
  expect([found?.nodes, found?.backup, found?.purge, found?.location]).toEqual(Array(4).fill(undefined));
});

describe('of a broken file', () => {
  const paths = all('[Server]\nTempDir = /scratch\nDataDir /srv\n');
  test('what could be read is listed, and what is always there', () => {
    expect(paths.map(({ path }) => path)).toEqual([
      '/scratch',
      'a.gcfg',
      '/etc/rstudio-connect',
      '/var/log/rstudio/rstudio-connect',
      '/opt/rstudio-connect',
    ]);
  });
});

describe('the database', () => {
  test.each<[string, object]>([
    [
      'postgres://connect:hunter2@db.test:5432/connect?sslmode=require',
      { host: 'db.test:5432', name: 'connect' },
    ],
    ['postgresql://db.test/connect', { host: 'db.test', name: 'connect' }],
    ['postgres://u@db1:5432,db2:5433/c', { host: 'db1:5432,db2:5433', name: 'c' }],
    ['postgres://u@[::1]:5432/c', { host: '[::1]:5432', name: 'c' }],
    ['postgres:///c?host=db.test&password=hunter2', { host: 'db.test', name: 'c' }],
    ['postgres://db.test', { host: 'db.test' }],
    ['host=db.test port=5432 user=u password=hunter2 dbname=c', { host: 'db.test:5432', name: 'c' }],
    ["dbname = 'c' host='db.test' password='hunter 2'", { host: 'db.test', name: 'c' }],
    ['dbname=c', {}],
    // Passwords with characters that should have been encoded.
    ['postgres://u:hunter2/x@db.test/c', { host: 'db.test', name: 'c' }],
    ['postgres://u:hunter2?x@db.test/c', { host: 'db.test', name: 'c' }],
    ['postgres://u:hunter2@x@db.test/c', { host: 'db.test', name: 'c' }],
    ['postgres://u:hunter2', {}],
    ['postgres://u:hunter2/c', {}],
    ['{{ url }}', {}],
    ['', {}],
  ])('of %s', (text, expected) => {
    expect(databaseAddress(text)).toEqual(expected);
    expect(JSON.stringify(databaseAddress(text))).not.toContain('hunter');
  });

  property.prop([fc.string({ minLength: 1, maxLength: 12, unit: 'binary-ascii' }), fc.boolean()])(
    'never shows a piece of a password',
    (text, inUrl) => {
      // Letters that occur nowhere else.
      const password = `QQQ${text}QQQ`;
      const url = inUrl
        ? `postgres://u:${password}@db.test:5432/c`
        : `host=db.test password='${password.replaceAll(/['\\\\]/g, '')}' dbname=c`;
      expect(JSON.stringify(databaseAddress(url))).not.toContain('QQ');
    },
  );

  test('is listed in the place of SQLite’s directory', () => {
    const found = pathOf(listPaths(node(POSTGRES)), 'Postgres.URL');
    expect(found).toMatchObject({
      kind: 'database',
      database: { host: 'db.test', name: 'connect' },
      nodes: 'shared',
      backup: 'by hand',
      purge: 'by hand',
      origin: { kind: 'file', line: 4 },
    });
    expect(found?.path).toBeUndefined();
  });

  test('is listed also where its address is not to be read', () => {
    const found = pathOf(listPaths(node('[Database]\nProvider = postgres\n')), 'Postgres.URL');
    expect(found).toMatchObject({ database: {}, origin: { kind: 'implied', by: 'Database.Provider' } });
  });

  test('for records of content use is listed when there is one', () => {
    const text = `${POSTGRES}InstrumentationURL = postgres://m@m.test/usage\n`;
    expect(pathOf(listPaths(node(text)), 'Postgres.InstrumentationURL')).toMatchObject({
      database: { host: 'm.test', name: 'usage' },
    });
    expect(pathOf(all(POSTGRES), 'Postgres.InstrumentationURL')).toBeUndefined();
  });
});

describe('beside other nodes', () => {
  const DATA = '/var/lib/rstudio-connect';
  const METRICS = `${DATA}/metrics`;
  const nas = { kind: 'network', key: 'nas:/connect' } as const;
  const local = (host: string) => ({ kind: 'local', key: `${host}:/data` }) as const;
  const LANDING = '[Server]\nLandingDir = /landing\n';

  test.each<[string, readonly [string, Record<string, Partial<Location>>][], string, (string | undefined)[]]>(
    [
      [
        'one share',
        [
          ['', { [DATA]: nas }],
          ['', { [DATA]: nas }],
        ],
        'Server.DataDir',
        ['yes', 'yes'],
      ],
      [
        'local disks',
        [
          ['', { [DATA]: local('a') }],
          ['', { [DATA]: local('b') }],
        ],
        'Server.DataDir',
        ['no', 'no'],
      ],
      [
        'nothing known',
        [
          ['', {}],
          ['', {}],
        ],
        'Server.DataDir',
        ['unknown', 'unknown'],
      ],
      [
        'one known',
        [
          ['', { [DATA]: nas }],
          ['', {}],
        ],
        'Server.DataDir',
        ['unknown', 'unknown'],
      ],
      [
        'one of three apart',
        [
          ['', { [DATA]: nas }],
          ['', { [DATA]: nas }],
          ['', { [DATA]: local('c') }],
        ],
        'Server.DataDir',
        ['no', 'no', 'no'],
      ],
      [
        'metrics on one share',
        [
          ['', { [METRICS]: nas }],
          ['', { [METRICS]: nas }],
        ],
        'Metrics.DataPath',
        ['no', 'no'],
      ],
      [
        'metrics apart',
        [
          ['', { [METRICS]: local('a') }],
          ['', { [METRICS]: local('b') }],
        ],
        'Metrics.DataPath',
        ['yes', 'yes'],
      ],
      [
        'a landing page on one',
        [
          [LANDING, { '/landing': nas }],
          ['', {}],
        ],
        'Server.LandingDir',
        ['unknown', undefined],
      ],
      [
        'metrics on one only',
        [
          ['', { [METRICS]: local('a') }],
          ['[Metrics]\nEnabled = false\n', {}],
        ],
        'Metrics.DataPath',
        [undefined, undefined],
      ],
      [
        'a broken file',
        [
          ['', { [METRICS]: local('a') }],
          ['%\n', {}],
        ],
        'Metrics.DataPath',
        ['unknown', undefined],
      ],
      [
        'what need not be shared',
        [
          ['', {}],
          ['', {}],
        ],
        '/etc/rstudio-connect',
        [undefined, undefined],
      ],
    ],
  )('%s', (_, given, name, expected) => {
    const nodes = given.map(([text, locations], index) => nodeAt(`n${index}`, text, locations));
    const compared = compareNodes(nodes.map((one) => ({ node: one, paths: listPaths(one) })));
    expect(compared.map(({ paths }) => pathOf(paths, name)?.fulfilled)).toEqual(expected);
  });

  test('a single node has nothing to compare', () => {
    const [only] = compareNodes([{ node: node(''), paths: listPaths(node('')) }]);
    expect(only!.paths.every(({ fulfilled }) => fulfilled === undefined)).toBe(true);
  });
});
