import { chmodSync, lstatSync, mkdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeDirectory, runIn } from './fake-terminal.ts';
import { BROKEN } from './samples.ts';

const MAIN = `; Connect
[Server]
; The name that users type.
Address  = https://connect.example.com  ; public
DataDir  = "/srv/connect"

[R]
Executable = /opt/R/4.3.3/bin/R ; old
Executable = /opt/R/4.4.2/bin/R

[Database]
Provider = postgres

[Postgres]
URL = postgres://connect@db.example.com/connect
Password = "hunter2"

[RPackageRepository "CRAN"]
URL = https://cran.example.com
`;
const files = { 'a.gcfg': MAIN };

/** Runs \`set a.gcfg …\` and reads the file afterwards. */
async function set(scene: Parameters<typeof runIn>[0], ...argv: readonly string[]) {
  const outcome = await runIn({ files, ...scene }, 'set', 'a.gcfg', ...argv);
  return { ...outcome, text: readFileSync(join(outcome.directory, 'a.gcfg'), 'utf8') };
}

describe('set', () => {
  test.each([
    ['Password = a#hunter2', 'Postgres.Password', 'Password = new'],
    ['URL = postgres://u:p#hunter2@h/d ; x', 'Postgres.URL', 'URL = new'],
    ['Password = a ; the old one', 'Postgres.Password', 'Password = new ; the old one'],
    ['Password = a#hunter2', 'Postgres.URL', 'Password = a#hunter2\nURL = new'],
  ])('what a comment mark cuts off a secret goes with it: %s', async (line, setting, becomes) => {
    const scene = { files: { 'a.gcfg': `[Postgres]\n${line}\n` } };
    const { text, output, notes } = await set(scene, setting, 'new', '--force');
    expect(text).toBe(`[Postgres]\n${becomes}\n`);
    const shown = await set(scene, setting, 'new', '--force', '--dry-run');
    expect(output + notes + shown.output + shown.notes).not.toContain('hunter2');
  });

  test('writes one value, and prints what changed', async () => {
    expect(await set({}, 'Server.Address', 'https://rsc.example.com')).toMatchObject({
      code: 0,
      text: MAIN.replace('https://connect.example.com  ;', 'https://rsc.example.com      ;'),
      output: `~ Server.Address
  - https://connect.example.com  a.gcfg:4
  + https://rsc.example.com      a.gcfg:4
`,
      notes: '',
    });
  });

  test('writes a list, and changes only the lines that it must', async () => {
    expect(await set({}, 'R.Executable', '/opt/R/4.4.2/bin/R', '/opt/R/4.5.1/bin/R')).toMatchObject({
      code: 0,
      text: MAIN.replace(/^Executable.*old\n/m, '').replace(
        '4.4.2/bin/R\n',
        '4.4.2/bin/R\nExecutable = /opt/R/4.5.1/bin/R\n',
      ),
      output: `~ R.Executable
  - /opt/R/4.3.3/bin/R  a.gcfg:8
  + /opt/R/4.5.1/bin/R  a.gcfg:9
`,
    });
  });

  test('adds to a list with --append, and does so once', async () => {
    const first = await set({}, '--append', 'R.Executable', '/opt/R/4.5.1/bin/R');
    expect(first).toMatchObject({
      code: 0,
      text: MAIN.replace('4.4.2/bin/R\n', '4.4.2/bin/R\nExecutable = /opt/R/4.5.1/bin/R\n'),
      output: '~ R.Executable\n  + /opt/R/4.5.1/bin/R  a.gcfg:10\n',
    });
    const again = ['--append', 'R.Executable', '/opt/R/4.5.1/bin/R'];
    expect(await runIn(first, 'set', 'a.gcfg', ...again)).toMatchObject({
      code: 0,
      output: '',
      notes: 'gcfg-lint: nothing to change: R.Executable has these values already\n',
    });
  });

  test('writes several settings at once', async () => {
    const { code, text, output } = await set(
      {},
      'Scheduler.MaxProcesses=10',
      'RPackageRepository."CRAN".URL=https://cran.example.com/?a=b',
      'Python.Executable=/opt/python/3.12/bin/python3',
      'Python.Executable=/opt/python/3.13/bin/python3',
      'Server.TempDir=',
    );
    expect(code).toBe(0);
    expect(text).toContain('URL = https://cran.example.com/?a=b\n');
    expect(text).toContain(
      '\n\n[Python]\nExecutable = /opt/python/3.12/bin/python3\nExecutable = /opt/python/3.13/bin/python3\n',
    );
    expect(text).toContain('[Scheduler]\nMaxProcesses = 10\n');
    expect(text).toContain('\nTempDir  =\n');
    expect(output.match(/^[+~] \S+/gm)).toEqual([
      '+ Scheduler.MaxProcesses',
      '~ RPackageRepository."CRAN".URL',
      '+ Python.Executable',
      '+ Server.TempDir',
    ]);
  });

  test('writes none of several settings when one is refused', async () => {
    const { code, text } = await set({}, 'Server.DataDir=/data', 'Scheduler.MaxProcesses=many');
    expect({ code, text }).toEqual({ code: 1, text: MAIN });
  });

  test('takes values that begin with a dash', async () => {
    expect((await set({}, 'Server.ServerName', '-1')).text).toContain('ServerName = -1\n');
    expect((await set({}, 'Server.ServerName', '--', '--x')).text).toContain('ServerName = --x\n');
  });

  test('shows a diff with --dry-run, secrets masked, and writes nothing', async () => {
    const argv = ['--dry-run', 'Server.DataDir=/data', 'Postgres.Password=hunter3', 'R.Enabled=off'];
    const { code, text, output, notes } = await set({}, ...argv);
    expect({ code, text }).toEqual({ code: 0, text: MAIN });
    await expect(`${output}\n${notes}`).toMatchFileSnapshot('golden/set-dry-run.txt');
    expect(output + notes).not.toContain('hunter');
  });

  test('keeps the file’s mode, and the link that leads to it', async () => {
    const directory = makeDirectory({ 'real.gcfg': MAIN });
    chmodSync(join(directory, 'real.gcfg'), 0o640);
    symlinkSync('real.gcfg', join(directory, 'a.gcfg'));
    const { text } = await set({ directory }, 'Server.DataDir', '/data');
    expect(text).toBe(MAIN.replace('/srv/connect', '/data'));
    expect(readlinkSync(join(directory, 'a.gcfg'))).toBe('real.gcfg');
    expect(lstatSync(join(directory, 'real.gcfg')).mode & 0o777).toBe(0o640);
  });

  test('does not touch a file that says so already', async () => {
    const directory = makeDirectory(files);
    const before = statSync(join(directory, 'a.gcfg'), { bigint: true });
    const outcome = await set({ directory }, 'Server.DataDir', '/srv/connect');
    const after = statSync(join(directory, 'a.gcfg'), { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
    expect(outcome).toMatchObject({
      code: 0,
      output: '',
      notes: 'gcfg-lint: nothing to change: Server.DataDir has this value already\n',
    });
  });

  test('changes the one of several lines that is in force, and says that there are others', async () => {
    const text = '[Server]\nTempDir = /a\nTempDir = /b\n';
    const outcome = await set({ files: { 'a.gcfg': text } }, 'Server.TempDir', '/c');
    expect(outcome).toMatchObject({ code: 0, text: text.replace('/b', '/c') });
    expect(outcome.notes).toMatch(
      /^warning\[schema\/duplicate-setting\]: .*line 3.*\n {2}= help: Only the last line/,
    );
  });
});

describe('the value on standard input', () => {
  test('is written without its line end', async () => {
    const { code, text, output, notes } = await set(
      { input: 'hunt;er3\r\n' },
      'Postgres.Password',
      '--stdin',
    );
    expect({ code, text }).toEqual({ code: 0, text: MAIN.replace('hunter2', 'hunt;er3') });
    expect(output).toBe(
      '~ Postgres.Password (what differs is masked)\n  - ********  a.gcfg:16\n  + ********  a.gcfg:16\n',
    );
    expect(notes).not.toContain('command line');
  });

  test.each([
    ['', 'standard input holds no value for Postgres.Password'],
    ['\n', 'standard input holds no value for Postgres.Password'],
    [Buffer.from([0xff]), 'the value on standard input is not UTF-8'],
  ])('%j is none', async (input, message) => {
    expect(await set({ input }, 'Postgres.Password', '--stdin')).toMatchObject({
      code: 2,
      text: MAIN,
      notes: `gcfg-lint: ${message}\n`,
    });
  });
});

describe('where the result goes:', () => {
  test('from standard input to standard output, and what changed to the notes', async () => {
    const input = '\uFEFF[Server]\r\n; café\r\nDataDir = /a';
    const { code, output, notes } = await runIn({ input }, 'set', '-', 'Server.DataDir', '/b');
    expect({ code, output }).toEqual({ code: 0, output: input.replace('/a', '/b') });
    expect(notes).toBe('~ Server.DataDir\n  - /a  <stdin>:3\n  + /b  <stdin>:3\n');
  });

  test('from standard input also when there is nothing to change', async () => {
    const input = '[Server]\nDataDir = /a\n';
    expect(await runIn({ input }, 'set', '-', 'Server.DataDir', '/a')).toMatchObject({
      code: 0,
      output: input,
    });
  });

  test('to another file, for its owner only', async () => {
    const { code, text, directory } = await set({}, 'Server.DataDir', '/data', '--output', 'b.gcfg');
    expect({ code, text }).toEqual({ code: 0, text: MAIN });
    expect(readFileSync(join(directory, 'b.gcfg'), 'utf8')).toBe(MAIN.replace('/srv/connect', '/data'));
    expect(statSync(join(directory, 'b.gcfg')).mode & 0o777).toBe(0o600);
  });

  test('to standard output', async () => {
    const { text, output } = await set({}, 'Server.DataDir', '/data', '--output', '-');
    expect(text).toBe(MAIN);
    expect(output).toBe(MAIN.replace('/srv/connect', '/data'));
  });

  test('into a file that is made, for its owner only', async () => {
    const argv = ['set', 'new.gcfg', 'RPackageRepository."CRAN".URL', 'https://cran.example.com'];
    const { code, directory } = await runIn({ files }, ...argv, '--create');
    expect(code).toBe(0);
    expect(readFileSync(join(directory, 'new.gcfg'), 'utf8')).toBe(
      '[RPackageRepository "CRAN"]\nURL = https://cran.example.com\n',
    );
    expect(statSync(join(directory, 'new.gcfg')).mode & 0o777).toBe(0o600);
    expect(await runIn({ files }, ...argv)).toMatchObject({
      code: 2,
      notes: 'gcfg-lint: can’t read new.gcfg: there is no such file; --create makes it\n',
    });
    expect(await runIn({ files }, 'set', 'x/new.gcfg', ...argv.slice(2), '--create')).toMatchObject({
      code: 2,
      notes: 'gcfg-lint: can’t make x/new.gcfg: there is no such directory\n',
    });
  });
});

describe('what the server would refuse is not written:', () => {
  test.each<[readonly string[], string]>([
    [
      ['Scheduler.InitTimeout', 'soon'],
      'error[schema/invalid-value]: Scheduler.InitTimeout = `soon` is not a duration: it is no number with a unit.\n  = help: Write a number with a unit, such as 30s, 15m, 24h.',
    ],
    [
      ['R.Enabled', 'maybe'],
      'error[schema/invalid-value]: R.Enabled = `maybe` is neither true nor false. The server says: failed to parse bool `maybe` at section "R", variable "Enabled".\n  = help: Write true or false.',
    ],
    [
      ['Password.MinimumScore', '9'],
      'error[schema/out-of-range]: Password.MinimumScore = `9` is above the maximum of 4.\n  = help: Write a value from 0 to 4.',
    ],
    [
      ['HTTP.Listen', '3939'],
      'error[value/listen]: HTTP.Listen = `3939` is not an address to listen on: the colon before the port is missing. The server does not start.\n  = help: Write :3939.',
    ],
    [
      ['Server.DataDir', 'data'],
      'error[path/relative]: Server.DataDir = `data` is a relative path: where it leads depends on the directory in which the server was started.\n  = help: Write the path from `/` on.',
    ],
    [
      ['Server.DataDri', '/data'],
      'error[schema/unknown-setting]: There is no setting Server.DataDri: the server refuses to start on a name that it does not know.\n  = help: Did you mean Server.DataDir?',
    ],
    [
      ['Scheduler.DefaultUserRole', 'publisher'],
      'error[schema/unknown-setting]: There is no setting Scheduler.DefaultUserRole: the server refuses to start on a name that it does not know.\n  = help: Did you mean Authorization.DefaultUserRole?',
    ],
    [
      ['Postgres.Host', 'db'],
      'error[schema/unknown-setting]: There is no setting Postgres.Host in the catalogue: the server refuses to start on a name that it does not know.\n  = help: Host, port, user and database stand in Postgres.URL: postgres://user@host:5432/database.',
    ],
    [
      ['Server.Frobnicate', '1'],
      'error[schema/unknown-setting]: There is no setting Server.Frobnicate in the catalogue: the server refuses to start on a name that it does not know.\n  = help: If your server has it, declare it in gcfg-lint.yaml (declare: [Server.Frobnicate]), or say --force.',
    ],
    [
      ['Applicaton.RunAs', 'connect'],
      'error[schema/unknown-section]: There is no section [Applicaton]: the server refuses to start on a name that it does not know.\n  = help: Did you mean Applications.RunAs?',
    ],
    [
      ['CRAN.URL', 'https://cran.example.com'],
      'error[schema/unknown-section]: [CRAN] is a section of Posit Package Manager: Connect does not know it, and refuses to start on it.',
    ],
    [
      ['Applications.EnvironmentBlacklist', 'LD_PRELOAD'],
      'error[schema/removed-setting]: Applications.EnvironmentBlacklist was removed in Connect 1.6.8: the server refuses to start while it is there.\n  = help: Use Applications.ProhibitedEnvironment.',
    ],
    [
      ['OpenTelemetry.Enabled', 'true', '--connect-version', '2025.06.0'],
      'error[schema/not-yet-available]: [OpenTelemetry] is new in Connect 2026.02.0: a server of version 2025.06.0 refuses to start on it.',
    ],
    [
      ['Server."x".DataDir', '/data'],
      'error[schema/unexpected-subsection]: [Server] takes no name in quotes: the server has no place for the settings below it, and does not start.\n  = help: Write Server.DataDir.',
    ],
    [
      ['RPackageRepository.URL', 'https://cran.example.com'],
      'error[schema/missing-subsection]: [RPackageRepository] has no name in quotes: what stands below it counts for a repository with an empty name.\n  = help: Write RPackageRepository."NAME".URL, with a name of your own.',
    ],
  ])('%j', async (argv, message) => {
    const refused = await set({}, ...argv);
    expect(refused).toMatchObject({
      code: 1,
      output: '',
      text: MAIN,
      notes: `${message}\ngcfg-lint: a.gcfg stays as it is; --force writes what the server would refuse\n`,
    });
    const forced = await set({}, ...argv, '--force');
    expect(forced.code).toBe(0);
    expect(forced.notes).toContain(`${message}\n`);
    expect(forced.text).not.toBe(MAIN);
  });

  test('unless the user declared it', async () => {
    const declared = { ...files, 'gcfg-lint.yaml': 'declare: [Server.Frobnicate, Home]\n' };
    const argv = ['Server.Frobnicate=1', 'Home.Grown=2'];
    expect(await set({ files: declared }, ...argv)).toMatchObject({ code: 0, notes: '' });
  });

  test('by the version that the configuration names', async () => {
    const old = { ...files, 'gcfg-lint.yaml': 'connect-version: 2025.06.0\n' };
    expect(await set({ files: old }, 'OpenTelemetry.Enabled', 'true')).toMatchObject({ code: 1, text: MAIN });
  });
});

describe('what may be a mistake is written, and told:', () => {
  test.each<[string, readonly string[], RegExp]>([
    [
      'a bare number as a duration',
      ['Scheduler.InitTimeout', '1800'],
      /^warning\[value\/suspicious-duration\]: .*\n {2}= help: If seconds are meant, write 30m\.\n$/,
    ],
    ['a deprecated setting', ['Server.RVersion', '/opt/R/4.4.2'], /^warning\[schema\/deprecated-setting\]: /],
    [
      'a setting that needs others',
      ['HTTPS.Listen', ':443'],
      /^error\[schema\/missing-setting\]: HTTPS\.Listen needs /,
    ],
    [
      'a port that another listener has',
      ['HTTP.Listen=:80', 'HTTPRedirect.Listen=:80'],
      /^error\[value\/listen\]: HTTPRedirect\.Listen = `:80` takes the port/,
    ],
  ])('%s', async (_, argv, notes) => {
    const outcome = await set({}, ...argv);
    expect(outcome.code).toBe(0);
    expect(outcome.text).not.toBe(MAIN);
    expect(outcome.notes).toMatch(notes);
  });

  test('what becomes wrong elsewhere comes with its place, and what was wrong before is no news', async () => {
    const text = `[Server]\nDataDri = /x\n[Metrics]\nPrometheusListen = :80\n`;
    const { code, notes } = await set({ files: { 'a.gcfg': text } }, 'HTTP.Listen', ':80');
    expect(code).toBe(0);
    expect(notes).toMatch(/^error\[value\/listen\]: Metrics\.PrometheusListen .*\n --> a\.gcfg:4\n/);
    expect(notes).not.toContain('DataDri');
  });
});

describe('other places that have a say are told:', () => {
  const migration = { ...files, 'a-migration.gcfg': '[Server]\n\nTempDir = /b\n[R]\nExecutable = /c\n' };

  test('the migration file', async () => {
    expect((await set({ files: migration }, 'Server.TempDir', '/a')).notes).toBe(
      'gcfg-lint: a-migration.gcfg:3 sets Server.TempDir to another value, and which of the two files the server reads last is not documented: merge them with gcfg-lint migrate\n',
    );
    expect((await set({ files: migration }, 'Server.TempDir', '/b')).notes).toBe('');
    expect((await set({ files: migration }, '--append', 'R.Executable', '/d')).notes).toContain(
      'a-migration.gcfg:5 sets R.Executable, too: the values of both files add up\n',
    );
  });

  test('the main file, for the migration file', async () => {
    const outcome = await runIn({ files: migration }, 'set', 'a-migration.gcfg', 'Server.DataDir', '/x');
    expect(outcome.notes).toContain('gcfg-lint: a.gcfg:5 sets Server.DataDir to another value');
  });

  test.each([
    ['Logging.ServiceLogLevel', 'DEBUG', 'wins over the file: the new value has no effect'],
    ['Server.TempDir', '/b', 'as far as is known, the file wins'],
    ['R.Executable', '/b', 'its values add up with those of the file'],
  ])('the environment, for %s', async (name, value, words) => {
    const variable = `CONNECT_${name.replace('.', '_').toUpperCase()}`;
    const scene = { environment: { [variable]: value } };
    const argv = [name, name.startsWith('Logging') ? 'INFO' : '/a'];
    expect((await set(scene, ...argv, '--env')).notes).toContain(`gcfg-lint: ${variable} sets ${name}, too`);
    expect((await set(scene, ...argv, '--env')).notes).toContain(words);
    expect((await set(scene, ...argv)).notes).not.toContain(variable);
  });

  test('a section whose name differs in case', async () => {
    const { notes } = await set({}, 'RPackageRepository."cran".URL', 'https://x.example.com');
    expect(notes).toBe(
      'gcfg-lint: the file has RPackageRepository."CRAN": in names in quotes the letters’ case counts\n',
    );
  });

  test.each([
    ['Postgres.Password', 'hunter3'],
    ['Postgres.URL', 'postgres://connect:hunter3@db.example.com/connect'],
  ])('the list of processes, for %s', async (name, value) => {
    const { output, notes } = await set({}, name, value);
    expect(notes).toContain(`a secret for ${name} stood on the command line`);
    expect(output + notes).not.toContain('hunter');
  });

  test('not for a secret that is encrypted', async () => {
    const { notes } = await set({}, 'Postgres.Password', 'k3N0b29xUGdMZ2ZxZ0hWd3RzZk5MQ1pXd1BHUmtqQ0E=');
    expect(notes).toBe('');
  });
});

describe('what goes wrong is told in a line, without values:', () => {
  test.each<[readonly string[], string]>([
    [[], 'set wants a file, a setting such as Server.DataDir, and a value'],
    [['a.gcfg'], 'set wants a file, a setting such as Server.DataDir, and a value'],
    [
      ['a.gcfg', 'Server.DataDir'],
      'set wants a value for Server.DataDir; to take the setting out of the file, there is unset',
    ],
    [
      ['a.gcfg', 'Server.DataDir', '=', '/hunter2'],
      'write Server.DataDir VALUE, or Server.DataDir=VALUE without blanks',
    ],
    [['a.gcfg', 'Server.DataDir', '/hunter2', '/hunter3'], 'Server.DataDir takes one value, not 2'],
    [
      ['a.gcfg', '--append', 'Server.DataDir', '/hunter2'],
      'Server.DataDir takes one value: another can’t be added to it',
    ],
    [
      ['a.gcfg', 'Server.DataDir=/hunter2', 'Server.DataDir=/hunter3'],
      'Server.DataDir takes one value, not 2',
    ],
    [
      ['a.gcfg', 'Server.DataDir=/hunter2', '/hunter3'],
      'where the first setting is SECTION.KEY=VALUE, all others are, too',
    ],
    [
      ['a.gcfg', 'Password=hunter2'],
      'Password… is no setting: write Section.Name, or Section."Subsection".Name',
    ],
    [
      ['a.gcfg', 'Postgres.Password hunter2'],
      'Postgres.Password… is no setting: write Section.Name, or Section."Subsection".Name',
    ],
    [
      ['a.gcfg', 'Postgres.Password: hunter2'],
      'Postgres.Password… is no setting: write Section.Name, or Section."Subsection".Name',
    ],
    [
      ['a.gcfg', '', 'hunter2'],
      'an empty text is no setting: write Section.Name, or Section."Subsection".Name',
    ],
    [
      ['a.gcfg', 'Postgres.Password', 'hunter2', '--stdin'],
      'with --stdin, set wants one setting and no value',
    ],
    [
      ['-', 'Postgres.Password', '--stdin'],
      '--stdin takes standard input for the value: the file can’t be - as well',
    ],
    [
      ['a.gcfg', 'Postgres.Password', 'hunter2\r'],
      'The value for Postgres.Password holds a carriage return: the server drops it from every value',
    ],
    [
      ['a.gcfg', 'Postgres.Password', 'x', '--dry-run', '--output', 'b'],
      '--dry-run and --output exclude each other',
    ],
    [['a.gcfg', 'Postgres.Password', 'x', '--output', 'folder'], 'can’t write folder: it is no regular file'],
    [['folder', 'Postgres.Password', 'x'], 'can’t read folder: it is a directory'],
    [['', 'Postgres.Password', 'x'], 'a path is empty: perhaps a variable that is not set'],
    [
      ['a.gcfg', 'Postgres.Password', 'x', '--dry-rnu'],
      'set has no option --dry-rnu; did you mean --dry-run?',
    ],
  ])('%j', async (argv, message) => {
    const directory = makeDirectory(files);
    mkdirSync(join(directory, 'folder'));
    const { code, output, notes } = await runIn({ directory }, 'set', ...argv);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(notes.split('\n').at(-2)).toBe(`gcfg-lint: ${message}`);
    expect(notes).not.toContain('hunter');
    expect(readFileSync(join(directory, 'a.gcfg'), 'utf8')).toBe(MAIN);
  });

  test('a file that the server refuses', async () => {
    const { code, output, notes, text } = await set({ files: { 'a.gcfg': BROKEN } }, 'Server.DataDir', '/a');
    expect({ code, output, text }).toEqual({ code: 2, output: '', text: BROKEN });
    expect(notes).toMatch(
      /^error\[syntax\/error\]: .*\n --> a\.gcfg:2:9\n[\s\S]*\ngcfg-lint: a\.gcfg stays as it is/,
    );
  });
});
