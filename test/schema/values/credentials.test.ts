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
