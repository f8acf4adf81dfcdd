import { describe, expect, test } from 'vitest';
import type { LintOptions } from '../../../src/rules/lint.ts';
import { findingsOf } from '../rule-tester.ts';

const LAUNCHER = '[Launcher]\nEnabled = true\n';

function findings(ruleId: string, text: string, options: LintOptions = {}) {
  expect(findingsOf(ruleId, text, { ...options, profile: undefined })).toEqual([]);
  return findingsOf(ruleId, text, { profile: 'container', ...options }).map(
    ({ severity, message, range: { start, end } }) =>
      `${severity} ${start.line}:${start.column}-${end.column} ${message}`,
  );
}

describe('container/default-data-dir', () => {
  test.each([
    ['DataDir = /var/lib/rstudio-connect', '2:11-35', 'the default,'],
    ['DataDir = /var/lib/rstudio-connect/', '2:11-36', 'the default,'],
    ['DataDir =', '2:1-8', 'the default,'],
    ['Address = https://example.com', '1:2-8', 'not set, and the default is'],
  ])('reports %s', (line, place, how) => {
    expect(findings('container/default-data-dir', `[Server]\n${line}\n`)).toEqual([
      `warning ${place} Server.DataDir is ${how} \`/var/lib/rstudio-connect\`: unless a volume is mounted there, all data are lost with the container.`,
    ]);
  });

  test.each<[name: string, text: string, options?: LintOptions]>([
    ['another directory', '[Server]\nDataDir = /data\n'],
    ['a gap of a template', '[Server]\nDataDir = "{{ dir }}"\n'],
    ['content on Kubernetes', '[Kubernetes]\nEnabled = true\n'],
    ['content on Kubernetes by the Launcher', LAUNCHER],
    ['a default that is shared storage', '[Server]\n', { sharedPaths: ['/var/lib/rstudio-connect'] }],
    [
      'another directory from the environment',
      '[Server]\n',
      { environment: { CONNECT_SERVER_DATADIR: '/x' } },
    ],
    ['a file without a header', '\n; nothing\n'],
    ['a file that the server refuses', '[Server]\nAddress = "\n'],
  ])('is content with %s', (_, text, options) => {
    expect(findings('container/default-data-dir', text, options)).toEqual([]);
  });
});

describe('container/sqlite', () => {
  const CONDITIONS =
    'it stays whole as long as one container alone uses it and the directory lies on a disk of that machine, not on the network.';

  test.each([
    ['[Database]\nProvider = sqlite\n', '2:12-18', 'SQLite, in `/var/lib/rstudio-connect/db`'],
    ['[SQLite]\nDir = /db\n', '2:7-10', 'SQLite, which is the default, in `/db`'],
    ['[Server]\nDataDir = /data\n', '2:11-16', 'SQLite, which is the default, in `/data/db`'],
    ['[HTTP]\nListen = :80\n', '1:2-6', 'SQLite, which is the default, in `/var/lib/rstudio-connect/db`'],
  ])('reminds in %j', (text, place, database) => {
    expect(findings('container/sqlite', text)).toEqual([
      `info ${place} The database is ${database}: ${CONDITIONS}`,
    ]);
  });

  test.each<[name: string, text: string, options?: LintOptions]>([
    ['PostgreSQL', '[Database]\nProvider = postgres\n'],
    ['what schema/missing-setting reports', LAUNCHER],
    ['what database/sqlite-network-storage reports', '[SQLite]\nDir = /nfs/db\n', { sharedPaths: ['/nfs'] }],
    ['a file without a header', '; nothing\n'],
  ])('is silent about %s', (_, text, options) => {
    expect(findings('container/sqlite', text, options)).toEqual([]);
  });
});

describe('container/license-type', () => {
  const BOUND = 'the licence is bound to the container, and lost with it unless it is deactivated first.';

  test.each([
    ['[Licensing]\nLicenseType = LOCAL\n', `warning 2:15-20 Licensing.LicenseType is \`local\`: ${BOUND}`],
    [
      '[Server]\n',
      'info 1:2-8 Licensing.LicenseType is not set, and the default is `local`: such a licence is bound to the container, and lost with it unless it is deactivated first.',
    ],
  ])('reports %j', (text, finding) => {
    expect(findings('container/license-type', text)).toEqual([finding]);
  });

  test.each<[text: string, options?: LintOptions]>([
    ['[Licensing]\nLicenseType = Remote\n'],
    ['[Licensing]\nLicenseType = other\n'],
    ['[Licensing]\nLicenseType = "{{ x }}"\n'],
    ['[Server]\n', { environment: { CONNECT_LICENSING_LICENSETYPE: 'remote' } }],
    [''],
  ])('is content with %j', (text, options) => {
    expect(findings('container/license-type', text, options)).toEqual([]);
  });
});

describe('container/loopback-listen', () => {
  test.each([
    ['[HTTP]\nListen = 127.0.0.1:3939\n', ['HTTP.Listen', '127.0.0.1:3939', '2:10-24']],
    ['[HTTP]\nListen = localhost:80\n', ['HTTP.Listen', 'localhost:80', '2:10-22']],
    ['[HTTPS]\nListen = [::1]:443\n', ['HTTPS.Listen', '[::1]:443', '2:10-19']],
  ])('reports %j', (text, [name, value, place]) => {
    expect(findings('container/loopback-listen', text)).toEqual([
      `warning ${place} ${name} = \`${value}\` is the container’s own loopback address: nothing outside of it can reach the server.`,
    ]);
  });

  test('reports both listeners', () => {
    const text = '[HTTP]\nListen = 127.0.0.1:80\n[HTTPS]\nListen = 127.0.0.1:443\n';
    expect(findings('container/loopback-listen', text)).toHaveLength(2);
  });

  test.each([
    '[HTTP]\nListen = :3939\n',
    '[HTTP]\nListen = 0.0.0.0:3939\n',
    '[HTTP]\nListen = 127.0.0.1:80\n[HTTPS]\nListen = :443\n',
    '[HTTP]\nListen = "{{ x }}"\n',
    '[Server]\n',
  ])('is content with %j', (text) => {
    expect(findings('container/loopback-listen', text)).toEqual([]);
  });
});
