import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { bytes, strings } from '../parser/arbitraries.ts';
import { makeDirectory, runIn, type Scene } from './fake-terminal.ts';

const FIXTURE = readFileSync(
  fileURLToPath(new URL('../../fixtures/upgrade/rstudio-connect.gcfg', import.meta.url)),
  'utf8',
);
const RIVALS = `[Applications]
TempMounting = true
ReadTimeout = 2h

[Scheduler]
ReadTimeout = 1h

[SAML]
; metadata
IdPMetaData = https://idp.example.com/metadata
Enabled = true

[Postgres]
URL = postgres://connect:{$}@db.example.com/connect
Password = hunter2
`;
const MIGRATION = '; written by the server\n[SAML]\nIdPMetaDataURL = https://idp.example.com/metadata\n';
const files = {
  'rstudio-connect.gcfg': FIXTURE,
  'rivals.gcfg': RIVALS,
  'rivals-migration.gcfg': MIGRATION,
  'today.gcfg': '[Server]\nAddress = https://connect.example.com\n',
  'broken.gcfg': '[Server]\nRVersion = /opt/R/4\nPassword "hunter2"\n',
  'beside.gcfg': '[Server]\nRVersion = /opt/R/4\n',
  'beside-migration.gcfg': '[SMTP\nHost = x\n',
};

const upgrade = (scene: Scene, ...argv: string[]) => runIn({ files, ...scene }, 'upgrade', ...argv);

describe('upgrade', () => {
  test.each<[golden: string, code: number, argv: string[], scene?: Scene]>([
    ['upgrade', 1, ['rstudio-connect.gcfg', '--from', '1.5.12']],
    ['upgrade-rivals', 1, ['rivals.gcfg'], { columns: 72 }],
    ['upgrade-json', 1, ['rivals.gcfg', '--format', 'json']],
  ])('prints %s', async (golden, code, argv, scene = {}) => {
    const outcome = await upgrade(scene, ...argv);
    expect(outcome.code).toBe(code);
    const printed = outcome.output + outcome.notes;
    expect(printed).not.toContain('hunter2');
    for (const line of outcome.notes.split('\n').slice(0, -2))
      expect(line.length).toBeLessThanOrEqual(scene.columns ?? 100);
    await expect(printed).toMatchFileSnapshot(`golden/${golden}.txt`);
  });

  test('writes nothing without --write, whatever is to be done', async () => {
    const { directory } = await upgrade({}, 'rstudio-connect.gcfg');
    expect(readFileSync(join(directory, 'rstudio-connect.gcfg'), 'utf8')).toBe(FIXTURE);
    expect(readdirSync(directory).sort()).toEqual(Object.keys(files).sort());
  });

  test('prints the diff to standard output, all else to standard error', async () => {
    const { output, notes } = await upgrade({}, 'rstudio-connect.gcfg');
    expect(output).toMatch(/^--- rstudio-connect\.gcfg\n\+\+\+ rstudio-connect\.gcfg\n@@ /);
    expect(output.split('\n').slice(2).join('')).not.toMatch(/To decide/);
    expect(notes).toMatch(/: 5 to be rewritten \(--write does it\), 1 to decide, 1 to know\n$/);
  });

  test('has nothing to do with settings of today', async () => {
    const { code, output, notes, directory } = await upgrade({}, 'today.gcfg', '--write');
    expect({ code, output, notes }).toEqual({
      code: 0,
      output: '',
      notes: 'today.gcfg, 1 setting, for Connect 2026.08.0: nothing to do\n',
    });
    expect(readdirSync(directory)).not.toContain('today.gcfg.bak');
  });

  test('says only what is to be decided when told to be quiet', async () => {
    const { output, notes } = await upgrade({}, 'rivals.gcfg', '--quiet');
    expect(output).toContain('+++ rivals.gcfg');
    expect(notes).toMatch(/^To decide\n {2}rivals\.gcfg:3: Applications\.ReadTimeout /);
    expect(notes).not.toContain('rewritten,');
    expect((await upgrade({}, 'today.gcfg', '--quiet')).notes).toBe('');
  });

  test('says that versions after the newest known are not known', async () => {
    expect((await upgrade({}, 'today.gcfg', '--to', '2031.01.0')).notes).toContain(
      'gcfg-lint knows Connect up to 2026.08.0',
    );
  });

  test('lists all that changed when asked', async () => {
    const { notes } = await upgrade({}, 'today.gcfg', '--all', '--from', '1.8.4', '--to', '1.8.6');
    expect(notes).toMatch(/^ {2}1\.8\.6 [^?]* removed +Applications\.TempMounting$/m);
    expect(notes).toMatch(/^What changed, from Connect 1\.8\.4 to 1\.8\.6\n {2}1\.8\.6 /);
  });

  test('colours when asked', async () => {
    const { output, notes } = await upgrade({}, 'rstudio-connect.gcfg', '--color');
    expect(output).toContain('\u001b[32m+AllowedDomain = example.com\u001b[39m');
    expect(notes).toContain('\u001b[');
    expect((await upgrade({ interactive: true }, 'rstudio-connect.gcfg')).notes).not.toContain('\u001b[');
  });
});

describe('upgrade --write', () => {
  test('writes the file, and keeps it as it was', async () => {
    const directory = makeDirectory(files);
    const path = join(directory, 'rstudio-connect.gcfg');
    chmodSync(path, 0o640);
    const { code, output, notes } = await upgrade({ directory }, 'rstudio-connect.gcfg', '--write');
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(notes).toMatch(/rstudio-connect\.gcfg written; as it was: rstudio-connect\.gcfg\.bak\n$/);
    expect(readFileSync(path, 'utf8')).toContain('\n[Scheduler]\nReadTimeout = 2h  ; long reports\n');
    expect(readFileSync(`${path}.bak`, 'utf8')).toBe(FIXTURE);
    expect([path, `${path}.bak`].map((name) => statSync(name).mode & 0o777)).toEqual([0o640, 0o640]);

    const again = await upgrade({ directory }, 'rstudio-connect.gcfg', '--write');
    expect(again.code).toBe(1);
    expect(again.notes).toContain('for Connect 2026.08.0: 1 to decide, 1 to know\n');
    expect(again.notes).not.toContain('written');
  });

  test('never takes the place of another backup', async () => {
    const directory = makeDirectory({ ...files, 'rivals.gcfg.bak': 'precious' });
    const { notes } = await upgrade({ directory }, 'rivals.gcfg', '--write');
    expect(notes).toContain('; as it was: rivals.gcfg.bak.1\n');
    expect(readFileSync(join(directory, 'rivals.gcfg.bak'), 'utf8')).toBe('precious');
    expect(readFileSync(join(directory, 'rivals.gcfg.bak.1'), 'utf8')).toBe(RIVALS);
  });

  test('makes no backup when told so', async () => {
    const { notes, directory } = await upgrade({}, 'rivals.gcfg', '--write', '--no-backup');
    expect(notes).toMatch(/rivals\.gcfg written\n$/);
    expect(readdirSync(directory).filter((name) => name.includes('.bak'))).toEqual([]);
  });

  test('leaves the file beside it alone', async () => {
    const { directory } = await upgrade({}, 'rivals.gcfg', '--write');
    expect(readFileSync(join(directory, 'rivals-migration.gcfg'), 'utf8')).toBe(MIGRATION);
  });

  test('names the lines of the file as it is now', async () => {
    const directory = makeDirectory(files);
    expect((await upgrade({ directory }, 'rivals.gcfg')).notes).toContain('rivals.gcfg:3: Applications');
    const { notes } = await upgrade({ directory }, 'rivals.gcfg', '--write');
    expect(notes).toContain('rivals.gcfg:2: Applications.ReadTimeout');
    expect(notes).toContain('rivals.gcfg:5.');
  });

  test('prints what comes from standard input', async () => {
    const text = '[Server]\nRVersion = /opt/R/4\n';
    const { code, output } = await upgrade({ input: text }, '-', '--write');
    expect({ code, output }).toEqual({ code: 0, output: '[R]\nExecutable = /opt/R/4/bin/R\n' });
    expect((await upgrade({ input: '; today\n' }, '-', '--write')).output).toBe('; today\n');
    expect((await upgrade({ input: text }, '-', '--stdin-filename', 'a.gcfg')).output).toMatch(
      /^--- a\.gcfg\n/,
    );
  });

  test('tells programs what was written', async () => {
    const { output, directory } = await upgrade({}, 'rivals.gcfg', '--write', '--format=json');
    const report = JSON.parse(output);
    expect(report).toMatchObject({ written: true, backup: 'rivals.gcfg.bak' });
    const now = readFileSync(join(directory, 'rivals.gcfg'), 'utf8');
    const [{ start, end }] = report.decisions[0].ranges;
    expect(now.slice(start.offset, end.offset)).toBe('ReadTimeout = 2h');
    const successor = report.decisions[0].successor.ranges[0];
    expect(now.slice(successor.start.offset, successor.end.offset)).toBe('ReadTimeout = 1h');
  });
});

describe('the exit code of upgrade', () => {
  test.each<[number, string, string[]]>([
    [0, 'nothing to do', ['today.gcfg']],
    [0, 'all that is to be done can be done', ['one.gcfg', '--to', '1.5.12']],
    [0, 'what is left is only mentioned', ['metrics.gcfg']],
    [1, 'a person must decide', ['rivals.gcfg']],
    [1, 'a person must decide, and the rest is written', ['rivals.gcfg', '--write']],
    [2, 'no file', []],
    [2, 'two files', ['today.gcfg', 'rivals.gcfg']],
    [2, 'no such file', ['none.gcfg']],
    [2, 'a file that the server refuses', ['broken.gcfg', '--write']],
    [2, 'a file beside it that the server refuses', ['beside.gcfg', '--write']],
  ])('is %i: %s', async (code, _, argv) => {
    const directory = makeDirectory({
      ...files,
      'metrics.gcfg': '[Metrics]\nDataPath = /x\n',
      'one.gcfg': '[Applications]\nReadTimeout = 2h\n',
    });
    const outcome = await upgrade({ directory }, ...argv);
    expect(outcome.code).toBe(code);
    if (code === 2) expect(readdirSync(directory).filter((name) => name.endsWith('.bak'))).toEqual([]);
  });

  test.each<[string[], RegExp]>([
    [[], /^gcfg-lint: upgrade wants a file\n$/],
    [['a.gcfg', 'b.gcfg'], /upgrade takes one file at a time/],
    [['today.gcfg', '--to', 'newest'], /--to newest is no version; write one such as 2025\.06\.0/],
    [['today.gcfg', '--from', 'x'], /--from x is no version/],
    [['today.gcfg', '--from', '2024.08.0', '--to', '1.8.6'], /--from 2024\.08\.0 is not older than 1\.8\.6/],
    [['today.gcfg', '--no-backup'], /--backup and --no-backup go with --write/],
    [['-', '--write', '--format', 'json'], /--format json and --write both want standard output/],
    [['none.gcfg'], /can’t read none\.gcfg: there is no such file/],
    [['today.gcfg', '--format', 'yaml'], /--format is one of stylish, json/],
  ])('tells what is wrong with %j', async (argv, message) => {
    const { code, output, notes } = await upgrade({}, ...argv);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(notes).toMatch(message);
  });

  test('goes with the place of what the server refuses, its line, and no password', async () => {
    const { output, notes } = await upgrade({}, 'broken.gcfg', '--write');
    expect(output).toBe('');
    expect(notes).toContain('--> broken.gcfg:3:10');
    expect(notes).toContain('3 | Password ');
    expect(notes).toMatch(/gcfg-lint: nothing is changed: of broken\.gcfg, which the server refuses, .*\n$/);
    expect(notes).not.toContain('hunter2');
    expect((await upgrade({}, 'beside.gcfg')).notes).toContain('--> beside-migration.gcfg:1:');
  });
});

describe('whatever the file', () => {
  property.prop([fc.oneof(bytes, strings), fc.boolean()])('upgrade finds its way', async (text, json) => {
    const start = '[Server]\nRVersion = /opt/R/4\nSourcePackageDir = "\u001b[2J\u202e"\n';
    const input = Buffer.concat([Buffer.from(start), Buffer.from(text as string)]);
    const argv = json ? ['--format', 'json'] : [];
    const { code, output, notes } = await upgrade({ input, directory: '/' }, '-', ...argv);
    expect([1, 2]).toContain(code);
    expect(notes).not.toContain('mistake in gcfg-lint');
    expect(notes).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202e\u2028]/);
    // What programs read may hold marks that JSON has no need to write out.
    expect(output).not.toMatch(json ? /[\0-\x09\x0b-\x1f]/ : /[\0-\x08\x0b-\x1f\x7f-\x9f\u202e\u2028]/);
  });

  test('its name stays on one line', async () => {
    const directory = makeDirectory();
    writeFileSync(join(directory, 'a\nb\u001b.gcfg'), '[Server]\nSourcePackageDir = /x\n');
    const { notes } = await upgrade({ directory }, 'a\nb\u001b.gcfg');
    expect(notes).not.toMatch(/\u001b|^b/m);
  });
});
