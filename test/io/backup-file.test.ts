import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backUpFile } from '../../src/io/backup-file.ts';
import { makeDirectory } from '../cli/fake-terminal.ts';

const mode = (path: string) => statSync(path).mode & 0o7777;

describe('a backup', () => {
  test('is a copy beside the file', () => {
    const path = join(makeDirectory({ 'a.gcfg': Uint8Array.of(0x61, 0xff, 0x0a) }), 'a.gcfg');
    const copy = backUpFile(path);
    expect(copy).toBe(`${path}.bak`);
    expect([...readFileSync(copy)]).toEqual([0x61, 0xff, 0x0a]);
  });

  test('has the file’s mode, also where that is a wide one', () => {
    const directory = makeDirectory({ a: 'x', b: 'y' });
    chmodSync(join(directory, 'a'), 0o600);
    chmodSync(join(directory, 'b'), 0o664);
    expect(mode(backUpFile(join(directory, 'a')))).toBe(0o600);
    expect(mode(backUpFile(join(directory, 'b')))).toBe(0o664);
  });

  test.skipIf(process.getuid?.() !== 0)('has the file’s owner and group', () => {
    const path = join(makeDirectory({ a: 'x' }), 'a');
    chmodSync(path, 0o640);
    chownSync(path, 1234, 2345);
    const copy = statSync(backUpFile(path));
    expect([copy.uid, copy.gid, copy.mode & 0o777]).toEqual([1234, 2345, 0o640]);
  });

  test('never takes the place of another one', () => {
    const directory = makeDirectory({ a: 'new', 'a.bak': 'old', 'a.bak.1': 'older' });
    expect(basename(backUpFile(join(directory, 'a')))).toBe('a.bak.2');
    expect(readFileSync(join(directory, 'a.bak'), 'utf8')).toBe('old');
    expect(readFileSync(join(directory, 'a.bak.1'), 'utf8')).toBe('older');
  });

  test.each([
    [{ a: 'same', 'a.bak': 'same' }, 'a.bak'],
    [{ a: 'same', 'a.bak': 'else', 'a.bak.1': 'same' }, 'a.bak.1'],
    [{ a: '', 'a.bak': '' }, 'a.bak'],
  ])('is one that holds the same already: %j', (files, expected) => {
    const directory = makeDirectory(files);
    expect(basename(backUpFile(join(directory, 'a')))).toBe(expected);
    expect(readdirSync(directory)).toHaveLength(Object.keys(files).length);
  });

  test('is no link and no folder', () => {
    const directory = makeDirectory({ a: 'x', b: 'x' });
    symlinkSync('b', join(directory, 'a.bak'));
    mkdirSync(join(directory, 'a.bak.1'));
    symlinkSync('nowhere', join(directory, 'a.bak.2'));
    expect(basename(backUpFile(join(directory, 'a')))).toBe('a.bak.3');
    expect(readFileSync(join(directory, 'b'), 'utf8')).toBe('x');
  });

  test('of a linked file stands beside the link', () => {
    const directory = makeDirectory({ 'deep/a': 'x' });
    symlinkSync('deep/a', join(directory, 'b'));
    expect(backUpFile(join(directory, 'b'))).toBe(join(directory, 'b.bak'));
    expect(readFileSync(join(directory, 'b.bak'), 'utf8')).toBe('x');
  });

  test('says what is in the way', () => {
    const directory = makeDirectory();
    const name = 'x'.repeat(252);
    writeFileSync(join(directory, name), 'x');
    expect(() => backUpFile(join(directory, name))).toThrow(/^can’t write .*\.bak: its name is too long$/);
  });
});
