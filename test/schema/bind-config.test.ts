import { describe, expect, expectTypeOf, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { bindConfig } from '../../src/schema/bind-config.ts';
import type { ConnectConfig } from '../../src/schema/connect-config.ts';
import { ByteSize, Duration } from '../../src/schema/values/index.ts';

const bind = (text: string, options?: Parameters<typeof bindConfig>[1]) => bindConfig(parse(text), options);

describe('types', () => {
  test('follow from the catalogue', () => {
    expectTypeOf<ConnectConfig['Server']['DataDir']>().toEqualTypeOf<string>();
    expectTypeOf<ConnectConfig['Server']['Address']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<ConnectConfig['R']['Executable']>().toEqualTypeOf<readonly string[]>();
    expectTypeOf<ConnectConfig['Scheduler']['IdleTimeout']>().toEqualTypeOf<Duration>();
    expectTypeOf<ConnectConfig['Scheduler']['MaxMemoryLimit']>().toEqualTypeOf<ByteSize | undefined>();
    expectTypeOf<ConnectConfig['Python']['Enabled']>().toEqualTypeOf<boolean>();
    expectTypeOf<ConnectConfig['Database']['Provider']>().toEqualTypeOf<'sqlite' | 'postgres'>();
    expectTypeOf<ConnectConfig['RPackageRepository'][string]['URL']>().toEqualTypeOf<string | undefined>();
  });
});

describe('values', () => {
  test('are typed, with defaults', () => {
    const { config } = bind(
      '[server]\ndatadir = /data\n[Scheduler]\nIdleTimeout = 2m\nMaxMemoryLimit = 5 GB\nMaxProcesses = 7\n[Python]\nEnabled\n',
    );
    expect(config.Server.DataDir).toBe('/data');
    expect(config.Server.Address).toBeUndefined();
    expect(config.Scheduler.IdleTimeout).toEqual(new Duration(120_000_000_000n));
    expect(config.Scheduler.MaxMemoryLimit).toEqual(new ByteSize(5_000_000_000n));
    expect(config.Scheduler.MaxProcesses).toBe(7);
    expect(config.Python.Enabled).toBe(true);
    expect(config.R.Enabled).toBe(true);
    expect(config.R.Executable).toEqual([]);
    expect(config.Database.Provider).toBe('sqlite');
  });

  test('of which a default mentions another setting', () => {
    expect(bind('[Server]\nDataDir = /data').config.SQLite.Dir).toBe('/data/db');
    expect(bind('').config.SQLite.Dir).toBe('/var/lib/rstudio-connect/db');
    expect(bind('[Launcher]\nConfigDir = /l').config.Launcher.KubernetesProfilesConfig).toBe(
      '/l/launcher.kubernetes.profiles.conf',
    );
  });

  test('of lists add up; a key without an equals sign empties what stood before', () => {
    expect(bind('[R]\nExecutable = /a\nExecutable = /b').config.R.Executable).toEqual(['/a', '/b']);
    expect(bind('[R]\nExecutable = /a\nExecutable\nExecutable = /b').config.R.Executable).toEqual(['/b']);
  });

  test('given twice: the last one counts', () => {
    expect(bind('[Server]\nDataDir = /a\n[Server]\nDATADIR = /b').config.Server.DataDir).toBe('/b');
  });

  test('of enums are spelled as the catalogue spells them', () => {
    expect(bind('[Database]\nProvider = Postgres').config.Database.Provider).toBe('postgres');
  });

  test('that can’t be read fall back to the default, and leave the rest alone', () => {
    const { config } = bind('[Scheduler]\nIdleTimeout = soon\nMaxProcesses = 7');
    expect(config.Scheduler.IdleTimeout).toEqual(bind('').config.Scheduler.IdleTimeout);
    expect(config.Scheduler.MaxProcesses).toBe(7);
  });

  test('that are empty are empty texts, not defaults', () => {
    expect(bind('[OAuth2]\nGroupsClaim =').config.OAuth2.GroupsClaim).toBe('');
  });
});

describe('sections with a name in quotes', () => {
  test('are records', () => {
    const { config } = bind(
      '[RPackageRepository "CRAN"]\nURL = https://a\n[RPackageRepository "cran"]\nURL = https://b\n[LDAP]\nBindDN = x\n[LDAP "empty"]\n',
    );
    expect(Object.keys(config.RPackageRepository)).toEqual(['CRAN', 'cran']);
    expect(config.RPackageRepository.CRAN?.URL).toBe('https://a');
    expect(config.LDAP['']?.BindDN).toBe('x');
    expect(config.LDAP.empty?.BindDN).toBeUndefined();
  });
});

describe('layers', () => {
  const environment = {
    CONNECT_SERVER_DATADIR: '/from-environment',
    CONNECT_LOGGING_SERVICELOGLEVEL: 'DEBUG',
    CONNECT_R_EXECUTABLE: '/c,/d',
    CONNECT_SERVER: 'https://another-program.example',
    CONNECT_API_KEY: 'another-program',
    CONNECT_RPACKAGEREPOSITORY_CRAN_URL: 'https://c',
    connect_server_tempdir: '/ignored',
  };

  test('the environment fills in what the file leaves out', () => {
    const bound = bind('[R]\nExecutable = /a', { environment });
    expect(bound.config.Server.DataDir).toBe('/from-environment');
    expect(bound.config.R.Executable).toEqual(['/a', '/c', '/d']);
    expect(bound.config.RPackageRepository.CRAN?.URL).toBe('https://c');
    expect(bound.config.Server.TempDir).toBe('/tmp');
    expect(bound.origin('Server.DataDir')).toEqual({
      kind: 'environment',
      variable: 'CONNECT_SERVER_DATADIR',
    });
  });

  test('which side wins is a property of the section', () => {
    const text = '[Server]\nDataDir = /from-file\n[Logging]\nServiceLogLevel = INFO';
    const { config } = bind(text, { environment });
    expect(config.Server.DataDir).toBe('/from-file');
    expect(config.Logging.ServiceLogLevel).toBe('DEBUG');
    expect(bind(text, { environment, environmentWins: true }).config.Server.DataDir).toBe(
      '/from-environment',
    );
    expect(bind(text, { environment, environmentWins: false }).config.Logging.ServiceLogLevel).toBe('INFO');
  });

  test('the migration file adds; where both set a setting the main file counts', () => {
    const migration = parse('[Server]\nDataDir = /m\nTempDir = /m-tmp\n[R]\nExecutable = /m-r');
    const bound = bind('[Server]\nDataDir = /main\n[R]\nExecutable = /r', { migration });
    expect(bound.config.Server.DataDir).toBe('/main');
    expect(bound.config.Server.TempDir).toBe('/m-tmp');
    expect(bound.config.R.Executable).toEqual(['/r', '/m-r']);
    expect(bound.origin('Server.TempDir')?.kind).toBe('migration');
    expect(bound.settings.find('Server.DataDir')?.overridden.map(({ text }) => text)).toEqual(['/m']);
  });

  test('origins', () => {
    const bound = bind('\n[Server]\nAddress = https://a');
    expect(bound.origin('Server.Address')).toMatchObject({ kind: 'file', binding: { entry: { line: 3 } } });
    expect(bound.origin('Server.DataDir')).toEqual({ kind: 'default' });
    expect(bound.origin('Server.SenderEmail')).toBeUndefined();
  });
});
