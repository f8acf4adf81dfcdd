/**
 * The drop-in of the guide, and what its lines do: run one after the other as systemd would, around a process that stands
 * in for the server. Needs `npm run build`.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeDirectory, runIn } from '../cli/fake-terminal.ts';
import { argvOf, type ExecLine, execLines } from '../cli/unit-lines.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(root, 'dist/cli/main.cjs');
const guide = readFileSync(join(root, 'docs/guides/systemd.md'), 'utf8');

const CONFIG = `[Server]
Address = https://connect.example.com
PublicWarning = Closed on Friday.

[Authorization]
DefaultUserRole = viewer

[SMTP]
Password = hunter2
`;

/** Writes down which signals arrive, and what it reads then. */
const SERVER = `
import { appendFileSync, readFileSync } from 'node:fs';
const write = (what) => appendFileSync('log', what + '\\n');
const load = (why) => write(why + ' ' + /PublicWarning = (.*)/.exec(readFileSync('rstudio-connect.gcfg', 'utf8'))?.[1]);
process.on('SIGHUP', () => load('reloaded'));
process.on('SIGUSR2', () => write('asked'));
setInterval(() => {}, 1000);
load('started');
`;

interface Ran {
  /** Of the line that stopped the list; 0 without one. */
  readonly status: number | null;
  /** All that the journal gets. */
  readonly journal: string;
}

class Service {
  readonly directory: string;
  environment: Readonly<Record<string, string>> = {};
  #unit = '';
  #process: ChildProcess | undefined;

  constructor() {
    this.directory = makeDirectory({
      'rstudio-connect.gcfg': CONFIG,
      'server.mjs': SERVER,
      log: '',
      'gcfg-lint': `#!/bin/sh\nexec ${process.execPath} ${MAIN} "$@"\n`,
    });
    chmodSync(join(this.directory, 'gcfg-lint'), 0o755);
    onTestFinished(() => this.stop());
  }

  path(name: string): string {
    return join(this.directory, name);
  }

  edit(change: (text: string) => string): void {
    const path = this.path('rstudio-connect.gcfg');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }

  async install(...options: readonly string[]): Promise<void> {
    const paths = [
      '--config',
      'rstudio-connect.gcfg',
      '--snapshot',
      'state/a.json',
      '--command',
      'gcfg-lint',
    ];
    const { output } = await runIn({ directory: this.directory }, 'systemd', ...paths, ...options);
    this.#unit = `[Service]\nExecReload=/bin/kill -HUP $MAINPID\n${output}`;
  }

  async start(): Promise<Ran> {
    const before = this.#run('ExecStartPre');
    expect(before.status).toBe(0);
    this.#process = spawn(process.execPath, ['server.mjs'], { cwd: this.directory, stdio: 'ignore' });
    await this.#logged('started');
    return this.#run('ExecStartPost');
  }

  stop(): void {
    this.#process?.kill('SIGKILL');
  }

  async restart(): Promise<Ran> {
    this.stop();
    writeFileSync(this.path('log'), '');
    return await this.start();
  }

  reload(): Ran {
    return this.#run('ExecReload');
  }

  /** What the server has written down so far: a signal that was sent before this one has arrived. */
  async log(): Promise<string[]> {
    this.#process!.kill('SIGUSR2');
    await this.#logged('asked');
    const lines = readFileSync(this.path('log'), 'utf8').trim().split('\n');
    writeFileSync(this.path('log'), '');
    return lines.filter((line) => line !== 'asked');
  }

  async #logged(line: string): Promise<void> {
    while (!readFileSync(this.path('log'), 'utf8').includes(line))
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  #run(key: string): Ran {
    let journal = '';
    for (const line of execLines(this.#unit, key)) {
      const { status, told } = this.#call(line);
      journal += told;
      if (status !== 0 && !line.mayFail) return { status, journal };
    }
    return { status: 0, journal };
  }

  #call(line: ExecLine): { status: number | null; told: string } {
    const [program = '', ...argv] = argvOf(line, { MAINPID: String(this.#process?.pid ?? '') });
    // No home, no terminal, and only the search path that systemd sets.
    const env = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin', ...this.environment };
    const { status, stdout, stderr } = spawnSync(program, argv, { cwd: '/', env, encoding: 'utf8' });
    return { status, told: stdout + stderr };
  }
}

async function started(...options: readonly string[]): Promise<Service> {
  const service = new Service();
  await service.install(...options);
  expect(await service.start()).toEqual({ status: 0, journal: '' });
  expect(await service.log()).toEqual(['started Closed on Friday.']);
  return service;
}

describe('the guide to systemd', () => {
  test('shows the drop-in that is printed', async () => {
    const [, shown] = /```ini\n(.*?)```/s.exec(guide)!;
    expect((await runIn({}, 'systemd', '--command', '/usr/local/bin/gcfg-lint')).output).toBe(shown);
  });

  test('names options that there are', async () => {
    const calls = [...guide.matchAll(/^ *sudo gcfg-lint (\w+) (.*)$/gm)];
    expect(calls.length).toBeGreaterThan(4);
    for (const [, command, rest] of calls) {
      const { output } = await runIn({}, command!, '--help');
      for (const [option] of rest!.matchAll(/--[\w-]+/g)) expect(output).toContain(option);
    }
  });
});

describe.skipIf(!existsSync(MAIN))('the drop-in', () => {
  test('lets a reload pass when nothing changes, and when a reload applies all of it', async () => {
    const service = await started();
    expect(statSync(service.path('state/a.json')).mode & 0o777).toBe(0o600);
    expect(service.reload()).toMatchObject({ status: 0 });
    expect(await service.log()).toEqual(['reloaded Closed on Friday.']);
    service.edit((text) => text.replace('Friday', 'Monday'));
    expect(service.reload()).toMatchObject({
      status: 0,
      journal: expect.stringContaining('Server.PublicWarning'),
    });
    expect(await service.log()).toEqual(['reloaded Closed on Monday.']);
    // What was applied is no change any more.
    expect(service.reload().journal).not.toContain('PublicWarning');
  });

  test.each<[string, (text: string) => string, number, RegExp]>([
    [
      'a change that waits for a restart',
      (text) => text.replace('viewer', 'publisher'),
      3,
      /Authorization\.DefaultUserRole/,
    ],
    ['a secret that changes', (text) => text.replace('hunter2', 'hunter3'), 3, /SMTP\.Password/],
    [
      'a file that the server refuses',
      (text) => text.replace('= Closed', '= "Closed'),
      1,
      /syntax\/error.*rstudio-connect\.gcfg:3:/s,
    ],
    [
      'a name that does not exist',
      (text) => text.replace('PublicWarning', 'PublicWarnin'),
      1,
      /Server\.PublicWarnin/,
    ],
  ])('stops a reload before the signal: %s', async (_, change, status, message) => {
    const service = await started();
    service.edit(change);
    const refused = service.reload();
    expect(refused).toMatchObject({ status, journal: expect.stringMatching(message) });
    expect(refused.journal).not.toContain('hunter');
    expect(await service.log()).toEqual([]);
    // Nothing of it is recorded.
    service.edit(() => CONFIG);
    expect(service.reload().status).toBe(0);
    service.edit(change);
    if (status === 3) {
      expect((await service.restart()).status).toBe(0);
      await service.log();
      expect(service.reload().status).toBe(0);
    }
  });

  test('stops a reload when nobody knows what was loaded', async () => {
    const service = await started();
    rmSync(service.path('state/a.json'));
    expect(service.reload()).toMatchObject({
      status: 2,
      journal: expect.stringMatching(/there is no snapshot/),
    });
    writeFileSync(service.path('state/a.json'), '{"gcfgLintSnapshot":1');
    expect(service.reload()).toMatchObject({
      status: 2,
      journal: expect.stringMatching(/it ends too early/),
    });
    expect(await service.log()).toEqual([]);
  });

  test('never stops a start, and leaves no record of an earlier one', async () => {
    const service = await started();
    service.edit((text) => `${text}[broken\n`);
    const { status, journal } = await service.restart();
    expect(status).toBe(0);
    expect(journal).toMatch(/nothing was recorded/);
    expect(existsSync(service.path('state/a.json'))).toBe(false);
    service.edit(() => CONFIG);
    expect(service.reload().status).toBe(2);
    rmSync(service.path('state'), { recursive: true });
    writeFileSync(service.path('state'), '');
    expect(await service.restart()).toMatchObject({
      status: 0,
      journal: expect.stringMatching(/can’t write/),
    });
  });

  test('with --allow-pending lets pass what waits, and does not forget it', async () => {
    const service = await started('--allow-pending');
    service.edit((text) => text.replace('viewer', 'publisher').replace('Friday', 'Monday'));
    for (let times = 0; times < 2; times++) {
      const { status, journal } = service.reload();
      expect({ status, journal }).toMatchObject({
        status: 0,
        journal: expect.stringContaining('viewer → publisher'),
      });
      expect(journal.includes('PublicWarning')).toBe(times === 0);
      expect(await service.log()).toEqual(['reloaded Closed on Monday.']);
    }
    service.edit((text) => text.replace('= Closed', '= "Closed'));
    expect(service.reload().status).toBe(1);
    expect(await service.log()).toEqual([]);
  });

  test('sees the environment that the unit has', async () => {
    const service = new Service();
    await service.install();
    service.environment = { CONNECT_APPLICATIONS_RUNAS: 'one', CONNECT_SMTP_USER: 'me' };
    await service.start();
    await service.log();
    expect(service.reload().status).toBe(0);
    expect(await service.log()).toEqual(['reloaded Closed on Friday.']);
    service.environment = { ...service.environment, CONNECT_APPLICATIONS_RUNAS: 'two' };
    expect(service.reload()).toMatchObject({
      status: 3,
      journal: expect.stringContaining('Applications.RunAs'),
    });
    expect(await service.log()).toEqual([]);
  });

  test('says what the guide shows', async () => {
    const [, shown] = /```console\n(.*?)```/s.exec(guide)!;
    const lines = shown!.split('\n').filter((line) => line.startsWith('  '));
    expect(lines.length).toBe(3);
    const service = await started();
    service.edit((text) => text.replace('viewer', 'publisher').replace('Friday', 'Monday'));
    const { journal } = service.reload();
    for (const line of lines) expect(journal.split('\n')).toContain(line);
  });
});
