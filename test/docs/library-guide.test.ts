import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as library from '../../src/index.ts';
import * as node from '../../src/node.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(join(root, 'docs/guides/library.md'), 'utf8');
const programs = [...guide.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1]!);
const fixture = join(root, 'fixtures/rstudio-connect.gcfg');
const topologyPath = join(root, 'fixtures/ha/version/passing/topology.yaml');

/** Runs a program of the guide, with what it imports and what it takes for given. */
async function run(program: string, given: Record<string, unknown>): Promise<void> {
  const known = { ...library, ...node, readFile, writeFile, topologyPath, ...given };
  const [names, values] = [Object.keys(known), Object.values(known)];
  const body = program.replaceAll(/^import .*$/gm, '');
  const AsyncFunction = (async () => {}).constructor as new (
    ...source: string[]
  ) => (...values: unknown[]) => Promise<void>;
  await new AsyncFunction(...names, body)(...values);
}

describe('the guide to the library', () => {
  test.each(programs.map((program, index) => [index + 1, program] as const))(
    'program %i runs',
    async (_, program) => {
      const directory = mkdtempSync(join(tmpdir(), 'gcfg-lint-guide-'));
      const path = join(directory, 'rstudio-connect.gcfg');
      copyFileSync(fixture, path);
      const text = readFileSync(fixture, 'utf8');
      await run(program, { path, text, migrationText: '', process });
      rmSync(directory, { recursive: true });
    },
  );

  test('the first program changes what it says and nothing else', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'gcfg-lint-guide-'));
    const path = join(directory, 'rstudio-connect.gcfg');
    copyFileSync(fixture, path);
    await run(programs[0]!, { path });
    const before = readFileSync(fixture, 'utf8').split('\n');
    const after = readFileSync(path, 'utf8').split('\n');
    rmSync(directory, { recursive: true });
    expect(after.filter((line) => !before.includes(line))).toEqual([
      'MaxProcesses = 10',
      'Executable = /opt/R/4.5.1/bin/R',
      'URL = https://packagemanager.posit.co/cran/latest',
    ]);
    expect(before.filter((line) => !after.includes(line))).toEqual([
      'MaxProcesses = 3',
      'URL = https://packagemanager.posit.co/cran/__linux__/jammy/latest',
    ]);
  });

  test('the program with bundles judges the one that it collected', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'gcfg-lint-guide-'));
    const path = join(directory, 'rstudio-connect.gcfg');
    copyFileSync(fixture, path);
    const judged: string[][] = [];
    const lintCluster: typeof library.lintCluster = (given, options) => {
      const result = library.lintCluster(given, options);
      judged.push(result.clusters.flatMap(({ cluster }) => cluster.nodes.map(({ name }) => name)));
      return result;
    };
    await run(programs.find((program) => program.includes('readBundle('))!, { path, lintCluster });
    rmSync(directory, { recursive: true });
    expect(judged).toEqual([['connect1', 'connect2'], ['connect1']]);
  });

  test('the programs are well typed', () => {
    const directory = mkdtempSync(join(root, 'test', '.guide-'));
    try {
      const given =
        'declare const path: string, text: string, migrationText: string, topologyPath: string;\n';
      for (const [index, program] of programs.entries()) {
        const imports = program.replaceAll("'gcfg-lint'", "'../../src/index.ts'");
        writeFileSync(
          join(directory, `program-${index + 1}.ts`),
          given + imports.replaceAll("'gcfg-lint/node'", "'../../src/node.ts'"),
        );
      }
      const config = { extends: '../../tsconfig.json', compilerOptions: { noEmit: true }, include: ['*.ts'] };
      writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(config));
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      const { stdout } = spawnSync(process.execPath, [tsc, '-p', directory], { encoding: 'utf8' });
      expect(stdout).toBe('');
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
