import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { lint } from '../../src/rules/lint.ts';
import { builtInCatalogue, type Catalogue } from '../../src/schema/catalogue.ts';
import { applyOverlay, type Overlay, type OverlaySetting } from '../../src/schema/overlay.ts';
import { SECRET_NAMES } from '../../src/schema/secrecy.ts';
import type { Setting } from '../../src/schema/setting.ts';

type Sections = Record<string, Record<string, OverlaySetting>>;

function overlay(sections: Sections, rest: Partial<Overlay> = {}): Catalogue {
  const named = Object.entries(sections).map(([name, settings]) => [name, { settings }] as const);
  return applyOverlay({ complete: false, ...rest, sections: Object.fromEntries(named) }, 'o.yaml');
}

const setting = (catalogue: Catalogue, path: string): Setting | undefined =>
  catalogue.find(path as 'A.B')?.setting;
const builtIn = (path: string) => setting(builtInCatalogue, path)!;

describe('a partial overlay', () => {
  test('leaves all else as it is', () => {
    const catalogue = overlay({ Server: { Fresh: { type: 'boolean' } } });
    expect(setting(catalogue, 'HTTP.Listen')).toBe(builtIn('HTTP.Listen'));
    expect(setting(catalogue, 'Server.DataDir')).toBe(builtIn('Server.DataDir'));
    expect(setting(catalogue, 'server.FRESH')).toMatchObject({ type: 'boolean', certainty: 'documented' });
    expect(setting(builtInCatalogue, 'Server.Fresh')).toBeUndefined();
  });

  test('takes no reload for granted', () => {
    const catalogue = overlay({ Server: { Fresh: { reloadable: true }, DataDir: {} } });
    expect(setting(catalogue, 'Server.DataDir')?.reloadable).toBe(builtIn('Server.DataDir').reloadable);
  });

  test('adds sections, with or without a name in quotes until it says', () => {
    const catalogue = overlay({ Brand: { Fresh: {} } });
    expect(catalogue.findSection('brand')).toMatchObject({ name: 'Brand', subsection: 'optional' });
    expect(
      lint([{ path: 'a', document: parse('[Brand "x"]\nFresh = y\n[Brand]\nFresh = z\n') }], { catalogue })
        .files[0]!.diagnostics,
    ).toEqual([]);
  });
});

describe('what an overlay says counts', () => {
  test.each<[string, string, OverlaySetting, Partial<Setting>]>([
    ['a default', 'Scheduler.IdleTimeout', { default: '9s' }, { type: 'duration', default: '9s' }],
    ['a type', 'Server.HideVersion', { type: 'integer', default: '1' }, { type: 'integer', default: '1' }],
    ['words', 'Server.Address', { values: ['a1', 'b2'] }, { type: 'enum', values: ['a1', 'b2'] }],
    [
      'a flag',
      'Server.DataDir',
      { reloadable: true },
      { reloadable: true, type: 'path', kind: 'dir', ha: 'shared' },
    ],
    ['a text keeps what is known of it', 'Server.DataDir', { type: 'string' }, { type: 'path', kind: 'dir' }],
    ['a text for a word', 'Database.Provider', { type: 'string' }, { type: 'enum' }],
    ['a list', 'Server.DataDir', { multi: true }, { multi: true }],
    [
      'an end',
      'Server.DataDir',
      { deprecated: { since: '2025.01.0' } },
      { deprecated: { since: '2025.01.0' } },
    ],
  ])('%s', (_, path, said, wanted) => {
    const [section, name] = path.split('.') as [string, string];
    expect(setting(overlay({ [section]: { [name]: said } }), path)).toMatchObject(wanted);
  });

  test('a default that is none', () => {
    expect(setting(overlay({ Server: { DataDir: { default: '' } } }), 'Server.DataDir')).not.toHaveProperty(
      'default',
    );
  });

  test('a type that the known default does not fit takes it away, and bounds with it', () => {
    const changed = setting(
      overlay({ Scheduler: { MaxProcesses: { type: 'duration' } } }),
      'Scheduler.MaxProcesses',
    )!;
    expect(changed.type).toBe('duration');
    expect(changed).not.toHaveProperty('min');
  });

  test('that a version has a setting, whatever the catalogue knows of others', () => {
    const catalogue = overlay(
      { ExecutionEnvironments: { ConfigFilePath: {} }, Server: { RVersion: {} } },
      { connectVersion: '2020.01.0' },
    );
    const text = '[ExecutionEnvironments]\nConfigFilePath = /x\n';
    const rulesOf = (options: object) =>
      lint([{ path: 'a', document: parse(text) }], options).files[0]!.diagnostics.map(({ ruleId }) => ruleId);
    expect(rulesOf({ connectVersion: '2020.01.0' })).toContain('schema/not-yet-available');
    expect(rulesOf({ catalogue })).not.toContain('schema/not-yet-available');
  });
});

describe('secrecy', () => {
  test.each(['Postgres.Password', 'LDAP.BindPassword', 'OAuth2.ClientSecret'])(
    '%s stays a secret',
    (path) => {
      const [section, name] = path.split('.') as [string, string];
      for (const said of [
        { type: 'string' },
        { type: 'boolean' },
        { values: ['a', 'b'] },
      ] as OverlaySetting[])
        expect(setting(overlay({ [section]: { [name]: said } }), path)?.type).toBe('secret');
    },
  );

  test('a setting can become one', () => {
    const catalogue = overlay({ Server: { Fresh: { type: 'secret' }, Address: { type: 'secret' } } });
    const document = parse('[Server]\nFresh = hunter2hunter2\nAddress = hunter3hunter3\n');
    const [file] = lint([{ path: 'a', document }], { catalogue }).files;
    expect(file!.text.lines.join()).not.toMatch(/hunter/);
    expect(JSON.stringify(file!.diagnostics)).not.toMatch(/hunter/);
  });

  test('what an overlay lacks is no less secret', () => {
    const catalogue = overlay({ Server: { Address: {} } }, { complete: true });
    for (const name of SECRET_NAMES) {
      const [file] = lint([{ path: 'a', document: parse(`[Postgres]\n${name} = hunter2hunter2\n`) }], {
        catalogue,
      }).files;
      expect(file!.text.lines.join()).not.toMatch(/hunter/);
    }
    const certificate = `[HTTPS]\nKey = -----BEGIN PRIVATE KEY-----MIIEvQhunter2\n`;
    expect(
      lint([{ path: 'a', document: parse(certificate) }], { catalogue }).files[0]!.text.lines.join(),
    ).not.toMatch(/hunter/);
  });
});

describe('an overlay that lists all settings', () => {
  const complete = (sections: Sections, connectVersion = '2026.08.0') =>
    overlay(sections, { complete: true, connectVersion });
  const findings = (text: string, catalogue: Catalogue, options: object = {}) =>
    lint([{ path: 'a', document: parse(text) }], { catalogue, ...options }).files[0]!.diagnostics;

  test('makes unknown what it lacks, with its name and version, and a warning', () => {
    const catalogue = complete({ Server: { Address: {} } });
    expect(findings('[Server]\nDataDir = /x\n', catalogue)).toMatchObject([
      {
        ruleId: 'schema/unknown-setting',
        severity: 'warning',
        message:
          'Server.DataDir is not among the settings of Connect 2026.08.0, as `o.yaml` lists them: a server that does not know it refuses to start.',
        help: expect.stringContaining('declare: [Server.DataDir]'),
      },
    ]);
    expect(findings('[HTTP]\nListen = :80\n', catalogue)).toMatchObject([
      {
        ruleId: 'schema/unknown-section',
        severity: 'warning',
        message: expect.stringMatching(/^\[HTTP\] is not among/),
      },
    ]);
  });

  test('but not what somebody vouches for', () => {
    const catalogue = complete({ Server: { Address: {} } });
    expect(findings('[Server]\nDataDir = /x\n', catalogue, { declared: ['Server.DataDir'] })).toEqual([]);
    expect(findings('[HTTP]\nListen = :80\n', catalogue, { declared: ['HTTP'] })).toEqual([]);
  });

  test('leaves a word on what is gone or new by another version', () => {
    const catalogue = complete({ Server: { Address: {} } }, '2020.01.0');
    expect(findings('[ExecutionEnvironments]\nConfigFilePath = /x\n', catalogue)).toMatchObject([
      { ruleId: 'schema/not-yet-available' },
    ]);
    const newest = complete({ Server: { Address: {} } });
    expect(findings('[SAML]\nIdPMetaData = /x\n', newest)[0]!.message).not.toMatch(/is not among/);
  });

  test('makes a restart of all that it does not mark, once it marks any', () => {
    const marks = complete({ Server: { Address: {}, PublicWarning: { reloadable: true } } });
    expect(setting(marks, 'Server.Address')?.reloadable).toBe(false);
    expect(setting(complete({ Server: { Address: {} } }), 'Server.Address')?.reloadable).toBe(
      builtIn('Server.Address').reloadable,
    );
  });

  test('asks for nothing that the version lacks', () => {
    const text = '[HTTPS]\nListen = :443\n';
    const missing = (catalogue: Catalogue) =>
      findings(text, catalogue).filter(({ ruleId }) => ruleId === 'schema/missing-setting');
    expect(missing(builtInCatalogue)).not.toEqual([]);
    expect(missing(complete({ HTTPS: { Listen: {} } }))).toEqual([]);
  });

  test('is the version to judge by, unless one is given', () => {
    const catalogue = complete({ Server: { Address: {} } }, '2024.01.0');
    const versions = (options: object) =>
      lint([{ path: 'a', document: parse('') }], { catalogue, ...options }).connectVersion;
    expect([versions({}), versions({ connectVersion: '2025.01.0' })]).toEqual(['2024.01.0', '2025.01.0']);
  });
});

test('two files of one process may be judged by different overlays', () => {
  const document = parse('[Server]\nFresh = x\n');
  const of = (catalogue?: Catalogue) =>
    lint([{ path: 'a', document }], { catalogue }).files[0]!.diagnostics.length;
  const knows = overlay({ Server: { Fresh: {} } });
  expect([of(), of(knows), of(), of(knows)]).toEqual([1, 0, 1, 0]);
});
