/** Files full of secrets, and what to look for in what comes out. */
import fc from 'fast-check';
import { encodeValue, unwritable } from '../../../src/parser/index.ts';
import { type Section, sections } from '../../../src/schema/index.ts';

/** Every secret setting of the catalogue, as a header and a key. */
export const SECRET_SETTINGS = (sections as readonly Section[]).flatMap(({ name, subsection, settings }) =>
  Object.entries(settings)
    .filter(([, setting]) => setting.type === 'secret')
    .map(([key]) => ({ section: name, header: subsection === 'none' ? name : `${name} "corp"`, key })),
);

/** Names that the catalogue lacks, and that tell what they hold or are slips of such names. */
const TELLING = [
  ['SMTP', 'Pasword'],
  ['SMTP', 'Passwrod'],
  ['SMTP', 'Passw0rd'],
  ['Postgres', 'Passwords'],
  ['OAuth2', 'ClientSecrets'],
  ['LDAP "corp"', 'BindPasword'],
  ['Foo', 'ApiToken'],
  ['Foo', 'DbPassword'],
  ['Foo "bar"', 'Credential'],
  ['Server', 'ApiKey'],
  ['Server', 'api-key'],
].map(([header, key]) => ({ header: header!, key: key! }));

const named = fc.constantFrom(...SECRET_SETTINGS, ...TELLING);

/** Settings that are no secrets, in which a secret may stand nevertheless. */
const open = fc.constantFrom(
  ...[
    ['Postgres', 'URL'],
    ['Postgres', 'InstrumentationURL'],
    ['Server', 'Address'],
    ['Server', 'DataDir'],
    ['LDAP "corp"', 'ServerAddress'],
    ['RPackageRepository "CRAN"', 'URL'],
    ['HTTP', 'Listen'],
    ['HTTPS', 'Key'],
    ['R', 'Executable'],
    ['Scheduler', 'InitTimeout'],
    ['Foo', 'Bar'],
  ].map(([header, key]) => ({ header: header!, key: key! })),
);

const mark = fc.constantFrom(
  ...[';', '#', '"', '\\', "'", '“', ' ', '=', ':', '@', '/', '%', '$', '{{', 'ü'],
);
const marks = fc.array(mark, { maxLength: 3 }).map((parts) => parts.join(''));

/** Passwords with this in them, perhaps twice, and marks between and around. */
const passwordsWith = (marker: string) =>
  fc
    .tuple(marks, marks, fc.option(marks))
    .map(([before, after, between]) =>
      between === null
        ? `${before}${marker}${after}`
        : `${before}${marker}${between || '-'}${marker}${after}`,
    );

const urlsWith = (marker: string) =>
  fc
    .tuple(
      passwordsWith(marker).map((password) => password.replaceAll(/[\s"\\#;]/g, '')),
      fc.constantFrom<(password: string) => string>(
        (password) => `postgres://connect:${password}@db.example.com/connect`,
        (password) => `postgresql://db.example.com/connect?user=connect&password=${password}`,
        (password) => `https://admin:${password}@cran.example.com/latest`,
        (password) => `ldap://cn=admin:${password}@ldap.example.com:389`,
        (password) => `ldaps://reader:${password}@ldap.example.com`,
        (password) => `host=db user=connect password=${password} dbname=connect`,
        (password) => `host=db user=connect password='${password.replaceAll("'", '')}' dbname=connect`,
        (password) => `https://example.com/?token=${password}`,
      ),
    )
    .map(([password, around]) => around(password));

/** What people do to the line of a secret setting. */
const damage = fc.constantFrom<(key: string, value: string) => string>(
  (key, value) => `${key} = ${value}`,
  (key, value) => `${key}=${value}`,
  (key, value) => `${key} = "${value}"`,
  (key, value) => `${key} = "${value}`,
  (key, value) => `${key} = '${value}'`,
  (key, value) => `${key} = ${unwritable(value) === undefined ? encodeValue(value) : value}`,
  (key, value) => `${key}: ${value}`,
  (key, value) => `${key} ${value}`,
  (key, value) => `${key} = \\${value}`,
  (key, value) => `${key} = x\\\n${value}`,
  (key, value) => `${key} = x ; ${value}`,
  (key, value) => `${key} = #${value}`,
  (key, value) => `"${key}": "${value}",`,
  (key, value) => `export ${key}=${value}`,
  (key, value) => `; ${key} = ${value}`,
  (key, value) => `#${key}=${value}`,
  // With blanks in it, a line is prose.
  (key, value) => `# ${key} ${value.replaceAll(' ', '')}`,
  (key, value) => `// ${key} = ${value}`,
  (key, value) => `Host = x ; ${key} = ${value}`,
  (key, value) => `${key} = ${value}\n${key} = ${value}`,
);

const linesWith = (marker: string) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ place: named, change: damage, value: passwordsWith(marker) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        place: open,
        change: fc.constantFrom(asIs, quoted, cut),
        value: urlsWith(marker),
      }),
    },
    fc.record({
      place: fc.constantFrom({ header: 'HTTPS', key: 'Key' }, { header: 'Foo', key: 'Bar' }),
      change: fc.constant(() => `Key = -----BEGIN PRIVATE KEY-----\n${marker}\n-----END PRIVATE KEY-----`),
      value: fc.constant(''),
    }),
    fc.record({
      place: urlsWith(marker).map((url) => ({ header: `RPackageRepository "${url}"`, key: 'URL' })),
      change: fc.constant(asIs),
      value: fc.constant('https://cran.example.com'),
    }),
  );

const asIs = (key: string, value: string) => `${key} = ${value}`;
const quoted = (key: string, value: string) => `${key} = "${value}"`;
const cut = (key: string, value: string) => `${key} = ${value.replace('@', ';@')}`;

const fileWith = (marker: string, lines: { minLength: number; maxLength: number }) =>
  fc.tuple(fc.array(linesWith(marker), lines), fc.boolean()).map(([all, crlf]) => {
    const text = all.map(({ place, change, value }) => `[${place.header}]\n${change(place.key, value)}\n`);
    return `${text.join('')}[Server]\nPublicWarning = ${all.length}\n`.replaceAll('\n', crlf ? '\r\n' : '\n');
  });

/** A file that the server accepts: more comes out of it than of one with errors. */
const soundFileWith = (marker: string) =>
  fc
    .array(
      fc.oneof(
        fc.record({ place: named, value: passwordsWith(marker) }),
        fc.record({ place: open, value: urlsWith(marker) }),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((all) =>
      all.map(({ place, value }) => `[${place.header}]\n${place.key} = ${encodeValue(value)}\n`).join(''),
    );

const variablesWith = (marker: string) =>
  fc
    .array(
      fc.oneof(
        fc.tuple(
          fc
            .constantFrom(
              ...SECRET_SETTINGS.map(
                ({ section, header, key }) => `CONNECT_${section}_${header === section ? '' : 'corp_'}${key}`,
              ),
              'CONNECT_SMTP_Pasword',
              'CONNECT_Foo_Token',
              'GCFG_LINT_COLLECT_KEY',
            )
            .map((name) =>
              name.replace(/[^_]+(?=_|$)/g, (part) => (part === 'corp' ? part : part.toUpperCase())),
            ),
          passwordsWith(marker),
        ),
        fc.tuple(
          fc.constantFrom(
            'CONNECT_POSTGRES_URL',
            'CONNECT_SERVER_ADDRESS',
            'CONNECT_R_EXECUTABLE',
            'CONNECT_HTTP_LISTEN',
          ),
          urlsWith(marker),
        ),
      ),
      { maxLength: 3 },
    )
    .map((pairs): Readonly<Record<string, string>> => Object.fromEntries(pairs));

const ymlText = JSON.stringify;

const yamlWith = (marker: string) =>
  fc.tuple(variablesWith(marker), passwordsWith(marker), fc.nat(5)).map(([variables, password, which]) => ({
    lint: [
      'rules:\n  value/address: off\n',
      `password: ${ymlText(password)}\n`,
      `environment:\n  CONNECT_SMTP_PASSWORD: ${ymlText(password)}\n`,
      `rules:\n  security/plain-secret: error\n# password: ${password}\nprofile: x # token=${password}\n`,
      `environment: { password: "${password}\n`,
      `connect-version: https://u:${encodeURIComponent(password)}@h/\n`,
    ][which]!,
    topology: `shared-paths: [/mnt/connect]\nnodes:\n  a:\n    config: a.gcfg\n    environment: ${ymlText(variables)}\n  b: { config: b.gcfg, environment: b.env }\n${
      [
        '',
        '',
        '',
        `# password: ${password}\n  c: { password: ${ymlText(password)} }\n`,
        `  c: { environment: { CONNECT_SMTP_PASSWORD: "${password}\n`,
        `  c: { config: ${ymlText(`https://u:${encodeURIComponent(password)}@h/a.gcfg`)} }\n`,
      ][which]
    }`,
  }));

/** Secrets in all places that a command can read. */
export interface Material {
  /** Stands in every secret, and nowhere else. */
  readonly marker: string;
  readonly files: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** On the command line. */
  readonly password: string;
  readonly url: string;
  readonly place: { readonly header: string; readonly key: string };
}

export const material: fc.Arbitrary<Material> = fc
  .stringMatching(/^Zq[A-Za-z0-9]{8}$/)
  .chain((marker) =>
    fc.record({
      marker: fc.constant(marker),
      a: fc.oneof(soundFileWith(marker), fileWith(marker, { minLength: 1, maxLength: 4 })),
      migration: fc.option(soundFileWith(marker)),
      b: fc.oneof(soundFileWith(marker), fileWith(marker, { minLength: 0, maxLength: 2 })),
      environment: variablesWith(marker),
      envFile: variablesWith(marker),
      stray: fc.constantFrom('', '', `password ${marker}\n`, `X="${marker}\n`),
      yaml: yamlWith(marker),
      password: passwordsWith(marker),
      url: urlsWith(marker),
      place: named,
    }),
  )
  .map(({ marker, a, migration, b, environment, envFile, stray, yaml, password, url, place }) => ({
    marker,
    password,
    url,
    place,
    environment,
    files: {
      'a.gcfg': a,
      'b.gcfg': b,
      ...(migration === null ? {} : { 'a-migration.gcfg': migration }),
      'b.env': Object.entries(envFile)
        .map(([name, value]) => `${name}=${JSON.stringify(value).replaceAll(/[$`]/g, '\\$&')}\n`)
        .join('')
        .concat(stray),
      'lint.yaml': yaml.lint,
      'topology.yaml': yaml.topology,
      key: `a key for collecting: ${marker}\n`,
      mounts: `36 25 0:32 / /srv rw - cifs //u:${marker}@nas/x rw,password=${marker}\n`,
    },
  }));

/** The forms in which a secret might come out; all of them lower case. */
export function formsOf(marker: string): string[] {
  const bytes = Buffer.from(marker);
  // Base64 of a longer text that holds it, at each of the three places where it can begin.
  const encoded = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '');
    return text.slice(shift === 0 ? 0 : shift + 1, -2);
  });
  const percent = [...bytes].map((byte) => `%${byte.toString(16)}`).join('');
  return [marker.slice(0, 6), ...encoded, bytes.toString('hex'), percent].map((form) => form.toLowerCase());
}
