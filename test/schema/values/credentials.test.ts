// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are gaps of templates
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasCredentials, MASK, maskCredentials } from '../../../src/schema/values/credentials.ts';

describe('maskCredentials', () => {
  it.each([
    ['postgres://u:pw@db/x', 'postgres://u:********@db/x'],
    ['https://u:pw@host:8080/x', 'https://u:********@host:8080/x'],
    ['https://:pw@host/', 'https://:********@host/'],
    ['postgres://u:p@w@db/x', 'postgres://u:********@db/x'],
    ['postgres://u:p#w@db/x', 'postgres://u:********@db/x'],
    ['postgres://u:p/w@db/x', 'postgres://u:********@db/x'],
    ['postgres://u:p?w@db/x', 'postgres://u:********@db/x'],
    ['postgres://u:12/w@db/x', 'postgres://u:********@db/x'],
    ['postgres://u:12?w@db/x', 'postgres://u:********@db/x'],
    ['postgres://u:12@?w=;@db/x', 'postgres://u:********@db/x'],
    ['postgres://u:12@w?w=@db/x', 'postgres://u:********@db/x'],
    ['https://u:p@ss/word@db/x', 'https://u:********@db/x'],
    ['postgres://u:pw@db/x?user=a@b&sslmode=disable', 'postgres://u:********@db/x?user=a@b&sslmode=disable'],
    [
      'postgres://db/x?user=a@b&password=pw&sslmode=disable',
      'postgres://db/x?user=a@b&password=********&sslmode=disable',
    ],
    ['https://host/?access_token=pw', 'https://host/?access_token=********'],
    ['https://host/?API-Key=pw#x', 'https://host/?API-Key=********'],
    ['https://ghp_0123456789abcdefghij@github.com/', 'https://********@github.com/'],
    ['host=db user=u password=pw dbname=x', 'host=db user=u password=******** dbname=x'],
    ["host=db password = 'p w' dbname=x", 'host=db password = ******** dbname=x'],
    ["host=db password='it\\'s' dbname=x", 'host=db password=******** dbname=x'],
    ['host=db password=p\\ w dbname=x', 'host=db password=******** dbname=x'],
    ["password='open", 'password=********'],
    ['host=db password=a sslpassword=b', 'host=db password=******** sslpassword=********'],
    ['u:pw@host', 'u:********@host'],
    ['//u:pw@host', '//u:********@host'],
    ['postgres:/u:pw@host', 'postgres:/u:********@host'],
    ['postgres:u:pw@host', 'postgres:********@host'],
    [
      'see postgres://u:pw@db/x and https://v:pw@host/',
      'see postgres://u:********@db/x and https://v:********@host/',
    ],
    ['; git+https://u:p@w/x@host', '; git+https://u:********@host'],
    ['; get https://ghp_0123456789abcdefghij@github.com/', '; get https://********@github.com/'],
    ['"host=db password=\'p w\' dbname=x"', '"host=db password=******** dbname=x"'],
    ['x.password=a&private_key=b', 'x.password=********&private_key=********'],
    [
      '-----BEGIN RSA PRIVATE KEY-----\\nMII\\n-----END RSA PRIVATE KEY-----',
      '-----BEGIN RSA PRIVATE KEY-----********-----END RSA PRIVATE KEY-----',
    ],
    ['-----BEGIN PRIVATE KEY-----MII', '-----BEGIN PRIVATE KEY-----********'],
  ])('%j becomes %j', (text, masked) => {
    expect(maskCredentials(text)).toBe(masked);
    expect(maskCredentials(masked)).toBe(masked);
    expect(hasCredentials(text)).toBe(true);
    expect(hasCredentials(masked)).toBe(false);
  });

  it.each([
    'http://localhost:3939',
    'https://host:8080/path?email=a@b.c',
    'https://host/@scope/pkg',
    'https://user@host/x',
    'https://u:@host/',
    'http://[::1]:80/@x',
    'postgres://u:{$}@db/x',
    'postgres://u@db/x?sslmode=disable&passfile=/root/.pgpass',
    'host=db user=u dbname=x passfile=/root/.pgpass',
    'not a url',
    '-----BEGIN CERTIFICATE-----MII',
    'mailto:admin@example.com',
    'Questions: mail admin@example.com',
    'see http://[::1]:3939/@x, http://host:3939/x@y',
    'bypass=1&tokens=2',
    '',
  ])('leaves %j alone', (text) => {
    expect(maskCredentials(text)).toBe(text);
    expect(hasCredentials(text)).toBe(false);
  });

  it('masks a gap of a template without calling it a secret', () => {
    for (const gap of ['<PASSWORD>', '${PW}', '{{ pw }}', 'XXXXXXXX']) {
      expect(maskCredentials(`postgres://u:${gap}@db/x`)).toBe(`postgres://u:${MASK}@db/x`);
      expect(hasCredentials(`postgres://u:${gap}@db/x`)).toBe(false);
    }
  });

  it('masks what may be a password that was cut off, without calling it one', () => {
    for (const start of ['postgres://u:', 'see ldap://u:', 'http://u:']) {
      expect(maskCredentials(`${start}pw`)).toBe(`${start}${MASK}`);
      expect(hasCredentials(`${start}pw`)).toBe(false);
    }
    expect(maskCredentials('x ldap://u:p w@host')).toBe(`x ldap://u:${MASK}@host`);
    expect(maskCredentials('ldap://{host}:{port}, ldap://host:3939')).toBe(
      'ldap://{host}:{port}, ldap://host:3939',
    );
  });

  it('takes its time in proportion to the length of a text', { timeout: 20_000 }, () => {
    const pieces = [
      'a',
      'a://',
      'a://b:c ',
      'a://b:c@',
      'a://b:{c',
      'a://b:c?x=y@',
      'http://[',
      'password',
      '= ',
    ];
    for (const start of ['', 'postgres://u:', "host=db password='", '; '])
      for (const piece of [...pieces, 'password=', "\\'", '@a', '?a', '-----BEGIN PRIVATE KEY-----', 'a-'])
        maskCredentials(start + piece.repeat(1_000_000 / piece.length));
  });

  it('lets no part of a password in front of an @ through, and masks a masked text no further', () => {
    const password = fc
      .array(fc.constantFrom('hunter2', '#', '/', '?', ':', '@', '%40', ' ', "'", '\\', '9', '['), {
        minLength: 1,
      })
      .map((parts) => `hunter2${parts.join('')}hunter2`);
    const scheme = fc.constantFrom('postgres://u:', 'https://u:', 'ldap://:', 'postgres://u:9', 'u:', '//u:');
    fc.assert(
      fc.property(
        scheme,
        password,
        fc.constantFrom('@db/x', '@db:5432/x?sslmode=disable'),
        (start, secret, end) => {
          const masked = maskCredentials(start + secret + end);
          expect(masked).not.toContain('hunter2');
          expect(maskCredentials(masked)).toBe(masked);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
