/** The GitHub Action: its steps run as a runner runs them. Needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeDirectory } from '../cli/fake-terminal.ts';
import { CLEAN, TWICE } from '../cli/samples.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const WRONG = `${CLEAN}DataDri = /srv/connect\n`;

interface Step {
  readonly id?: string;
  readonly name: string;
  readonly shell: string;
  readonly run: string;
  readonly 'working-directory'?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Action {
  readonly name: string;
  readonly description: string;
  readonly branding: object;
  readonly inputs: Readonly<Record<string, { description: string; default: string }>>;
  readonly outputs: Readonly<Record<string, { description: string; value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;
const [build, run] = action.runs.steps as [Step, Step];
const STEP_KEYS = ['id', 'if', 'name', 'shell', 'run', 'working-directory', 'env', 'continue-on-error'];

describe('action.yml', () => {
  test('has what GitHub asks of a composite action, and nothing it does not know', () => {
    expect(Object.keys(action).sort()).toEqual([
      'branding',
      'description',
      'inputs',
      'name',
      'outputs',
      'runs',
    ]);
    expect(Object.keys(action.runs).sort()).toEqual(['steps', 'using']);
    expect(action.runs.using).toBe('composite');
    expect(action.branding).toEqual({ icon: 'check-square', color: 'blue' });
    for (const [name, input] of Object.entries(action.inputs)) {
      expect(name).toMatch(/^[a-z][a-z-]*$/);
      expect({ name, ...input }).toEqual({
        name,
        description: expect.any(String),
        default: expect.any(String),
      });
    }
    for (const step of action.runs.steps) {
      expect(STEP_KEYS).toEqual(expect.arrayContaining(Object.keys(step)));
      expect(step.shell).toBe('bash');
    }
    const outputs = Object.values(action.outputs).map(({ value }) => value);
    expect(outputs).toEqual([`\${{ steps.${run.id}.outputs.exit-code }}`]);
  });

  test('puts no expression into a script, and hands on every input', () => {
    for (const step of action.runs.steps) expect(step.run).not.toContain('${{');
    const used = JSON.stringify([run.env, run['working-directory']]).match(/inputs\.[a-z-]+/g)!;
    expect(used.map((name) => name.slice('inputs.'.length)).sort()).toEqual(
      Object.keys(action.inputs).sort(),
    );
  });

  test('has inputs that the guide lists, with their defaults', () => {
    const guide = readFileSync(join(root, 'docs/guides/ci.md'), 'utf8');
    const rows = [...guide.matchAll(/^\| `([a-z-]+)` \| (?:`(.*?)`)?/gm)].map(([, name, value]) => [
      name,
      value ?? '',
    ]);
    expect(rows).toEqual(Object.entries(action.inputs).map(([name, input]) => [name, input.default]));
  });
});

interface Job {
  readonly status: number | null;
  readonly log: string;
  readonly summary: string;
  readonly output: string;
  readonly workspace: string;
}

const filled = (text: string, inputs: Readonly<Record<string, string>>) =>
  text.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, name) => inputs[name] ?? action.inputs[name]!.default);

/** What the runner does for a step: expressions, environment, files for outputs and summary, the shell it documents. */
function runStep(
  step: Step,
  files: Readonly<Record<string, string>>,
  inputs = {},
  actionPath = built(),
): Job {
  const workspace = makeDirectory(files);
  const runner = makeDirectory({ 'step.sh': step.run, output: '', summary: '' });
  const given = Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value, inputs)]);
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-e', '-o', 'pipefail', join(runner, 'step.sh')],
    {
      cwd: join(workspace, filled(step['working-directory'] ?? '.', inputs)),
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        TMPDIR: runner,
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: actionPath,
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: join(runner, 'output'),
        GITHUB_STEP_SUMMARY: join(runner, 'summary'),
        ...Object.fromEntries(given),
      },
    },
  );
  expect(readdirSync(runner).sort()).toEqual(['output', 'step.sh', 'summary']);
  const read = (name: string) => readFileSync(join(runner, name), 'utf8');
  return { status, log: stdout + stderr, summary: read('summary'), output: read('output'), workspace };
}

/** An action that is built already, in a place with a blank. */
function built(): string {
  const path = join(makeDirectory(), 'an action');
  mkdirSync(path);
  symlinkSync(join(root, 'dist'), join(path, 'dist'));
  return path;
}

describe.skipIf(!existsSync(join(root, 'dist/cli/main.cjs')))('the action', () => {
  test('checks all files, annotates, sums up, and fails on an error', () => {
    const { status, log, summary, output } = runStep(run, { 'etc/a b.gcfg': WRONG, 'ok.gcfg': CLEAN });
    expect(status).toBe(1);
    expect(log).toContain('error[schema/unknown-setting]');
    expect(log).toContain('::error file=etc/a b.gcfg,line=3,');
    expect(summary).toMatch(/^### gcfg-lint\n\n2 files, .*\*\*1 error\*\*\n\n\| \| place /);
    expect(output).toBe('exit-code=1\n');
  });

  test('passes with a warning, unless told otherwise', () => {
    expect(runStep(run, { 'a.gcfg': TWICE })).toMatchObject({ status: 0, output: 'exit-code=0\n' });
    const strict = runStep(run, { 'a.gcfg': TWICE }, { 'fail-on': 'warning', summary: 'false' });
    expect(strict).toMatchObject({ status: 1, summary: '' });
  });

  test('looks where it is told to, by the configuration it is told of, and writes reports', () => {
    const files = {
      'app/etc/with blank.gcfg': WRONG,
      'app/b.gcfg': CLEAN,
      'app/not me.gcfg': WRONG,
      'app/lint.yaml': 'rules: { schema/unknown-setting: warning }\n',
    };
    const { status, log, workspace } = runStep(run, files, {
      'working-directory': 'app',
      paths: 'etc/with blank.gcfg\nb.gcfg\n',
      reports: 'sarif:out/a report.sarif\njunit:junit.xml\n',
      config: 'lint.yaml',
      'connect-version': '2025.06.0',
    });
    expect(log).toContain('2 files, 3 settings, checked against Connect 2025.06.0: 1 warning');
    expect(status).toBe(0);
    const { runs } = JSON.parse(readFileSync(join(workspace, 'app/out/a report.sarif'), 'utf8'));
    expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'app/etc/with%20blank.gcfg',
    );
    expect(existsSync(join(workspace, 'app/junit.xml'))).toBe(true);
  });

  test('compares the nodes of a cluster', () => {
    const node = (url: string) =>
      `${CLEAN}[Database]\nProvider = postgres\n[Postgres]\nURL = postgres://connect@${url}/connect\n`;
    const files = { 'a.gcfg': node('db'), 'b.gcfg': node('db2') };
    const { status, summary } = runStep(run, files, {
      command: 'ha',
      paths: 'a.gcfg\nb.gcfg',
      'fail-on': 'warning',
    });
    expect({ status, summary }).toMatchObject({
      status: 1,
      summary: expect.stringContaining('ha/database-differs'),
    });
  });

  const HOSTILE = '$(touch pwned); `touch pwned` "\' && touch pwned #\n--output=pwned\n-x\n*';
  test.each(Object.keys(action.inputs))('takes no input for a command or an option: %s', (name) => {
    // The place to run in has to exist, and is nothing but that.
    const value = name === 'working-directory' ? '$(touch pwned) --x' : HOSTILE;
    const files = { 'a.gcfg': CLEAN, '$(touch pwned) --x/a.gcfg': CLEAN };
    const { status, log, output, workspace } = runStep(run, files, { [name]: value });
    expect(
      readdirSync(workspace, { recursive: true, encoding: 'utf8' }).filter((file) => /pwned$/.test(file)),
    ).toEqual([]);
    const harmless = name === 'working-directory' || name === 'summary';
    expect({ name, status, log }).toMatchObject({ name, status: harmless ? 0 : 2 });
    if (name !== 'command') expect(output).toBe(`exit-code=${status}\n`);
    expect(log).not.toContain('mistake in gcfg-lint');
  });

  test('fails where it looks at nothing', () => {
    expect(runStep(run, { 'a.txt': '' })).toMatchObject({ status: 2, output: 'exit-code=2\n' });
    expect(runStep(run, { 'a.gcfg': CLEAN }, { paths: '' })).toMatchObject({ status: 2 });
  });

  test('is not built twice in a job, and says when there is no Node.js', () => {
    expect(runStep(build, {})).toMatchObject({ status: 0, log: '' });
    const bare = makeDirectory();
    for (const tool of ['bash', 'rm', 'cat']) symlinkSync(`/bin/${tool}`, join(bare, tool));
    writeFileSync(join(bare, 'nothing'), '');
    const without = { ...build, env: { PATH: bare } };
    expect(runStep(without, {})).toMatchObject({
      status: 2,
      log: expect.stringMatching(/^::error .*actions\/setup-node/),
    });
  });
});
