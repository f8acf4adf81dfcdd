/** The commands and tasks of the guide to the single executable, with a stand-in for it, below a folder of their own. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeDirectory } from '../cli/fake-terminal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(join(root, 'docs/guides/single-executable.md'), 'utf8');
const scripts = [...guide.matchAll(/```sh\n(.*?)```/gs)].map((match) => match[1]!);
const tasks = /```yaml\n(.*?)```/s.exec(guide)![1]!;

const hasAnsible = spawnSync('ansible-playbook', ['--version']).error === undefined;
if (!hasAnsible)
  console.warn('The tasks of docs/guides/single-executable.md are not tested: there is no ansible-playbook.');

/** A checkout in which the build has been made, and a server’s folders. */
function scene() {
  const directory = makeDirectory({
    'dist/sea/gcfg-lint': '#!/bin/sh\necho "0.1.0 $*"\n',
    'dist/sea/LICENSES.txt': 'The executable holds Node.js v24.0.0.\n',
  });
  chmodSync(join(directory, 'dist/sea/gcfg-lint'), 0o755);
  mkdirSync(join(directory, 'local/bin'), { recursive: true });
  const local = join(directory, 'local');
  const here = (text: string) =>
    text
      .replaceAll('/usr/local', local)
      .replaceAll('sudo ', '')
      .replaceAll(/^ +(owner|group): root\n/gm, '');
  const options = {
    cwd: directory,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${local}/bin:${process.env.PATH}` },
  } as const;
  const run = (command: string, ...args: string[]) => spawnSync(command, args, options);
  const installed = () => ({
    mode: statSync(join(local, 'bin/gcfg-lint')).mode & 0o777,
    licences: readFileSync(join(local, 'share/doc/gcfg-lint/LICENSES.txt'), 'utf8'),
  });
  return { directory, here, run, installed };
}

const INSTALLED = { mode: 0o755, licences: 'The executable holds Node.js v24.0.0.\n' };

describe('the guide to the single executable', () => {
  test('installs it, has it write the drop-in, and finds its Node.js', () => {
    const { here, run, installed } = scene();
    const [, install, dropIn, grep] = scripts.map(here);
    expect(run('sh', '-ec', install!)).toMatchObject({ status: 0, stdout: '0.1.0 --version\n' });
    expect(installed()).toEqual(INSTALLED);
    expect(run('sh', '-ec', dropIn!).stdout).toBe('0.1.0 systemd --write-to /etc/systemd/system\n');
    expect(run('sh', '-ec', grep!).stdout).toBe(INSTALLED.licences);
  });

  test('names what there is to build it', () => {
    const { scripts: commands } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(commands['build:sea']).toBe('node scripts/build-sea.js');
    const script = readFileSync(join(root, 'scripts/build-sea.js'), 'utf8');
    for (const [, option] of guide.matchAll(/`-- --([\w-]+) /g))
      expect(script).toMatch(new RegExp(`\\b${option}\\b`));
    for (const file of ['gcfg-lint', 'LICENSES.txt', 'SHA256SUMS']) expect(script).toContain(`'${file}'`);
  });

  test.skipIf(!hasAnsible && !process.env.CI)('installs it with Ansible', () => {
    const { directory, here, run, installed } = scene();
    const play = `- hosts: localhost\n  connection: local\n  gather_facts: false\n  tasks:\n`;
    writeFileSync(join(directory, 'play.yml'), play + here(tasks).replaceAll(/^(?=.)/gm, '    '));
    const { status, stdout, stderr } = run('ansible-playbook', '-i', 'localhost,', 'play.yml');
    expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
    expect(installed()).toEqual(INSTALLED);
  });
});
