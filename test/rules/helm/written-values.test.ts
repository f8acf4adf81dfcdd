import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/parser/index.ts';
import { found, testValues } from './values-tester.ts';

const STORAGE = 'sharedStorage: {create: true}\n';

testValues('helm/unquoted-value', {
  bad: [
    {
      name: 'a URL that is cut short',
      values: `config:\n  Server:\n    Address: https://x.org/#/a\n${STORAGE}`,
      findings: [
        'error 3:14 “https://x.org/#/a” The chart writes Server.Address without quotes: `#` begins a comment to the server, which reads `https://x.org/`.',
      ],
    },
    {
      name: 'a password that is cut short, without showing it',
      values: `config:\n  SMTP:\n    Password: "abc;def"\n${STORAGE}`,
      findings: [
        'error 3:16 “abc;def” The chart writes SMTP.Password without quotes: `;` begins a comment to the server, which reads only what stands before it.',
      ],
    },
    {
      name: 'another text that is cut short',
      values: `config:\n  Authorization:\n    PublisherRoleMapping: [a, 'b#c']\n${STORAGE}`,
      findings: [
        'warning 3:32 “b#c” The chart writes Authorization.PublisherRoleMapping without quotes: `#` begins a comment to the server, which reads `b`.',
      ],
    },
    {
      name: 'an entity of HTML',
      values: `config:\n  Server:\n    LoggedInWarning: a&nbsp; b\n${STORAGE}`,
      findings: [
        'warning 3:22 “a&nbsp; b” The chart writes Server.LoggedInWarning without quotes: `;` begins a comment to the server, which reads `a&nbsp`.',
      ],
    },
    {
      name: 'blanks at the ends',
      values: `config:\n  Branding:\n    DisplayName: ' us '\n${STORAGE}`,
      findings: [
        'warning 3:19 “ us ” The chart writes Branding.DisplayName without quotes: the server drops the blanks at its ends.',
      ],
    },
    {
      name: 'a quote that stays open',
      values: `config:\n  LDAP "x":\n    BindDN: 'CN="a'\n${STORAGE}`,
      findings: [
        'error 3:14 “CN="a” The chart writes LDAP."x".BindDN without quotes: a quote opens a text to the server, which refuses to start where it does not find its end.',
      ],
    },
    {
      name: 'a backslash, single or in pairs',
      values: `config:\n  LDAP "x":\n    BindDN: EXAMPLE\\admin\n  LDAP "y":\n    BindDN: EXAMPLE\\\\admin\n${STORAGE}`,
      findings: [
        'error 3:13 “EXAMPLE\\admin” The chart writes LDAP."x".BindDN without quotes: the server refuses to start at a backslash outside of its quotes.',
        'error 5:13 “EXAMPLE\\\\admin” The chart writes LDAP."y".BindDN without quotes: the server refuses to start at a backslash outside of its quotes.',
      ],
    },
    {
      name: 'several lines',
      values: `config:\n  Server:\n    PublicWarning: |\n      one\n      two\n${STORAGE}`,
      findings: [
        'error 3:20 “|\n      one\n      two\n” The chart writes Server.PublicWarning without quotes: it goes over 2 lines, of which the server takes only the first for the value, and the others for settings.',
      ],
    },
  ],
  good: [
    {
      name: 'quotes of the server’s own',
      values: `config: {Server: {Address: '"https://x.org/#/a"'}}\n${STORAGE}`,
    },
    {
      name: 'a comment that stands apart',
      values: `config: {Logging: {ServiceLogFormat: 'TEXT ; TEXT or JSON'}}\n${STORAGE}`,
    },
    {
      name: 'one line in a block',
      values: `config:\n  Server:\n    PublicWarning: |\n      one\n${STORAGE}`,
    },
    {
      name: 'folded lines',
      values: `config:\n  Server:\n    PublicWarning: >-\n      one\n      two\n${STORAGE}`,
    },
    { name: 'an apostrophe', values: `config: {Server: {PublicWarning: "it's"}}\n${STORAGE}` },
  ],
});

testValues('helm/rewritten-value', {
  bad: [
    {
      name: 'an integer with an exponent',
      values: `config:\n  Scheduler:\n    MaxProcesses: 1000000\n${STORAGE}`,
      findings: [
        'error 3:19 “1000000” Scheduler.MaxProcesses reaches the server as `1e+06`, not as `1000000`: Helm writes large numbers with an exponent.',
      ],
    },
    {
      name: 'an octal number',
      values: `config:\n  Scheduler:\n    MaxProcesses: 0010\n${STORAGE}`,
      findings: [
        'warning 3:19 “0010” Scheduler.MaxProcesses reaches the server as `8`, not as `0010`: YAML reads it so without quotes.',
      ],
    },
    {
      name: 'a text that looks like a number, a word, a password',
      values: `config:\n  Server:\n    ServerName: 3.10\n    SenderEmailDisplayName: on\n  SMTP:\n    Password: 12345678\n${STORAGE}`,
      findings: [
        'warning 3:17 “3.10” Server.ServerName reaches the server as `3.1`, not as `3.10`: YAML reads it so without quotes.',
        'warning 4:29 “on” Server.SenderEmailDisplayName reaches the server as `true`, not as `on`: YAML reads it so without quotes.',
        'warning 6:15 “12345678” SMTP.Password does not reach the server as it is written: Helm writes large numbers with an exponent.',
      ],
    },
  ],
  good: [
    {
      name: 'numbers that come out as they are',
      values: `config: {Scheduler: {MaxProcesses: 999999, MinProcesses: 0, X: -1}}\n${STORAGE}`,
    },
    { name: 'large numbers in quotes', values: `config: {Scheduler: {MaxProcesses: "1000000"}}\n${STORAGE}` },
    { name: 'words for booleans', values: `config: {Server: {HideVersion: yes}}\n${STORAGE}` },
    {
      name: 'another way to write a number',
      values: `config: {Scheduler: {MaxProcesses: 1_000, MinProcesses: +5}}\n${STORAGE}`,
    },
  ],
});

testValues('helm/nested-value', {
  bad: [
    {
      name: 'a name of a section as a key below it',
      values: `config:\n  RPackageRepository:\n    CRAN:\n      URL: x\n${STORAGE}`,
      findings: [
        'error 3:5 “CRAN” RPackageRepository.CRAN is a map, which the chart writes as Go prints it (`map[…]`): the server refuses to start.',
      ],
    },
    {
      name: 'a list within a list',
      values: `config:\n  R:\n    Executable: [[/a]]\n${STORAGE}`,
      findings: [
        'error 3:5 “Executable” R.Executable is a list within a list, which the chart writes as Go prints it (`[…]`): the server refuses to start.',
      ],
    },
    {
      name: 'sections that are none',
      values: `config:\n  Server: text\n  HTTP: [a]\n${STORAGE}`,
      findings: [
        'error 2:3 “Server” `config.Server` is a single value, where the chart needs a map of settings: it can’t write the configuration.',
        'error 3:3 “HTTP” `config.HTTP` is a list, where the chart needs a map of settings: it writes the numbers of the items for their names.',
      ],
    },
    {
      name: 'no sections at all',
      values: `config:\n${STORAGE}replicas: 1\n`,
      findings: [
        'error 1:1 “config” `config` is no map of sections: the chart can’t write a configuration from it.',
      ],
    },
  ],
  good: [
    {
      name: 'sections and lists',
      values: `config:\n  RPackageRepository "CRAN": {URL: x}\n  R: {Executable: [a, b]}\n  Licensing:\n${STORAGE}`,
    },
  ],
});

describe('what a rule of helm/ says, no other repeats', () => {
  test.each([
    ['config: {Server: {Address: "https://x.org/#/a"}}', ['syntax/truncated-value', 'value/address']],
    ['config: {LDAP "x": {BindDN: A\\b}}', ['syntax/error']],
    ['config: {Scheduler: {MaxProcesses: 1000000}}', ['schema/invalid-value']],
    [
      'config: {RPackageRepository: {CRAN: {URL: x}}}',
      ['schema/unknown-setting', 'schema/missing-subsection'],
    ],
    ['config: {HTTP: [a]}', ['syntax/error']],
    ['config: {Postgres: {Password: sword-fish}}', ['security/plain-secret']],
  ])('%s', (values, rules) => {
    for (const id of rules) expect(found(id, { values: `${values}\n${STORAGE}` })).toEqual([]);
  });

  test('and yet the server has reason to complain', () => {
    expect(parse('[LDAP "x"]\nBindDN = A\\b\n').errorCount).toBe(1);
  });
});
