import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** Which folder may import from which; `types` means type imports only. */
const MAY_IMPORT: Readonly<Record<string, Readonly<Record<string, 'all' | 'types'>>>> = {
  parser: {},
  schema: { parser: 'all' },
  cluster: { parser: 'all', schema: 'all', carriers: 'types' },
  migrate: { parser: 'all', schema: 'all' },
  reload: { parser: 'all', schema: 'all' },
  carriers: { parser: 'all', schema: 'all', cluster: 'all', yaml: 'all', helm: 'all' },
  helm: { parser: 'all', schema: 'all', cluster: 'all', yaml: 'all', carriers: 'all' },
  rules: { parser: 'all', schema: 'all', cluster: 'all', migrate: 'all', carriers: 'types', helm: 'all' },
  report: { parser: 'types', schema: 'types', rules: 'types', cluster: 'types', reload: 'types' },
  baseline: { rules: 'types', report: 'all' },
  learn: { parser: 'all', schema: 'all' },
  yaml: { parser: 'all', schema: 'all', report: 'all', io: 'all' },
  overlay: { parser: 'all', schema: 'all', io: 'all', yaml: 'all' },
  io: { parser: 'all', schema: 'all', cluster: 'all', reload: 'all' },
  topology: { parser: 'all', schema: 'all', cluster: 'all', io: 'all', yaml: 'all' },
  cli: {
    parser: 'all',
    schema: 'all',
    cluster: 'all',
    migrate: 'all',
    reload: 'all',
    rules: 'all',
    report: 'all',
    baseline: 'all',
    io: 'all',
    yaml: 'all',
    topology: 'all',
    carriers: 'all',
    helm: 'all',
    learn: 'all',
    overlay: 'all',
  },
  'index.ts': {
    parser: 'all',
    schema: 'all',
    cluster: 'all',
    migrate: 'all',
    reload: 'all',
    rules: 'all',
    carriers: 'all',
    baseline: 'all',
  },
  'node.ts': {
    parser: 'all',
    schema: 'all',
    cluster: 'all',
    rules: 'all',
    io: 'all',
    yaml: 'all',
    topology: 'all',
    overlay: 'all',
  },
};

/** Folders that run anywhere, also in a browser. */
const PURE = [
  'parser',
  'schema',
  'cluster',
  'migrate',
  'reload',
  'carriers',
  'helm',
  'rules',
  'learn',
  'report',
  'baseline',
  'index.ts',
];

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const imports = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => importsOf(file));

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\s(?<clause>[^'";]*?)from\s+'(?<from>[^']+)'|^import\s+'(?<bare>[^']+)'|\bimport\('(?<lazy>[^']+)'\)/gm,
  );
  return [...statements].map(({ groups = {} }) => ({
    file,
    specifier: (groups.from ?? groups.bare ?? groups.lazy)!,
    typeOnly: isTypeOnly(groups.clause ?? ''),
  }));
}

/** `import type …`, or every name in the braces marked `type`. */
function isTypeOnly(clause: string): boolean {
  if (clause.startsWith('type ')) return true;
  const names = /^\{(?<names>.*)\}\s*$/s.exec(clause.trim())?.groups?.names;
  if (names === undefined) return false;
  return names
    .split(',')
    .filter((name) => name.trim() !== '')
    .every((name) => name.trim().startsWith('type '));
}

function roomOf(path: string): string {
  return path.split('/')[0]!;
}

describe('the rooms of the house', () => {
  test('are all known', () => {
    expect(Object.keys(MAY_IMPORT)).toEqual(
      expect.arrayContaining([...new Set(imports.map(({ file }) => roomOf(file)))]),
    );
  });

  test('import only from where they may', () => {
    const wrong = imports.filter(({ file, specifier, typeOnly }) => {
      if (!specifier.startsWith('.')) return false;
      const from = roomOf(file);
      const to = roomOf(relative(source, join(source, dirname(file), specifier)));
      const allowed = from === to ? 'all' : MAY_IMPORT[from]?.[to];
      return allowed === undefined || (allowed === 'types' && !typeOnly);
    });
    expect(wrong).toEqual([]);
  });

  test('that are pure import nothing of Node', () => {
    const wrong = imports.filter(
      ({ file, specifier }) => PURE.includes(roomOf(file)) && specifier.startsWith('node:'),
    );
    expect(wrong).toEqual([]);
  });

  test('load no package of the command into the library', () => {
    const packages = imports
      .filter(({ file, specifier }) => PURE.includes(roomOf(file)) && !/^(?:\.|node:)/.test(specifier))
      .map(({ file, specifier }) => `${roomOf(file)}: ${specifier}`);
    expect([...new Set(packages)].sort()).toEqual([
      'carriers: yaml',
      'cluster: ini',
      'cluster: zod',
      'helm: yaml',
      'learn: htmlparser2',
      'reload: zod',
      'report: get-east-asian-width',
      'schema: zod',
    ]);
  });
});
