import { statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBundle } from '../../src/cluster/bundle.ts';
import { makeDirectory, runIn } from './fake-terminal.ts';

const MAIN = `[Server]
DataDir = /srv/gcfg-lint-test/data
[Applications]
RunAs = root
[SMTP]
Password = hunter2
[Postgres]
URL = postgres://connect:hunter2@db.example.com/connect
`;
const MIGRATION = '[SMTP]\nPassword = hunter3\n';
const MOUNTS = '36 25 0:32 / /srv rw,relatime - nfs4 nas:/export/connect rw\n';
const KEY = 'sixteen bytes at least';
const files = { 'a.gcfg': MAIN, 'a-migration.gcfg': MIGRATION, mounts: MOUNTS, key: `${KEY}\n` };
const ARGV = ['collect', '--config', 'a.gcfg', '--mountinfo', 'mounts', '--installed-version', '2026.08.0'];

describe('collect', () => {
  test('prints a bundle, and says what is in it', async () => {
    const { code, output, notes, directory } = await runIn({ files }, ...ARGV, '--node', 'connect1');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      gcfgLintBundle: 1,
      node: 'connect1',
      collectedAt: new Date(2026, 10, 20, 12).toISOString(),
      tool: { name: 'gcfg-lint' },
      connectVersion: '2026.08.0',
      mountinfo: MOUNTS,
      accounts: { users: { root: { uid: 0, gid: 0 } } },
      config: { path: join(directory, 'a.gcfg'), text: MAIN.replaceAll('hunter2', '********') },
      migration: {
        path: join(directory, 'a-migration.gcfg'),
        text: MIGRATION.replace('hunter3', '********'),
      },
      keyed: false,
    });
    expect(notes).toMatch(
      /^gcfg-lint: connect1: \S+\/a\.gcfg, its migration file, 1 mount, \d+ symbolic links?, 1 account, 1 group, Connect 2026\.08\.0/,
    );
    expect(notes).toMatch(
      /^gcfg-lint: secrets are masked, and can’t be compared between nodes: that takes --key-file, the same for all$/m,
    );
    expect(output + notes).not.toContain('hunter');
  });

  test('is quiet when told to be', async () => {
    expect((await runIn({ files }, ...ARGV, '--quiet')).notes).toBe('');
  });

  test('takes the key from a file, standard input or the environment, all the same', async () => {
    const environment = { GCFG_LINT_COLLECT_KEY: KEY };
    const runs = [
      await runIn({ files }, ...ARGV, '--key-file', 'key'),
      await runIn({ files, input: KEY }, ...ARGV, '--key-file', '-'),
      await runIn({ files, input: `${KEY}\r\n` }, ...ARGV, '--key-file=-'),
      await runIn({ files, environment }, ...ARGV),
      await runIn(
        { files, environment: { GCFG_LINT_COLLECT_KEY: 'another, as long' } },
        ...ARGV,
        '--key-file',
        'key',
      ),
    ];
    const bundles = runs.map(({ output }) => readBundle(output, 'a.json'));
    const told = bundles.map(({ config, migration, facts }) => [
      config.document.get('SMTP.Password'),
      config.document.get('Postgres.URL'),
      migration!.document.get('SMTP.Password'),
      facts!.secretsKey,
    ]);
    for (const one of told) expect(one).toEqual(told[0]);
    expect(new Set(told[0]).size).toBe(4);
    for (const { output, notes } of runs) {
      expect(output + notes).not.toMatch(/hunter|sixteen/);
      expect(notes).not.toContain('can’t be compared');
    }
    const other = await runIn({ files, environment: { GCFG_LINT_COLLECT_KEY: 'another, as long' } }, ...ARGV);
    const { config, facts } = readBundle(other.output, 'a.json');
    expect(config.document.get('SMTP.Password')).not.toBe(told[0]![0]);
    expect(facts!.secretsKey).not.toBe(told[0]![3]);
  });

  test('takes variables into account when asked', async () => {
    const scene = {
      files: { ...files, env: 'CONNECT_LDAP_corp_BINDPASSWORD=hunter2\nCONNECT_SERVER=x\n' },
      environment: { CONNECT_SERVER_TEMPDIR: '/scratch', CONNECT_API_KEY: 'hunter2', PATH: '/bin' },
    };
    const argv = [...ARGV, '--env', '--env-file', 'env'];
    const { output, notes } = await runIn(scene, ...argv);
    expect(JSON.parse(output).environment).toEqual({
      CONNECT_LDAP_corp_BINDPASSWORD: '********',
      CONNECT_SERVER_TEMPDIR: '/scratch',
    });
    expect(notes).toContain(', 2 variables, ');
    expect(JSON.parse((await runIn(scene, ...ARGV)).output)).not.toHaveProperty('environment');
  });

  test('finds symbolic links of this machine', async () => {
    const directory = makeDirectory(files);
    symlinkSync(join(directory, 'real'), join(directory, 'link'));
    writeFileSync(join(directory, 'a.gcfg'), `[Server]\nDataDir = ${directory}/link/data\n`);
    const { output } = await runIn({ directory }, ...ARGV);
    expect(JSON.parse(output).links).toMatchObject({ [join(directory, 'link')]: join(directory, 'real') });
  });

  test('writes a file that only its owner can read, whatever it was', async () => {
    const scene = { files: { ...files, 'old.json': '{}' } };
    for (const name of ['new.json', 'old.json', 'folder/new.json']) {
      const { code, output, directory } = await runIn(scene, ...ARGV, '--output', name);
      expect({ code, output }).toEqual({ code: 0, output: '' });
      expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
    }
  });

  test.each<[string, readonly string[], RegExp]>([
    ['no configuration', ['--config', 'none.gcfg'], /can’t read \S+\/none\.gcfg: there is no such file/],
    ['no such mount table', ['--mountinfo', 'none'], /can’t read \S+\/none: there is no such file/],
    ['a short key', ['--key-file', 'short'], /the key is shorter than 16 bytes: .*openssl rand -hex 32/],
    ['an empty key', ['--key-file', 'empty'], /the key is shorter than 16 bytes/],
    ['no such key', ['--key-file', 'none'], /can’t read \S+\/none: there is no such file/],
    [
      'no version',
      ['--installed-version', 'new'],
      /--installed-version new is no version; write one such as/,
    ],
    ['a file', ['a.gcfg'], /collect takes no files; name the configuration with --config FILE/],
  ])('2 for %s', async (_, argv, message) => {
    const scene = { files: { ...files, short: 'hunter2hunter2\n', empty: '' } };
    const { code, output, notes } = await runIn(
      scene,
      'collect',
      ...(argv.includes('--config') ? [] : ['--config', 'a.gcfg']),
      ...argv,
    );
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(notes).toMatch(message);
    expect(notes).not.toContain('hunter');
  });
});
