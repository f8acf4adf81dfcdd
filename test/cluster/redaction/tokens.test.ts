/** What stands in place of secrets, in files, variables and mount tables. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { parseMarked } from '../../../src/cluster/redaction/bytes-in-text.ts';
import { redactEnvironment, redactMounts } from '../../../src/cluster/redaction/redact.ts';
import { encodeValue, parse, unwritable } from '../../../src/parser/index.ts';
import { keyed, readable, redact, tokensOf } from './redacting.ts';

/** Secrets that files hold. */
const plainSecret = fc
  .string({ minLength: 1, maxLength: 20 })
  .filter((text) => unwritable(text) === undefined);

describe('tokens', () => {
  /** The value that the server reads of the redacted form. */
  const tokenOf = (spelled: string, tokens = keyed) =>
    parseMarked(redact(`[SMTP]\nPassword = ${spelled}\n`, tokens)).get('SMTP.Password');

  test.prop([plainSecret])('are the same however a secret is spelled', (value) => {
    const token = tokenOf(encodeValue(value));
    expect(token).toMatch(/^redacted-[0-9a-f]{32}$/);
    const quoted = value.replaceAll(/["\\]/g, '\\$&');
    expect(tokenOf(`"${quoted}"`)).toBe(token);
    expect(tokenOf(`"${quoted}" ; a comment`)).toBe(token);
    expect(tokenOf(`\\\n"${quoted}"\\\n`)).toBe(token);
    expect(tokenOf(`""${encodeValue(value)}`)).toBe(token);
  });

  test.prop([plainSecret, plainSecret])('differ when secrets differ, or keys', (one, other) => {
    fc.pre(one !== other);
    expect(tokenOf(encodeValue(one))).not.toBe(tokenOf(encodeValue(other)));
    expect(tokenOf(encodeValue(one))).not.toBe(
      tokenOf(encodeValue(one), tokensOf('another key of the nodes')),
    );
  });

  test.prop([fc.stringMatching(/^[A-Za-z0-9._~!$&'()*+,=-]{1,20}$/)])('leave a URL a URL', (password) => {
    const url = (text: string) => parse(redact(`[Postgres]\nURL = ${text}\n`)).get('Postgres.URL')!;
    const plain = url(`postgres://connect:${password}@db.example.com:5433/connect?sslmode=require`);
    expect(new URL(plain)).toMatchObject({
      username: 'connect',
      host: 'db.example.com:5433',
      pathname: '/connect',
    });
    expect(plain).not.toBe(
      url(`postgres://connect:${password}x@db.example.com:5433/connect?sslmode=require`),
    );
    expect(url(`"postgres://connect:${password}@db.example.com:5433/connect?sslmode=require"`)).toBe(plain);
  });

  test('are those of the setting, in whichever file or variable it stands', () => {
    const { CONNECT_SMTP_PASSWORD, ...others } = redactEnvironment(
      {
        CONNECT_SMTP_PASSWORD: 'hunter2',
        CONNECT_LDAP_corp_BINDPASSWORD: 'hunter2',
        CONNECT_POSTGRES_URL: 'postgres://u:hunter2@db/connect',
        CONNECT_SERVER_DATADIR: '/data',
        CONNECT_HTTPS_KEY: '-----BEGIN PRIVATE KEY-----',
        CONNECT_API_KEY: 'hunter2',
        'CONNECT_LDAP_ldap://u:hunter2@h_SERVERADDRESS': 'x',
        HOME: '/root',
      },
      keyed,
    );
    expect(CONNECT_SMTP_PASSWORD).toBe(tokenOf('hunter2'));
    expect(others).toEqual({
      CONNECT_LDAP_corp_BINDPASSWORD: parse(redact('[LDAP "corp"]\nBindPassword = hunter2\n')).get(
        'LDAP.corp.BindPassword',
      ),
      CONNECT_POSTGRES_URL: parse(redact('[Postgres]\nURL = postgres://u:hunter2@db/connect\n')).get(
        'Postgres.URL',
      ),
      CONNECT_SERVER_DATADIR: '/data',
      CONNECT_HTTPS_KEY: expect.stringMatching(/^redacted-/),
    });
  });
});

test('a mount table keeps everything but credentials', () => {
  const table = `36 25 0:32 / /data rw,relatime shared:1 - nfs4 nas:/export/connect rw,vers=4.2,addr=10.0.0.5
37 25 0:33 / /dav rw - fuse https://connect:hunter2@dav.example.com/share rw,user_id=0
38 25 0:34 / /smb rw - cifs //nas/share rw,username=connect,password=hunter2
`;
  expect(readable(redactMounts(table, keyed))).toBe(
    table.replace('hunter2@', '<1>@').replace('password=hunter2', 'password=<1>'),
  );
});
