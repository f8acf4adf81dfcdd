/** E-mail addresses, versions, paths, words of a list, secrets, placeholders. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are gaps of templates
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEmail } from '../../../src/schema/values/email.ts';
import { readEnum } from '../../../src/schema/values/enum.ts';
import { readPath } from '../../../src/schema/values/path.ts';
import { hasPlaceholder, isPlaceholder } from '../../../src/schema/values/placeholder.ts';
import { isExampleSecret, looksEncrypted, readSecret } from '../../../src/schema/values/secret.ts';
import { readString } from '../../../src/schema/values/string.ts';
import { compareVersions, readVersion } from '../../../src/schema/values/version.ts';
import { refusal } from './refusal.ts';

/** A reading that was accepted, with at most these remarks. */
const accepted = (value: string, ...remarks: string[]) => ({
  ok: true,
  value,
  ...(remarks.length === 0 ? {} : { remarks }),
});

describe('readEmail', () => {
  it.each([
    'a@b.org',
    'first.last+tag@sub.example.com',
    'root@localhost',
    '"a b"@c.org',
    'a@[127.0.0.1]',
    'ä@ö.org',
  ])('takes %j', (text) => {
    expect(readEmail(text)).toEqual(accepted(text));
  });

  it.each(['Posit Connect <connect@example.com>', '"Doe, Jane" <j@d.org>', '<a@b.org>'])(
    'takes the name in %j',
    (text) => {
      expect(readEmail(text)).toEqual(accepted(text, 'display-name'));
    },
  );

  it('takes the empty text for "not set"', () => {
    expect(readEmail('')).toEqual(accepted('', 'empty'));
  });

  it.each([
    ['connect', /no @/],
    ['a@', /domain is missing/],
    ['@b.org', /no name@domain form/],
    ['a@b..org', /dot/],
    ['a.@b.org', /dot/],
    ['a@b.org.', /dot/],
    ['a@b.org, c@d.org', /more than one/],
    ['a b@c.org', /white space/],
    ['Doe, Jane <j@d.org>', /form/],
    ['mailto:a@b.org', /link/],
  ])('refuses %j', (text, reason) => {
    expect(readEmail(text)).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  });

  it('suggests the address inside of a link', () => {
    expect(readEmail('mailto:a@b.org')).toHaveProperty('suggestion', 'a@b.org');
  });
});

describe('readVersion', () => {
  it.each([
    '2025.06.0',
    '1.9.0',
    '1.8.0.3',
    '2025.06.0-dev+12-gabc',
    '2025',
    '2022.03.2-1',
    '2024.09.0+1.pro~x',
  ])('takes %j', (text) => {
    expect(readVersion(text)).toEqual(accepted(text));
  });

  it.each([
    ['v2025.06.0', '2025.06.0'],
    [' 1.9.0', '1.9.0'],
    ['latest', undefined],
    ['1.', undefined],
    ['1..2', undefined],
    ['1.2.3.4.5.6', undefined],
    ['1.2-', undefined],
  ])('refuses %j and suggests %j', (text, suggestion) => {
    const reading = refusal(readVersion(text));
    expect(reading.suggestion).toBe(suggestion);
  });
});

describe('compareVersions', () => {
  const ascending = [
    '1.7.8',
    '1.8.0',
    '1.8.0.3',
    '1.8.2',
    '1.10.0',
    '2021.08.2',
    '2025.06.0-alpha',
    '2025.06.0-alpha.2',
    '2025.06.0-alpha.10',
    '2025.06.0-alpha.b',
    '2025.06.0-dev',
    '2025.06.0',
    '2025.06.1',
    '2025.12.0',
  ];

  it('orders versions', () => {
    for (const [i, left] of ascending.entries()) {
      for (const [j, right] of ascending.entries()) {
        expect(Math.sign(compareVersions(left, right)), `${left} ${right}`).toBe(Math.sign(i - j));
      }
    }
  });

  it.each([
    ['1.9', '1.9.0'],
    ['2025.06.0', '2025.6.0'],
    ['2022.03.2-1', '2022.03.2'],
    ['2025.06.0+a', '2025.06.0+b'],
    ['2025.06.0-dev+a', '2025.06.0-dev'],
  ])('%s is as old as %s', (left, right) => {
    expect(compareVersions(left, right)).toBe(0);
  });

  it('cannot place what is no version', () => {
    expect(compareVersions('latest', '1.0')).toBeNaN();
    expect(compareVersions('1.0', '')).toBeNaN();
  });
});

describe('readPath', () => {
  it.each([
    ['/var/lib/rstudio-connect', []],
    ['/opt/R/4.3.1/bin/R', []],
    ['/path with blanks/x', []],
    ['', ['empty']],
    ['opt/r-packages', ['relative']],
    ['~/data', ['home']],
    ['~connect/data', ['home']],
    ['C:\\Connect', ['windows']],
    ['c:/Connect', ['windows']],
    ['\\\\server\\share', ['windows']],
    ['data\\x', ['windows']],
    ['/data ', ['surrounding-space']],
    [' /data', ['relative', 'surrounding-space']],
    ['/data//x', ['double-slash']],
    ['/data/../x', ['dot-segments']],
    ['./data', ['relative', 'dot-segments']],
    ['/data/.', ['dot-segments']],
    ['/data/..x/.y', []],
    [`MIIC${'A'.repeat(80)}==`, ['inline-certificate']],
    ['-----BEGIN CERTIFICATE-----\nMIIC', ['inline-certificate']],
  ])('%j has the remarks %j', (text, remarks) => {
    expect(readPath(text)).toEqual(accepted(text, ...remarks));
  });

  it.each([
    ['file:///etc/x.pem', '/etc/x.pem'],
    ['https://example.com/x.pem', undefined],
    ['/a\0b', undefined],
  ])('refuses %j and suggests %j', (text, suggestion) => {
    const reading = refusal(readPath(text));
    expect(reading.suggestion).toBe(suggestion);
  });
});

describe('readEnum', () => {
  const setting = { values: ['sqlite', 'Postgres'] };

  it('gives the spelling of the catalogue', () => {
    expect(readEnum('SQLite', setting)).toEqual(accepted('sqlite'));
    expect(readEnum('postgres', setting)).toEqual(accepted('Postgres'));
  });

  it('folds ASCII only', () => {
    expect(readEnum('\u212a', { values: ['k'] })).toMatchObject({ ok: false });
  });

  it.each([
    ['postgresql', 'Postgres'],
    ['sqllite', 'sqlite'],
    [' sqlite', 'sqlite'],
    ['mysql', undefined],
    ['oracle', undefined],
  ])('refuses %j and suggests %j', (text, suggestion) => {
    const reading = refusal(readEnum(text, setting));
    expect(reading.suggestion).toBe(suggestion);
  });

  it('takes other words where the list is open or not known', () => {
    expect(readEnum('oracle', { ...setting, open: true })).toEqual(accepted('oracle', 'unlisted'));
    expect(readEnum('oracle', {})).toEqual(accepted('oracle', 'unlisted'));
  });

  it('does not judge an empty text, unless the list has it', () => {
    expect(readEnum('', setting)).toEqual({ ok: 'unknown', remarks: ['empty'] });
    expect(readEnum('', { values: ['', 'x'] })).toEqual(accepted(''));
  });
});

describe('readString and readSecret', () => {
  it('take every text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readString(text)).toMatchObject({ ok: true, value: text });
        expect(readSecret(text)).toMatchObject({ ok: true, value: text });
      }),
    );
  });

  it('remark on what looks odd', () => {
    expect(readString('')).toEqual(accepted('', 'empty'));
    expect(readString(' a')).toEqual(accepted(' a', 'surrounding-space'));
    expect(readString('{{ title }}')).toEqual(accepted('{{ title }}', 'placeholder'));
    expect(readString('<b>WARNING</b>')).toEqual(accepted('<b>WARNING</b>'));
    const encrypted = `${'aB3+'.repeat(13)}aB==`;
    expect(readSecret(encrypted)).toEqual(accepted(encrypted, 'encrypted'));
  });
});

describe('looksEncrypted', () => {
  it('takes base64 of 30 bytes and more', () => {
    const bytes = fc.uint8Array({ minLength: 40, maxLength: 200 });
    fc.assert(
      fc.property(bytes, (data) => {
        const text = Buffer.from(data).toString('base64');
        expect(looksEncrypted(text)).toBe(/[a-z]/.test(text) && /[A-Z]/.test(text));
      }),
    );
  });

  it.each([
    '',
    'hunter2',
    'aB3+',
    'correct horse battery staple correct hors',
    '0123456789abcdef'.repeat(4),
    'a'.repeat(40),
    `${'aB3+'.repeat(10)}a`,
    `${'aB3~'.repeat(10)}`,
  ])('does not take %j', (text) => {
    expect(looksEncrypted(text)).toBe(false);
  });
});

describe('isPlaceholder', () => {
  it.each([
    '<PASSWORD>',
    '<your password>',
    '<CRAN_URL>',
    '{{ x }}',
    '{{ REPLACEME }}',
    '{% if x %}',
    '${VAR}',
    '${VAR:-x}',
    '$(VAR)',
    '$VAR',
    '$SamlMetadataUrl',
    'XXXX',
    'xxxxxxxxxxxx',
    '********',
    'REPLACEME',
    'replace-me',
    'CHANGEME',
    'changeit',
    'TODO',
    '%(x)s',
    '@VAR@',
    '<%= x %>',
    '%PASSWORD%',
    '__PASSWORD__',
    'your-password',
    ' ${VAR} ',
  ])('%j is one', (text) => {
    expect(isPlaceholder(text)).toBe(true);
    expect(hasPlaceholder(text)).toBe(true);
  });

  it.each([
    '',
    'x',
    'xxx',
    '<b>x</b>',
    'Jane <j@d.org>',
    '{$}',
    '$1',
    'a@b@c',
    '100%',
    'password',
    'secret',
    'http://h',
    '{tenantid}',
  ])('%j is none', (text) => {
    expect(isPlaceholder(text)).toBe(false);
    expect(hasPlaceholder(text)).toBe(false);
  });

  it.each([
    ':<CONNECT_PORT>',
    'http://{{ host }}:3939',
    'postgres://u:${PW}@db/x',
    '$HOME/data',
    '$Issuer',
    'https://<connect-host>/content/<guid>',
    '/data/%(env)s',
  ])('%j has one', (text) => {
    expect(isPlaceholder(text)).toBe(false);
    expect(hasPlaceholder(text)).toBe(true);
  });

  it.each(['', 'secret', 'notasecret', 'not-a-secret', 'Example', '<PASSWORD>'])(
    '%j is no real secret',
    (text) => {
      expect(isExampleSecret(text)).toBe(true);
    },
  );

  it('takes real passwords for what they are', () => {
    expect(isExampleSecret('hunter2')).toBe(false);
    expect(isExampleSecret('$ecret1')).toBe(false);
  });
});
