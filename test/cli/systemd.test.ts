import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeDirectory, runIn } from './fake-terminal.ts';
import { argvOf, execLines } from './unit-lines.ts';

const ARGV = ['systemd', '--command', '/usr/local/bin/gcfg-lint'];
const KEYS = ['ExecStartPre', 'ExecStartPost', 'ExecReload'];
const CONFIG = '/etc/rstudio-connect/rstudio-connect.gcfg';
const SNAPSHOT = '/var/lib/gcfg-lint/rstudio-connect.snapshot.json';

const callsIn = (unit: string) =>
  KEYS.flatMap((key) => execLines(unit, key).map((line) => argvOf(line, { MAINPID: '4711' }).join(' ')));

describe('systemd', () => {
  test('prints a drop-in, and says what to do with it', async () => {
    const { code, output, notes } = await runIn({}, ...ARGV);
    expect(code).toBe(0);
    expect(callsIn(output)).toEqual([
      `/bin/rm -f ${SNAPSHOT}`,
      `/usr/local/bin/gcfg-lint snapshot --quiet --output ${SNAPSHOT} --env ${CONFIG}`,
      `/usr/local/bin/gcfg-lint reload --env --running snapshot:${SNAPSHOT} ${CONFIG}`,
      '/bin/kill -HUP 4711',
      `/usr/local/bin/gcfg-lint snapshot --quiet --output ${SNAPSHOT} --after-reload ${CONFIG}`,
    ]);
    expect(notes).toBe(
      'gcfg-lint: save it as /etc/systemd/system/rstudio-connect.service.d/gcfg-lint.conf (or use --write-to /etc/systemd/system), then systemctl daemon-reload\n' +
        'gcfg-lint: the first snapshot is taken when rstudio-connect.service starts; until then reloads are refused\n',
    );
  });

  test('lets no start fail, and every reload whose check fails', async () => {
    const { output } = await runIn({}, ...ARGV);
    const before = '[Service]\nExecReload=/bin/kill -HUP $MAINPID\n';
    const mayFail = KEYS.map((key) => execLines(before + output, key).map((line) => line.mayFail));
    expect(mayFail).toEqual([[true], [true], [false, false, true]]);
    // What the unit forbids its server, Node.js needs.
    const privileged = KEYS.map((key) => execLines(output, key).map((line) => line.privileged));
    expect(privileged).toEqual([[true], [true], [true, false, true]]);
  });

  test('takes what the unit itself has, and other places', async () => {
    const { output, notes } = await runIn(
      {},
      ...ARGV,
      ...['--config', '/srv/connect/a.gcfg', '--snapshot', '/srv/state/a.json', '--allow-pending'],
      ...['--reload-command', 'ExecReload=-/bin/first "a b"', '--reload-command', '/bin/kill -USR1 $MAINPID'],
      ...['--unit', 'connect@1.service', '--quiet'],
    );
    expect(notes).toBe('');
    expect(output).toContain('\nExecReload=-/bin/first "a b"\nExecReload=/bin/kill -USR1 $MAINPID\n');
    expect(callsIn(output)).toEqual([
      '/bin/rm -f /srv/state/a.json',
      '/usr/local/bin/gcfg-lint snapshot --quiet --output /srv/state/a.json --env /srv/connect/a.gcfg',
      '/usr/local/bin/gcfg-lint reload --env --allow-pending --running snapshot:/srv/state/a.json /srv/connect/a.gcfg',
      '/bin/first a b',
      '/bin/kill -USR1 4711',
      '/usr/local/bin/gcfg-lint snapshot --quiet --output /srv/state/a.json --after-reload /srv/connect/a.gcfg',
    ]);
  });

  test('the snapshot of another configuration lies elsewhere', async () => {
    const { output, directory } = await runIn({}, ...ARGV, '--config', 'other.gcfg');
    expect(output).toContain(`snapshot:/var/lib/gcfg-lint/other.snapshot.json ${directory}/other.gcfg\n`);
  });

  test.each([
    ['/srv/a b/x.gcfg'],
    ['/srv/100%/x.gcfg'],
    ['/srv/$HOME/$'.concat('{HOME}/x.gcfg')],
    [String.raw`/srv/a\b/"c"/'d'.gcfg`],
    ['/srv/a;b/ ; .gcfg'],
    ['/srv/ä/x.gcfg'],
    ['/srv/-x/@y.gcfg'],
  ])('spells %s so that systemd reads it', async (config) => {
    const program = '/opt/a b/50%/gcfg-lint';
    const { output } = await runIn(
      {},
      'systemd',
      '--command',
      program,
      '--config',
      config,
      '--snapshot',
      `${config}.json`,
    );
    const [check] = execLines(output, 'ExecReload');
    const argv = [program, 'reload', '--env', '--running', `snapshot:${config}.json`, config];
    expect(argvOf(check!)).toEqual(argv);
  });

  test('calls what was called, and warns where that may go away', async () => {
    const { output } = await runIn({}, 'systemd');
    const [check] = execLines(output, 'ExecReload');
    expect(argvOf(check!).slice(0, 2)).toEqual([process.execPath, process.argv[1]]);
    for (const command of ['/root/bin/gcfg-lint', '/home/me/.npm/_npx/1/gcfg-lint', '/srv/_npx/gcfg-lint'])
      expect((await runIn({}, 'systemd', '--command', command)).notes).toContain(
        `gcfg-lint: ${command} may go away or be out of the unit’s reach; install gcfg-lint for all users`,
      );
  });

  test('writes it where systemd looks', async () => {
    const { code, output, notes, directory } = await runIn({}, ...ARGV, '--write-to', 'system');
    expect({ code, output }).toEqual({ code: 0, output: '' });
    const path = join(directory, 'system/rstudio-connect.service.d/gcfg-lint.conf');
    expect(readFileSync(path, 'utf8')).toBe((await runIn({}, ...ARGV)).output);
    expect(statSync(path).mode & 0o777).toBe(0o644);
    expect(notes).toContain(`gcfg-lint: wrote ${path}; systemctl daemon-reload makes it count`);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['a file', ['a.gcfg'], /systemd takes no files; name the configuration with --config FILE/],
    ['no name of a unit', ['--unit', '../x'], /--unit \.\.\/x is no name of a unit; systemctl list-units/],
    ['two lines', ['--reload-command', 'a\nb'], /--reload-command wants one whole line/],
    ['half a line', ['--reload-command', '/bin/kill \\'], /--reload-command wants one whole line/],
    ['an empty line', ['--reload-command', 'ExecReload='], /--reload-command wants one whole line/],
    [
      'a path of two lines',
      ['--config', 'a\nb.gcfg'],
      /a\nb\.gcfg can’t stand in a unit: it holds a control character/,
    ],
    [
      'a program with a dollar',
      ['--command', '/opt/$x/gcfg-lint'],
      /can’t be called by a unit: .* a dollar sign/,
    ],
    [
      'a record in place of a file',
      ['--config', 'a.gcfg', '--snapshot', 'a.gcfg'],
      /is what the server reads/,
    ],
    ['a folder that is none', ['--write-to', '/dev/null'], /can’t write \/dev\/null\/\S+: /],
  ])('2 for %s', async (_, argv, message) => {
    const { code, output, notes } = await runIn({}, 'systemd', ...argv);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(notes).toMatch(message);
  });
});

const hasAnalyze = spawnSync('systemd-analyze', ['--version']).error === undefined;
if (!hasAnalyze) console.warn('What gcfg-lint systemd prints is not verified: there is no systemd-analyze.');

describe.skipIf(!hasAnalyze)('systemd-analyze verify', () => {
  const UNIT = '[Service]\nExecStart=/bin/sleep infinity\nExecReload=/bin/kill -HUP $MAINPID\n';

  async function verify(options: readonly string[], change = (text: string) => text) {
    const directory = makeDirectory({ 'rstudio-connect.service': UNIT, 'a b/50%/gcfg-lint': '#!/bin/sh\n' });
    const program = join(directory, 'a b/50%/gcfg-lint');
    chmodSync(program, 0o755);
    await runIn({ directory }, 'systemd', '--command', program, '--write-to', '.', ...options);
    const path = join(directory, 'rstudio-connect.service.d/gcfg-lint.conf');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    // Nothing of this machine’s own units.
    mkdirSync(join(directory, 'none'));
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', './rstudio-connect.service'], {
      cwd: directory,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
    });
    expect(existsSync(program)).toBe(true);
    return { status, told: stderr.split('\n').filter((line) => line.includes('rstudio-connect')) };
  }

  test.each<[string, readonly string[]]>([
    ['as it is', []],
    ['with --allow-pending', ['--allow-pending']],
    ['with odd paths', ['--config', '/srv/a b/"c"/$d;e/100%.gcfg', '--snapshot', '/srv/ä b.json']],
  ])('accepts the drop-in %s', async (_, options) => {
    expect(await verify(options)).toEqual({ status: 0, told: [] });
  });

  test('would tell', async () => {
    const { status, told } = await verify([], (text) => text.replaceAll('50%%', 'none'));
    expect(status).not.toBe(0);
    expect(told.join()).toContain('is not executable');
  });
});
