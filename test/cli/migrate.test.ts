import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeDirectory, runIn, type Scene } from './fake-terminal.ts';

const MAIN = 'rstudio-connect.gcfg';
const MIGRATION = 'rstudio-connect-migration.gcfg';
const COMMAND = fileURLToPath(new URL('../../dist/cli/main.cjs', import.meta.url));

const main = `; Our server
[Server]
Address = https://connect.example.com
SenderEmail = old@example.com

[Postgres]
URL = postgres://connect:hunter1@db.example.com/connect
Password = hunter2
`;
const migration = `; Written by the upgrade

[Server]
SenderEmail = new@example.com
Address = "https://connect.example.com"

[Postgres]
Password = hunter3

[SMTP]
; the relay
Host = smtp.example.com
Password = "hunt;er4"
`;
const quiet = migration.replace(/SenderEmail.*\n/, '').replace('Password = hunter3\n', '');
const both = { [MAIN]: main, [MIGRATION]: migration };
const withoutConflict = { [MAIN]: main, [MIGRATION]: quiet };

/** What lies in the directory of a run: the names, and the texts of the two files. */
function filesIn(directory: string) {
  const text = (name: string) => readFileSync(join(directory, name), 'utf8');
  return { names: readdirSync(directory).toSorted(), main: text(MAIN), migration: text(MIGRATION) };
}

async function migrate(files: Scene['files'], ...argv: readonly string[]) {
  const outcome = await runIn({ files: files! }, 'migrate', MAIN, ...argv);
  return { ...outcome, ...filesIn(outcome.directory) };
}

describe('without conflicts', () => {
  test('shows what would change, and writes nothing', async () => {
    const { code, output, notes, ...files } = await migrate(withoutConflict);
    expect(code).toBe(0);
    expect(files).toMatchObject({ names: [MIGRATION, MAIN], main, migration: quiet });
    expect(output).toBe(`--- ${MAIN}
+++ ${MAIN}
@@ -6,3 +6,8 @@
 [Postgres]
 URL = postgres://connect:********@db.example.com/connect
 Password = ********
+
+[SMTP]
+; the relay
+Host = smtp.example.com
+Password = ********
--- ${MIGRATION}
+++ ${MIGRATION}
@@ -1,11 +1,3 @@
 ; Written by the upgrade
 
-[Server]
-Address = "https://connect.example.com"
-
 [Postgres]
-
-[SMTP]
-; the relay
-Host = smtp.example.com
-Password = ********
`);
    expect(notes).toBe(`2 settings move into ${MAIN}:
  SMTP.Host      smtp.example.com  ${MIGRATION}:10
  SMTP.Password  ********          ${MIGRATION}:11
1 setting is the same in ${MAIN} already:
  Server.Address
Nothing is written yet: add --write. ${MIGRATION} keeps 1 comment line and 1 section header.
`);
  });

  test('--write writes both, and keeps the originals', async () => {
    const { code, output, notes, directory, names, ...files } = await migrate(withoutConflict, '--write');
    expect({ code, output }).toEqual({ code: 0, output: '' });
    expect(names).toEqual([MIGRATION, `${MIGRATION}.bak`, MAIN, `${MAIN}.bak`]);
    expect(files).toMatchObject({
      main: `${main}\n[SMTP]\n; the relay\nHost = smtp.example.com\nPassword = "hunt;er4"\n`,
      migration: '; Written by the upgrade\n\n[Postgres]\n',
    });
    expect(readFileSync(join(directory, `${MAIN}.bak`), 'utf8')).toBe(main);
    expect(readFileSync(join(directory, `${MIGRATION}.bak`), 'utf8')).toBe(quiet);
    expect(notes).toContain(`2 settings moved into ${MAIN}:\n`);
    expect(notes).toContain(
      `Written: ${MAIN} and ${MIGRATION}; as they were: ${MAIN}.bak and ${MIGRATION}.bak. `,
    );
  });

  test('--no-backup keeps nothing', async () => {
    const { names, notes } = await migrate(withoutConflict, '--write', '--no-backup');
    expect(names).toEqual([MIGRATION, MAIN]);
    expect(notes).toContain(`Written: ${MAIN} and ${MIGRATION}. `);
  });

  test('once more there is nothing to do', async () => {
    const { directory } = await migrate(withoutConflict, '--write');
    const again = await runIn({ directory }, 'migrate', MAIN, '--write');
    expect(again).toMatchObject({
      code: 0,
      output: '',
      notes: `${MIGRATION} holds no settings: nothing to do.\n`,
    });
    expect(filesIn(directory).names).toHaveLength(4);
  });

  test('a file that stays the same is not written', async () => {
    const { names, notes } = await migrate({ [MAIN]: main, [MIGRATION]: main }, '--write');
    expect(names).toEqual([MIGRATION, `${MIGRATION}.bak`, MAIN]);
    expect(notes).toMatch(/\nWritten: rstudio-connect-migration\.gcfg; as they were: .* becomes empty|keeps/);
  });

  test('--quiet prints the diff only', async () => {
    expect(await migrate(withoutConflict, '--quiet')).toMatchObject({ notes: '' });
    expect(await migrate(withoutConflict, '--quiet', '--write')).toMatchObject({ output: '', notes: '' });
  });

  test('the migration file may lie elsewhere', async () => {
    const files = { [MAIN]: main, 'new/settings.txt': quiet };
    const { directory, code } = await runIn({ files }, 'migrate', MAIN, 'new/settings.txt', '--write');
    expect(code).toBe(0);
    expect(readdirSync(join(directory, 'new'))).toEqual(['settings.txt', 'settings.txt.bak']);
    expect(readdirSync(directory)).toEqual(['new', MAIN, `${MAIN}.bak`]);
  });

  test('a main file that is a link stays one', async () => {
    const directory = makeDirectory({ 'shared/connect.gcfg': main, [MIGRATION]: quiet });
    symlinkSync('shared/connect.gcfg', join(directory, MAIN));
    const { notes } = await runIn({ directory }, 'migrate', MAIN, '--write');
    expect(notes).toContain(`as they were: shared/connect.gcfg.bak and ${MIGRATION}.bak`);
    expect(readFileSync(join(directory, 'shared/connect.gcfg'), 'utf8')).toContain('[SMTP]');
  });

  test('what takes the place of something deprecated is told, and takes it when asked to', async () => {
    const files = {
      [MAIN]: '[Server]\nRVersion = /opt/R/4.3.1\n',
      [MIGRATION]: '[R]\nExecutable = /opt/R/4.3.1/bin/R\n',
    };
    const kept = await migrate(files);
    expect(kept.notes).toContain(
      'R.Executable takes the place of Server.RVersion, which is deprecated and still in the main file: --drop-deprecated takes it out.\n',
    );
    const { notes, main: merged } = await migrate(files, '--drop-deprecated', '--write');
    expect(notes).toContain(
      'Left out:\n  Server.RVersion  /opt/R/4.3.1 (deprecated, and its successor is there)',
    );
    expect(merged).toBe('[Server]\n\n[R]\nExecutable = /opt/R/4.3.1/bin/R\n');
  });

  test('what is deprecated depends on the version', async () => {
    const files = {
      [MAIN]: '[Applications]\nConnectionTimeout = 60s\n',
      [MIGRATION]: '[Scheduler]\nConnectionTimeout = 60s\n',
    };
    const notesFor = async (version: string) =>
      (await migrate(files, '--drop-deprecated', '--connect-version', version)).notes;
    expect(await notesFor('1.5.0')).not.toContain('Left out:');
    expect(await notesFor('2025.06.0')).toContain('Left out:');
  });

  test('lines without effect are told', async () => {
    const files = { [MAIN]: '[R]\nEnabled = true\n', [MIGRATION]: '[R]\nExecutable = /a\nExecutable = /a\n' };
    const { notes } = await migrate(files);
    expect(notes).toContain(`Left out:\n  R.Executable  /a (the list has it)  ${MIGRATION}:3\n`);
    const twice = { [MAIN]: '', [MIGRATION]: '[Server]\nAddress = a\nAddress = b\n' };
    expect((await migrate(twice)).notes).toContain(
      `  Server.Address  a (a later line of the file sets it anew)  ${MIGRATION}:2\n`,
    );
  });
});

describe('conflicts', () => {
  test('are shown, and nothing is merged', async () => {
    const { code, output, notes, ...files } = await migrate(both, '--write');
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(files).toMatchObject({ names: [MIGRATION, MAIN], main, migration });
    expect(notes).toBe(`2 settings would move into ${MAIN}:
  SMTP.Host      smtp.example.com  ${MIGRATION}:12
  SMTP.Password  ********          ${MIGRATION}:13
1 setting is the same in ${MAIN} already:
  Server.Address
2 conflicts: the files set them to different values, and which one the server reads last is not documented:
  Server.SenderEmail
    main       old@example.com  ${MAIN}:4
    migration  new@example.com  ${MIGRATION}:4
  Postgres.Password (two values that are secret)
    main       ********  ${MAIN}:8
    migration  ********  ${MIGRATION}:8
Nothing is merged. Say whose value counts:
  --resolve Server.SenderEmail=main (or =migration) for each conflict
  --prefer main (or migration) for all of them
  --interactive to be asked
`);
  });

  test('--quiet does not hide them', async () => {
    const { notes } = await migrate(both, '--quiet');
    expect(notes).toMatch(/^2 conflicts: [\s\S]*\nNothing is merged\. /);
  });

  test.each([
    [['--prefer', 'main'], 'old@example.com', 'hunter2'],
    [['--prefer', 'migration'], 'new@example.com', 'hunter3'],
    [['--prefer', 'main', '--resolve', 'server.senderemail=migration'], 'new@example.com', 'hunter2'],
    [
      ['--resolve', 'Postgres.Password=migration', '--resolve', 'Server.SenderEmail=main'],
      'old@example.com',
      'hunter3',
    ],
  ])('%j decides', async (options, sender, password) => {
    const { code, notes, ...files } = await migrate(both, ...options, '--write');
    expect(code).toBe(0);
    expect(files.main).toContain(`SenderEmail = ${sender}\n`);
    expect(files.main).toContain(`Password = ${password}\n`);
    expect(files.migration).not.toMatch(/=/);
    expect(notes).toContain(`2 conflicts resolved:\n  Server.SenderEmail  ${sender}, of the `);
  });

  test('one that is left open keeps all from being merged', async () => {
    const { code, notes, ...files } = await migrate(both, '--resolve', 'Server.SenderEmail=main', '--write');
    expect(code).toBe(1);
    expect(files).toMatchObject({ main, migration });
    expect(notes).toMatch(/\n1 conflict: the files set it [\s\S]*--resolve Postgres\.Password=main /);
  });

  test('a section with a name is written as a shell takes it', async () => {
    const files = {
      [MAIN]: '[RPackageRepository "CRAN"]\nURL = https://a\n',
      [MIGRATION]: '[RPackageRepository "CRAN"]\nURL = https://b\n',
    };
    const { notes } = await migrate(files);
    expect(notes).toContain(`--resolve 'RPackageRepository."CRAN".URL=main' (or`);
    const resolved = await migrate(files, '--resolve', 'RPackageRepository."CRAN".URL=migration', '--write');
    expect(resolved.main).toContain('https://b');
  });
});

describe('--interactive', () => {
  const ask = (answers: readonly string[], ...argv: readonly string[]) =>
    runIn({ files: both, answers }, 'migrate', MAIN, '--interactive', ...argv);

  test('asks for each conflict, with both values and their places', async () => {
    const { code, notes, output } = await ask(['g', 'Main']);
    expect(code).toBe(0);
    expect(notes).toMatch(
      new RegExp(`^Conflict 1 of 2
  Server\\.SenderEmail
    main       old@example\\.com  ${MAIN}:4
    migration  new@example\\.com  ${MIGRATION}:4
Keep \\[m\\]ain’s, take mi\\[g\\]ration’s, \\[s\\]kip, or \\[q\\]uit\\? g
Conflict 2 of 2
  Postgres\\.Password \\(two values that are secret\\)
    main       \\*{8}  ${MAIN}:8
    migration  \\*{8}  ${MIGRATION}:8
`),
    );
    expect(output).toContain('+SenderEmail = new@example.com');
    expect(notes).toContain(
      `\n  gcfg-lint migrate ${MAIN} --resolve Server.SenderEmail=migration --resolve Postgres.Password=main --write\n`,
    );
  });

  test('writes what was answered', async () => {
    const { code, directory } = await ask(['m', 'g'], '--write');
    expect(code).toBe(0);
    expect(filesIn(directory).main).toMatch(/old@example\.com[\s\S]*Password = hunter3/);
  });

  test('asks again after another answer', async () => {
    const { code, notes } = await ask(['y', '', 'm', 'm']);
    expect(code).toBe(0);
    expect(notes.split('m: the main file’s value stays;')).toHaveLength(3);
  });

  test('asks for what the other options leave open only', async () => {
    const { code, notes } = await ask(['m'], '--resolve', 'Server.SenderEmail=main');
    expect(code).toBe(0);
    expect(notes).toMatch(/^Conflict 1 of 1\n {2}Postgres\.Password/);
    expect((await ask([], '--prefer', 'main')).code).toBe(0);
  });

  test.each([
    [
      'what is skipped stays open',
      ['m', 's'],
      /Nothing is merged\. Say whose value counts:\n {2}--resolve Postgres/,
    ],
    ['who quits changes nothing', ['m', 'q'], /Nothing is written\.\n$/],
    ['who closes the input changes nothing', ['m'], /Nothing is written\.\n$/],
  ])('%s', async (_, answers, last) => {
    const { code, output, notes, directory } = await ask(answers, '--write');
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(notes).toMatch(last);
    expect(filesIn(directory)).toMatchObject({ main, migration });
  });

  test('wants a terminal', async () => {
    const { code, notes } = await migrate(both, '--interactive');
    expect(code).toBe(2);
    expect(notes).toMatch(/^gcfg-lint: --interactive wants a terminal to ask on; /);
  });
});

describe('--format json', () => {
  test('tells what would be done', async () => {
    const { code, output } = await migrate(both, '--format', 'json', '--resolve', 'Server.SenderEmail=main');
    expect(code).toBe(1);
    const range = (line: number, column: number, offset: number, end: number) => ({
      start: { line, column, offset },
      end: { line, column: column + end - offset, offset: end },
    });
    const at = (text: string, part: string) => text.indexOf(part);
    const side = (text: string, line: number, part: string, value: string) => ({
      values: [value],
      ranges: [range(line, 1, at(text, part), at(text, part) + part.length)],
    });
    expect(JSON.parse(output)).toEqual({
      version: 1,
      files: { main: MAIN, migration: MIGRATION },
      moved: [
        {
          setting: 'SMTP.Host',
          how: 'added',
          values: ['smtp.example.com'],
          from: side(migration, 12, 'Host = smtp.example.com', '').ranges,
          to: [],
          replaces: [],
        },
        {
          setting: 'SMTP.Password',
          how: 'added',
          values: ['********'],
          from: side(migration, 13, 'Password = "hunt;er4"', '').ranges,
          to: [],
          replaces: [],
        },
      ],
      conflicts: [
        {
          setting: 'Postgres.Password',
          main: side(main, 8, 'Password = hunter2', '********'),
          migration: side(migration, 8, 'Password = hunter3', '********'),
        },
      ],
      resolved: [
        {
          setting: 'Server.SenderEmail',
          main: side(main, 4, 'SenderEmail = old@example.com', 'old@example.com'),
          migration: side(migration, 4, 'SenderEmail = new@example.com', 'new@example.com'),
          resolution: 'main',
        },
      ],
      unchanged: [
        {
          setting: 'Server.Address',
          main: side(main, 3, 'Address = https://connect.example.com', 'https://connect.example.com'),
          migration: side(
            migration,
            5,
            'Address = "https://connect.example.com"',
            'https://connect.example.com',
          ),
        },
      ],
      dropped: [
        {
          setting: 'Server.SenderEmail',
          file: 'migration',
          reason: 'conflict',
          ...side(migration, 4, 'SenderEmail = new@example.com', 'new@example.com'),
        },
      ],
      written: false,
      backups: [],
    });
  });

  test('tells what was done', async () => {
    const { code, output, main: merged } = await migrate(withoutConflict, '--format', 'json', '--write');
    const { moved, written, backups, conflicts } = JSON.parse(output);
    expect({ code, written, conflicts }).toEqual({ code: 0, written: true, conflicts: [] });
    expect(backups).toEqual([`${MAIN}.bak`, `${MIGRATION}.bak`]);
    const [{ start, end }] = moved[0].to;
    expect(merged.slice(start.offset, end.offset)).toBe('Host = smtp.example.com');
  });

  test('has all its fields where there is nothing to do', async () => {
    const nothing = { moved: [], conflicts: [], unchanged: [], written: false };
    const { output } = await runIn({ files: { [MAIN]: main } }, 'migrate', MAIN, '--format', 'json');
    expect(JSON.parse(output)).toMatchObject(nothing);
    const empty = await migrate({ [MAIN]: main, [MIGRATION]: '' }, '--format', 'json');
    expect(JSON.parse(empty.output)).toMatchObject(nothing);
  });
});

test.each([
  [[]],
  [['--prefer', 'main']],
  [['--prefer', 'migration', '--write']],
  [['--format', 'json']],
  [['--format', 'json', '--prefer', 'migration', '--write']],
  [['--color', '--prefer', 'migration']],
  [['--interactive', '--format', 'json']],
])('no secret is printed with %j', async (options) => {
  const { output, notes } = await runIn({ files: both, answers: ['g', 'g'] }, 'migrate', MAIN, ...options);
  expect(output + notes).toMatch(/\*{8}/);
  expect(output + notes).not.toMatch(/hunt/);
});

test.each([
  ['Password = a#hunter2', 'Password = a#hunter3'],
  ['Password = a;hunter2', 'Password = b;hunter3'],
  ['URL = postgres://u:p#hunter2@h/d', 'URL = postgres://u:p#hunter3@h/d'],
  ['URL = postgres://u:p#hunter2@h/d', 'URL = postgres://h/d'],
])('what a comment mark cuts off a secret is nowhere shown or left alone: %s, %s', async (one, other) => {
  const files = { [MAIN]: `[Postgres]\n${one}\n`, [MIGRATION]: `[Postgres]\n${other}\n` };
  for (const prefer of ['main', 'migration']) {
    const shown = await runIn({ files }, 'migrate', MAIN, '--prefer', prefer);
    expect(shown.code).toBe(0);
    expect(shown.output + shown.notes).not.toMatch(/hunter/);
    expect(await migrate(files, '--prefer', prefer, '--write')).toMatchObject({ code: 0, migration: '' });
  }
});

describe('what can’t be', () => {
  test.each([
    ['no file', [], {}, /migrate wants the main file, and its migration file if that lies elsewhere/],
    ['three files', ['a', 'b', 'c'], {}, /migrate wants the main file/],
    ['standard input', ['-'], {}, /migrate wants files, not standard input/],
    [
      'a main file that is missing',
      [MAIN],
      { [MIGRATION]: '' },
      /can’t read rstudio-connect\.gcfg: there is no/,
    ],
    ['a migration file that is missing', [MAIN, 'b.gcfg'], { [MAIN]: '' }, /can’t read b\.gcfg: there is no/],
    ['the migration file alone', ['d/a-migration.gcfg'], {}, /give the main file first, d\/a\.gcfg\n/],
    ['the files in the wrong order', [MIGRATION, 'b.gcfg'], both, /give the main file first, b\.gcfg\n/],
    ['one file twice', [MAIN, `./${MAIN}`], both, /can’t be its own migration file/],
    [
      'a directory',
      ['d'],
      { [`d/${MAIN}`]: '' },
      /d is a directory: give the main file in it, such as d\/rstudio/,
    ],
    [
      'a file within a file',
      [`${MAIN}/x.gcfg`],
      both,
      /can’t read rstudio-connect\.gcfg\/x\.gcfg: a part of the path/,
    ],
    [
      'a name from which none follows',
      ['a.conf'],
      { 'a.conf': '' },
      /a\.conf does not end in \.gcfg: name its/,
    ],
    [
      'a slip in a setting',
      [MAIN, '--resolve', 'Server.SenderEmial=main'],
      both,
      /did you mean Server\.SenderEmail\?\n/,
    ],
    [
      'a file that is none',
      [MAIN, '--resolve', 'Server.Address=theirs'],
      both,
      /write Section\.Name=main or /,
    ],
    ['no setting', [MAIN, '--resolve', 'main'], both, /--resolve main: write Section\.Name=main or /],
    [
      'a contradiction',
      [MAIN, '--resolve', 'Server.Address=main', '--resolve', 'server.address=migration'],
      both,
      /--resolve says both main and migration of server\.address\n/,
    ],
    [
      'a version that is none',
      [MAIN, '--connect-version', 'new'],
      both,
      /--connect-version new is no version/,
    ],
    ['--no-backup without --write', [MAIN, '--no-backup'], both, /go with --write/],
  ])('%s', async (_, argv, files, message) => {
    const { code, output, notes } = await runIn({ files }, 'migrate', ...argv);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(notes).toMatch(message);
  });

  test('a migration file that is a link to the main file', async () => {
    const directory = makeDirectory({ [MAIN]: main });
    symlinkSync(MAIN, join(directory, MIGRATION));
    const { code, notes } = await runIn({ directory }, 'migrate', MAIN, '--write');
    expect(code).toBe(2);
    expect(notes).toMatch(/can’t be its own migration file/);
    expect(filesIn(directory).main).toBe(main);
  });

  test('a value in place of a file is not repeated: it may be secret', async () => {
    const { code, notes } = await runIn(
      { files: both },
      'migrate',
      MAIN,
      '--resolve',
      'SMTP.Password=hunter4',
    );
    expect({ code, notes }).toEqual({
      code: 2,
      notes: 'gcfg-lint: --resolve SMTP.Password=…: write Section.Name=main or Section.Name=migration\n',
    });
  });

  test('a main file that the server refuses: its place is shown', async () => {
    const { code, notes, ...files } = await migrate(
      { [MAIN]: '[Server]\nAddress = "x\n', [MIGRATION]: quiet },
      '--write',
    );
    expect(code).toBe(2);
    expect(notes).toMatch(/^error\[syntax\/error\][\s\S]* --> rstudio-connect\.gcfg:2:\d+\n/);
    expect(notes).toMatch(
      /\ngcfg-lint: rstudio-connect\.gcfg can’t be merged, for the server refuses it: correct it first\n$/,
    );
    expect(files.migration).toBe(quiet);
  });

  test('a migration file that the server refuses, likewise', async () => {
    const { code, notes } = await migrate({ [MAIN]: main, [MIGRATION]: '[SMTP\nPassword = hunter2\n' });
    expect(code).toBe(2);
    expect(notes).toContain(`--> ${MIGRATION}:1:`);
    expect(notes).not.toMatch(/hunter/);
  });
});

test('a choice for what is no conflict is told, and does no harm', async () => {
  const { code, notes } = await migrate(withoutConflict, '--resolve', 'Server.Address=migration');
  expect(code).toBe(0);
  expect(notes).toContain('--resolve Server.Address: it is no conflict.\n');
});

test('without a migration file there is nothing to do', async () => {
  const { code, output, notes } = await runIn({ files: { [MAIN]: main } }, 'migrate', MAIN);
  expect({ code, output, notes }).toEqual({
    code: 0,
    output: '',
    notes: `There is no ${MIGRATION} beside the main file: nothing to do.\n`,
  });
});

/** As a user who owns nothing: root may write everywhere. */
function runUnprivileged(directory: string, ...argv: readonly string[]) {
  const isRoot = process.getuid?.() === 0;
  return spawnSync(process.execPath, [COMMAND, 'migrate', MAIN, ...argv], {
    cwd: directory,
    encoding: 'utf8',
    ...(isRoot ? { uid: 65534, gid: 65534 } : {}),
  });
}

describe.skipIf(!existsSync(COMMAND) || process.platform === 'win32')('nothing is written', () => {
  function prepared(mode: number): string {
    const directory = makeDirectory(withoutConflict);
    chmodSync(join(directory, MIGRATION), mode);
    return directory;
  }

  test('where the folder can’t be written', () => {
    const directory = prepared(0o666);
    chmodSync(join(directory, MAIN), 0o666);
    chmodSync(directory, 0o555);
    const { status, stderr } = runUnprivileged(directory, '--write');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'gcfg-lint: can’t write beside rstudio-connect.gcfg: permission denied (the file is usually root’s own: use sudo)\n',
    });
    expect(filesIn(directory)).toMatchObject({ main, migration: quiet });
    chmodSync(directory, 0o755);
  });

  test('where the migration file can’t be', () => {
    const directory = prepared(0o644);
    chmodSync(join(directory, MAIN), 0o666);
    chmodSync(directory, 0o777);
    const { status, stderr } = runUnprivileged(directory, '--write');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `gcfg-lint: can’t write ${MIGRATION}: permission denied (the file is usually root’s own: use sudo)\n`,
    });
    expect(filesIn(directory)).toMatchObject({ names: [MIGRATION, MAIN], main, migration: quiet });
  });

  test.skipIf(process.getuid?.() !== 0)('where the owner can’t be kept', () => {
    const directory = prepared(0o666);
    chmodSync(join(directory, MAIN), 0o666);
    chmodSync(directory, 0o777);
    const { status, stderr } = runUnprivileged(directory, '--write');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^gcfg-lint: can’t write rstudio-connect\.gcfg: it would get another owner/);
    expect(filesIn(directory)).toMatchObject({ names: [MIGRATION, MAIN], main, migration: quiet });
  });
});
