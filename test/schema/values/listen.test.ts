import { describe, expect, it } from 'vitest';
import { isIpv6, readListen, splitListen } from '../../../src/schema/values/listen.ts';
import { refusal } from './refusal.ts';

describe('readListen', () => {
  it.each([
    [':3939', undefined],
    ['127.0.0.1:3939', undefined],
    ['0.0.0.0:80', undefined],
    ['localhost:3939', undefined],
    ['connect.example.com:443', undefined],
    ['my_host:80', undefined],
    ['[::1]:3939', undefined],
    ['[::]:80', undefined],
    ['[fe80::1%eth0]:80', undefined],
    [':65535', undefined],
    [':080', undefined],
    [':0', 'any-port'],
    [':', 'any-port'],
    ['localhost:', 'any-port'],
    [':http', 'service-port'],
    ['', 'empty'],
  ])('takes %j (%s)', (text, remark) => {
    expect(readListen(text)).toEqual({
      ok: true,
      value: text,
      ...(remark === undefined ? {} : { remarks: [remark] }),
    });
  });

  it.each([
    ['3939', /colon before the port is missing/, ':3939'],
    ['99999', /port is not between/, undefined],
    [':65536', /port is not between/, undefined],
    [':99999999999999999999', /port is not between/, undefined],
    [':-1', /port is not a number/, undefined],
    [':39x', /port is not a number/, undefined],
    ['*:3939', /no host name/, ':3939'],
    ['localhost', /port is missing/, undefined],
    ['127.0.0.1', /port is missing/, undefined],
    ['256.0.0.1:80', /no IPv4 address/, undefined],
    ['1.2.3:80', /no IPv4 address/, undefined],
    ['::1', /brackets/, undefined],
    ['fe80::1', /brackets/, undefined],
    ['1:2:3:4:5:6:7:8:80', /brackets/, '[1:2:3:4:5:6:7:8]:80'],
    ['[::1]', /host:port form|port is missing/, undefined],
    ['[localhost]:80', /no name and no address/, undefined],
    ['[]:80', /no name and no address/, undefined],
    ['http://localhost:3939', /is a URL/, 'localhost:3939'],
    ['https://connect.example.com/x', /is a URL/, undefined],
    ['/var/run/connect.sock', /path of a socket/, undefined],
    ['my host:80', /no name and no address/, undefined],
    ['a..b:80', /no name and no address/, undefined],
    ['a:b:80', /host:port form/, undefined],
    [' :80', /./, undefined],
  ])('refuses %j', (text, reason, suggestion) => {
    const reading = refusal(readListen(text));
    expect(reading).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
    expect(reading.suggestion).toBe(suggestion);
    if (suggestion !== undefined) expect(readListen(suggestion).ok).toBe(true);
  });
});

describe('splitListen', () => {
  it.each([
    [':3939', { host: '', port: 3939 }],
    ['[::1]:80', { host: '::1', port: 80 }],
    ['localhost:http', { host: 'localhost', port: 'http' }],
    ['3939', undefined],
  ])('%j', (text, address) => {
    expect(splitListen(text)).toEqual(address);
  });
});

describe('isIpv6', () => {
  it.each(['::', '::1', '1::', '1:2:3:4:5:6:7:8', 'fe80::1%eth0', '::ffff:127.0.0.1', '1:2:3:4:5:6:1.2.3.4'])(
    '%s is one',
    (text) => {
      expect(isIpv6(text)).toBe(true);
    },
  );
  it.each([
    '',
    '1',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '12345::',
    '::1.2.3.256',
    ':1',
    '1:2:3:4:5:6:7::8',
  ])('%s is none', (text) => {
    expect(isIpv6(text)).toBe(false);
  });
});
