/** What is found on a machine that is made up. */
import { join } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { readBundle } from '../../src/cluster/bundle.ts';
import { thisMachine } from '../../src/io/collect/machine.ts';
import { collect } from './fake-machine.ts';

const KEY = new TextEncoder().encode('sixteen bytes at least');
const MOUNTS = '36 25 0:32 / /data rw,relatime - nfs4 nas:/export/connect rw\n';

const GETENT = {
  'getent passwd rstudio-connect': 'rstudio-connect:x:999:998::/home/rstudio-connect:/bin/bash\n',
  'getent group 998': 'rstudio-connect:x:998:\n',
};

describe('a node', () => {
  test('tells everything', async () => {
    const { bundle, missing, directory } = await collect(
      '[Server]\nDataDir = /data\n[SMTP]\nPassword = hunter2\n',
      {
        programs: {
          ...GETENT,
          'timedatectl show --property=NTPSynchronized': 'NTPSynchronized=yes\n',
          '/opt/rstudio-connect/bin/connect --version': 'Posit Connect v2026.08.0\n',
        },
        files: { '/proc/self/mountinfo': MOUNTS, '/proc/sys/kernel/random/boot_id': '5c1a-e7\n' },
        links: { '/data': '/mnt/data', '/mnt': null },
      },
      {
        key: KEY,
        now: new Date(Date.UTC(2026, 10, 20)),
        environment: { CONNECT_SMTP_PASSWORD: 'hunter2', HOME: '/root', CONNECT_API_KEY: 'x' },
      },
      { 'a-migration.gcfg': '[SMTP]\nPassword = "hunter2"\n' },
    );
    const token = expect.stringMatching(/^redacted-[0-9a-f]{32}$/);
    expect(missing).toEqual([]);
    expect(bundle).toEqual({
      gcfgLintBundle: 1,
      node: 'connect1',
      host: 'connect1',
      boot: '5c1a-e7',
      collectedAt: '2026-11-20T00:00:00.000Z',
      tool: { name: 'gcfg-lint', version: '0.1.0' },
      connectVersion: '2026.08.0',
      config: { path: join(directory, 'a.gcfg'), text: expect.any(String) },
      migration: { path: join(directory, 'a-migration.gcfg'), text: expect.any(String) },
      environment: { CONNECT_SMTP_PASSWORD: token },
      mountinfo: MOUNTS,
      links: { '/data': '/mnt/data' },
      accounts: {
        users: { 'rstudio-connect': { uid: 999, gid: 998 } },
        groups: { 'rstudio-connect': { gid: 998 } },
      },
      clock: { synchronized: true, source: 'timedatectl' },
      keyed: true,
      keyId: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    const node = readBundle(JSON.stringify(bundle), 'a.json');
    const password = node.config.document.get('SMTP.Password');
    expect(password).toEqual(token);
    expect(node.migration!.document.get('SMTP.Password')).toBe(password);
    expect(node.environment!.CONNECT_SMTP_PASSWORD).toBe(password);
    expect(JSON.stringify(bundle)).not.toMatch(/hunter|sixteen/);
  });

  test('of which nothing is known but its configuration', async () => {
    const { bundle, missing } = await collect('[Applications]\nSharedRunAsUnixGroup = apps\n', {
      hostName: 'localhost.localdomain',
    });
    expect(bundle).toMatchObject({ node: 'localhost.localdomain', accounts: { users: {}, groups: {} } });
    expect(Object.keys(bundle)).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(?:host|connectVersion|environment|mountinfo|clock)$/),
      ]),
    );
    expect(missing).toEqual([
      'the name of the host: it is localhost.localdomain, as on others; give the node one with --node',
      'the mount table: can’t read /proc/self/mountinfo: there is no such file',
      'the ids of the account rstudio-connect (Applications.RunAs): this machine does not know it',
      'the id of the group apps (Applications.SharedRunAsUnixGroup): this machine does not know it',
      'whether the clock is synchronized: neither timedatectl nor chronyc tells',
      'the version of Connect: /opt/rstudio-connect/bin/connect is not there or does not tell; state it with --installed-version',
    ]);
  });

  test('without a key has no hash of a secret', async () => {
    const { bundle } = await collect('[SMTP]\nPassword = hunter2\n');
    expect(bundle).toMatchObject({ keyed: false, config: { text: '[SMTP]\nPassword = ********\n' } });
    expect(bundle.keyId).toBeUndefined();
    expect(JSON.stringify(bundle)).not.toMatch(/[0-9a-f]{16}/);
  });

  test('refuses a key that can be found by trying, and does not show it', async () => {
    const failure = collect('', {}, { key: KEY.subarray(0, 15) });
    await expect(failure).rejects.toThrow(/the key is shorter than 16 bytes/);
    await expect(failure).rejects.not.toThrow(/sixteen/);
  });

  test.each([
    ['no configuration', { config: '/nowhere/a.gcfg' }, 'can’t read /nowhere/a.gcfg: there is no such file'],
    ['no such mount table', { mountinfo: '/nowhere/m' }, 'can’t read /nowhere/m: there is no such file'],
  ])('is an error when there is %s', async (_, options, message) => {
    await expect(collect('', {}, options)).rejects.toThrow(message);
  });
});

describe('this machine', () => {
  test('knows root', async () => {
    expect((await thisMachine.run('getent', 'passwd', 'root'))?.text ?? 'root:x:0:0').toMatch(
      /^root:[^:]*:0:0:?/,
    );
  });

  test('has no such program, and says how others end', async () => {
    expect(await thisMachine.run('no-such-program-of-ours')).toBeUndefined();
    expect(await thisMachine.run('sh', '-c', 'echo $LC_ALL; exit 3')).toEqual({ code: 3, text: 'C\n' });
  });

  test('keeps its environment from programs', async () => {
    process.env.GCFG_LINT_COLLECT_KEY = 'sixteen bytes at least';
    try {
      expect((await thisMachine.run('env'))?.text).not.toContain('sixteen');
    } finally {
      delete process.env.GCFG_LINT_COLLECT_KEY;
    }
  });
});

property.prop([fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-Za-z0-9+/=]{8,40}$/)], { numRuns: 100 })(
  'whatever the configuration, a bundle can be read, and holds no secret',
  async (text, secret) => {
    const config = `[SMTP]\nPassword = ${secret}\n[Postgres]\nURL = postgres://u:${secret}@db/x\n${text}`;
    const { bundle } = await collect(config, {}, { key: KEY });
    const json = JSON.stringify(bundle);
    expect(json.replaceAll(text, '')).not.toContain(secret);
    expect(readBundle(json, 'a.json').config.document.get('SMTP.Password')).toMatch(/^redacted-/);
  },
);
