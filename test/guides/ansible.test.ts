/** The playbook and the script of the guide, run as they stand. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readBundle } from '../../src/cluster/bundle.ts';
import { makeDirectory } from '../cli/fake-terminal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(root, 'dist/cli/main.cjs');
const guide = readFileSync(join(root, 'docs/guides/ansible.md'), 'utf8');
const [playbook, deploy] = [...guide.matchAll(/```yaml\n(.*?)```/gs)].map((match) => match[1]!) as [
  string,
  string,
];
const script = [...guide.matchAll(/```sh\n(.*?)```/gs)].map((match) => match[1]!).at(-1)!;

function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

const hasAnsible = isThere('ansible-playbook');
if (!hasAnsible)
  console.warn('The playbook of docs/guides/ansible.md is not tested: there is no ansible-playbook.');

const configOf = (password: string, address: string) =>
  `[Server]\nAddress = ${address}\nDataDir = /srv/connect\n[Applications]\nRunAs = root\n[SMTP]\nPassword = ${password}\n`;
const mountsOf = (path: string) => `36 25 0:32 / /srv rw,relatime - nfs4 nas:${path} rw\n`;

/** What stands in for gcfg-lint on a node: keeps what it read, and all command lines of the moment. */
const SPY = (directory: string) => `#!/bin/sh
IFS= read -r key
printf '%s' "$key" > ${directory}/key.$$
cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n' > ${directory}/processes.$$
printf '%s' "$key" | exec ${process.execPath} ${MAIN} "$@"
`;

function makeCluster() {
  const directory = makeDirectory({
    'collect.yml': playbook,
    'connect1/rstudio-connect.gcfg': configOf('"kolibri-7261"', 'https://connect.example.com'),
    'connect1/rstudio-connect-migration.gcfg': '[SMTP]\nPort = 587\n',
    'connect1/mounts': mountsOf('/export/connect'),
    'connect2/rstudio-connect.gcfg': configOf('kolibri-7261', 'https://connect.example.com'),
    'connect2/mounts': mountsOf('/export/connect'),
    'connect2/env': 'CONNECT_LDAP_corp_BINDPASSWORD=kolibri-7261\n',
    'connect3/rstudio-connect.gcfg': configOf('kolibri-9140', 'https://connect.example.com'),
    'connect3/mounts': mountsOf('/export/other'),
    'bundles/connect4.json': 'of the last run',
    'bin/gcfg-lint': `#!/bin/sh\nexec ${process.execPath} ${MAIN} "$@"\n`,
  });
  writeFileSync(join(directory, 'bin/spy'), SPY(directory));
  for (const name of readdirSync(join(directory, 'bin'))) chmodSync(join(directory, 'bin', name), 0o755);
  return directory;
}

function environmentIn(directory: string): NodeJS.ProcessEnv {
  return {
    PATH: `${join(directory, 'bin')}${delimiter}${process.env.PATH}`,
    HOME: directory,
    LC_ALL: 'C.UTF-8',
    ANSIBLE_LOCAL_TEMP: join(directory, 'tmp'),
    ANSIBLE_REMOTE_TEMP: join(directory, 'tmp'),
    ANSIBLE_NOCOWS: '1',
    ANSIBLE_NOCOLOR: '1',
    ANSIBLE_FORKS: '4',
    ANSIBLE_GATHERING: 'explicit',
    ANSIBLE_PYTHON_INTERPRETER: 'auto_silent',
    ANSIBLE_LOCALHOST_WARNING: 'False',
  };
}

describe.skipIf(!hasAnsible || !existsSync(MAIN))('the playbook', () => {
  test('fetches a bundle of every node that can be read, and shows the key to nobody', () => {
    const directory = makeCluster();
    const host = (name: string, options: readonly string[] = []) => ({
      gcfg_lint_config: join(directory, name, 'rstudio-connect.gcfg'),
      gcfg_lint_options: ['--mountinfo', join(directory, name, 'mounts'), ...options],
    });
    const inventory = {
      connect: {
        hosts: {
          connect1: host('connect1'),
          connect2: host('connect2', ['--env-file', join(directory, 'connect2/env')]),
          connect3: host('connect3'),
          connect4: host('connect4'),
        },
        vars: {
          ansible_connection: 'local',
          ansible_become: false,
          gcfg_lint_command: [join(directory, 'bin/spy')],
        },
      },
    };
    // JSON is YAML, too.
    writeFileSync(join(directory, 'inventory.yml'), JSON.stringify(inventory));
    const { status, stdout, stderr } = spawnSync(
      'ansible-playbook',
      ['-v', '-i', 'inventory.yml', 'collect.yml'],
      {
        cwd: directory,
        env: environmentIn(directory),
        encoding: 'utf8',
      },
    );
    const said = stdout + stderr;
    // The node without a configuration fails, with the reason.
    expect(said).toContain(`can’t read ${directory}/connect4/rstudio-connect.gcfg: there is no such file`);
    expect({ status, said }).toMatchObject({ status: 2 });
    expect(said).toMatch(/connect1: .*its migration file, 1 mount/);

    expect(readdirSync(join(directory, 'bundles')).sort()).toEqual([
      'connect1.json',
      'connect2.json',
      'connect3.json',
    ]);
    const [one, two, three] = ['connect1', 'connect2', 'connect3'].map((name) => {
      const path = join(directory, 'bundles', `${name}.json`);
      return readBundle(readFileSync(path, 'utf8'), path);
    });
    const tellingOf = ({ config, facts, name }: typeof one & object) => ({
      name,
      password: config.document.get('SMTP.Password'),
      key: facts!.secretsKey,
      source: facts!.mounts!.mounts[0]!.source,
      account: facts!.accounts!.users.root,
    });
    const first = tellingOf(one!);
    expect(first).toMatchObject({
      name: 'connect1',
      password: expect.stringMatching(/^redacted-/),
      key: expect.stringMatching(/^[0-9a-f]{16}$/),
      source: 'nas:/export/connect',
      account: { uid: 0, gid: 0 },
    });
    expect(one!.migration!.document.get('SMTP.Port')).toBe('587');
    expect(tellingOf(two!)).toEqual({ ...first, name: 'connect2' });
    expect(two!.environment).toEqual({ CONNECT_LDAP_corp_BINDPASSWORD: expect.stringMatching(/^redacted-/) });
    expect(tellingOf(three!)).toEqual({
      ...first,
      name: 'connect3',
      password: expect.not.stringMatching(first.password!),
      source: 'nas:/export/other',
    });

    const kept = readdirSync(directory);
    const keys = kept
      .filter((name) => name.startsWith('key.'))
      .map((name) => readFileSync(join(directory, name), 'utf8'));
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[A-Za-z0-9]{64}$/);
    const seen = kept
      .filter((name) => name.startsWith('processes.'))
      .map((name) => readFileSync(join(directory, name), 'utf8'))
      .join('\n');
    expect(seen).toContain('--key-file');
    for (const text of [said, seen]) {
      expect(text.includes(keys[0]!)).toBe(false);
      expect(text).not.toContain('kolibri');
    }
    // The variables of Ansible’s own files are gone, and so is what was made on the nodes.
    expect(readdirSync(join(directory, 'tmp'))).toEqual([]);
    expect(statSync(join(directory, 'bundles')).mode & 0o077).toBe(0);
  });
});

describe.skipIf(!hasAnsible || !existsSync(MAIN))('the template', () => {
  const run = (value: string) => {
    const directory = makeDirectory({
      'deploy.yml': deploy,
      'rstudio-connect.gcfg.j2': '[Scheduler]\nInitTimeout = {{ timeout }}\n',
      'etc/rstudio-connect.gcfg': '; the old one\n',
      'etc/gcfg-lint.yaml': 'rules: { value/suspicious-duration: error }\n',
      'bin/gcfg-lint': `#!/bin/sh\nexec ${process.execPath} ${MAIN} "$@"\n`,
    });
    chmodSync(join(directory, 'bin/gcfg-lint'), 0o755);
    const vars = {
      ansible_connection: 'local',
      ansible_become: false,
      timeout: value,
    };
    writeFileSync(
      join(directory, 'inventory.yml'),
      JSON.stringify({ connect: { hosts: { connect1: {} }, vars } }),
    );
    const config = join(directory, 'etc/rstudio-connect.gcfg');
    const extra = JSON.stringify({ connect_config: config, connect_lint: join(directory, 'bin/gcfg-lint') });
    const { status, stdout } = spawnSync(
      'ansible-playbook',
      ['-i', 'inventory.yml', '-e', extra, 'deploy.yml'],
      { cwd: directory, env: environmentIn(directory), encoding: 'utf8' },
    );
    return { status, stdout, config, written: readFileSync(config, 'utf8') };
  };

  test('takes effect when it is sound', () => {
    expect(run('5m')).toMatchObject({ status: 0, written: '[Scheduler]\nInitTimeout = 5m\n' });
  });

  test('leaves the old one, and says what is wrong where it would lie', () => {
    const { status, stdout, config, written } = run('1800');
    expect({ status, written }).toEqual({ status: 2, written: '; the old one\n' });
    // An error by the configuration that lies there.
    expect(stdout).toContain('error[value/suspicious-duration]');
    expect(stdout).toContain(`${config}:2:15`);
  });
});

describe.skipIf(!existsSync(MAIN) || !isThere('openssl'))('the script', () => {
  test('does the same over ssh', () => {
    const directory = makeCluster();
    // In place of the nodes: each has its name for its folder.
    const ssh = `#!/bin/sh\nnode=$1\nshift\ncd ${directory}/$node && exec "$@" --config rstudio-connect.gcfg\n`;
    writeFileSync(join(directory, 'bin/ssh'), ssh);
    writeFileSync(join(directory, 'bin/sudo'), '#!/bin/sh\nexec "$@"\n');
    for (const name of ['ssh', 'sudo']) chmodSync(join(directory, 'bin', name), 0o755);
    mkdirSync(join(directory, 'run'));
    const { stderr } = spawnSync('sh', ['-eu', '-c', script.replace(/^gcfg-lint ha .*$/m, '')], {
      cwd: join(directory, 'run'),
      env: environmentIn(directory),
      encoding: 'utf8',
    });
    const [one, two] = ['connect1', 'connect2'].map((name) => {
      const path = join(directory, 'run/bundles', `${name}.json`);
      return readBundle(readFileSync(path, 'utf8'), path);
    });
    expect(one!.name).toBe('connect1');
    expect(one!.config.document.get('SMTP.Password')).toMatch(/^redacted-/);
    expect(two!.config.document.get('SMTP.Password')).toBe(one!.config.document.get('SMTP.Password'));
    expect(stderr).not.toContain('kolibri');
  });
});
