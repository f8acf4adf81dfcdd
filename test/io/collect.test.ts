/** What is found on a machine that is made up. */
import { join } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { readBundle } from '../../src/cluster/bundle.ts';
import { type CollectOptions, collectFacts } from '../../src/io/collect/collect-facts.ts';
import { collectLinks } from '../../src/io/collect/links.ts';
import { type Machine, type Output, thisMachine } from '../../src/io/collect/machine.ts';
import { InputError } from '../../src/io/input-error.ts';
import { makeDirectory } from '../cli/fake-terminal.ts';

const KEY = new TextEncoder().encode('sixteen bytes at least');
const MOUNTS = '36 25 0:32 / /data rw,relatime - nfs4 nas:/export/connect rw\n';

/** A machine on which programs say this, and files and links are these. */
function machineOf({
  programs = {},
  files = {},
  links = {},
  hostName = 'connect1',
}: {
  programs?: Readonly<Record<string, string | Output>>;
  files?: Readonly<Record<string, string>>;
  links?: Readonly<Record<string, string | null | InputError>>;
  hostName?: string;
} = {}): Machine {
  return {
    hostName,
    run: async (program, ...args) => {
      const said = programs[[program, ...args].join(' ')];
      return typeof said === 'string' ? { code: 0, text: said } : said;
    },
    readText(path) {
      const text = files[path];
      if (text === undefined) throw new InputError(`can’t read ${path}: there is no such file`);
      return text;
    },
    readLink(path) {
      const link = links[path];
      if (link instanceof InputError) throw link;
      return link;
    },
  };
}

const GETENT = {
  'getent passwd rstudio-connect': 'rstudio-connect:x:999:998::/home/rstudio-connect:/bin/bash\n',
  'getent group 998': 'rstudio-connect:x:998:\n',
};

async function collect(
  config: string,
  machine: Parameters<typeof machineOf>[0] = {},
  options: CollectOptions = {},
  files: Readonly<Record<string, string>> = {},
) {
  const directory = makeDirectory({ 'a.gcfg': config, ...files });
  const found = await collectFacts(
    { config: join(directory, 'a.gcfg'), machine: machineOf(machine), ...options },
    '0.1.0',
  );
  return { ...found, directory };
}

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
        files: { '/proc/self/mountinfo': MOUNTS },
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

describe('the clock', () => {
  const kernel = (word: string) => ({
    'timedatectl show --property=NTPSynchronized': `NTPSynchronized=${word}\n`,
  });
  const chrony = (status: string) => ({
    'chronyc tracking': `Reference ID    : 0A000001 (10.0.0.1)\nStratum         : 3\nLeap status     : ${status}\n`,
  });
  test.each<[string, Readonly<Record<string, string | Output>>, object | undefined]>([
    ['follows', kernel('yes'), { synchronized: true, source: 'timedatectl' }],
    ['does not follow', kernel('no'), { synchronized: false, source: 'timedatectl' }],
    [
      'neither',
      { ...kernel('no'), ...chrony('Not synchronised') },
      { synchronized: false, source: 'chronyc' },
    ],
    // Without its option rtcsync, chronyd does not tell the kernel.
    ['by chrony alone', { ...kernel('no'), ...chrony('Normal') }, { synchronized: true, source: 'chronyc' }],
    ['without systemd', chrony('Insert second'), { synchronized: true, source: 'chronyc' }],
    ['nobody tells', { 'chronyc tracking': { code: 1, text: '506 Cannot talk to daemon\n' } }, undefined],
    [
      'timedatectl without a bus',
      { 'timedatectl show --property=NTPSynchronized': { code: 1, text: '' } },
      undefined,
    ],
  ])('%s', async (_, programs, clock) => {
    expect((await collect('', { programs })).bundle.clock).toEqual(clock);
  });
});

describe('the version', () => {
  test.each<[string, string | undefined]>([
    ['Posit Connect v2026.08.0\n', '2026.08.0'],
    ['RStudio Connect v1.9.0.1-7\nbuilt with go1.17.6\n', '1.9.0.1'],
    ['2025.06.0', '2025.06.0'],
    ['Built with go 1.22.3\nPosit Connect v2024.05.0+linux.x\n', '2024.05.0+linux.x'],
    ['Posit Connect v2025.11.0-dev+29-gd0db52662c (ubuntu 22.04.1)', '2025.11.0-dev+29-gd0db52662c'],
    ['Posit Connect 2024.12.1.', '2024.12.1'],
    ['unknown option --version', undefined],
    ['', undefined],
  ])('%j', async (text, version) => {
    const programs = { '/opt/rstudio-connect/bin/connect --version': text };
    expect((await collect('', { programs })).bundle.connectVersion).toBe(version);
  });

  test('is what is stated, whatever the program says', async () => {
    const programs = { '/opt/rstudio-connect/bin/connect --version': '2025.06.0' };
    expect((await collect('', { programs }, { connectVersion: '2026.08.0' })).bundle.connectVersion).toBe(
      '2026.08.0',
    );
  });
});

describe('accounts', () => {
  const passwd = 'root:x:0:0:root:/root:/bin/bash\napp:x:1001:1002::/:/bin/sh\n';
  const group = 'root:x:0:\napps:x:1002:app\nshared:x:1003:\n';
  const files = { '/etc/passwd': passwd, '/etc/group': group };
  test.each<[string, string, object]>([
    [
      'RunAs',
      '[Applications]\nRunAs = app\n',
      { users: { app: { uid: 1001, gid: 1002 } }, groups: { apps: { gid: 1002 } } },
    ],
    [
      'a group',
      '[Applications]\nRunAs = app\nSharedRunAsUnixGroup = shared\n',
      { users: { app: { uid: 1001, gid: 1002 } }, groups: { shared: { gid: 1003 } } },
    ],
    [
      'the Launcher’s',
      '[Applications]\nRunAs = app\n[Launcher]\nUser = root\n',
      { users: { app: { uid: 1001, gid: 1002 }, root: { uid: 0, gid: 0 } }, groups: { apps: { gid: 1002 } } },
    ],
    ['none that looks like an option', '[Applications]\nRunAs = -i\n', { users: {}, groups: {} }],
  ])('%s, from the files where there is no getent', async (_, config, accounts) => {
    expect((await collect(config, { files })).bundle.accounts).toEqual(accounts);
  });

  test('getent knows better than the files', async () => {
    const programs = { 'getent passwd app': { code: 2, text: '' } };
    const { bundle, missing } = await collect('[Applications]\nRunAs = app\n', { files, programs });
    expect(bundle.accounts).toEqual({ users: {}, groups: {} });
    expect(missing).toContain(
      'the ids of the account app (Applications.RunAs): this machine does not know it',
    );
  });

  test('those that the environment names count as well, whoever wins', async () => {
    const options = { environment: { CONNECT_APPLICATIONS_RUNAS: 'root' } };
    const { bundle } = await collect('[Applications]\nRunAs = app\n', { files }, options);
    expect(Object.keys(bundle.accounts!.users).sort()).toEqual(['app', 'root']);
  });
});

describe('symbolic links', () => {
  const MISSING = new InputError('can’t read it: permission denied');
  test.each<[string, string, Readonly<Record<string, string | null | InputError>>, object]>([
    ['none', '/a/b', { '/a': null, '/a/b': null }, {}],
    ['the last part', '/a/b', { '/a': null, '/a/b': '/c' }, { '/a/b': '/c' }],
    [
      'on the way, and behind it',
      '/a/b',
      { '/a': 'x/y', '/x': null, '/x/y': null, '/x/y/b': '../z', '/x/z': null },
      { '/a': '/x/y', '/x/y/b': '/x/y/../z' },
    ],
    ['one behind the other', '/a', { '/a': '/b', '/b': 'c', '/c': null }, { '/a': '/b', '/b': '/c' }],
    ['a circle', '/a', { '/a': '/b', '/b': '/a' }, { '/a': '/b', '/b': '/a' }],
    ['to what is not there', '/a/b', { '/a': '/gone' }, { '/a': '/gone' }],
    [
      '`..` behind a link',
      '/a/../b',
      { '/a': '/x/y', '/x': null, '/x/y': null, '/x/b': '/z' },
      { '/a': '/x/y', '/x/b': '/z' },
    ],
    ['behind a closed door', '/a/b/c', { '/a': '/x', '/x': null, '/x/b': MISSING }, { '/a': '/x' }],
  ])('%s', (_, path, links, expected) => {
    const missing: string[] = [];
    expect(collectLinks([path, path], machineOf({ links }), (what) => void missing.push(what))).toEqual(
      expected,
    );
    const blocked = Object.values(links).includes(MISSING);
    expect(missing).toEqual(
      blocked ? ['whether /x/b is a symbolic link: can’t read it: permission denied'] : [],
    );
  });

  test('are looked for on the way to every path in force, also by default', async () => {
    const links = {
      '/data': '/mnt/data',
      '/var': null,
      '/var/lib': null,
      '/var/lib/rstudio-connect-launcher': '/scratch',
      '/mnt': null,
      '/mnt/data': null,
      '/mnt/data/metrics': '/local/metrics',
      '/R': '/opt/R',
      '/elsewhere': '/nowhere',
    };
    const config = '[Server]\nDataDir = /data\n[R]\nExecutable = /R/4.4/bin/R\n[SMTP]\nHost = /elsewhere\n';
    expect((await collect(config, { links })).bundle.links).toEqual({
      '/data': '/mnt/data',
      '/mnt/data/metrics': '/local/metrics',
      '/R': '/opt/R',
      '/var/lib/rstudio-connect-launcher': '/scratch',
    });
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
