import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { planReload } from '../../src/reload/index.ts';
import { cachedRuntimes, consequences } from '../../src/schema/consequences/index.ts';
import { findSection, findSetting } from '../../src/schema/index.ts';

const POSTGRES = '[Database]\nProvider = postgres\n[Postgres]\nURL = postgres://db.example.com/connect\n';
const LAUNCHER = '[Launcher]\nEnabled = true\n';
const KUBERNETES = '[Kubernetes]\nEnabled = true\n';
const ADDRESS = '[Server]\nAddress = https://connect.example.com\n';

/** Of each consequence, changes that bring it about. */
const EXAMPLES: readonly [id: string, running: string, candidate: string][] = [
  ['database-to-postgres', '', POSTGRES],
  ['database-to-sqlite', POSTGRES, ''],
  ['postgres-database', POSTGRES, POSTGRES.replace('db.', 'db2.')],
  ['postgres-database', POSTGRES, POSTGRES.replace('/connect', '/connect2')],
  ['postgres-database', POSTGRES, POSTGRES.replace(/postgres:.*/, 'host=db.example.com dbname=connect')],
  ['data-dir', '', '[Server]\nDataDir = /mnt/connect\n'],
  ['database-dir', '', '[Database]\nDir = /mnt/db\n'],
  ['sqlite-dir', '', '[SQLite]\nDir = /srv/sqlite\n'],
  ['landing-dir', '', '[Server]\nLandingDir = /srv/landing\n'],
  ['metrics-data-path', '', '[Metrics]\nDataPath = /srv/metrics\n'],
  ['authentication-provider', '', '[Authentication]\nProvider = ldap\n'],
  ['off-host-on', '', LAUNCHER],
  ['off-host-on', LAUNCHER.replace('true', 'false'), KUBERNETES],
  ['off-host-off', KUBERNETES, ''],
  ['off-host-other-runner', LAUNCHER, KUBERNETES],
  ['execution-environments-file', '', '[ExecutionEnvironments]\nConfigFilePath = /etc/environments.yaml\n'],
  ['cluster-definition', '', '[Launcher]\nClusterDefinition = /etc/cluster.yaml\n'],
  ['server-address', ADDRESS, ADDRESS.replace('.com', '.org')],
  [
    'oauth2-redirect',
    '[Authentication]\nProvider = oauth2\n',
    `${ADDRESS}[Authentication]\nProvider = oauth2\n`,
  ],
  ['saml-address', '[Authentication]\nProvider = saml\n', `${ADDRESS}[Authentication]\nProvider = saml\n`],
  ['listener', '[HTTP]\nListen = :3939\n', '[HTTP]\nListen = :80\n'],
  ['prometheus-listener', '[Metrics]\nPrometheusListen = :3232\n', ''],
  ['dashboard-path', '', '[Server]\nDashboardPath = /home\n'],
  ['version-matching', '', '[R]\nVersionMatching = exact\n'],
  ['r-scanning', '', '[R]\nExecutableScanning = false\n'],
  ['run-as', '', '[Applications]\nRunAs = connect\n'],
];

const idsOf = (running: string, candidate: string) =>
  planReload(parse(running), parse(candidate)).consequences.map(({ id }) => id);

describe('consequences', () => {
  test.each(EXAMPLES)('%s', (id, running, candidate) => {
    expect(idsOf(running, candidate)).toContain(id);
  });

  test('all have an example, and an id of their own', () => {
    const ids = consequences.map(({ id }) => id);
    expect([...new Set(EXAMPLES.map(([id]) => id))].toSorted()).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('name settings of the catalogue, spelled as there', () => {
    const names = [
      ...consequences.flatMap(({ settings }) => settings),
      ...cachedRuntimes.flatMap(({ enabled, executable, scanning }) => [
        enabled,
        executable,
        scanning ?? enabled,
      ]),
    ];
    const unknown = names.filter((name) => {
      const [section = '', key = ''] = name.split('.');
      const found = findSection(section);
      return found?.name !== section || findSetting(found, key)?.name !== key;
    });
    expect(unknown).toEqual([]);
  });

  test.each<[string, string, string, string[]]>([
    [
      'a password in the URL of the same database',
      POSTGRES,
      POSTGRES.replace('//', '//connect:hunter2@'),
      [],
    ],
    ['its usual port', POSTGRES, POSTGRES.replace('.com', '.com:5432'), []],
    ['a database that is not used', '', '[Postgres]\nURL = postgres://db.example.com/connect\n', []],
    ['a directory for SQLite that is not used', POSTGRES, `${POSTGRES}[SQLite]\nDir = /srv\n`, []],
    ['a provider that nobody can read', '', '[Database]\nProvider = {{ provider }}\n', []],
    ['a data directory that others follow', '', '[Server]\nDataDir = /mnt/connect\n', ['data-dir']],
    [
      'a data directory that is written otherwise',
      '',
      '[Server]\nDataDir = "/var/lib/rstudio-connect"\n',
      [],
    ],
    ['a listener in addition', '', '[HTTPS]\nListen = :443\n', []],
    ['an address where people sign in by password', '', ADDRESS, ['server-address']],
  ])('of %s', (_, running, candidate, expected) => {
    expect(idsOf(running, candidate)).toEqual(expected);
  });

  test('name what brings them about', () => {
    const listen = '[HTTP]\nListen = :80\n[HTTPS]\nListen = :443\n';
    const [first] = planReload(parse(listen), parse('')).consequences;
    expect(first).toMatchObject({ id: 'listener', settings: ['HTTP.Listen', 'HTTPS.Listen'] });
  });
});
