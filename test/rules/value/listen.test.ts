import { expect, test } from 'vitest';
import { findingsOf, lintText, testRule } from '../rule-tester.ts';

const ID = 'value/listen';

testRule(ID, {
  bad: [
    {
      name: 'a port without its colon',
      text: '[HTTP]\nListen = 3939\n',
      findings: [
        {
          line: 2,
          column: 10,
          endColumn: 14,
          message:
            'HTTP.Listen = `3939` is not an address to listen on: the colon before the port is missing. The server does not start.',
          help: 'Write :3939.',
          setting: 'HTTP.Listen',
          fixed: '[HTTP]\nListen = :3939\n',
          applicability: 'safe',
        },
      ],
    },
    {
      name: 'a port out of range',
      text: '[HTTP]\nListen = :70000\n',
      findings: [{ line: 2, column: 10, endColumn: 16, message: /the port is not between 0 and 65535/ }],
    },
    {
      name: 'a URL',
      text: '[HTTPRedirect]\nListen = "http://0.0.0.0:80"\n',
      findings: [
        {
          line: 2,
          column: 10,
          endColumn: 29,
          message: /it is a URL/,
          fixed: '[HTTPRedirect]\nListen = "0.0.0.0:80"\n',
          applicability: 'safe',
        },
      ],
    },
    {
      name: 'a port that the system picks',
      text: '[Metrics]\nPrometheusListen = :0\n',
      findings: [
        { line: 2, column: 20, endColumn: 22, severity: 'warning', message: /the system picks another one/ },
      ],
    },
    {
      name: 'two listeners on one port',
      text: '[HTTP]\nListen = :3939\n[Metrics]\nPrometheusListen = 127.0.0.1:3939\n',
      findings: [
        {
          line: 4,
          column: 20,
          endColumn: 34,
          message:
            'Metrics.PrometheusListen = `127.0.0.1:3939` takes the port of HTTP.Listen: only one of them can listen there, and the server does not start.',
          help: 'Give each listener a port of its own.',
        },
      ],
    },
    {
      name: 'a port by name and by number',
      text: '[HTTPS]\nListen = 0.0.0.0:443\n[HTTP]\nListen = LOCALHOST:http\n[HTTPRedirect]\nListen = localhost:80\n',
      findings: [{ line: 6, column: 10, endColumn: 22, message: /takes the port of HTTP\.Listen/ }],
    },
    {
      name: 'every interface in several spellings',
      text: '[HTTP]\nListen = [::]:80\n[HTTPS]\nListen = 0.0.0.0:80\n',
      findings: [{ line: 4, column: 10, endColumn: 20, message: /takes the port of HTTP\.Listen/ }],
    },
  ],
  good: [
    {
      name: 'addresses',
      text: '[HTTP]\nListen = :3939\n[HTTPS]\nListen = [::1]:443\n[HTTPRedirect]\nListen = "localhost:80"\n',
    },
    { name: 'nothing', text: '[HTTP]\nListen =\n[Metrics]\nPrometheusListen =\n' },
    { name: 'a key alone, which another rule reports', text: '[HTTP]\nListen\n' },
    { name: 'gaps', text: '[HTTP]\nListen = :<PORT>\n[HTTPS]\nListen = :<PORT>\n' },
    {
      name: 'one port on different addresses',
      text: '[HTTP]\nListen = 127.0.0.1:80\n[HTTPRedirect]\nListen = 10.0.0.1:80\n[Metrics]\nPrometheusListen = [::1]:80\n',
    },
    {
      name: 'IPv4 on every interface beside an IPv6 address',
      text: '[HTTP]\nListen = 0.0.0.0:80\n[HTTPS]\nListen = [::1]:80\n',
    },
    {
      name: 'an earlier line that is not in force',
      text: '[HTTP]\nListen = :443\nListen = :80\n[HTTPS]\nListen = :443\n',
    },
  ],
});

test('a malformed address is one finding', () => {
  expect(lintText('[HTTP]\nListen = 3939\n').diagnostics.map(({ ruleId }) => ruleId)).toEqual([ID]);
});

test('a listener of the environment counts', () => {
  const environment = { CONNECT_METRICS_PROMETHEUSLISTEN: ':3939' };
  const [finding, ...others] = findingsOf(ID, '[HTTP]\nListen = :3939\n', { environment });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    setting: 'HTTP.Listen',
    message: expect.stringContaining('takes the port of Metrics.PrometheusListen'),
  });
  expect(finding!.related).toBeUndefined();
});

test('the other listener is shown', () => {
  const [finding] = findingsOf(ID, '[HTTP]\nListen = :3939\n[HTTPS]\nListen = :3939\n');
  expect(finding!.related).toMatchObject([
    { message: 'HTTP.Listen listens here', range: { start: { line: 2 } } },
  ]);
});
