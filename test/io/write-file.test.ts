import fs, {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeFile } from '../../src/io/write-file.ts';
import { makeDirectory } from '../cli/fake-terminal.ts';

describe('writing a file', () => {
  test('makes it, and the folders above it', async () => {
    const directory = makeDirectory();
    await writeFile(join(directory, 'a/b/c.txt'), 'x');
    expect(readFileSync(join(directory, 'a/b/c.txt'), 'utf8')).toBe('x');
  });

  test('keeps its mode', async () => {
    const path = join(makeDirectory({ a: 'old' }), 'a');
    chmodSync(path, 0o600);
    await writeFile(path, Uint8Array.of(0xff));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect([...readFileSync(path)]).toEqual([0xff]);
  });

  test('keeps links that lead to it', async () => {
    const directory = makeDirectory({ 'deep/a': 'old' });
    symlinkSync('deep/a', join(directory, 'b'));
    symlinkSync('b', join(directory, 'c'));
    await writeFile(join(directory, 'c'), 'new');
    expect(readlinkSync(join(directory, 'c'))).toBe('b');
    expect(lstatSync(join(directory, 'deep/a')).isFile()).toBe(true);
    expect(readFileSync(join(directory, 'deep/a'), 'utf8')).toBe('new');
  });

  test('replaces it: who has the old one open, or another name for it, keeps the old one', async () => {
    const directory = makeDirectory({ a: 'old' });
    linkSync(join(directory, 'a'), join(directory, 'b'));
    await writeFile(join(directory, 'a'), 'new');
    expect(readFileSync(join(directory, 'b'), 'utf8')).toBe('old');
  });

  test('leaves a device a device', async () => {
    await writeFile('/dev/null', 'x');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('says what is in the way', async () => {
    const directory = makeDirectory({ a: 'x' });
    mkdirSync(join(directory, 'b'));
    await expect(writeFile(join(directory, 'b'), 'x')).rejects.toThrow(/can’t write .*b: it is a directory/);
    await expect(writeFile(join(directory, 'a/c'), 'x')).rejects.toThrow(/can’t write .*a\/c: /);
  });

  test('leaves it as it was where the disk takes only a part, and does not say so', async () => {
    const directory = makeDirectory({ a: 'old' });
    const { write } = fs;
    onTestFinished(() => void Object.assign(fs, { write }));
    Object.assign(fs, {
      write: (
        file: number,
        bytes: Uint8Array,
        start: number,
        length: number,
        ...rest: [number, () => void]
      ) => write(file, bytes, start, Math.floor(length / 2), ...rest),
    });
    const path = join(directory, 'a');
    await expect(writeFile(path, 'something new')).rejects.toThrow(`can’t write ${path}: the disk is full`);
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(directory)).toEqual(['a']);
  });
});

test('a folder that can’t be made is told, and waited for by nobody', {
  skip: !existsSync('/proc/self'),
}, async () => {
  await expect(writeFile('/proc/gcfg-lint/x/y', 'x')).rejects.toThrow('can’t write /proc/gcfg-lint/x/y');
});
