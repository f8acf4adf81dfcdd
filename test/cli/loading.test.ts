import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Packages that the command may load before it knows what it is to do. */
const AT_ONCE = ['yargs-parser'];
/** What linting a file adds. */
const BY_LINT = ['get-east-asian-width'];

describe('what a plain lint loads', () => {
  let inputs: Metafile['inputs'];

  beforeAll(async () => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: ['src/cli/main.ts'],
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      write: false,
      metafile: true,
      outdir: 'dist',
      logLevel: 'silent',
    });
    inputs = metafile.inputs;
  });

  /** The files that loading these brings along: what they import statically, and so on. */
  function loaded(...entries: string[]): Set<string> {
    const found = new Set<string>();
    const queue = [...entries];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (found.has(file)) continue;
      found.add(file);
      for (const { path, kind, external } of inputs[file]!.imports)
        if (kind !== 'dynamic-import' && !external) queue.push(path);
    }
    return found;
  }

  function packages(files: Set<string>): string[] {
    const names = [...files].map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
    return [...new Set(names.filter((name) => name !== undefined))].toSorted();
  }

  test('before it knows the command: only what reads the command line', () => {
    expect(packages(loaded('src/cli/main.ts'))).toEqual(AT_ONCE);
  });

  test('to find nothing wrong: no more', () => {
    expect(packages(loaded('src/cli/main.ts', 'src/cli/commands/lint.ts'))).toEqual(AT_ONCE);
  });

  test('to report for people: the width of characters', () => {
    const files = loaded('src/cli/main.ts', 'src/cli/commands/lint.ts', 'src/report/stylish.ts');
    expect(packages(files)).toEqual([...BY_LINT, ...AT_ONCE].toSorted());
  });

  test('leaves the rest for when it is needed', () => {
    for (const name of ['zod', 'yaml', 'diff', 'picomatch', 'chalk', 'tinyglobby', 'write-file-atomic'])
      expect(Object.keys(inputs).some((file) => file.includes(`node_modules/${name}/`))).toBe(true);
    const files = loaded('src/cli/main.ts', 'src/cli/commands/lint.ts');
    expect(files).not.toContain('src/cli/read-lint-config.ts');
    expect(files).not.toContain('src/cli/unified-diff.ts');
  });
});
