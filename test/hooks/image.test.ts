/** The image: there may be no engine, so its Dockerfile is read, and the steps that build the command are run without one. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeDirectory } from '../cli/fake-terminal.ts';
import { CLEAN } from '../cli/samples.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string) => readFileSync(join(root, name), 'utf8');

interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** The instructions of each stage; those before the first one apart. */
function readDockerfile(text: string): { global: Instruction[]; stages: Instruction[][] } {
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  const stages: Instruction[][] = [[]];
  for (const line of lines.filter((line) => line !== '')) {
    const [, name = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (name === 'FROM') stages.push([]);
    stages.at(-1)!.push({ name, text: rest });
  }
  const [global, ...others] = stages;
  return { global: global!, stages: others };
}

const { global, stages } = readDockerfile(read('Dockerfile'));
const [build, final] = stages as [Instruction[], Instruction[]];
const of = (stage: readonly Instruction[], name: string) =>
  stage.filter((instruction) => instruction.name === name).map(({ text }) => text);
const { version, engines } = JSON.parse(read('package.json'));

/** What `.dockerignore` lets into the context. */
const allowed = read('.dockerignore')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

describe('the Dockerfile', () => {
  test('has two stages from one version of Node.js that the package allows', () => {
    const [node] = of(global, 'ARG');
    expect(node).toMatch(/^NODE_VERSION=\d+\.\d+\.\d+$/);
    const bases = stages.map((stage) => of(stage, 'FROM')[0]!.replace('${', '{'));
    expect(bases).toEqual(['node:{NODE_VERSION}-alpine AS build', 'node:{NODE_VERSION}-alpine']);
    expect(engines.node).toContain('>=24');
    expect(Number(/\d+/.exec(node!)![0])).toBeGreaterThanOrEqual(24);
  });

  test('runs the command without privileges, with the files that are mounted', () => {
    expect(of(final, 'ENTRYPOINT')).toEqual(['["gcfg-lint"]']);
    expect(of(final, 'USER')).toEqual(['node']);
    expect(of(final, 'WORKDIR')).toEqual(['/work']);
    const names = final.map(({ name }) => name);
    // What is installed is installed before.
    expect(names.indexOf('USER')).toBeGreaterThan(names.lastIndexOf('RUN'));
    for (const run of of(final, 'RUN'))
      expect(run).not.toMatch(/\b(?:curl|wget|npm|sudo)\b|apk add (?!--no-cache)/);
  });

  test('says what is in it, in the version of the package', () => {
    expect(of(final, 'ARG')).toEqual([`VERSION=${version}`, 'REVISION=']);
    const labels = [...of(final, 'LABEL')[0]!.matchAll(/org\.opencontainers\.image\.(\w+)="/g)].map(
      ([, name]) => name,
    );
    expect(labels).toEqual(['title', 'description', 'licenses', 'version', 'revision']);
  });

  test('takes no more from the context than it needs', () => {
    const sources = [
      ...of(build, 'COPY'),
      ...of(final, 'COPY').filter((text) => !text.startsWith('--from=')),
    ];
    const copied = sources.flatMap((text) => text.split(' ').slice(0, -1));
    expect(copied.sort()).toEqual(allowed.toSorted());
    for (const name of copied) expect(existsSync(join(root, name))).toBe(true);
    expect(read('.dockerignore')).toMatch(/^#.*\n\*\n!/);
  });

  test('builds as the action does', () => {
    const action = parse(read('action.yml')) as { runs: { steps: { run: string }[] } };
    for (const run of of(build, 'RUN')) expect(action.runs.steps[0]!.run).toContain(`${run}\n`);
  });
});

test('the steps of the Dockerfile make a command that needs nothing else', () => {
  const place = makeDirectory();
  const [context, image] = [join(place, 'context'), join(place, 'image')];
  for (const name of allowed) cpSync(join(root, name), join(context, name), { recursive: true });
  const work = join(place, 'src');
  mkdirSync(work);
  for (const { name, text } of build) {
    if (name === 'COPY') {
      const words = text.split(' ');
      const to = join(work, words.at(-1)!);
      for (const from of words.slice(0, -1))
        cpSync(join(context, from), words.at(-1) === './' ? join(to, from) : to, { recursive: true });
    }
    if (name !== 'RUN') continue;
    const { status, stdout, stderr } = spawnSync('sh', ['-c', text], { cwd: work, encoding: 'utf8' });
    expect({ text, status, said: stdout + stderr }).toMatchObject({ status: 0 });
  }
  const moved = of(final, 'COPY').find((text) => text.startsWith('--from=build '))!;
  const [, from, to] = moved.split(' ') as [string, string, string];
  mkdirSync(dirname(join(image, to)), { recursive: true });
  cpSync(join(place, from), join(image, to), { recursive: true });
  expect(readdirSync(join(image, to))).toContain('THIRD-PARTY-LICENSES.txt');
  const [, main] = /ln -s (\S+) \/usr\/local\/bin\/gcfg-lint/.exec(of(final, 'RUN').at(-1)!)!;
  const command = join(image, main!);
  expect(statSync(command).mode & 0o111).toBe(0o111);
  const run = (input: string, ...argv: string[]) =>
    spawnSync(command, argv, {
      cwd: makeDirectory({ 'topology.yaml': 'nodes: {}\n' }),
      input,
      encoding: 'utf8',
    });
  expect(run(CLEAN, '-')).toMatchObject({ status: 0, stderr: expect.stringMatching(/^1 file/) });
  expect(run(`${CLEAN}DataDri = /x\n`, '-')).toMatchObject({ status: 1 });
  expect(run('', 'ha', 'topology.yaml').stderr).toMatch(/^gcfg-lint: topology\.yaml/);
  expect(run('', ...(JSON.parse(of(final, 'CMD')[0]!) as string[])).status).toBe(0);
}, 300_000);
