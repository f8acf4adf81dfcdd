import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeDirectory, runIn } from './fake-terminal.ts';
import { BROKEN } from './samples.ts';

const MAIN = `[Server]
; Where content lies.
DataDir = /srv/connect ; shared
TempDir = /a
TempDir = /b

[HTTPS]
Listen = :443
; The certificate.
Certificate = /etc/ssl/connect.pem
Key = /etc/ssl/connect.key

[SMTP]
Password = hunter2
`;
const files = { 'a.gcfg': MAIN };

async function unset(scene: Parameters<typeof runIn>[0], ...argv: readonly string[]) {
  const outcome = await runIn({ files, ...scene }, 'unset', 'a.gcfg', ...argv);
  return { ...outcome, text: readFileSync(join(outcome.directory, 'a.gcfg'), 'utf8') };
}

describe('unset', () => {
  test('takes a setting out, and leaves the comment above it', async () => {
    expect(await unset({}, 'Server.DataDir')).toMatchObject({
      code: 0,
      text: MAIN.replace(/^DataDir.*\n/m, ''),
      output:
        '- Server.DataDir\n  - /srv/connect              a.gcfg:3\n  + /var/lib/rstudio-connect  default\n',
      notes: '',
    });
  });

  test('takes the comment, too, with --with-comments', async () => {
    const { text } = await unset({}, '--with-comments', 'Server.DataDir');
    expect(text).toBe(MAIN.replace(/^; Where.*\n/m, '').replace(/^DataDir.*\n/m, ''));
  });

  test('takes every line of a setting, and several settings at once; an empty section stays', async () => {
    const { code, text, output } = await unset({}, 'server.tempdir', 'SMTP.Password');
    expect({ code, text }).toEqual({
      code: 0,
      text: MAIN.replace(/^TempDir.*\n/gm, '').replace(/^Password.*\n/m, ''),
    });
    expect(output).toBe(
      '- Server.TempDir\n  - /b    a.gcfg:5\n  + /tmp  default\n- SMTP.Password\n  - ********  a.gcfg:14\n',
    );
  });

  test('takes out what the catalogue does not know', async () => {
    const { code, text, notes } = await unset(
      { files: { 'a.gcfg': '[Server]\nDataDri = /a\n' } },
      'Server.DataDri',
    );
    expect({ code, text, notes }).toEqual({ code: 0, text: '[Server]\n', notes: '' });
  });

  test('shows a diff with --dry-run, and writes nothing', async () => {
    const argv = ['--dry-run', '--with-comments', 'HTTPS.Certificate', 'SMTP.Password', 'Server.TempDir'];
    const { code, text, output, notes } = await unset({}, ...argv);
    expect({ code, text }).toEqual({ code: 0, text: MAIN });
    await expect(`${output}\n${notes}`).toMatchFileSnapshot('golden/unset-dry-run.txt');
    expect(output + notes).not.toContain('hunter');
  });

  test('does not touch a file that lacks the setting', async () => {
    const directory = makeDirectory(files);
    const before = statSync(join(directory, 'a.gcfg'), { bigint: true });
    const outcome = await unset({ directory }, 'Server.Address', 'LDAP."corp".TLS');
    const after = statSync(join(directory, 'a.gcfg'), { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
    expect(outcome).toMatchObject({
      code: 0,
      output: '',
      notes: `gcfg-lint: nothing to change: Server.Address is not set
gcfg-lint: nothing to change: LDAP."corp".TLS is not set
`,
    });
  });

  test('says so beside what is changed', async () => {
    const { code, notes } = await unset({}, 'Server.DataDir', 'Server.TmpDir');
    expect({ code, notes }).toEqual({
      code: 0,
      notes: 'gcfg-lint: Server.TmpDir is not set; did you mean Server.TempDir?\n',
    });
  });

  test('tells what is missing now, and writes all the same', async () => {
    const { code, text, notes } = await unset({}, 'HTTPS.Key');
    expect(code).toBe(0);
    expect(text).not.toContain('connect.key');
    expect(notes).toMatch(
      /^error\[schema\/missing-setting\]: HTTPS\.Listen needs HTTPS\.Key.*\n --> a\.gcfg:8\n/,
    );
  });

  test('tells where else the setting stands', async () => {
    const scene = {
      files: { ...files, 'a-migration.gcfg': '[Server]\nDataDir = /x\n' },
      environment: { CONNECT_SERVER_DATADIR: '/y' },
    };
    expect(
      (await unset(scene, 'Server.DataDir', '--env')).notes,
    ).toBe(`gcfg-lint: a-migration.gcfg:2 still sets Server.DataDir
gcfg-lint: CONNECT_SERVER_DATADIR still sets Server.DataDir
`);
  });

  test('prints what comes of standard input', async () => {
    expect(await runIn({ input: MAIN }, 'unset', '-', 'Server.DataDir')).toMatchObject({
      code: 0,
      output: MAIN.replace(/^DataDir.*\n/m, ''),
      notes:
        '- Server.DataDir\n  - /srv/connect              <stdin>:3\n  + /var/lib/rstudio-connect  default\n',
    });
  });

  test.each<[readonly string[], string]>([
    [[], 'unset wants a file and settings, such as Server.DataDir'],
    [['a.gcfg'], 'unset wants a file and settings, such as Server.DataDir'],
    [['a.gcfg', 'DataDir'], 'DataDir is no setting: write Section.Name, or Section."Subsection".Name'],
    [['a.gcfg', 'Server.DataDir', 'SERVER.datadir'], 'Server.DataDir is named twice'],
    [['b.gcfg', 'Server.DataDir'], 'can’t read b.gcfg: there is no such file'],
  ])('2 for %j', async (argv, message) => {
    expect(await runIn({ files }, 'unset', ...argv)).toMatchObject({
      code: 2,
      output: '',
      notes: `gcfg-lint: ${message}\n`,
    });
  });

  test('2 for a file that the server refuses', async () => {
    const outcome = await unset({ files: { 'a.gcfg': BROKEN } }, 'Server.Address');
    expect(outcome).toMatchObject({ code: 2, output: '', text: BROKEN });
    expect(outcome.notes).toMatch(/^error\[syntax\/error\]: /);
  });
});
