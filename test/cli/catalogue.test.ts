/** Overlays as the commands take them: with `--catalogue`, and from the configuration of the linter. */
import { describe, expect, test } from 'vitest';
import { makeDirectory, runIn } from './fake-terminal.ts';

const OVERLAY = `connect-version: "2025.01.0"
complete: true
sections:
  Server:
    settings:
      Address: { type: string, reloadable: true }
      Mode: { type: enum, values: [one, two], default: one }
      Marker: { type: secret }
      Paths: { type: path, multi: true }
`;
const CONFIG = `[Server]
Address = https://connect.example.com
Mode = one
Marker = hunter2hunter2
`;
const files = {
  'a.gcfg': CONFIG,
  'b.gcfg': CONFIG.replace('Mode = one', 'Mode = two').replace('hunter2hunter2', 'hunter3hunter3'),
  'wrong.gcfg': '[Server]\nMode = three\nDataDir = /x\n',
  'o.yaml': OVERLAY,
};
const WITH = ['--catalogue', 'o.yaml'] as const;

describe('--catalogue', () => {
  test('lint', async () => {
    const { code, output, notes } = await runIn({ files }, 'wrong.gcfg', ...WITH);
    expect(code).toBe(1);
    expect(output).toContain('Server.Mode = `three` is none of the values that are known');
    expect(output).toContain(
      'Server.DataDir is not among the settings of Connect 2025.01.0, as `o.yaml` lists them',
    );
    expect(notes).toContain(
      '1 file, 2 settings, checked against Connect 2025.01.0 (o.yaml): 1 error, 1 warning',
    );
  });

  test('lint --format json names it', async () => {
    const { output } = await runIn({ files }, 'a.gcfg', ...WITH, '--format', 'json');
    expect(JSON.parse(output)).toMatchObject({
      connectVersion: '2025.01.0',
      files: [{ catalogue: 'o.yaml' }],
    });
    const { output: without } = await runIn({ files }, 'a.gcfg', '--format', 'json');
    expect(JSON.parse(without).files[0]).not.toHaveProperty('catalogue');
  });

  test('lint --fix-dry-run', async () => {
    const { output } = await runIn(
      { files: { ...files, 'fix.gcfg': '[Server]\nMode = oen\nMarker = hunter2hunter2\n' } },
      'fix.gcfg',
      ...WITH,
      '--fix-dry-run',
      '--unsafe-fixes',
    );
    expect(output).toContain('+Mode = one');
    expect(output).not.toContain('hunter');
  });

  test('reload knows for certain what takes a restart', async () => {
    const args = ['reload', 'b.gcfg', '--running', 'a.gcfg'];
    const { code, output } = await runIn({ files }, ...args, ...WITH);
    expect(code).toBe(3);
    expect(output).toMatch(/Needs a restart \(2\)/);
    expect(output).not.toContain('How to be sure');
    expect(output).not.toContain('hunter');
    const moved = { ...files, 'b.gcfg': CONFIG.replace('https://', 'http://') };
    const { code: enough, output: json } = await runIn(
      { files: moved },
      ...args,
      ...WITH,
      '--format',
      'json',
    );
    expect(enough).toBe(0);
    expect(JSON.parse(json)).toMatchObject({
      action: 'reload',
      changes: [{ setting: 'Server.Address', effect: 'reload', certainty: 'documented', reloadable: true }],
    });
  });

  test('snapshot hashes what the overlay makes a secret, and reload finds it again', async () => {
    const directory = makeDirectory(files);
    await runIn({ directory }, 'snapshot', 'a.gcfg', '--output', 's.json', ...WITH);
    const same = await runIn({ directory }, 'reload', 'a.gcfg', '--running', 'snapshot:s.json', ...WITH);
    expect(same.output).toContain('a.gcfg');
    expect(same.code).toBe(0);
    const other = await runIn({ directory }, 'reload', 'b.gcfg', '--running', 'snapshot:s.json', ...WITH);
    expect(other.code).toBe(3);
    expect(other.output + other.notes).not.toContain('hunter');
  });

  test('show', async () => {
    const { output } = await runIn({ files }, 'show', 'a.gcfg', ...WITH);
    expect(output).toMatch(/^Server\.Mode +one +a\.gcfg:3$/m);
    expect(output).toMatch(/^Server\.Marker +\*{8} +a\.gcfg:4$/m);
    expect(output).not.toContain('HTTP.');
  });

  test('get', async () => {
    expect(await runIn({ files }, 'get', 'a.gcfg', 'Server.Mode', ...WITH)).toMatchObject({
      code: 0,
      output: 'one\n',
    });
    expect(await runIn({ files }, 'get', 'a.gcfg', 'Server.Marker', ...WITH)).toMatchObject({
      code: 2,
      output: '',
    });
  });

  test('set', async () => {
    const directory = makeDirectory(files);
    const set = (...words: string[]) => runIn({ directory }, 'set', 'a.gcfg', ...words, ...WITH);
    expect(await set('Server.Mode=three')).toMatchObject({ code: 1 });
    expect((await set('Server.DataDir=/x')).notes).toContain(
      'is not among the settings of Connect 2025.01.0',
    );
    expect(await set('Server.Paths', '/a', '/b')).toMatchObject({ code: 0 });
    const changed = await set('Server.Marker', 'hunter4hunter4', '--dry-run');
    expect(changed.output + changed.notes).not.toContain('hunter');
    expect(await runIn({ directory }, 'unset', 'a.gcfg', 'Server.Mode', ...WITH)).toMatchObject({ code: 0 });
  });

  test('diff', async () => {
    const { code, output } = await runIn({ files }, 'diff', 'a.gcfg', 'b.gcfg', ...WITH);
    expect(code).toBe(1);
    expect(output).toContain('~ Server.Mode');
    expect(output).not.toContain('hunter');
  });

  test('explain', async () => {
    const { output } = await runIn({ files }, 'explain', 'Server.Mode', ...WITH);
    expect(output).toContain('one of one, two');
    expect(output).toContain('documented (o.yaml, of Connect 2025.01.0)');
    expect((await runIn({ files }, 'explain', 'Server.DataDir', ...WITH)).notes).toBe(
      'gcfg-lint: Server.DataDir is not among the settings of Connect 2025.01.0, as `o.yaml` lists them\n',
    );
    expect((await runIn({ files }, 'explain', 'HTTP', ...WITH)).notes).toContain('[HTTP] is not among');
  });

  test('upgrade writes no successor that the version lacks', async () => {
    const old = { ...files, 'old.gcfg': '[Server]\nRVersion = /opt/R/3.6\n' };
    const { output, notes } = await runIn(
      { files: old },
      'upgrade',
      'old.gcfg',
      '--to',
      '2026.08.0',
      ...WITH,
    );
    expect(output).not.toContain('+Executable');
    expect(notes).toContain('is not among the settings of Connect 2025.01.0, as o.yaml lists');
    expect((await runIn({ files: old }, 'upgrade', 'old.gcfg', ...WITH)).notes).toContain('2025.01.0');
  });

  test('ha and paths', async () => {
    const { notes, output } = await runIn({ files }, 'ha', 'a.gcfg', 'b.gcfg', ...WITH);
    expect(notes).toContain('checked against Connect 2025.01.0');
    expect(output).toContain('Server.Mode');
    expect(output).not.toContain('hunter');
    const paths = await runIn({ files }, 'paths', 'a.gcfg', ...WITH);
    expect(paths.code).toBe(0);
    expect(paths.output).not.toContain('Server.DataDir');
  });

  test('that is not there, or is none', async () => {
    const missing = await runIn({ files }, 'a.gcfg', '--catalogue', 'x.yaml');
    expect(missing).toMatchObject({
      code: 2,
      notes: 'gcfg-lint: can’t read x.yaml: there is no such file\n',
    });
    const wrong = await runIn(
      { files: { ...files, 'o.yaml': 'complete: perhaps\nsections: {}\n' } },
      'a.gcfg',
      ...WITH,
    );
    expect(wrong.code).toBe(2);
    expect(wrong.notes).toContain('o.yaml:1:11: `complete` must be true or false, not `perhaps`\n');
  });
});

describe('what the overlay makes a secret', () => {
  const OWN = `sections:
  Server:
    settings: { Marker: { type: secret }, Address: { type: secret } }
`;
  const manifest = `apiVersion: v1
kind: ConfigMap
metadata: { name: connect }
data:
  rstudio-connect.gcfg: |
    [Server]
    Marker = hunter2;hunter3
    Address = hunter4
    DataDri = /x
`;
  const values = `config:
  Server:
    Marker: 'hunter2;hunter3'
    Address: "hunter4 # hunter5"
    DataDri: /x
`;

  test.each([
    ['lint', ['m.yaml']],
    ['lint --fix-dry-run', ['m.yaml', '--fix-dry-run', '--unsafe-fixes']],
    ['lint of values', ['v.yaml']],
    ['lint of values, as SARIF', ['v.yaml', '--format', 'sarif']],
    ['lint of several values', ['--values', 'v.yaml', '--fix-dry-run', '--unsafe-fixes']],
    ['ha', ['ha', 'm.yaml', 'a=a.gcfg']],
    ['paths', ['paths', 'm.yaml']],
  ])('stays one in what carries configurations: %s', async (_, words) => {
    const files = {
      'o.yaml': OWN,
      'm.yaml': manifest,
      'v.yaml': values,
      'a.gcfg': '[Server]\nMarker = hunter6\n',
    };
    const { output, notes } = await runIn({ files }, ...words, '--catalogue', 'o.yaml');
    expect(output + notes).not.toMatch(/hunter/);
    expect(output + notes).not.toBe('');
  });
});

describe('catalogue: in gcfg-lint.yaml', () => {
  const tree = {
    'one/gcfg-lint.yaml': 'catalogue: o.yaml\n',
    'one/o.yaml': OVERLAY,
    'one/a.gcfg': '[Server]\nMode = one\n',
    'two/gcfg-lint.yaml': 'catalogue: ../shared/p.yaml\nconnect-version: "2024.05.0"\n',
    'shared/p.yaml':
      'connect-version: "2026.01.0"\nsections: { Server: { settings: { Kind: { type: integer } } } }\n',
    'two/a.gcfg': '[Server]\nKind = 5\n',
    'three/a.gcfg': '[Server]\nMode = one\n',
  };

  test('is relative to it, and holds for the files below it', async () => {
    const { output, notes } = await runIn({ files: tree }, 'lint', 'one', 'two', 'three', '--format', 'json');
    const found = JSON.parse(output).files.map(
      ({
        path,
        connectVersion,
        catalogue,
        diagnostics,
      }: {
        path: string;
        connectVersion: string;
        catalogue: string;
        diagnostics: unknown[];
      }) => [path, connectVersion, catalogue, diagnostics.length],
    );
    expect(found).toEqual([
      ['one/a.gcfg', '2025.01.0', 'one/o.yaml', 0],
      // The version that the configuration names wins over the overlay’s.
      ['two/a.gcfg', '2024.05.0', 'shared/p.yaml', 0],
      ['three/a.gcfg', '2026.08.0', undefined, 1],
    ]);
    expect(notes).toContain(
      'checked against Connect 2025.01.0 and 2024.05.0 and 2026.08.0 (one/o.yaml, shared/p.yaml)',
    );
  });

  test('holds for the commands that judge one file', async () => {
    expect((await runIn({ files: tree }, 'show', 'one/a.gcfg', '--set')).output).toMatch(
      /^Server\.Mode +one/,
    );
    expect((await runIn({ files: tree }, 'set', 'one/a.gcfg', 'Server.Mode=three')).code).toBe(1);
    expect((await runIn({ files: tree }, 'set', 'two/a.gcfg', 'Server.Kind=7')).code).toBe(0);
  });

  test('the command line wins, and the other overlay is not even read', async () => {
    const { 'one/o.yaml': _, ...rest } = tree;
    const { code, notes } = await runIn({ files: rest }, 'lint', 'one', '--catalogue', 'shared/p.yaml');
    expect([code, notes]).toEqual([
      0,
      expect.stringContaining('Connect 2026.01.0 (shared/p.yaml): 1 warning'),
    ]);
    expect((await runIn({ files: rest }, 'lint', 'one')).notes).toBe(
      'gcfg-lint: can’t read one/o.yaml: there is no such file\n',
    );
  });

  test('--connect-version wins over both', async () => {
    const { notes } = await runIn({ files: tree }, 'lint', 'one', '--connect-version', '2025.06.0');
    expect(notes).toContain('checked against Connect 2025.06.0 (one/o.yaml)');
  });
});
