import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  findGitFile,
  isGitSource,
  isInRevision,
  readGitFile,
  readGitFileIfThere,
} from '../../src/io/git-source.ts';
import { InputError } from '../../src/io/input-error.ts';
import { makeDirectory } from '../cli/fake-terminal.ts';

// Not the user’s own configuration, nor a hook’s environment.
beforeEach(() => {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE']) vi.stubEnv(name, undefined);
});
afterEach(() => vi.unstubAllEnvs());

function git(directory: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['-C', directory, ...identity, ...args], { stdio: 'ignore' });
}

/** A repository with two commits; the file on the disk is a third state. */
function repository(): string {
  const directory = makeDirectory({ 'etc/a.gcfg': 'one' });
  git(directory, 'init', '-b', 'main');
  git(directory, 'add', '.');
  git(directory, 'commit', '-m', 'one: {a}');
  git(directory, 'tag', 'v1');
  writeFileSync(join(directory, 'etc/a.gcfg'), Buffer.from([0xff, 0x0d, 0x0a]));
  git(directory, 'commit', '-am', 'two');
  writeFileSync(join(directory, 'etc/a.gcfg'), 'three');
  return directory;
}

async function read(source: string, directory: string, beside?: string): Promise<string> {
  const file = await findGitFile(source, { directory, beside });
  return Buffer.from(await readGitFile(file)).toString('latin1');
}

describe('a file in git is read', () => {
  test.each([
    ['by its path from the top', 'git:v1:etc/a.gcfg', '.', undefined, 'one'],
    ['by that path in a folder, too', 'git:v1:etc/a.gcfg', 'etc', undefined, 'one'],
    ['by its path from here', 'git:v1:./a.gcfg', 'etc', undefined, 'one'],
    ['by its path from above', 'git:v1:../etc/a.gcfg', 'etc', undefined, 'one'],
    ['beside another one', 'git:v1', '.', 'etc/a.gcfg', 'one'],
    ['byte for byte', 'git:HEAD:etc/a.gcfg', '.', undefined, '\xff\r\n'],
    ['of a revision that counts', 'git:HEAD~1:etc/a.gcfg', '.', undefined, 'one'],
    ['of a revision with a colon in it', 'git:HEAD^{/one: .a}:etc/a.gcfg', '.', undefined, 'one'],
  ])('%s', async (_, source, folder, beside, expected) => {
    expect(await read(source, join(repository(), folder), beside)).toBe(expected);
  });

  test('by its path on the disk, wherever one is', async () => {
    const directory = repository();
    expect(await read(`git:v1:${directory}/etc/a.gcfg`, '/')).toBe('one');
    expect(await read('git:v1', '/', join(directory, 'etc/a.gcfg'))).toBe('one');
  });

  test('through a symbolic link into the repository', async () => {
    const directory = repository();
    const outside = makeDirectory();
    symlinkSync(join(directory, 'etc/a.gcfg'), join(outside, 'a.gcfg'));
    expect(await read('git:v1', outside, 'a.gcfg')).toBe('one');
  });

  test('unless it is a symbolic link there', async () => {
    const directory = repository();
    symlinkSync('etc/a.gcfg', join(directory, ':(glob)* l.gcfg'));
    writeFileSync(join(directory, 'bare.gcfg'), '[Server]');
    git(directory, 'add', '.');
    git(directory, 'commit', '-m', 'link');
    expect(await read('git:HEAD:bare.gcfg', directory)).toBe('[Server]');
    const message =
      'can’t read git:HEAD::(glob)* l.gcfg: it is a symbolic link to etc/a.gcfg; name the file that it leads to';
    const file = await findGitFile('git:HEAD::(glob)* l.gcfg', { directory });
    await expect(readGitFile(file)).rejects.toThrow(message);
    await expect(readGitFileIfThere(file)).rejects.toThrow(InputError);
    await expect(read('git:HEAD::(glob)* l.gcfg', join(directory, 'etc'))).rejects.toThrow('symbolic link');
  });

  test('whatever converters the repository names', async () => {
    const directory = repository();
    writeFileSync(join(directory, '.git/info/attributes'), '*.gcfg diff=x filter=x\n');
    git(directory, 'config', 'diff.x.textconv', 'echo no #');
    git(directory, 'config', 'filter.x.smudge', 'echo no #');
    expect(await read('git:v1:etc/a.gcfg', directory)).toBe('one');
  });

  test('under a name that says where it lies', async () => {
    const file = await findGitFile('git:v1', { directory: repository(), beside: 'etc/a.gcfg' });
    expect(file.name).toBe('git:v1:etc/a.gcfg');
    expect(await findGitFile('git:HEAD', { directory: '/', beside: file })).toMatchObject({
      name: 'git:HEAD:etc/a.gcfg',
      directory: file.directory,
    });
  });

  test('or not, where it need not be there', async () => {
    const directory = repository();
    const file = await findGitFile('git:v1:etc/b.gcfg', { directory });
    expect(await readGitFileIfThere(file)).toBeUndefined();
  });

  test('in a hook of a linked work tree, for which git names the repository', async () => {
    const directory = repository();
    git(directory, 'worktree', 'add', 'linked', 'v1');
    vi.stubEnv('GIT_DIR', join(directory, '.git/worktrees/linked'));
    const here = process.cwd();
    process.chdir(join(directory, 'linked'));
    try {
      expect(await read('git:HEAD', '.', 'etc/a.gcfg')).toBe('one');
      expect(await read('git:HEAD:etc/a.gcfg', '.')).toBe('one');
      expect(
        await isInRevision(await findGitFile('git:HEAD', { directory: '.', beside: 'etc/a.gcfg' })),
      ).toBe(true);
    } finally {
      process.chdir(here);
    }
  });
});

describe('a revision has a file', () => {
  const isThere = async (source: string, directory: string) =>
    isInRevision(await findGitFile(source, { directory, beside: 'etc/a.gcfg' }));

  test('or has not', async () => {
    const directory = repository();
    expect(await isThere('git:v1', directory)).toBe(true);
    expect(await isThere('git:v1:etc/b.gcfg', directory)).toBe(false);
    await expect(isThere('git:nope', directory)).rejects.toThrow('the repository has no revision nope');
  });

  test('or will have, before the first commit', async () => {
    const directory = makeDirectory({ 'etc/a.gcfg': 'one' });
    git(directory, 'init');
    expect(await isThere('git:HEAD', directory)).toBe(false);
    await expect(isThere('git:main', directory)).rejects.toThrow('the repository has no revision main');
  });
});

describe('what can’t be read is told:', () => {
  test.each([
    ['git:', undefined, 'git: names no revision: write git:HEAD, or git:HEAD:PATH'],
    ['git::etc/a.gcfg', undefined, 'git::etc/a.gcfg names no revision: write git:HEAD, or git:HEAD:PATH'],
    ['git:HEAD', undefined, 'git:HEAD names no path: write git:HEAD:PATH'],
    ['git:HEAD:', undefined, 'git:HEAD: names no path behind the last colon'],
    ['git:-p:etc/a.gcfg', undefined, 'git:-p:etc/a.gcfg: a revision can’t begin with a dash'],
    ['git:--output=x', 'etc/a.gcfg', 'git:--output=x: a revision can’t begin with a dash'],
    ['git:HEAD:a\0b', undefined, 'git:HEAD:a\0b holds a NUL character'],
    ['git:nope', 'etc/a.gcfg', 'can’t read git:nope:etc/a.gcfg: the repository has no revision nope'],
    [
      'git:HEAD:a.gcfg',
      undefined,
      'can’t read git:HEAD:a.gcfg: revision HEAD has no file a.gcfg (paths count from the top of the repository)',
    ],
    ['git:HEAD:etc', undefined, 'can’t read git:HEAD:etc: it is a directory'],
    ['git:HEAD', 'nowhere/a.gcfg', 'there is no directory DIRECTORY/nowhere'],
  ])('%j', async (source, beside, message) => {
    const directory = repository();
    await expect(read(source, directory, beside)).rejects.toThrow(
      new InputError(message.replace('DIRECTORY', directory)),
    );
  });

  test('a revision that a shallow clone lacks', async () => {
    const directory = makeDirectory();
    git(directory, 'clone', '--depth', '1', `file://${repository()}`, 'clone');
    await expect(read('git:v1:etc/a.gcfg', join(directory, 'clone'))).rejects.toThrow(
      'can’t read git:v1:etc/a.gcfg: the repository has no revision v1: the clone is shallow, and may lack it',
    );
  });

  test('a directory that is in no repository', async () => {
    const directory = makeDirectory();
    vi.stubEnv('GIT_CEILING_DIRECTORIES', directory);
    mkdirSync(join(directory, 'x'));
    for (const source of ['git:HEAD', 'git:HEAD:a.gcfg'])
      await expect(read(source, join(directory, 'x'), 'a.gcfg')).rejects.toThrow(
        `there is no git repository in ${directory}/x or above it`,
      );
  });

  test('that there is no git', async () => {
    const directory = repository();
    vi.stubEnv('PATH', '/nonexistent');
    await expect(read('git:HEAD:etc/a.gcfg', directory)).rejects.toThrow(
      'git is not installed, or not in PATH',
    );
  });
});

test.each([
  ['git:HEAD', true],
  ['./git:HEAD', false],
  ['gitea', false],
])('whether %s means git: %s', (source, expected) => {
  expect(isGitSource(source)).toBe(expected);
});
