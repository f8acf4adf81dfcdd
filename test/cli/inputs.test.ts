import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeDirectory, runIn, type Scene } from './fake-terminal.ts';
import { BROKEN, CLEAN } from './samples.ts';

/** The files that a command line looks at. */
async function lookedAt(scene: Scene, ...argv: string[]): Promise<string[]> {
  const { code, output, notes } = await runIn(scene, '--format', 'json', ...argv);
  expect(notes).not.toMatch(/^gcfg-lint:/);
  expect(code).toBe(0);
  return (JSON.parse(output) as { files: { path: string }[] }).files.map(({ path }) => path);
}

describe('paths', () => {
  test('are files whatever their name', async () => {
    expect(await lookedAt({ files: { 'x.conf': CLEAN, y: CLEAN } }, 'y', 'x.conf')).toEqual(['y', 'x.conf']);
  });

  test.each(['a b.gcfg', 'a[1].gcfg', '*.gcfg', '{a,b}.gcfg', 'a(b)!.gcfg', 'ä.gcfg', 'json', "it's.gcfg"])(
    'may be called %j',
    async (name) => {
      expect(await lookedAt({ files: { [name]: CLEAN, 'other.gcfg': CLEAN } }, name)).toEqual([name]);
    },
  );

  test('behind `--` are no options', async () => {
    const scene = { files: { '-dash.gcfg': CLEAN, '--version': CLEAN } };
    expect(await lookedAt(scene, '--', '-dash.gcfg', '--version')).toEqual(['-dash.gcfg', '--version']);
  });

  test('may be absolute', async () => {
    const directory = makeDirectory({ 'a.gcfg': CLEAN });
    expect(await lookedAt({}, join(directory, 'a.gcfg'))).toEqual([join(directory, 'a.gcfg')]);
  });

  test('given twice are looked at once', async () => {
    expect(await lookedAt({ files: { 'a.gcfg': CLEAN } }, 'a.gcfg', './a.gcfg', '.', '*.gcfg')).toEqual([
      'a.gcfg',
    ]);
  });

  test('that are directories mean the *.gcfg below them', async () => {
    const files = {
      'etc/b.gcfg': CLEAN,
      'etc/a.gcfg': CLEAN,
      'etc/deep/er/.hidden/c.gcfg': CLEAN,
      'etc/d.conf': BROKEN,
      'etc/node_modules/x/e.gcfg': BROKEN,
      'etc/.git/f.gcfg': BROKEN,
    };
    expect(await lookedAt({ files }, 'etc')).toEqual([
      'etc/a.gcfg',
      'etc/b.gcfg',
      'etc/deep/er/.hidden/c.gcfg',
    ]);
    expect(await lookedAt({ files }, 'etc/')).toEqual([
      'etc/a.gcfg',
      'etc/b.gcfg',
      'etc/deep/er/.hidden/c.gcfg',
    ]);
  });

  test('that are directories with symbolic links in a circle end', async () => {
    const directory = makeDirectory({ 'etc/a.gcfg': CLEAN });
    symlinkSync('..', join(directory, 'etc', 'up'));
    expect(await lookedAt({ directory }, 'etc')).toContain('etc/a.gcfg');
  });

  test('that are globs mean what matches', async () => {
    const files = { 'a/x.gcfg': CLEAN, 'b/x.gcfg': CLEAN, 'b/y.txt': CLEAN };
    expect(await lookedAt({ files }, '*/x.gcfg')).toEqual(['a/x.gcfg', 'b/x.gcfg']);
    expect(await lookedAt({ files }, '**/*.{gcfg,txt}')).toEqual(['a/x.gcfg', 'b/x.gcfg', 'b/y.txt']);
    expect(await lookedAt({ files }, '[b]/*')).toEqual(['b/x.gcfg', 'b/y.txt']);
  });

  test('that are absolute globs mean what matches', async () => {
    const directory = makeDirectory({ 'a/x.gcfg': CLEAN, 'b/x.gcfg': CLEAN });
    expect(await lookedAt({}, `${directory}/*/x.gcfg`)).toEqual([
      `${directory}/a/x.gcfg`,
      `${directory}/b/x.gcfg`,
    ]);
  });

  test('that are globs may lead upwards', async () => {
    const directory = makeDirectory({ 'a/x.gcfg': CLEAN });
    mkdirSync(join(directory, 'b'));
    expect(await lookedAt({ directory: join(directory, 'b') }, '../a/*.gcfg')).toEqual(['../a/x.gcfg']);
  });

  test('that exist are never taken for a glob', async () => {
    const directory = makeDirectory({ 'a.gcfg': BROKEN });
    writeFileSync(join(directory, '[a].gcfg'), CLEAN);
    expect(await lookedAt({ directory }, '[a].gcfg')).toEqual(['[a].gcfg']);
  });
});

describe('standard input', () => {
  test('is called <stdin>', async () => {
    expect(await lookedAt({ input: CLEAN }, '-')).toEqual(['<stdin>']);
  });

  test('may be given a name', async () => {
    expect(await lookedAt({ input: CLEAN }, '-', '--stdin-filename', 'etc/x.gcfg')).toEqual(['etc/x.gcfg']);
  });

  test('goes together with files', async () => {
    expect(await lookedAt({ input: CLEAN, files: { 'a.gcfg': CLEAN } }, 'a.gcfg', '-')).toEqual([
      '<stdin>',
      'a.gcfg',
    ]);
  });

  test('may be empty, or no text', async () => {
    expect(await lookedAt({ input: '' }, '-')).toEqual(['<stdin>']);
    const { code, output } = await runIn({ input: Uint8Array.of(0, 0xff, 0xfe, 0x1b, 0x5b) }, '-');
    expect(code).toBe(1);
    expect(output).not.toMatch(/[\0-\x09\x0b-\x1f]/);
  });
});

describe('a migration file beside a file', () => {
  const MAIN = '[Database]\nProvider = postgres\n';
  const MIGRATION = '[Postgres]\nURL = postgres://connect@db.example.com/connect\n';
  const paths = ['a.gcfg', 'a-migration.gcfg', '--rule', 'migrate/pending=off'];

  test('is told of once, in the file', async () => {
    const files = { 'd/a.gcfg': MAIN, 'd/a-migration.gcfg': MIGRATION };
    const places = async (...argv: string[]) =>
      [...(await runIn({ files }, ...argv)).output.matchAll(/pending.*\n *--> (\S+)/g)].map(
        ([, place]) => place,
      );
    expect(await places('d/a.gcfg')).toEqual(['d/a.gcfg:1:2']);
    expect(await places('d/a-migration.gcfg')).toEqual(['d/a-migration.gcfg:2:1']);
    expect(await places('d')).toEqual(['d/a.gcfg:1:2']);
    expect(await places('d/a-migration.gcfg', 'd/a.gcfg')).toEqual(['d/a.gcfg:1:2']);
    const ignoring = { ...files, 'gcfg-lint.yaml': 'ignore: [d/a.gcfg]\n' };
    const { output } = await runIn({ files: ignoring }, 'd');
    expect(output).toMatch(/pending.*\n *--> d\/a-migration\.gcfg:2:1/);
  });

  test('gives what the file lacks, and the other way round', async () => {
    const alone = await runIn({ files: { 'a.gcfg': MAIN } }, 'a.gcfg');
    expect(alone.output).toContain('needs Postgres.URL');
    const both = await runIn({ files: { 'a.gcfg': MAIN, 'a-migration.gcfg': MIGRATION } }, ...paths);
    expect(both.output).toBe('');
    const other = await runIn({ files: { 'a.gcfg': MIGRATION, 'a-migration.gcfg': MAIN } }, ...paths);
    expect(other.output).toBe('');
  });

  test('that is broken may give it', async () => {
    const files = { 'a.gcfg': MAIN, 'a-migration.gcfg': '[Postgres]\nURL = "postgres://db/connect\n' };
    const { output } = await runIn({ files }, 'a.gcfg');
    expect(output).toBe('');
  });

  test('that can’t be read is told', async () => {
    const directory = makeDirectory({ 'a.gcfg': MAIN });
    mkdirSync(join(directory, 'a-migration.gcfg'));
    const { code, notes } = await runIn({ directory }, 'a.gcfg');
    expect(code).toBe(2);
    expect(notes).toMatch(/a-migration\.gcfg: it is a directory/);
  });
});

test('a file to which several links lead is looked at once', async () => {
  const directory = makeDirectory({ 'd/a.gcfg': CLEAN, 'real.txt': CLEAN });
  symlinkSync('../a.gcfg', join(directory, 'd/to-nothing.gcfg.off'));
  symlinkSync('a.gcfg', join(directory, 'd/another-name.gcfg'));
  symlinkSync('../real.txt', join(directory, 'd/link.gcfg'));
  symlinkSync('..', join(directory, 'd/up'));
  expect(await lookedAt({ directory }, 'd')).toEqual(['d/a.gcfg', 'd/link.gcfg']);
});
