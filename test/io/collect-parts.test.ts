/** Each fact by itself: what programs, files and links say of it. */
import { describe, expect, test } from 'vitest';
import { collectLinks } from '../../src/io/collect/links.ts';
import type { Output } from '../../src/io/collect/machine.ts';
import { InputError } from '../../src/io/input-error.ts';
import { collect, machineOf } from './fake-machine.ts';

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
