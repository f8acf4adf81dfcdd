import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUrl, splitUrl } from '../../../src/schema/values/url.ts';
import { refusal } from './refusal.ts';

describe('readUrl', () => {
  it.each([
    ['http://localhost:3939', undefined],
    ['https://connect.example.com', undefined],
    ['HTTPS://Connect.Example.com/', undefined],
    ['https://connect.example.com/connect/?a=b@c#d', undefined],
    ['https://host:8443/@scope/x', undefined],
    ['http://[::1]:3939/', undefined],
    ['https://user:secret@packagemanager.example.com/cran/latest', undefined],
    ['https://login.example.com/{tenantid}/metadata.xml?appid={appid}', undefined],
    ['https://пример.рф', undefined],
    ['postgres://connect:secret@db:5432/connect?sslmode=disable', undefined],
    ['postgresql://db/connect', undefined],
    ['postgres://u@h1:5432,h2:5433/connect', undefined],
    ['postgres:///connect?host=/var/run/postgresql', undefined],
    ['postgres://connect:{$}@db/connect', 'password-placeholder'],
    ['host=db user=connect password=secret dbname=connect', 'dsn'],
    ['ldap://ldap.example.com', 'other-scheme'],
    ['/login', 'relative'],
    ['', 'empty'],
  ])('takes %j (%s)', (text, remark) => {
    expect(readUrl(text)).toEqual({
      ok: true,
      value: text,
      ...(remark === undefined ? {} : { remarks: [remark] }),
    });
  });

  it.each([
    ['connect.example.com', /scheme is missing/, undefined],
    ['0.0.0.0:3939', /scheme is missing/, undefined],
    ['localhost:3939', /scheme is missing/, undefined],
    ['//connect.example.com', /scheme is missing/, undefined],
    ['http:/connect.example.com', /scheme is missing/, 'http://connect.example.com'],
    ['https//connect.example.com/x', /scheme is missing/, 'https://connect.example.com/x'],
    ['https:connect.example.com', /scheme is missing/, 'https://connect.example.com'],
    ['http:\\\\host\\x', /scheme is missing/, 'http://host/x'],
    ['https://', /host is missing/, undefined],
    ['https:///path', /host is missing/, undefined],
    ['https://:3939', /host is missing/, undefined],
    ['postgres:///connect', /host is missing/, undefined],
    ['https://email-smtp..amazonaws.com', /part of its host name is empty/, undefined],
    ['https://host:port', /port is not a number/, undefined],
    ['https://host:0', /port is not between/, undefined],
    ['https://host:65536/', /port is not between/, undefined],
    ['postgres://u@h1:5432,h2:x/db', /port is not a number/, undefined],
    ['https://my host/', /white space/, undefined],
    ['https://ho<st/', /character/, undefined],
    ['postgres://u:pa#ss@db/connect', /must be encoded/, undefined],
    ['postgres://u:pa/ss@db/connect', /must be encoded/, undefined],
  ])('refuses %j', (text, reason, suggestion) => {
    const reading = refusal(readUrl(text));
    expect(reading).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
    expect(reading.suggestion).toBe(suggestion);
  });

  it('takes only the schemes that it is told', () => {
    expect(readUrl('https://host', ['https'])).toEqual({ ok: true, value: 'https://host' });
    expect(readUrl('ldaps://host', ['ldap', 'ldaps'])).toEqual({ ok: true, value: 'ldaps://host' });
    expect(readUrl('http://host', ['https'])).toMatchObject({ ok: false, advice: 'begin with https://' });
    expect(readUrl('host=db dbname=x', ['postgres', 'postgresql'])).toMatchObject({ ok: true });
    expect(readUrl('host=db dbname=x', ['https'])).toMatchObject({ ok: false });
    expect(readUrl('/login', ['https'])).toMatchObject({ ok: false });
  });

  it('never shows a password', () => {
    const password = fc
      .string({ unit: fc.constantFrom(...'SECR€T#/?&:@% ') })
      .map((text) => `hunter2${text}hunter2`);
    const before = fc.constantFrom('postgres://u:', 'https://u:', 'http:/u:', 'u:', 'https:u:', 'bogus://u:');
    const after = fc.constantFrom('@host/db', '@host:port/', '@', '@ho st', '', '@h..t');
    fc.assert(
      fc.property(before, password, after, (scheme, secret, host) => {
        const { value: _, ...said } = { value: '', ...readUrl(scheme + secret + host) };
        expect(JSON.stringify(said)).not.toContain('hunter2');
      }),
    );
  });
});

describe('splitUrl', () => {
  it.each([
    [
      'HTTP://a@b:c@[::1]:80/p?q=1#f',
      { scheme: 'http', userinfo: 'a@b:c', host: '::1', port: '80', path: '/p', query: 'q=1' },
    ],
    ['https://host', { scheme: 'https', host: 'host', path: '' }],
    ['https://host:', { scheme: 'https', host: 'host', port: '', path: '' }],
    ['host:80', undefined],
  ])('%j', (text, parts) => {
    expect(splitUrl(text)).toEqual(parts);
  });
});
