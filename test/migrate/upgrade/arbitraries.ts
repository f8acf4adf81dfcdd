/** Files with settings of all times, in sections and spellings of every kind. */
import { fc } from '@fast-check/vitest';

/** Sections by several spellings, with the settings that they hold. */
const VOCABULARY: readonly (readonly [
  headers: readonly string[],
  Readonly<Record<string, readonly string[]>>,
])[] = [
  [
    ['[Server]', '[server]', '[ SERVER ]', '[ſerver]'],
    {
      Address: ['https://a', '"https://a"'],
      RVersion: [
        '/opt/R/4.2.0',
        '"/opt/R/4.1.3/"',
        '/usr/lib/R',
        '/opt/R/3.6/bin/R',
        '/srv/R',
        'R',
        '',
        '/opt/R/{{ v }}',
      ],
      RVersionScanning: ['false'],
      AuditLog: ['/var/log/audit.log', ''],
      AuditLogFormat: ['JSON', 'json', 'none', 'CSV'],
      SourcePackageDir: ['/srv/packages'],
      Unheard: ['1'],
    },
  ],
  [
    ['[Applications]', '[applications]'],
    {
      RunAs: ['someone'],
      EnvironmentBlacklist: ['LD_PRELOAD', '"HOME"', 'PATH ', 'long\\\nname'],
      ProhibitedEnvironment: ['LD_PRELOAD', 'TERM'],
      ConnectionTimeout: ['1h', '60m', '"soon"', '{{ t }}'],
      ReadTimeout: ['1h', '2h'],
      DisabledProtocols: ['websocket', '"websocket, xhr-polling"', 'xhr-streaming  websocket', 'a:b', ''],
      TempMounting: ['true', 'false'],
      ExplicitPublishing: ['true'],
      RConfigActive: ['x'],
    },
  ],
  [['[Scheduler]', '[SCHEDULER]'], { ReadTimeout: ['60m', '3h', ''], MinProcesses: ['3'] }],
  [['[R]', '[r]'], { Executable: ['/opt/R/4.2.0/bin/R', '/usr/bin/R'], Enabled: ['true'] }],
  [['[Password]'], { UserInfoEditableBy: ['Admin', 'AdminAndSelf', 'x'], SelfRegistration: ['false'] }],
  [
    ['[Authorization]'],
    {
      UserInfoEditableBy: ['admin', 'AdminAndSelf'],
      UsersListingMinRole: ['viewer', 'publisher', '"administrator"', 'all', ''],
      ViewersCanOnlySeeThemselves: ['true', 'on', 'false'],
    },
  ],
  [['[Authentication]'], { Provider: ['password', 'ldap'], RequireExternalUsernames: ['true'] }],
  [
    ['[LDAP "corp"]', '[ldap  "corp" ]', '[LDAP "other \\"x"]'],
    {
      WhitelistedLoginGroups: ['users', '"cn=a,dc=b"', 'two words'],
      PermittedLoginGroups: ['users', 'admins'],
      PermittedLoginGroup: ['users'],
      GroupsAutoRemoval: ['true'],
    },
  ],
  [
    ['[OAuth2]'],
    {
      AllowedDomains: ['a.org b.org', 'a.org', 'a.org,b.org', '"a.org\\tc.org"'],
      AllowedDomain: ['a.org'],
      AllowedEmails: ['a@b.org c@d.org', 'nobody', ''],
      DiscoveryEndpoint: ['https://accounts.google.com/.well-known/openid-configuration', 'https://idp'],
    },
  ],
  [
    ['[SAML]'],
    {
      IdPMetaData: ['https://idp/metadata', '/etc/idp.xml', '<xml/>', ''],
      IdPMetaDataURL: ['https://idp/metadata', 'https://other'],
    },
  ],
  [['[LoadBalancing]', '[loadbalancing]'], { EnforceMinRsconnectVersion: ['true', 'false'] }],
  [['[Logging]'], { Enabled: ['true', 'off'], AuditLog: ['/var/log/audit.log', '/x'] }],
  [['[HTTPS]'], { ExcludedCiphers: ['x', 'y'], Listen: [':443'] }],
  [
    ['[Postgres]'],
    {
      URL: [
        'postgres://u:{$}@h/db',
        '"postgres://u:{$}@h/db?x=1"',
        'postgres://u@h/db',
        'postgres://{$}@h/db',
      ],
      Password: ['hunter2', ''],
    },
  ],
  [['[Nowhere]'], { RVersion: ['/opt/R/1'] }],
];

const blanks = fc.constantFrom('', '', ' ', '  ', '\t');

/** Comments; the sign № becomes a number of its own, so that none can stand in for another. */
const comments = fc.constantFrom(
  ...['; note №', '# note №', ';№', '; "open №', ';Executable = №', '; ReadTimeout = №', '; [R] №'],
  ...['; gcfg-lint-disable-next-line schema/* -- №', '; gcfg-lint-disable schema/* -- №', '; № \\'],
);
const trailing = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.tuple(blanks, comments).map((parts) => parts.join('')) },
);

const spelling = (key: string) => fc.constantFrom(key, key, key.toLowerCase(), key.toUpperCase());

function settingsOf(values: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<string> {
  return fc.constantFrom(...Object.keys(values)).chain((key) =>
    fc
      .tuple(blanks, spelling(key), blanks, blanks, fc.constantFrom(...values[key]!), trailing, fc.nat(9))
      .map(([indent, name, before, after, value, comment, blank]) =>
        // Now and then a key without an equals sign.
        blank === 0 ? `${indent}${name}${comment}` : `${indent}${name}${before}=${after}${value}${comment}`,
      ),
  );
}

const trivia = fc.oneof(
  { weight: 2, arbitrary: comments },
  { weight: 2, arbitrary: blanks },
  { weight: 1, arbitrary: fc.tuple(blanks, comments).map((parts) => parts.join('')) },
);

const sections = fc.constantFrom(...VOCABULARY).chain(([headers, values]) =>
  fc
    .tuple(
      fc.array(trivia, { maxLength: 2 }),
      fc.constantFrom(...headers),
      trailing,
      fc.array(fc.oneof({ weight: 4, arbitrary: settingsOf(values) }, { weight: 2, arbitrary: trivia }), {
        maxLength: 6,
      }),
    )
    .map(([above, header, comment, lines]) => [...above, header + comment, ...lines]),
);

/** Files that the server’s parser takes. */
export function files(name: string): fc.Arbitrary<string> {
  return fc
    .record({
      above: fc.array(trivia, { maxLength: 2 }),
      sections: fc.array(sections, { maxLength: 6 }),
      lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
      isOpen: fc.boolean(),
      mark: fc.constantFrom('', '', '\ufeff'),
    })
    .map(({ above, sections, lineEnd, isOpen, mark }) => {
      const lines = [...above, ...sections.flat()];
      let count = 0;
      const text = lines.map((line) => `${line}\n`.replace('№', () => `${name} ${++count}`)).join('');
      const ended = text.replaceAll('\n', lineEnd);
      return mark + (isOpen ? ended.replace(/\r?\n$/, '') : ended);
    });
}

/** Versions at which something changes, and the newest. */
export const versions = fc.constantFrom(
  ...[
    '1.5.14',
    '1.6.8',
    '1.7.4',
    '1.7.8',
    '1.8.2',
    '1.8.6',
    '2021.12.1',
    '2022.11.0',
    '2023.06.0',
    '2024.08.0',
  ],
  ...['2026.08.0', '2026.08.0', '2026.08.0', '2026.08.0'],
);
