/** The command as a process of its own: pipes, streams, exit codes. Needs `npm run build`. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeDirectory } from './fake-terminal.ts';
import { BROKEN, CLEAN } from './samples.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.cjs', import.meta.url));

const many = '# a\n'.repeat(3000);
const HASHES = ['--rule', 'syntax/hash-comment=warning'];

/** A shell command in which \`$G\` is the command. */
function shell(command: string, directory: string, input?: string | Uint8Array) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${command}`], {
    cwd: directory,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, G: `${process.execPath} ${MAIN}`, NO_COLOR: '', FORCE_COLOR: undefined },
  });
  expect(stderr).not.toMatch(/^\s+at .*:\d+/m);
  return { status, stdout, stderr };
}

describe.skipIf(!existsSync(MAIN))('the command', () => {
  test('lints, and exits with 0, 1 or 2', () => {
    const directory = makeDirectory({ 'clean.gcfg': CLEAN, 'broken.gcfg': BROKEN });
    expect(shell('$G clean.gcfg', directory)).toMatchObject({ status: 0, stdout: '' });
    expect(shell('$G broken.gcfg', directory)).toMatchObject({ status: 1 });
    expect(shell('$G missing.gcfg', directory)).toMatchObject({
      status: 2,
      stderr: 'gcfg-lint: can’t read missing.gcfg: there is no such file\n',
    });
  });

  test('says its version, and helps', () => {
    const directory = makeDirectory();
    expect(shell('$G --version', directory).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
    const help = shell('$G lint --help', directory);
    expect(help.status).toBe(0);
    for (const option of ['--format', '--fix', '--config', '--env-file', '--connect-version'])
      expect(help.stdout).toContain(option);
  });

  test('reads standard input', () => {
    expect(shell('$G --stdin-filename x.gcfg -', makeDirectory(), BROKEN)).toMatchObject({ status: 1 });
    expect(shell('$G - < .', makeDirectory())).toMatchObject({
      status: 2,
      stderr: 'gcfg-lint: can’t read standard input: it is a directory\n',
    });
  });

  test('reads a pipe with a name', () => {
    const directory = makeDirectory({ 'broken.gcfg': BROKEN });
    expect(shell('$G <(cat broken.gcfg)', directory)).toMatchObject({ status: 1 });
    expect(shell(`$G --fix ${HASHES.join(' ')} <(echo '# a')`, directory)).toMatchObject({ status: 2 });
  });

  test('writes everything into a pipe, however much', () => {
    const directory = makeDirectory({ 'a.gcfg': many });
    const { status, stdout } = shell(`$G ${HASHES.join(' ')} --format json a.gcfg | cat`, directory);
    expect(status).toBe(0);
    expect(stdout.length).toBeGreaterThan(1 << 20);
    expect((JSON.parse(stdout) as { summary: object }).summary).toMatchObject({ warnings: 3000 });
  });

  test('writes everything into a slow pipe', async () => {
    const directory = makeDirectory({ 'a.gcfg': many });
    const child = spawn(process.execPath, [MAIN, ...HASHES, '--format', 'json', 'a.gcfg'], {
      cwd: directory,
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    let text = '';
    for await (const chunk of child.stdout) text += String(chunk);
    expect((JSON.parse(text) as { summary: object }).summary).toMatchObject({ warnings: 3000 });
  });

  test.skipIf(!existsSync('/dev/full'))('says so when the disk is full', () => {
    const directory = makeDirectory({ 'a.gcfg': BROKEN });
    expect(shell('$G a.gcfg > /dev/full', directory)).toMatchObject({ status: 2 });
    expect(shell('$G a.gcfg > /dev/full', directory).stderr).toContain(
      'can’t write standard output: the disk is full',
    );
  });

  test('reports into a device, which stays one', () => {
    const directory = makeDirectory({ 'a.gcfg': BROKEN });
    expect(shell('$G --output /dev/null a.gcfg', directory)).toMatchObject({ status: 1, stdout: '' });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(shell('$G --format json:/dev/stdout a.gcfg', directory).stdout).toContain('"version": 1');
    expect(shell('$G --output /dev/stderr a.gcfg 2>&1 | cat', directory).stdout).toContain('error[');
  });

  test('says so when the present directory is gone', () => {
    const directory = makeDirectory();
    mkdirSync(join(directory, 'gone'));
    const { status, stderr } = shell(`cd gone && rm -r ../gone && $G x.gcfg`, directory);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'gcfg-lint: can’t read the present directory: there is no such file\n',
    });
    rmSync(directory, { recursive: true, force: true });
  });

  test('does not colour into a pipe', () => {
    const directory = makeDirectory({ 'a.gcfg': BROKEN });
    expect(shell('$G a.gcfg', directory).stdout).not.toContain('\u001b');
    expect(shell('FORCE_COLOR=1 $G a.gcfg', directory).stdout).toContain('\u001b[');
  });

  test('keeps output and notes apart where both arrive at one place', () => {
    const directory = makeDirectory({ 'a.gcfg': BROKEN, 'clean.gcfg': CLEAN });
    const { stdout, stderr } = shell('$G a.gcfg', directory);
    expect(stderr).toMatch(/^1 file, /);
    expect(shell('$G a.gcfg 2>&1', directory)).toMatchObject({ stdout: `${stdout}\n${stderr}` });
    expect(shell('$G clean.gcfg 2>&1', directory).stdout).toMatch(/^1 file, /);
    // Of a terminal without a size, such as that of pre-commit.
    const inTerminal = `script -qec 'stty cols 0; $G --no-color a.gcfg' /dev/null < /dev/null`;
    if (shell('command -v script', directory).status === 0)
      expect(shell(inTerminal, directory).stdout.replaceAll('\r\n', '\n')).toBe(`${stdout}\n${stderr}`);
  });

  test('fixes in place', () => {
    const directory = makeDirectory({ 'a.gcfg': '# a\n' });
    expect(shell(`$G --fix ${HASHES.join(' ')} a.gcfg && cat a.gcfg`, directory)).toMatchObject({
      stdout: '; a\n',
    });
  });
});
