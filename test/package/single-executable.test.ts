/** The single executable beside the command of the package: the same words, files and exit codes, without a Node.js. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDirectory } from '../cli/fake-terminal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(root, 'dist/cli/main.cjs');
const linux = process.platform === 'linux';
if (!linux) console.warn('The single executable is not tested: it is made on Linux only.');

/** Node.js keeps its hands off what follows the executable’s name. */
const LEAVES_ARGUMENTS = Number.parseInt(process.versions.node, 10) >= 26;

describe.skipIf(!linux || !existsSync(MAIN))('the single executable', () => {
  let folder = '';
  let executable = '';
  let built = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gcfg-lint-executable-'));
    executable = join(folder, 'gcfg-lint');
    // npm’s own Node.js, with which other versions are tested, comes without its licence.
    const licence = join(folder, 'node-licence');
    writeFileSync(licence, 'Node.js is licensed for use as follows:\n');
    const script = join(root, 'scripts/build-sea.js');
    const args = ['--', script, '--output', folder, '--node-license', licence];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    built = stdout;
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const fixtures = () => {
    const directory = makeDirectory();
    cpSync(join(root, 'fixtures'), directory, { recursive: true });
    return directory;
  };

  /** No variable but these, and no Node.js on the search path. */
  function call(program: string, args: readonly string[], cwd: string, env: Record<string, string> = {}) {
    const options = { cwd, encoding: 'utf8', maxBuffer: 1 << 28, env: { PATH: '/empty', ...env } } as const;
    const { status, stdout, stderr, error } = spawnSync(program, args, options);
    expect(error).toBeUndefined();
    return { status, stdout, stderr };
  }

  const filesOf = (directory: string) =>
    Object.fromEntries(
      readdirSync(directory, { recursive: true, encoding: 'utf8' })
        .filter((name) => statSync(join(directory, name)).isFile())
        .map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
    );

  /** Times and salts. */
  const settled = (text: string) =>
    text.replaceAll(/"(collectedAt|takenAt|salt|hash)": ?"[^"]*"/g, '"$1"').replaceAll(/ in \d+ m?s\b/g, '');

  const CONFIG = 'rstudio-connect.gcfg';
  test.each<[string, readonly string[], number]>([
    ['--version', ['--version'], 0],
    ['--help', ['--help'], 0],
    ['the help of a command', ['lint', '--help'], 0],
    ['no command', [], 2],
    ['lint', ['lint', 'mistakes.gcfg'], 1],
    ['lint, as JSON', ['lint', '--format', 'json', 'mistakes.gcfg', CONFIG], 1],
    ['lint of folders', ['lint', '.'], 1],
    ['lint of what is not there', ['lint', 'none.gcfg'], 2],
    ['lint with a configuration', ['lint', '--config', 'gcfg-lint.yaml', 'mistakes.gcfg'], 1],
    ['lint in colours', ['lint', '--color', 'mistakes.gcfg'], 1],
    ['lint --fix', ['lint', '--fix', 'mistakes.gcfg'], 1],
    ['lint --fix-dry-run', ['lint', '--fix-dry-run', 'mistakes.gcfg'], 1],
    ['lint --environment-file', ['lint', '--environment-file', 'connect.env', CONFIG], 0],
    ['paths --env-file', ['paths', '--env-file', 'connect.env', CONFIG], 0],
    ['ha', ['ha', 'ha/launcher-places/failing/topology.yaml'], 1],
    ['collect', ['collect', '--config', CONFIG], 0],
    ['reload', ['reload', 'reload/warning.gcfg', '--running', 'reload/running.gcfg'], 0],
    ['reload that waits', ['reload', 'reload/storage.gcfg', '--running', 'reload/running.gcfg'], 3],
    ['snapshot', ['snapshot', '--output', 'snapshot.json', 'reload/running.gcfg'], 0],
    ['migrate with conflicts', ['migrate', '--write', `migration/${CONFIG}`], 1],
    ['migrate --write', ['migrate', '--write', '--prefer', 'migration', `migration/${CONFIG}`], 0],
    ['fmt', ['fmt', 'mistakes.gcfg', CONFIG], 0],
    ['upgrade', ['upgrade', `upgrade/${CONFIG}`, '--to', '2026.08.0'], 1],
    ['set', ['set', CONFIG, 'Server.DataDir', '/srv/connect'], 0],
    ['unset', ['unset', CONFIG, 'Server.DataDir'], 0],
    ['diff', ['diff', 'reload/running.gcfg', 'reload/storage.gcfg'], 1],
    ['show', ['show', CONFIG], 0],
    ['get', ['get', CONFIG, 'Server.DataDir'], 0],
    ['parse', ['parse', 'broken.gcfg'], 1],
    ['paths', ['paths', CONFIG], 0],
    ['explain of a rule', ['explain', 'syntax/truncated-value'], 0],
    ['explain of a rule for clusters', ['explain', 'ha/data-dir-differs'], 0],
    ['completion', ['completion', 'bash'], 0],
    ['explain of a setting', ['explain', 'LDAP.BindPassword'], 0],
  ])('says and does what the command does: %s', (_, args, status) => {
    const directories = [fixtures(), fixtures()] as const;
    for (const directory of directories) {
      writeFileSync(join(directory, 'connect.env'), 'CONNECT_SERVER_DATADIR=/srv/connect\n');
      writeFileSync(join(directory, 'gcfg-lint.yaml'), 'rules:\n  schema/unknown-setting: warning\n');
    }
    const [command, single] = [
      call(process.execPath, ['--', MAIN, ...args], directories[0]),
      call(executable, args, directories[1]),
    ].map(({ status, stdout, stderr }, index) => {
      const same = (text: string) => settled(text.replaceAll(directories[index]!, 'DIR'));
      const files = Object.entries(filesOf(directories[index]!)).map(([name, text]) => [name, same(text)]);
      return { status, stdout: same(stdout), stderr: same(stderr), files };
    });
    expect(single).toEqual(command);
    expect(single!.status).toBe(status);
  });

  test('writes everything into a pipe', () => {
    const directory = makeDirectory({ 'a.gcfg': '# a\n'.repeat(3000) });
    const args = ['a.gcfg', '--rule', 'syntax/hash-comment=warning', '--format', 'json'];
    const { status, stdout } = call(executable, args, directory);
    expect(status).toBe(0);
    expect(stdout.length).toBeGreaterThan(1 << 20);
    expect(JSON.parse(stdout).summary).toMatchObject({ warnings: 3000 });
  });

  test('finds git on the search path, and says so when it does not', () => {
    const directory = makeDirectory({ [CONFIG]: '[Server]\nDataDir = /srv/connect\n' });
    const git = spawnSync('bash', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
    const run = (...args: string[]) =>
      spawnSync(git, ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: directory });
    for (const args of [
      ['init', '-q'],
      ['add', '.'],
      ['commit', '-qm', 'a'],
    ])
      expect(run(...args).status).toBe(0);
    mkdirSync(join(directory, 'bin'));
    symlinkSync(git, join(directory, 'bin/git'));
    const args = ['reload', CONFIG, '--running', 'git:HEAD'];
    expect(call(executable, args, directory, { PATH: join(directory, 'bin') })).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('git:HEAD'),
    });
    expect(call(executable, args, directory)).toEqual({
      ...call(process.execPath, ['--', MAIN, ...args], directory),
      status: 2,
    });
  });

  test('leaves no option to Node.js', () => {
    const directory = fixtures();
    for (const option of ['--inspect', '--eval=1', '--require=./x.js', '--v8-options', '--print=1', '--test'])
      expect(call(executable, [option, CONFIG], directory)).toMatchObject({
        status: 2,
        stdout: '',
        stderr: expect.stringMatching(/^gcfg-lint: /),
      });
    const missing = call(executable, ['lint', '--env-file', 'none.env', CONFIG], directory);
    const hooked = call(executable, ['--version'], directory, { NODE_OPTIONS: '--require=/none.js' });
    if (built.includes('prefer --environment-file')) {
      expect(LEAVES_ARGUMENTS).toBe(false);
      expect(missing).toMatchObject({ status: 9 });
    } else {
      expect(missing).toMatchObject({ status: 2, stderr: expect.stringMatching(/^gcfg-lint: .*none\.env/) });
      expect(hooked).toMatchObject({ status: 0, stderr: '' });
    }
  });

  test('names itself by the path by which it was called', () => {
    const directory = makeDirectory({ 'bin/a': '', 'other/a': '', [CONFIG]: '' });
    const link = join(directory, 'bin/gcfg-lint');
    symlinkSync(executable, link);
    // Not everything of this name is meant.
    writeFileSync(join(directory, 'other/gcfg-lint'), '');
    const named = (program: string, env: Record<string, string> = {}) => {
      const { stdout } = call(
        '/bin/sh',
        ['-c', `${program} systemd --config ${CONFIG} --quiet`],
        directory,
        env,
      );
      return /^ExecReload=\+(\S+) reload /m.exec(stdout)?.[1];
    };
    expect(named(executable)).toBe(executable);
    expect(named(link)).toBe(link);
    expect(named('bin/gcfg-lint')).toBe(link);
    expect(named('gcfg-lint', { PATH: `${directory}/other:${directory}/bin` })).toBe(link);
  });

  test('runs where there is nothing but the libraries that it names', ({ skip }) => {
    if (process.getuid?.() !== 0) skip('only root can change the root directory');
    const directory = makeDirectory({ 'etc/a.gcfg': '[Server]\nDataDri = /x\n', 'etc/env': 'A=b\n' });
    copyFileSync(executable, join(directory, 'gcfg-lint'));
    const { stdout: libraries } = spawnSync('ldd', [executable], { encoding: 'utf8' });
    for (const [library] of libraries.matchAll(/(?<=\s)\/\S+/g)) {
      mkdirSync(dirname(join(directory, library)), { recursive: true });
      copyFileSync(library, join(directory, library));
    }
    const inside = (...args: string[]) =>
      call('/usr/sbin/chroot', [directory, '/gcfg-lint', ...args], directory);
    expect(inside('/etc/a.gcfg')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('There is no setting Server.DataDri'),
    });
    expect(inside('--fix', '/etc/a.gcfg').status).toBe(0);
    expect(inside('get', '/etc/a.gcfg', 'Server.DataDir').stdout).toBe('/x\n');
    expect(inside('explain', 'Server.DataDir')).toMatchObject({ status: 0, stderr: '' });
  });

  test('comes with its licences and its sum, and leaves nothing else', () => {
    expect(readdirSync(folder).toSorted()).toEqual([
      'LICENSES.txt',
      'SHA256SUMS',
      'gcfg-lint',
      'node-licence',
    ]);
    const text = readFileSync(join(folder, 'LICENSES.txt'), 'utf8');
    expect(text).toContain(readFileSync(join(root, 'LICENSE'), 'utf8').trim());
    expect(text).toContain(`Node.js ${process.version}.\n\nNode.js is licensed`);
    for (const [title] of readFileSync(join(root, 'dist/cli/THIRD-PARTY-LICENSES.txt'), 'utf8').matchAll(
      /^\S+ \d\S* \(.*\)$/gm,
    ))
      expect(text).toContain(title);
    expect(spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder }).status).toBe(0);
    expect(statSync(executable).mode & 0o777).toBe(0o755);
  });

  test('is not built without the licence of Node.js', () => {
    const directory = makeDirectory({ LICENSE: 'MIT License\n' });
    const script = join(root, 'scripts/build-sea.js');
    const args = ['--', script, '--output', directory, '--node-license', join(directory, 'LICENSE')];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^build:sea: The licence of Node\.js .*\/LICENSE\. .*--node-license/),
    });
    expect(readdirSync(directory)).toEqual(['LICENSE']);
  });
});
