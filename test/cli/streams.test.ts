/** What goes where, and what becomes of it in a pipe. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeDirectory, runIn } from './fake-terminal.ts';
import { BROKEN, CLEAN } from './samples.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.cjs', import.meta.url));

/** A shell command in which \`$G\` is the command. */
function shell(command: string, directory: string) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${command}`], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, G: `${process.execPath} ${MAIN}`, NO_COLOR: '', FORCE_COLOR: undefined },
  });
  return { status, stdout, stderr };
}

/** More than a pipe holds, also as a diff. */
const long = `[A]\n${`  B   =   ${'c'.repeat(200)} # x\n`.repeat(400)}`;

describe.skipIf(!existsSync(MAIN))('a reader that has seen enough is no failure', () => {
  test.each([
    ['lint', '$G --rule syntax/inline-comment=warning long.gcfg'],
    ['ha', '$G ha --format json --fail-on never long.gcfg other.gcfg'],
    ['reload', '$G reload long.gcfg --running other.gcfg --format json'],
    ['migrate', '$G migrate other.gcfg long.gcfg'],
    ['fmt', '$G fmt --diff long.gcfg'],
    ['set', '$G set --force --output - long.gcfg A.C x'],
    ['show', '$G show long.gcfg'],
    ['get', '$G get --all long.gcfg A.B'],
    ['diff', '$G diff long.gcfg other.gcfg'],
    ['paths', '$G paths --format json other.gcfg'],
    ['explain', '$G explain'],
    ['parse', '$G parse long.gcfg'],
    ['completion', '$G completion zsh'],
    ['help', '$G --help'],
  ])('%s', (_, command) => {
    const directory = makeDirectory({ 'long.gcfg': long, 'other.gcfg': CLEAN });
    const { stdout, stderr } = shell(`(${command}; echo "code $?" >&2) | head -n 1`, directory);
    expect(stdout).toMatch(/^.*\S.*\n$/);
    expect(stderr).toMatch(/^code [013]$/m);
    expect(stderr).not.toMatch(/EPIPE|mistake in gcfg-lint|^\s+at /m);
  });

  test('megabytes arrive whole', () => {
    const values = `[A]\n${`B   =   ${'c'.repeat(80)}\n`.repeat(40_000)}`;
    const directory = makeDirectory({ 'values.gcfg': values });
    const { stdout } = shell('$G get --all values.gcfg A.B | cat', directory);
    expect(stdout).toBe(`${'c'.repeat(80)}\n`.repeat(40_000));
    expect(stdout.length).toBeGreaterThan(3_000_000);
  });
});

test('results and what is told of them are kept apart', async () => {
  const files = { 'broken.gcfg': BROKEN, 'clean.gcfg': CLEAN };
  const stylish = await runIn({ files }, 'broken.gcfg');
  expect(stylish.output).toMatch(/^error\[/);
  expect(stylish.notes).toMatch(/^1 file, /);
  const json = await runIn({ files }, '--format', 'json', 'broken.gcfg');
  expect(JSON.parse(json.output)).toMatchObject({ version: 1 });
  const clean = await runIn({ files }, 'clean.gcfg');
  expect(clean.output).toBe('');
  expect(clean.notes).toMatch(/no findings/);
});

/** Of several that say something of colours the first counts: option, NO_COLOR, FORCE_COLOR, terminal. */
test.each<[Record<string, string>, string[], interactive: boolean, colored: boolean]>([
  [{}, [], false, false],
  [{}, [], true, true],
  [{ TERM: 'dumb' }, [], true, false],
  [{ FORCE_COLOR: '1' }, [], false, true],
  [{ FORCE_COLOR: '1', TERM: 'dumb' }, [], false, true],
  [{ FORCE_COLOR: '' }, [], false, true],
  [{ FORCE_COLOR: '0' }, [], true, false],
  [{ FORCE_COLOR: 'false' }, [], true, false],
  [{ NO_COLOR: '1' }, [], true, false],
  [{ NO_COLOR: '' }, [], true, true],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, [], true, false],
  [{ NO_COLOR: '', FORCE_COLOR: '1' }, [], false, true],
  [{ NO_COLOR: '1' }, ['--color'], false, true],
  [{ FORCE_COLOR: '0' }, ['--color'], false, true],
  [{ FORCE_COLOR: '1' }, ['--no-color'], true, false],
  [{}, ['--color', '--no-color'], true, false],
])('with %j and %j, on a terminal %j: colours %j', async (environment, argv, interactive, colored) => {
  const scene = { files: { 'a.gcfg': BROKEN }, environment, interactive, notesInteractive: interactive };
  const { output } = await runIn(scene, ...argv, 'a.gcfg');
  expect(output.includes('\u001b[')).toBe(colored);
});
