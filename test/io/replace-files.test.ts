import fs, {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Replacement, replaceFiles } from '../../src/io/replace-files.ts';
import { makeDirectory } from '../cli/fake-terminal.ts';

const [OLD, NEW] = ['old\n', 'new\n'];

function replacement(directory: string, name: string): Replacement {
  return {
    path: join(directory, name),
    shown: name,
    before: Buffer.from(OLD),
    content: Buffer.from(NEW),
  };
}

function contents(directory: string): Record<string, string> {
  const names = readdirSync(directory).toSorted();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
}

/** Does something in the moment before the n-th file is renamed. */
function beforeRename(number: number, action: () => void): void {
  const { renameSync } = fs;
  let renamed = 0;
  fs.renameSync = (...paths) => {
    if (++renamed === number) action();
    renameSync(...paths);
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.renameSync = renameSync;
    syncBuiltinESMExports();
  });
}

describe('replacing files', () => {
  test('replaces all of them, and keeps what they held', async () => {
    const directory = makeDirectory({ a: OLD, b: OLD, other: OLD });
    const replaced = await replaceFiles(
      ['a', 'b'].map((name) => replacement(directory, name)),
      { backup: true },
    );
    expect(contents(directory)).toEqual({ a: NEW, 'a.bak': OLD, b: NEW, 'b.bak': OLD, other: OLD });
    expect(replaced.map(({ backup }) => backup)).toEqual(
      ['a.bak', 'b.bak'].map((name) => join(directory, name)),
    );
  });

  test('keeps modes, of the backups, too', async () => {
    const directory = makeDirectory({ a: OLD });
    chmodSync(join(directory, 'a'), 0o640);
    await replaceFiles([replacement(directory, 'a')], { backup: true });
    for (const name of ['a', 'a.bak']) expect(statSync(join(directory, name)).mode & 0o7777).toBe(0o640);
  });

  test('keeps links, and the backup lies where they lead', async () => {
    const directory = makeDirectory({ 'deep/a': OLD });
    symlinkSync('deep/a', join(directory, 'b'));
    const [replaced] = await replaceFiles([replacement(directory, 'b')], { backup: true });
    expect(readlinkSync(join(directory, 'b'))).toBe('deep/a');
    expect(contents(join(directory, 'deep'))).toEqual({ a: NEW, 'a.bak': OLD });
    expect(replaced).toMatchObject({ backup: expect.stringMatching(/\/deep\/a\.bak$/) });
  });

  test('never overwrites a backup, and makes none twice', async () => {
    const directory = makeDirectory({
      a: OLD,
      'a.bak': 'other\n',
      b: OLD,
      'b.bak': 'x\n',
      'b.bak.1': OLD,
      c: OLD,
    });
    symlinkSync('nowhere', join(directory, 'c.bak'));
    mkdirSync(join(directory, 'c.bak.1'));
    const replaced = await replaceFiles(
      ['a', 'b', 'c'].map((name) => replacement(directory, name)),
      { backup: true },
    );
    expect(replaced.map(({ backup }) => backup)).toEqual(
      ['a.bak.1', 'b.bak.1', 'c.bak.2'].map((name) => join(directory, name)),
    );
    expect(readFileSync(join(directory, 'a.bak'), 'utf8')).toBe('other\n');
    expect(lstatSync(join(directory, 'c.bak')).isSymbolicLink()).toBe(true);
    expect(readdirSync(directory).filter((name) => name.includes('gcfg-lint'))).toEqual([]);
  });

  test('makes no backup where none is wanted', async () => {
    const directory = makeDirectory({ a: OLD });
    expect(await replaceFiles([replacement(directory, 'a')], { backup: false })).toMatchObject([
      { backup: undefined },
    ]);
    expect(contents(directory)).toEqual({ a: NEW });
  });
});

describe('nothing is replaced', () => {
  async function refusal(directory: string, backup = true): Promise<string> {
    const wanted = ['a', 'b'].map((name) => replacement(directory, name));
    return await replaceFiles(wanted, { backup }).then(
      () => 'replaced',
      (error: Error) => `${error.name}: ${error.message}`,
    );
  }

  test('where a file is no longer what was read', async () => {
    const directory = makeDirectory({ a: OLD, b: 'changed\n' });
    expect(await refusal(directory, false)).toBe(
      'InputError: b was changed since it was read: nothing was written; run the command again',
    );
    expect(contents(directory)).toEqual({ a: OLD, b: 'changed\n' });
  });

  test('where one changes in the last moment: the other is put back', async () => {
    const directory = makeDirectory({ a: OLD, b: OLD });
    beforeRename(1, () => writeFileSync(join(directory, 'b'), 'changed\n'));
    expect(await refusal(directory, false)).toMatch(/^InputError: b was changed since it was read/);
    expect(contents(directory)).toEqual({ a: OLD, b: 'changed\n' });
  });

  test('where one can’t be renamed: the other is put back', async () => {
    const directory = makeDirectory({ a: OLD, b: OLD });
    beforeRename(2, () => {
      throw Object.assign(new Error(), { code: 'EBUSY' });
    });
    expect(await refusal(directory, false)).toBe(
      'InputError: can’t write b: it is in use, perhaps mounted by itself into this container',
    );
    expect(contents(directory)).toEqual({ a: OLD, b: OLD });
  });

  test('where one has another name, which would keep the old content', async () => {
    const directory = makeDirectory({ a: OLD, b: OLD });
    linkSync(join(directory, 'b'), join(directory, 'c'));
    expect(await refusal(directory)).toMatch(/^InputError: can’t write b: it has 2 names \(hard links\)/);
    expect(contents(directory)).toEqual({ a: OLD, b: OLD, c: OLD });
  });

  test('where one is read-only, for root, too', async () => {
    const directory = makeDirectory({ a: OLD, b: OLD });
    fs.chmodSync(join(directory, 'b'), 0o400);
    expect(await refusal(directory)).toBe('InputError: can’t write b: it is read-only (chmod u+w allows it)');
    expect(contents(directory)).toEqual({ a: OLD, b: OLD });
  });

  test('while another process is about to replace one', async () => {
    const other = { [`b.gcfg-lint-${process.ppid}`]: 'other\n' };
    const directory = makeDirectory({ a: OLD, b: OLD, ...other });
    expect(await refusal(directory)).toBe(
      'InputError: b is being changed by another process: nothing was written; run the command again',
    );
    expect(contents(directory)).toEqual({ a: OLD, b: OLD, ...other });
  });

  test('where there is no room for the name of a file beside it', async () => {
    const name = 'a'.repeat(254);
    const directory = makeDirectory({ [name]: OLD });
    await expect(replaceFiles([replacement(directory, name)], { backup: true })).rejects.toThrow(
      `can’t write ${name}: its name is too long`,
    );
    expect(contents(directory)).toEqual({ [name]: OLD });
  });

  test('where one is missing, or no file', async () => {
    const directory = makeDirectory({ a: OLD });
    expect(await refusal(directory)).toBe('InputError: can’t write b: there is no such file');
    mkdirSync(join(directory, 'b'));
    expect(await refusal(directory)).toBe('InputError: can’t write b: it is no regular file');
    expect(readdirSync(directory)).toEqual(['a', 'b']);
  });
});

describe('what a killed process left', () => {
  test('goes; what looks alike stays', async () => {
    // Ids of processes are smaller than this.
    const gone = 99_999_999;
    const left = [`a.gcfg-lint-${gone}`, `a.gcfg-lint-${gone}-bak`, `a.gcfg-lint-${gone}.1234567890`];
    const others = {
      [`a.gcfg-lint-${process.ppid}`]: 'of a process that runs',
      [`b.gcfg-lint-${gone}`]: 'of another file',
      'a.1234567890': 'of somebody else',
      'a.gcfg-lint-notes': 'likewise',
      [`a.gcfg-lint-${gone}.bak`]: 'likewise',
    };
    const directory = makeDirectory({
      a: OLD,
      ...others,
      ...Object.fromEntries(left.map((name) => [name, 'x'])),
    });
    // Long ago: the number belongs to another process now.
    utimesSync(join(directory, `a.gcfg-lint-${process.ppid}`), 0, 0);
    await replaceFiles([replacement(directory, 'a')], { backup: false });
    expect(contents(directory)).toEqual({ a: NEW, ...others });
  });
});
