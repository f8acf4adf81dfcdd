import { describe, expect, it } from 'vitest';
import type { Location } from '../../../src/cluster/storage/index.ts';
import { AUTOFS, at, BARE_METAL, DOCKER } from './samples.ts';

describe('symbolic links', () => {
  const links = {
    '/data': '/mnt/connect',
    '/srv/link': '/data/sub',
    '/var/lib/relative': '../../data',
    '/opt/here': '.',
    '/deep/a/b': '/mnt/connect/x/y',
  };

  it.each([
    ['/data', '/data', '/mnt/connect'],
    ['/data/x', '/data/x', '/mnt/connect/x'],
    ['//data//./x/', '/data/x', '/mnt/connect/x'],
    ['/database', '/database', '/database'],
    ['/srv/link/x', '/srv/link/x', '/mnt/connect/sub/x'],
    ['/var/lib/relative/x', '/var/lib/relative/x', '/mnt/connect/x'],
    ['/opt/here/here/x', '/opt/here/here/x', '/opt/x'],
    ['/x/../data', '/data', '/mnt/connect'],
    // The parent of where the link leads, not of the link.
    ['/deep/a/b/../z', '/mnt/connect/x/z', '/mnt/connect/x/z'],
    ['/deep/a/b/../../../..', '/', '/'],
    ['/data/../../..', '/', '/'],
    ['/constructor/__proto__', '/constructor/__proto__', '/constructor/__proto__'],
  ])('%s, which is %s, leads to %s', (path, written, resolved) => {
    expect(at(path, BARE_METAL, { links })).toMatchObject({ path: written, resolved });
  });

  it('are followed before the mount is looked for', () => {
    expect(at('/data/x', BARE_METAL, { links })).toMatchObject({
      kind: 'network',
      key: 'nfs://nas/export/connect/x',
    });
  });

  it('are followed as often as the kernel does', () => {
    const chain = (length: number) =>
      Object.fromEntries(Array.from({ length }, (_, index) => [`/l${index}`, `/l${index + 1}`]));
    expect(at('/l0', undefined, { links: chain(40) }).resolved).toBe('/l40');
    expect(at('/l0', undefined, { links: chain(41) }).missing).toContain('circle');
  });

  it('that nobody looked for are noted', () => {
    expect(at('/data', BARE_METAL, { links: undefined }).linksUnread).toBe(true);
    expect(at('/data', BARE_METAL).linksUnread).toBeUndefined();
  });
});

describe('directories that the user says are shared', () => {
  const links = {
    '/data': '/mnt/connect',
    '/shared/out': '/var/local',
    '/shared/in': '/shared/x',
    '/l': '/mnt/connect/y',
  };

  it.each<[string, string, string[], string | undefined, Partial<Location>]>([
    ['as written', '/mnt/nas/x', ['/mnt/nas'], undefined, { kind: 'declared', key: 'declared:/mnt/nas/x' }],
    ['itself', '/mnt/nas/', ['/mnt//nas/'], undefined, { key: 'declared:/mnt/nas' }],
    ['everything', '/mnt/nas', ['/'], undefined, { key: 'declared:/mnt/nas' }],
    ['of nested ones', '/a/b/c', ['/a/b', '/a'], undefined, { key: 'declared:/a/b/c' }],
    ['by way of a link', '/data/x', ['/mnt/connect'], undefined, { key: 'declared:/mnt/connect/x' }],
    [
      'a link itself',
      '/data/x',
      ['/data'],
      undefined,
      { key: 'declared:/data/x', resolved: '/mnt/connect/x' },
    ],
    ['what a declared link leads to', '/mnt/connect/x', ['/data'], undefined, { key: 'declared:/data/x' }],
    ['by another link to the same place', '/l', ['/data'], undefined, { key: 'declared:/data/y' }],
    ['with a link inside', '/shared/in', ['/shared'], undefined, { key: 'declared:/shared/x' }],
    [
      'with a link that leads out',
      '/shared/out',
      ['/shared'],
      undefined,
      { kind: 'declared', key: 'declared:/shared/out' },
    ],
    ['not beside it', '/mnt/nas2', ['/mnt/nas'], undefined, { kind: 'unknown' }],
    ['not by a relative name', '/mnt/nas', ['mnt/nas'], undefined, { kind: 'unknown' }],
    [
      'where the table says network',
      '/mnt/connect/x',
      ['/mnt'],
      BARE_METAL,
      { kind: 'declared', key: 'declared:/mnt/connect/x', fileSystem: 'nfs4', source: 'nas:/export/connect' },
    ],
    [
      'where the table does not know',
      '/home/other',
      ['/home'],
      AUTOFS,
      { kind: 'declared', key: 'declared:/home/other', fileSystem: 'autofs' },
    ],
    ['where the table does not cover it', '/data2', ['/data2'], '', { kind: 'declared' }],
    [
      'but not where the table says local',
      '/var/x',
      ['/var/x'],
      BARE_METAL,
      { kind: 'local', declaredShared: true, key: 'local://connect1/253:0/x' },
    ],
    [
      'nor where a link leads to a local disk',
      '/shared/out',
      ['/shared'],
      BARE_METAL,
      { kind: 'local', declaredShared: true },
    ],
    [
      'but a volume of a container’s host',
      '/data/x',
      ['/data', '/mnt/connect'],
      DOCKER.replace(' /data ', ' /mnt/connect '),
      { kind: 'declared', hostVolume: true, key: 'declared:/mnt/connect/x' },
    ],
    ['and not the root of a container', '/srv', ['/srv'], DOCKER, { kind: 'local', declaredShared: true }],
  ])('%s', (_, path, sharedPaths, table, expected) => {
    const location = at(path, table, { sharedPaths, links });
    expect(location).toMatchObject(expected);
    if (location.kind === 'declared') expect(location.missing).toBeUndefined();
  });
});
