/**
 * `migrate --write` is killed at every step of its changes to files, and run again. Needs `npm run build`.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runIn } from './fake-terminal.ts';

const COMMAND = fileURLToPath(new URL('../../dist/cli/main.cjs', import.meta.url));
const KILLER = fileURLToPath(new URL('kill-at-step.cjs', import.meta.url));
/** Processes at once. */
const AT_ONCE = 3;

const MAIN = 'rstudio-connect.gcfg';
const MIGRATION = 'rstudio-connect-migration.gcfg';

const main = `; Our server
[Server]
Address = https://connect.example.com
SenderEmail = old@example.com

[R]
Executable = /opt/R/4.4.2/bin/R
`;
const migration = `; Written by the upgrade

[Server]
SenderEmail = connect@example.com
EmailProvider = SMTP
Address = https://connect.example.com

; Mail
[SMTP]
; the relay
Host = smtp.example.com
Password = "hunt;er2"

[R]
Executable = /opt/R/4.5.1/bin/R
`;
const withoutConflict = migration.replace('SenderEmail = connect@example.com\n', '');

interface Scenario {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly options?: readonly string[];
  /** The main file is a link to this one. */
  readonly target?: string;
  readonly mode?: number;
  readonly owner?: number;
}

const scenarios: readonly Scenario[] = [
  {
    name: 'new settings, files that are nobody else’s business',
    files: { [MAIN]: '[HTTP]\nListen = :3939\n', [MIGRATION]: withoutConflict },
    mode: 0o600,
    ...(process.getuid?.() === 0 ? { owner: 4711 } : {}),
  },
  {
    name: 'the main file’s value',
    files: { [MAIN]: main, [MIGRATION]: migration },
    options: ['--prefer', 'main'],
  },
  {
    name: 'the migration file’s value',
    files: { [MAIN]: main, [MIGRATION]: migration },
    options: ['--prefer', 'migration'],
  },
  {
    name: 'CRLF, and a backup of another day',
    files: {
      [MAIN]: main.replaceAll('\n', '\r\n'),
      [MIGRATION]: migration.replaceAll('\n', '\r\n'),
      [`${MAIN}.bak`]: '[Server]\n',
    },
    options: ['--resolve', 'Server.SenderEmail=migration'],
  },
  { name: 'no backup', files: { [MAIN]: main, [MIGRATION]: withoutConflict }, options: ['--no-backup'] },
  {
    name: 'a link to the main file',
    files: { 'shared/connect.gcfg': main, [MIGRATION]: withoutConflict },
    target: 'shared/connect.gcfg',
    mode: 0o640,
  },
  {
    name: 'a deprecated setting that goes',
    files: {
      [MAIN]: `${main}\n[Server]\nRVersion = /opt/R/4.3.1\n`,
      [MIGRATION]: '[R]\nExecutable = /opt/R/4.3.1/bin/R\n',
    },
    options: ['--drop-deprecated'],
  },
  { name: 'all of it is there already', files: { [MAIN]: main, [MIGRATION]: main } },
];

/** What lies in a folder: for each name the mode, the owner and the content, or where a link leads. */
type State = Readonly<Record<string, string>>;

function stateOf(directory: string): State {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(
    names.map((name) => {
      const path = join(directory, name);
      const stats = lstatSync(path);
      if (stats.isSymbolicLink()) return [name, `-> ${readlinkSync(path)}`];
      const rights = `${(stats.mode & 0o7777).toString(8)} ${stats.uid}:${stats.gid}`;
      return [name, stats.isDirectory() ? rights : `${rights}\n${readFileSync(path, 'utf8')}`];
    }),
  );
}

function contentOf(state: State, name: string): string | undefined {
  return state[name]?.replace(/^.*\n/, '');
}

function setUp(directory: string, { files, target, mode = 0o644, owner = 0 }: Scenario): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    chmodSync(path, mode);
    if (process.getuid?.() === 0) chownSync(path, owner, owner);
  }
  if (target !== undefined) symlinkSync(target, join(directory, MAIN));
}

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly notes: string;
}

const commandLine = ({ options = [] }: Scenario) => ['migrate', MAIN, '--write', ...options];

/** Runs the command of a scenario as a process of its own. */
async function runProcess(directory: string, scenario: Scenario, environment: object): Promise<Ended> {
  const child = spawn(process.execPath, [COMMAND, ...commandLine(scenario)], {
    cwd: directory,
    env: { ...process.env, NODE_OPTIONS: `--require ${JSON.stringify(KILLER)}`, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let notes = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    notes += text;
  });
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, notes }));
  });
}

/** What is true of the files at any moment. */
function expectSound(state: State, before: State, after: State, scenario: Scenario): void {
  const mainFile = scenario.target ?? MAIN;
  const [old, merged] = [contentOf(before, mainFile), contentOf(after, mainFile)];
  const now = { main: contentOf(state, mainFile), migration: contentOf(state, MIGRATION) };
  expect([old, merged]).toContain(now.main);
  expect([contentOf(before, MIGRATION), contentOf(after, MIGRATION)]).toContain(now.migration);
  // No setting is lost.
  if (now.migration !== contentOf(before, MIGRATION)) expect(now.main).toBe(merged);
  for (const [name, was] of Object.entries(before))
    if (name !== mainFile && name !== MIGRATION) expect({ [name]: state[name] }).toEqual({ [name]: was });
  // What was there can be had back: a backup is whole, and there before its file changes.
  const backups = Object.keys(state).filter((name) => /\.bak(?:\.\d+)?$/.test(name));
  for (const name of backups) expect({ [name]: state[name] }).toEqual({ [name]: after[name] });
  if (!scenario.options?.includes('--no-backup'))
    for (const [file, content] of [
      [mainFile, now.main],
      [MIGRATION, now.migration],
    ] as const)
      if (state[file] !== before[file]) {
        expect(content).toBe(contentOf(after, file));
        expect(backups.map((name) => contentOf(state, name))).toContain(contentOf(before, file));
      }
  // Nobody reads a file beside them who may not read the files.
  const allowed = scenario.mode ?? 0o644;
  for (const [name, { length }] of Object.entries(state))
    if (!(name in after) && length > 0) {
      expect(name).toMatch(/^(?:shared\/)?[\w-]+\.gcfg\.gcfg-lint-\d+(?:-bak)?(?:\.\d+)?$/);
      expect(Number.parseInt(state[name]!, 8) & ~allowed).toBe(0);
    }
}

describe.skipIf(!existsSync(COMMAND))('migrate --write', () => {
  let folder = '';
  let kills = 0;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gcfg-lint-crash-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function prepared(scenario: Scenario): string {
    const directory = mkdtempSync(join(folder, 'run-'));
    setUp(directory, scenario);
    return directory;
  }

  /** Kills the command at a step, looks at the files, and runs it again. */
  async function interrupt(scenario: Scenario, step: number, before: State, after: State): Promise<void> {
    const directory = prepared(scenario);
    const killed = await runProcess(directory, scenario, { KILL_AT_STEP: String(step) });
    expect(killed).toMatchObject({ signal: 'SIGKILL' });
    kills++;
    expectSound(stateOf(directory), before, after, scenario);
    expect(await runIn({ directory }, ...commandLine(scenario))).toMatchObject({ code: 0 });
    expect({ step, files: stateOf(directory) }).toEqual({ step, files: after });
  }

  test.each(scenarios)('$name: whenever it is killed, the next run ends it', async (scenario) => {
    const whole = prepared(scenario);
    const before = stateOf(whole);
    const countsIn = join(folder, 'steps');
    const ended = await runProcess(whole, scenario, { COUNT_STEPS_IN: countsIn });
    expect(ended).toMatchObject({ code: 0 });
    const after = stateOf(whole);
    expect(after).not.toEqual(before);
    expect(Object.keys(after).filter((name) => name.includes('gcfg-lint-'))).toEqual([]);
    const steps = Number(readFileSync(countsIn, 'utf8'));

    let next = 1;
    const worker = async () => {
      while (next <= steps) await interrupt(scenario, next++, before, after);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker)).finally(() => {
      next = steps + 1;
    });
  });

  test('was killed often enough for that to say something', () => {
    expect(kills).toBeGreaterThan(200);
  });
});
