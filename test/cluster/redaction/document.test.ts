/** A configuration without its secrets: nothing of a secret comes out, and everything else stays. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { parseMarked } from '../../../src/cluster/redaction/bytes-in-text.ts';
import { redactDocument } from '../../../src/cluster/redaction/redact.ts';
import { encodeValue, parse, unwritable } from '../../../src/parser/index.ts';
import { bindEntries, isSecret, secretRanges } from '../../../src/schema/index.ts';
import { anyText, bytes } from '../../parser/arbitraries.ts';
import { keyed, masked, readable, redact } from './redacting.ts';

describe('a configuration', () => {
  test.each<[string, string, string]>([
    ['a secret', '[SMTP]\nPassword = hunter2\nPort = 25\n', '[SMTP]\nPassword = <1>\nPort = 25\n'],
    ['one without secrets', '; a\n[Server]\nDataDir="/x" ; y\r\n', '; a\n[Server]\nDataDir="/x" ; y\r\n'],
    ['an empty secret', '[SMTP]\nPassword =\nPassword = ""\n', '[SMTP]\nPassword =\nPassword = ""\n'],
    ['a secret without an equals sign', '[SMTP]\nPassword ; pa;ss\n', '[SMTP]\nPassword ;********\n'],
    ['a secret that was cut short', '[SMTP]\nPassword = pa;ss\r\n', '[SMTP]\nPassword = <1>;********\r\n'],
    [
      'a secret over two lines',
      '[SMTP]\nPassword = pa\\\n  ss ; x\nPort = 25',
      '[SMTP]\nPassword = <1>\\\n ;********\nPort = 25',
    ],
    [
      'equal and different secrets',
      '[SMTP]\nPassword = a\npassword = "a"\nPassword = b\n[LDAP "x"]\nBindPassword = a\n[LDAP "y"]\nBindPassword = a\n',
      '[SMTP]\nPassword = <1>\npassword = <1>\nPassword = <2>\n[LDAP "x"]\nBindPassword = <3>\n[LDAP "y"]\nBindPassword = <4>\n',
    ],
    [
      'a PostgreSQL URL',
      '[Postgres]\nURL = "postgres://connect:hunter2@db.example.com:5432/connect?sslmode=require&password=b" ; x\n',
      '[Postgres]\nURL = postgres://connect:<1>@db.example.com:5432/connect?sslmode=require&password=<2> ;********\n',
    ],
    [
      'a connection string',
      `[Postgres]\nURL = host=db user=connect password='pa ss' dbname=connect\n`,
      '[Postgres]\nURL = host=db user=connect password=<1> dbname=connect\n',
    ],
    [
      'a URL whose password is cut short',
      '[Postgres]\nURL = postgres://connect:12;34@db.example.com/connect\n',
      '[Postgres]\nURL = postgres://connect:<1>;********\n',
    ],
    [
      'a connection string that is cut short',
      '[Postgres]\nURL = host=db password=pa;ss\n',
      '[Postgres]\nURL = host=db password=<1>;********\n',
    ],
    [
      'a URL with a backslash in its password',
      '[Postgres]\nURL = "postgres://connect:pa\\\\s\\"s@db.example.com/connect"\n',
      '[Postgres]\nURL = postgres://connect:<1>@db.example.com/connect\n',
    ],
    [
      'a secret of another name',
      '[Home]\nApiToken = hunter2\n[SMTP]\nPasword = hunter2\n',
      '[Home]\nApiToken = <1>\n[SMTP]\nPasword = <2>\n',
    ],
    [
      'a key where a path belongs',
      '[HTTPS]\nKey = "-----BEGIN PRIVATE KEY-----\\nMIIEv\\n-----END PRIVATE KEY-----"\nCertificate = /x\n',
      '[HTTPS]\nKey = <1>\nCertificate = /x\n',
    ],
    [
      'comments',
      '; Password = hunter2\n  # https://u:hunter2@h.test/x\n[SMTP] ; secret: hunter2\nHost = h ; pwd=hunter2\n',
      '; Password = ********\n  # https://u:********@h.test/x\n[SMTP] ; secret: ********\nHost = h ; pwd=********\n',
    ],
    [
      'the name of a section',
      '[Proxy "https://u:hunter2@h.test"] ; x\nHost = a\n',
      '[Proxy "https://u:<1>@h.test"] ; x\nHost = a\n',
    ],
    [
      'broken lines',
      '[SMTP]\nPassword hunter2\nPassword = hunter\\2\nPassword = "hunter2\nPort = 25\nPassword = "\\z"\nHost = a"b\\z"\n',
      '[SMTP]\nPassword "********"\nPassword = \\_********\nPassword = "********\nPort = 25\nPassword = "\\_********"\nHost = "\\_********"\n',
    ],
    [
      'a key over several lines',
      '[SMTP]\nPassword = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQ==\n-----END PRIVATE KEY-----"\nHost = h\n',
      '[SMTP]\nPassword = "********\n;********\n;********\n********\nHost = h\n',
    ],
  ])('%s', (_, text, expected) => {
    const redacted = redact(text);
    expect(readable(redacted)).toBe(expected);
    expect(redacted).not.toMatch(/hunter|pa ss/);
    expect(redact(text, masked)).toBe(readable(redacted).replaceAll(/<\d>/g, '********'));
  });

  test('is refused where it was, also for bytes that are not UTF-8', () => {
    const file = Buffer.concat([
      Buffer.from('[SMTP]\n; Password = hun'),
      Buffer.from([0xff]),
      Buffer.from('ter2\nPassword = hun'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('ter2\nHost = \0a\nPort = '),
      Buffer.from([0x80]),
      Buffer.from('25\n'),
    ]);
    const redacted = JSON.parse(JSON.stringify(redact(file))) as string;
    const errors = (document: ReturnType<typeof parse>) =>
      document.errors.map(({ line, code }) => [line, code]);
    expect(errors(parseMarked(redacted))).toEqual(errors(parse(file)));
    expect(errors(parse(file))).toHaveLength(4);
    expect(redacted).not.toMatch(/hun|ter2/);
  });

  test.prop([fc.oneof(bytes, anyText)], { numRuns: 1000 })(
    'without secrets comes back byte for byte',
    (input) => {
      const document = parse(input);
      fc.pre(secretRanges(document, bindEntries(document)).length === 0);
      const text = document.toString();
      fc.pre(
        !document
          .nodes()
          .some(({ type, start, end }) => type === 'broken' && /\n./s.test(text.slice(start, end))),
      );
      expect(parseMarked(redactDocument(document, keyed)).toBytes()).toEqual(document.toBytes());
    },
  );
});

/** Stands in every secret, and nowhere else. */
const CANARY = 'Zyxwvut';

const mark = fc.constantFrom(
  ...[';', '#', '"', '\\', "'", '“', ' ', '=', ':', '@', '/', '%', '$', '{{', '+', '\0', '\u00A0', 'ü', '12'],
);

const secret = fc
  .tuple(fc.array(mark, { maxLength: 4 }), fc.array(mark, { maxLength: 4 }), fc.boolean())
  .map(([before, after, twice]) => `${before.join('')}${CANARY}${after.join('')}${twice ? CANARY : ''}`);

const secretKey = fc.constantFrom('Password', 'BindPassword', 'ClientSecret', 'ApiToken', 'Pasword');

/** What people do to the line of a setting. */
const spelling = fc.constantFrom<(key: string, value: string) => string>(
  (key, value) => `${key} = ${value}`,
  (key, value) => `${key} = "${value}"`,
  (key, value) => `${key} = "${value}`,
  (key, value) => `${key} = ${unwritable(value) === undefined ? encodeValue(value) : value}`,
  (key, value) => `${key}=${value}`,
  (key, value) => `${key}: ${value}`,
  (key, value) => `${key} ${value}`,
  (key, value) => `export ${key}=${value}`,
  (key, value) => `"${key}": "${value}",`,
  (key, value) => `; ${key} = ${value}`,
  (key, value) => `${key} ; ${value}`,
  (key, value) => `${key} = x ; ${value}`,
  (key, value) => `${key} = #${value}`,
  (key, value) => `${key} = x\\\n${value}`,
  (key, value) => `${key} = x\\\n\\\r\n${value} ; y`,
  (key, value) => `[Section] ${key} = ${value}`,
  (_, value) => `URL = postgres://user:${value}@db.example.com/connect`,
  (_, value) =>
    `URL = "postgres://user:${value}@db.example.com/connect" ; https://u:${encodeURIComponent(value)}@h.test`,
  (_, value) =>
    `URL = ${spell(`ldap://user:${value}@db.example.com/x?password=${encodeURIComponent(value)}&y=1`)}`,
  (_, value) => `[Proxy "ldap://user:${value.replaceAll(/["\\]/g, '\\$&')}@h.test"]`,
);

function spell(value: string): string {
  return unwritable(value) === undefined ? encodeValue(value) : value;
}

/** Lines with secrets among lines of any kind. */
const files = fc
  .record({
    lines: fc.array(
      fc.oneof(
        {
          weight: 3,
          arbitrary: fc.tuple(spelling, secretKey, secret).map(([write, ...rest]) => write(...rest)),
        },
        { weight: 1, arbitrary: anyText.filter((text) => !/[A-Z]{2}IE|-----/.test(text)) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('[SMTP]', '[LDAP "corp"]', 'Port = 25', '', '\0', 'Host = "a'),
        },
      ),
      { maxLength: 8 },
    ),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    header: fc.constantFrom('[SMTP]', '[OAuth2] ; x', ''),
  })
  .map(({ lines, lineEnd, header }) => [header, ...lines].join(lineEnd));

describe('whatever the file', () => {
  test.prop([files], { numRuns: 2000 })('nothing of a secret comes out', (text) => {
    expect(redact(text)).not.toContain(CANARY);
    expect(redact(text, masked)).not.toContain(CANARY);
    expect(redact(text, masked)).not.toMatch(/redacted-|[0-9a-f]{32}/);
  });

  test.prop([files], { numRuns: 2000 })('every secret that can be read is a token', (text) => {
    for (const binding of bindEntries(parseMarked(redact(text))))
      if (isSecret(binding)) expect(binding.entry.value ?? '').toMatch(/^(?:redacted-[0-9a-f]{32})?$/);
  });

  test.prop([files], { numRuns: 2000 })('the server reads the same settings on the same lines', (text) => {
    const [before, after] = [parse(text), parseMarked(redact(text))];
    const shape = (document: typeof before) =>
      document.events().map(({ section, key, blank, line }) => ({ section, key, blank, line }));
    expect(shape(after)).toEqual(shape(before));
    expect(after.errorCount > 0).toBe(before.errorCount > 0);
    // Of a value over several lines, all that is wrong stands on the first; and NUL may be a part of a secret.
    if (!/\\\r?\n|\0/.test(text)) expect(after.errors[0]?.line).toBe(before.errors[0]?.line);
    expect(after.toString().split('\n')).toHaveLength(before.toString().split('\n').length);
  });
});
