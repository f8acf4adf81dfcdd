import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Mount, parseMounts } from '../../../src/cluster/storage/index.ts';
import { BARE_METAL, PROC_MOUNTS, text } from './samples.ts';

describe('a line of /proc/self/mountinfo', () => {
  const common = {
    id: 36,
    parent: 35,
    device: '98:0',
    root: '/',
    mountPoint: '/mnt',
    fileSystem: 'ext3',
    source: '/dev/root',
  };

  it.each<[string, string, Partial<Mount>]>([
    [
      'with an optional field',
      '36 35 98:0 / /mnt rw,noatime master:1 - ext3 /dev/root rw,errors=continue',
      {},
    ],
    ['without one', '36 35 98:0 / /mnt rw,noatime - ext3 /dev/root rw', {}],
    [
      'with several',
      '36 35 98:0 / /mnt rw shared:2 master:1 propagate_from:3 unbindable - ext3 /dev/root rw',
      {},
    ],
    ['of a bind mount', '36 35 98:0 /a/b /mnt rw - ext3 /dev/root rw', { root: '/a/b' }],
    ['with the end of a Windows file', '36 35 98:0 / /mnt rw - ext3 /dev/root rw\r', {}],
    ['behind a byte-order mark', '\uFEFF36 35 98:0 / /mnt rw - ext3 /dev/root rw', {}],
    ['whose columns somebody aligned', '36  35\t98:0  /  /mnt  rw  -  ext3  /dev/root  rw', {}],
    [
      'with a blank in the mount point',
      text`36 35 98:0 / /my\040mnt rw - ext3 /dev/root rw`,
      { mountPoint: '/my mnt' },
    ],
    [
      'with tab, line feed, backslash',
      text`36 35 98:0 /\011\012\134 /mnt rw - ext3 a\134\134b rw`,
      { root: '/\t\n\\', source: 'a\\\\b' },
    ],
    ['with escaped UTF-8', text`36 35 98:0 / /\303\244 rw - ext3 /dev/root rw`, { mountPoint: '/ä' }],
    [
      'with what only looks like an escape',
      text`36 35 98:0 / /a\04 rw - ext3 /dev/root rw`,
      { mountPoint: text`/a\04` },
    ],
    ['with a mount point that is a dash', '36 35 98:0 / /- rw - ext3 /dev/root rw', { mountPoint: '/-' }],
    ['without a source', '36 35 98:0 / /mnt rw - ext3  rw', { source: '' }],
    ['without the last options', '36 35 98:0 / /mnt rw - ext3 /dev/root', {}],
    [
      'of a namespace',
      '36 35 98:0 net:[4026532281] /mnt rw - nsfs nsfs rw',
      { root: 'net:[4026532281]', fileSystem: 'nsfs', source: 'nsfs' },
    ],
    [
      'with a fuse type',
      '36 35 98:0 / /mnt rw - fuse.glusterfs gl1:/vol rw',
      { fileSystem: 'fuse.glusterfs', source: 'gl1:/vol' },
    ],
  ])('%s', (_, line, different) => {
    expect(parseMounts(line)).toEqual({ mounts: [{ ...common, ...different }], unread: 0 });
  });

  it('keeps the options that identify storage, and no others', () => {
    const { mounts } = parseMounts(
      '36 35 0:9 / /mnt rw - ceph mon:/ rw,name=x,secret=hunter2,password=hunter2,mds_namespace=two,port=3049',
    );
    expect(mounts[0]?.options).toEqual({ mds_namespace: 'two', port: '3049' });
    expect(JSON.stringify(mounts)).not.toContain('hunter2');
  });
});

describe('a line of /proc/mounts', () => {
  it.each<[string, Partial<Mount>]>([
    ['nas:/export /data nfs4 rw,addr=10.0.0.5 0 0', {}],
    ['nas:/export\t/data/\tnfs4\tdefaults,_netdev', {}],
    [text`nas:/export /my\040data nfs4 rw 0 0`, { mountPoint: '/my data' }],
  ])('%j', (line, different) => {
    const mount = { root: '/', mountPoint: '/data', fileSystem: 'nfs4', source: 'nas:/export', ...different };
    expect(parseMounts(line)).toEqual({ mounts: [mount], unread: 0 });
  });
});

describe('what is no line of a mount table', () => {
  it.each([
    ['[Server]'],
    ['DataDir = /data'],
    ['nas:/export on /data type nfs4 (rw,relatime)'],
    ['Filesystem 1K-blocks Used Available Use% Mounted on'],
    ['36 35 98:0 / /mnt rw ext3 /dev/root rw'],
    ['36 35 98:0 / mnt rw - ext3 /dev/root rw'],
    ['36 35 98:0 / /mnt rw -'],
    ['/dev/sda2 none swap sw 0 0'],
    ['a /b c d e f'],
    ['a /b c d 0 0 0'],
  ])('%j is counted', (line) => {
    expect(parseMounts(line)).toEqual({ mounts: [], unread: 1 });
  });

  it('does not keep the lines around it from being read', () => {
    const table = parseMounts(
      `# copied from node 1\n\nproc /proc proc rw 0 0\ngarbage\n22 1 8:2 / / rw - ext4 /dev/sda2 rw\n`,
    );
    expect(table.mounts.map(({ mountPoint }) => mountPoint)).toEqual(['/proc', '/']);
    expect(table.unread).toBe(1);
  });
});

test('whole tables are read', () => {
  for (const sample of [BARE_METAL, PROC_MOUNTS]) {
    const { mounts, unread } = parseMounts(sample);
    expect(unread).toBe(0);
    expect(mounts).toHaveLength(sample.trim().split('\n').length);
    expect(mounts.at(-1)).toMatchObject({ mountPoint: '/mnt/my share\t(old)', source: 'nas:/export/a b' });
  }
});

test.skipIf(!existsSync('/proc/self/mountinfo'))('the tables of this machine are read', () => {
  for (const file of ['/proc/self/mountinfo', '/proc/mounts']) {
    const content = readFileSync(file, 'utf8');
    const { mounts, unread } = parseMounts(content);
    expect(unread).toBe(0);
    expect(mounts).toHaveLength(content.trim().split('\n').length);
    expect(mounts.every(({ mountPoint }) => mountPoint.startsWith('/'))).toBe(true);
  }
});

test('nothing makes it throw', () => {
  const word = fc.oneof(
    fc.constantFrom(
      '36',
      '35',
      '8:1',
      '/',
      '/mnt',
      'rw',
      '-',
      'nfs4',
      'nas:/x',
      text`\040`,
      text`\377`,
      ' ',
      '\t',
      '\n',
      '\r',
      '#',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const { mounts, unread } = parseMounts(words.join(' '));
      expect(mounts.every(({ mountPoint }) => mountPoint.startsWith('/'))).toBe(true);
      expect(unread).toBeGreaterThanOrEqual(0);
    }),
  );
});
