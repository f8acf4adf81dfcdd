import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeDirectory, runIn } from './fake-terminal.ts';
import { BROKEN, CLEAN, TWICE } from './samples.ts';

/** A bit of everything that a report has to show. */
const SAMPLE = {
  'etc/a.gcfg': `[Server]
Address = https://connect.example.com
\tAddress = https://connect.example.com ; 東京
; gcfg-lint-disable-next-line schema/duplicate-setting -- until the move, until 2027-01-31
Address = https://rsc.example.com
Address = https://connect.example.com

[Postgres]
Password : hunter2
`,
  'etc/b.gcfg': `# gcfg-lint-disable-file schema/duplicate-setting
${CLEAN}`,
};

const COLOR = '\u001b[';

describe('a report', () => {
  test('for people', async () => {
    const { output, notes } = await runIn({ files: SAMPLE }, 'etc');
    expect(output).not.toContain('hunter');
    await expect(output + notes).toMatchFileSnapshot('golden/stylish.txt');
  });

  test('for programs', async () => {
    const { output } = await runIn({ files: SAMPLE }, '--format', 'json', 'etc');
    expect(output).not.toContain('hunter');
    await expect(output).toMatchFileSnapshot('golden/json.txt');
  });

  test('for programs is nothing but JSON, also of nothing', async () => {
    const { output, notes } = await runIn({}, '--format', 'json', '--pass-with-no-files');
    expect(JSON.parse(output)).toMatchObject({ version: 1, files: [], summary: { files: 0, errors: 0 } });
    expect(notes).toBe('0 files, 0 settings, checked against Connect 2026.08.0: no findings\n');
  });

  test('goes to a file', async () => {
    const { output, notes, directory } = await runIn(
      { files: SAMPLE },
      '--output',
      'out/report.txt',
      '--color',
      'etc',
    );
    const report = readFileSync(join(directory, 'out/report.txt'), 'utf8');
    expect(output).toBe('');
    expect(notes).toMatch(/^2 files, /);
    expect(report).toMatch(/^warning/);
    expect(report).not.toContain(COLOR);
  });

  test('goes to several places', async () => {
    const formats = ['--format', 'json:a.json', '--format', 'stylish', '--format', 'json:b/b.json'];
    const { output, directory } = await runIn({ files: SAMPLE }, ...formats, 'etc');
    expect(output).toMatch(/^warning/);
    expect(JSON.parse(readFileSync(join(directory, 'a.json'), 'utf8'))).toMatchObject({ version: 1 });
    expect(readFileSync(join(directory, 'b/b.json'))).toEqual(readFileSync(join(directory, 'a.json')));
  });

  test('goes to a file that only one of the formats names', async () => {
    const formats = ['--format', 'json:a.json', '--format', 'stylish', '--output', 'b.txt'];
    const { output, directory } = await runIn({ files: SAMPLE }, ...formats, 'etc');
    expect(output).toBe('');
    expect(readFileSync(join(directory, 'b.txt'), 'utf8')).toMatch(/^warning/);
  });

  test('shows no control characters of a file’s name', async () => {
    const { output } = await runIn({ files: { 'a\u001b[2J\n.gcfg': BROKEN } }, '.');
    expect(output).not.toContain('\u001b');
  });
});

describe('colours', () => {
  const colored = async (
    scene: { interactive?: boolean; environment?: Record<string, string> },
    ...argv: string[]
  ) => (await runIn({ ...scene, input: BROKEN }, '-', ...argv)).output.includes(COLOR);

  test.each([
    ['on a terminal', true, { interactive: true }, []],
    ['in a pipe', false, {}, []],
    ['on a dumb terminal', false, { interactive: true, environment: { TERM: 'dumb' } }, []],
    ['with NO_COLOR', false, { interactive: true, environment: { NO_COLOR: '1' } }, []],
    ['with an empty NO_COLOR', true, { interactive: true, environment: { NO_COLOR: '' } }, []],
    ['with FORCE_COLOR', true, { environment: { FORCE_COLOR: '1' } }, []],
    ['with FORCE_COLOR=0', false, { interactive: true, environment: { FORCE_COLOR: '0' } }, []],
    ['with both', false, { environment: { NO_COLOR: '1', FORCE_COLOR: '1' } }, []],
    ['with --color', true, {}, ['--color']],
    ['with --color and NO_COLOR', true, { environment: { NO_COLOR: '1' } }, ['--color']],
    ['with --no-color', false, { interactive: true }, ['--no-color']],
    ['with --no-color and FORCE_COLOR', false, { environment: { FORCE_COLOR: '1' } }, ['--no-color']],
  ])('%s: %s', async (_, expected, scene, argv) => {
    expect(await colored(scene, ...argv)).toBe(expected);
  });

  test('are never in a format for programs', async () => {
    expect((await runIn({ input: BROKEN }, '-', '--color', '--format', 'json')).output).not.toContain(
      '\u001b',
    );
  });
});

describe('the summary', () => {
  test('is a note', async () => {
    const { output, notes } = await runIn({ input: TWICE }, '-');
    expect(output).not.toContain('checked against');
    expect(notes).toBe('1 file, 2 settings, checked against Connect 2026.08.0: 1 warning\n');
  });

  test('is left out on request', async () => {
    const { output, notes } = await runIn({ input: TWICE }, '-', '--quiet');
    expect(output).not.toBe('');
    expect(notes).toBe('');
  });
});

describe('progress', () => {
  const files = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`${index}.gcfg`, CLEAN]));

  test('of a long run is shown on a terminal, and erased', async () => {
    const { notes } = await runIn({ files, notesInteractive: true, tick: 400 }, '.');
    expect(notes).toMatch(
      /^(?:\r\u001b\[K\d\/5 files, \d\.gcfg)+\r\u001b\[K5 files, 5 settings, checked against .*\n$/,
    );
  });

  test('of a short run is not shown', async () => {
    const { notes } = await runIn({ files, notesInteractive: true, tick: 1 }, '.');
    expect(notes).not.toContain('\r');
  });

  test('is not shown in a log', async () => {
    expect((await runIn({ files, tick: 5000 }, '.')).notes).not.toContain('\r');
  });

  test('is erased before an error', async () => {
    const directory = makeDirectory({ ...files, '4/gcfg-lint.yaml': 'x', '4/x.gcfg': CLEAN });
    const { notes } = await runIn({ directory, notesInteractive: true, tick: 600 }, '.');
    expect(notes).toMatch(/\r\u001b\[Kgcfg-lint: 4\/gcfg-lint\.yaml:1:1: /);
  });
});
