/** The real pre-commit, with this project as it stands as the repository of the hooks. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const NOT_IN_GIT = ['.git', 'node_modules', 'dist', 'coverage', 'test'];

export const hasPreCommit = spawnSync('pre-commit', ['--version']).error === undefined;
if (!hasPreCommit) {
  const what = 'The hooks are not tested: there is no pre-commit.';
  if (process.env.CI) throw new Error(what);
  console.warn(what);
}

export interface Ran {
  readonly status: number | null;
  /** Both streams, as a terminal shows them. */
  readonly said: string;
}

/** Places for one test file: a home for pre-commit, so that hooks are installed once, and repositories. */
export class Workshop {
  readonly directory = mkdtempSync(join(tmpdir(), 'gcfg-lint-hooks-'));
  readonly environment: NodeJS.ProcessEnv;

  constructor() {
    const { CI, NO_COLOR, FORCE_COLOR, GITHUB_ACTIONS, PRE_COMMIT_COLOR, ...environment } = process.env;
    for (const name of Object.keys(environment)) if (name.startsWith('GIT_')) delete environment[name];
    const person = { NAME: 'A', EMAIL: 'a@example.com' };
    const identity = ['AUTHOR', 'COMMITTER'].flatMap((who) =>
      Object.entries(person).map(([what, value]) => [`GIT_${who}_${what}`, value]),
    );
    this.environment = {
      ...environment,
      ...Object.fromEntries(identity),
      PRE_COMMIT_HOME: join(this.directory, 'home'),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'init.defaultBranch',
      GIT_CONFIG_VALUE_0: 'main',
      LC_ALL: 'C.UTF-8',
      TERM: 'dumb',
    };
  }

  /** This project in a repository of its own, with whatever is not committed yet. */
  checkout(name: string): string {
    const directory = join(this.directory, name);
    cpSync(root, directory, {
      recursive: true,
      filter: (path) => !NOT_IN_GIT.includes(relative(root, path)),
    });
    this.run(directory, 'git init --quiet && git add --all && git commit --quiet --message all');
    return directory;
  }

  repository(name: string, files: Readonly<Record<string, string>> = {}): string {
    const directory = join(this.directory, name);
    write(directory, files);
    this.run(directory, 'git init --quiet');
    return directory;
  }

  /** Runs a shell command, which must not fail. */
  run(directory: string, command: string): string {
    const { status, said } = this.try(directory, command);
    if (status !== 0) throw new Error(`${command}: exit code ${status}\n${said}`);
    return said;
  }

  try(directory: string, command: string): Ran {
    const { status, stdout } = spawnSync('bash', ['-c', `exec 2>&1; ${command}`], {
      cwd: directory,
      env: this.environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return { status, said: stdout };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

export function write(directory: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
}
