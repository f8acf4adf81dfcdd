import { expect, test } from 'vitest';
import { findingsOf, lintText, testRule } from '../rule-tester.ts';

const ID = 'value/address';

/** A file with an address; the finding stands at the address. */
function address(
  text: string,
  message: string | RegExp,
  more: {
    readonly severity?: 'error' | 'info';
    readonly fixed?: string;
    readonly applicability?: 'safe' | 'unsafe';
    readonly below?: string;
  } = {},
) {
  const { fixed, below = '', ...rest } = more;
  return {
    name: `${text} ${below.replaceAll('\n', ' ')}`,
    text: `[Server]\nAddress = ${text}\n${below}`,
    findings: [
      {
        line: 2,
        column: 11,
        endColumn: 11 + text.length,
        message,
        setting: 'Server.Address',
        ...rest,
        ...(fixed === undefined ? {} : { fixed: `[Server]\nAddress = ${fixed}\n${below}` }),
      },
    ],
  };
}

const LISTEN = /is an address to listen on: no user can reach it\.$/;
const SCHEME = /has no scheme: what users get in mail and redirects is no URL\.$/;
const HTTPS = '[HTTPS]\nListen = :443\nCertificate = /etc/c.pem\nKey = /etc/k.pem\n';

testRule(ID, {
  bad: [
    address(
      'http://0.0.0.0:3939',
      'Server.Address = `http://0.0.0.0:3939` is an address to listen on: no user can reach it.',
    ),
    address('0.0.0.0', LISTEN),
    address(':3939', LISTEN),
    address('[::]:3939', LISTEN),
    address('http://*:3939/', LISTEN),
    address('"http://:3939"', LISTEN),
    address('connect.example.com/rsc', SCHEME, {
      fixed: 'http://connect.example.com/rsc',
      applicability: 'unsafe',
    }),
    address('"connect.internal:3939"', SCHEME, {
      fixed: '"http://connect.internal:3939"',
      applicability: 'unsafe',
    }),
    address('connect.example.com', SCHEME, { below: HTTPS, fixed: 'https://connect.example.com' }),
    address('our server', SCHEME),
    address('/connect', /is a path alone: links in mail need scheme and host\.$/),
    address('https:/connect.example.com', /is not a URL: the scheme is missing\.$/, {
      severity: 'error',
      fixed: 'https://connect.example.com',
      applicability: 'safe',
    }),
    address('https://connect..example.com', /a part of its host name is empty\.$/, { severity: 'error' }),
    address('ftp://connect.example.com', /is neither an http nor an https URL/),
    address('https://connect.example.com:80', /names the port of plain HTTP/),
    address('http://connect.example.com:443/rsc', /names the port of HTTPS/),
    address('http://connect.example.com', /is plain HTTP, but the server listens for HTTPS only/, {
      below: HTTPS,
    }),
    address('http://localhost:3939', /can be reached from this machine only/, { severity: 'info' }),
    address('https://127.0.0.1/connect', /can be reached from this machine only/, { severity: 'info' }),
    address('http://[::1]:3939', /can be reached from this machine only/, { severity: 'info' }),
    {
      name: 'an empty address',
      text: '[Server]\nAddress =\n',
      findings: [
        {
          line: 2,
          column: 1,
          endColumn: 8,
          severity: 'info',
          message: 'Server.Address is empty: links in mail and redirects have no address to lead to.',
        },
      ],
    },
    {
      name: 'an empty address of a server that sends mail',
      text: '[Server]\nAddress = ""\nEmailProvider = smtp\n',
      findings: [
        {
          line: 2,
          column: 11,
          endColumn: 13,
          message:
            'Server.Address is empty: the server sends mail, but the links in it have no address to lead to.',
        },
      ],
    },
  ],
  good: [
    { name: 'a URL', text: '[Server]\nAddress = https://connect.example.com\n' },
    { name: 'a URL with port and path', text: '[Server]\nAddress = http://connect.example.com:3939/rsc/\n' },
    { name: 'no address', text: '[Server]\nHideVersion = true\n' },
    { name: 'gaps', text: '[Server]\nAddress = http://{{ host }}:3939\n' },
    {
      name: 'https behind a proxy',
      text: '[Server]\nAddress = https://connect.example.com\n[HTTP]\nListen = :3939\n',
    },
    {
      name: 'http that is redirected',
      text: `[Server]\nAddress = http://c.example.com\n${HTTPS}[HTTPRedirect]\nListen = :80\n`,
    },
    {
      name: 'http beside https',
      text: `[Server]\nAddress = http://c.example.com\n${HTTPS}[HTTP]\nListen = :80\n`,
    },
    {
      name: 'an earlier line that is not in force',
      text: '[Server]\nAddress = 0.0.0.0\nAddress = https://c.example.com\n',
    },
    { name: 'a key alone, which another rule reports', text: '[Server]\nAddress\n' },
  ],
});

test('an address without a scheme is one finding', () => {
  expect(
    lintText('[Server]\nAddress = connect.example.com\n').diagnostics.map(({ ruleId }) => ruleId),
  ).toEqual([ID]);
});

test('an address of the environment is not this file’s', () => {
  const environment = { CONNECT_SERVER_ADDRESS: 'http://0.0.0.0' };
  const options = { environment, environmentWins: true };
  expect(findingsOf(ID, '[Server]\nAddress =\n', options)).toEqual([]);
});

test('credentials are masked', () => {
  const [finding] = findingsOf(ID, '[Server]\nAddress = ftp://connect:hunter2@example.com\n');
  expect(finding!.message).toContain('`ftp://connect:********@example.com`');
});

test('the listener is shown', () => {
  const [finding] = findingsOf(ID, `[Server]\nAddress = http://c.example.com\n${HTTPS}`);
  expect(finding!.related).toMatchObject([
    { message: 'HTTPS.Listen stands here', range: { start: { line: 4 } } },
  ]);
});
