/** Reads `gcfg-lint.yaml`. This module loads what a lint without a configuration does not need. */
import { dirname, relative, resolve, sep } from 'node:path';
import { readFile } from '../io/read-file.ts';
import { shownPath } from '../io/shown-path.ts';
import { loadCatalogue } from '../overlay/load-overlay.ts';
import type { TextRange } from '../parser/index.ts';
import { LineIndex } from '../parser/position.ts';
import type { Severity } from '../rules/diagnostic.ts';
import type { Catalogue } from '../schema/index.ts';
import { MaskedText } from '../schema/masked-text.ts';
import type { Words } from '../yaml/issues.ts';
import { mistakesError } from '../yaml/mistakes.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { safeWords } from '../yaml/safe-words.ts';
import { shownFault, yamlSecrets } from '../yaml/secrets.ts';
import type { LintConfig } from './lint-config.ts';
import { type LintConfigFile, lintConfigSchema } from './lint-config-schema.ts';

const WORDS: Words = {
  root: 'the configuration',
  thing: (path) => (path[0] === 'rules' && path.length === 1 ? 'rule' : undefined),
};

/**
 * @param catalogue counts in place of the one that the configuration names.
 * @throws {InputError} with every mistake, its place and its line.
 */
export async function readLintConfig(
  path: string,
  directory: string,
  catalogue?: Catalogue,
): Promise<LintConfig> {
  const text = new TextDecoder().decode(readFile(path));
  const { yaml, value, mistakes } = readYaml(text, lintConfigSchema, safeWords(WORDS, text));
  if (value !== undefined)
    return {
      ...(await toConfig(value, dirname(path))),
      catalogue: catalogue ?? namedCatalogue(value, dirname(path), directory),
    };
  const lines = new LineIndex(text, 0);
  const secrets = yamlSecrets(text, yaml && [yaml]);
  const shown = {
    path: shownPath(path, directory),
    text: new MaskedText(text, secrets),
    range: (range: TextRange) => lines.range(range),
  };
  throw mistakesError(mistakes, shown, (mistake) =>
    mistake.code === undefined ? mistake.message : shownFault(mistake, secrets),
  );
}

/** The overlay lies beside the configuration, wherever the command runs. */
function namedCatalogue(
  { catalogue }: LintConfigFile,
  folder: string,
  directory: string,
): Catalogue | undefined {
  return catalogue === undefined ? undefined : loadCatalogue(resolve(folder, catalogue), directory);
}

async function toConfig(file: LintConfigFile, directory: string): Promise<LintConfig> {
  const rules: Record<string, Severity | 'off'> = {};
  const notSuppressible: string[] = [];
  if (file.suppressions?.['require-reason'] === false) rules['lint/suppression-without-reason'] = 'off';
  for (const [id, setting] of Object.entries(file.rules ?? {})) {
    const { level, suppressible } = typeof setting === 'object' ? setting : { level: setting };
    if (level !== undefined) rules[id] = level;
    if (suppressible === false) notSuppressible.push(id);
  }
  return {
    rules,
    notSuppressible,
    connectVersion: file['connect-version'],
    chartVersion: file['chart-version'],
    failOn: file['fail-on'],
    maxWarnings: file['max-warnings'],
    profile: file.profile,
    declared: file.declare,
    sharedPaths: file['shared-paths'],
    environmentWins: file.environment?.wins,
    baseline: file.baseline === undefined ? undefined : resolve(directory, file.baseline),
    ignores: await ignorer(file.ignore ?? [], directory),
  };
}

/** A pattern means the files it matches, and all below the folders it matches. */
async function ignorer(patterns: readonly string[], directory: string): Promise<(path: string) => boolean> {
  if (patterns.length === 0) return () => false;
  const { default: picomatch } = await import('picomatch');
  const matches = picomatch(
    patterns.map((pattern) => pattern.replace(/^\.\//, '').replace(/\/+$/, '')),
    { dot: true },
  );
  return (path) => {
    const parts = relative(directory, path).split(sep);
    // What lies outside of the folder is not its business.
    return parts[0] !== '..' && parts.some((_, index) => matches(parts.slice(0, index + 1).join('/')));
  };
}
