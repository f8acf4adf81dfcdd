/** Reads `gcfg-lint.yaml`. This module loads what a lint without a configuration does not need. */
import { dirname, relative, sep } from 'node:path';
import { isMap, isNode, isPair, isScalar, isSeq, parseDocument, visit, type Document as Yaml } from 'yaml';
import type * as z from 'zod';
import { InputError } from '../io/input-error.ts';
import { readFile } from '../io/read-file.ts';
import { LineIndex, type TextRange } from '../parser/position.ts';
import { codeFrame } from '../report/code-frame.ts';
import type { Severity } from '../rules/diagnostic.ts';
import { MaskedText } from '../schema/masked-text.ts';
import { nearest } from '../schema/nearest.ts';
import type { LintConfig } from './lint-config.ts';
import { type LintConfigFile, lintConfigSchema } from './lint-config-schema.ts';

/** A mistake, and where it stands. */
interface Mistake extends TextRange {
  readonly message: string;
}

/** @throws {InputError} with every mistake, its place and its line. */
export async function readLintConfig(path: string, directory: string): Promise<LintConfig> {
  const text = new TextDecoder().decode(readFile(path));
  const yaml = parseDocument(text, { prettyErrors: false });
  const result = [...yaml.errors, ...yaml.warnings].map(
    ({ message, pos: [start, end] }): Mistake => ({ message, start, end }),
  );
  if (result.length > 0) throw mistakes(result, text, path, directory);
  let data: unknown;
  try {
    data = yaml.toJS() ?? {};
  } catch (error) {
    // An alias that leads nowhere, or aliases that grow without end.
    const place = unresolvedAlias(yaml) ?? { start: 0, end: 0 };
    throw mistakes([{ message: (error as Error).message, ...place }], text, path, directory);
  }
  const checked = lintConfigSchema.safeParse(data);
  if (checked.success) return await toConfig(checked.data, dirname(path));
  const found = checked.error.issues.flatMap((issue) => describe(issue, yaml, data));
  throw mistakes(found, text, path, directory);
}

function unresolvedAlias(yaml: Yaml): TextRange | undefined {
  let place: TextRange | undefined;
  visit(yaml, {
    Alias(_, alias) {
      if (place !== undefined || !alias.range || alias.resolve(yaml) !== undefined) return;
      place = { start: alias.range[0], end: alias.range[1] };
    },
  });
  return place;
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
    failOn: file['fail-on'],
    maxWarnings: file['max-warnings'],
    profile: file.profile,
    declared: file.declare,
    sharedPaths: file['shared-paths'],
    environmentWins: file.environment?.wins,
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

/** What zod says of a value, in words, at its place. */
function describe(issue: z.core.$ZodIssue, yaml: Yaml, data: unknown): Mistake[] {
  const path = issue.path.map(String);
  const value = valueAt(data, path);
  const name = nameOfPlace(issue.path);
  const at = (message: string): Mistake[] => [{ message: `${name} ${message}`, ...rangeOf(yaml, path) }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        message: unknownKey(key, path),
        ...rangeOf(yaml, [...path, key], true),
      }));
    case 'invalid_union': {
      // A rule: a level, or a map.
      const branch = issue.errors[isMapping(value) ? 1 : 0]!;
      return branch.flatMap((inner) =>
        describe({ ...inner, path: [...issue.path, ...inner.path] }, yaml, data),
      );
    }
    case 'invalid_type':
      return at(`must be ${TYPES[issue.expected] ?? issue.expected}, ${contrast(value)}`);
    case 'invalid_value': {
      const names = issue.values.map(String);
      const close = nearest(String(value), names);
      const hint = close === undefined ? '' : `; did you mean ${close}?`;
      return at(`must be one of ${names.join(', ')}, ${contrast(value)}${hint}`);
    }
    default:
      return at(issue.message);
  }
}

function nameOfPlace(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'the configuration';
  return typeof last === 'number' ? `an entry of \`${String(path.at(-2))}\`` : `\`${String(last)}\``;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text (put it in quotes)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
};

function unknownKey(key: string, path: readonly string[]): string {
  const names = namesAt(path);
  const close = nearest(key, names);
  const thing = path[0] === 'rules' && path.length === 1 ? 'rule' : 'key';
  const hint =
    close === undefined
      ? thing === 'key'
        ? `; there are ${names.join(', ')}`
        : ''
      : `; did you mean \`${close}\`?`;
  return `there is no ${thing} \`${key}\`${hint}`;
}

/** The keys that may stand at a place. */
function namesAt(path: readonly string[]): string[] {
  let shape: Readonly<Record<string, z.core.$ZodType>> = lintConfigSchema.shape;
  for (const key of path) shape = shapeOf(shape[key]!) ?? {};
  return Object.keys(shape);
}

function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional') return shapeOf(def.innerType);
  if (def.type === 'union') return def.options.map(shapeOf).find((shape) => shape !== undefined);
  return def.type === 'object' ? def.shape : undefined;
}

/** What a value is instead of what it must be. */
function contrast(value: unknown): string {
  if (value === null || value === undefined) return 'and is empty';
  if (Array.isArray(value)) return 'not a list';
  if (typeof value === 'object') return 'not a map';
  return typeof value === 'string' ? `not \`${value}\`` : `not ${String(value)}`;
}

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  let value = data;
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

/** Where the value at a path stands, or its key. */
function rangeOf(yaml: Yaml, path: readonly string[], wantsKey = false): TextRange {
  let node: unknown = yaml.contents;
  let range: TextRange = { start: 0, end: 0 };
  const note = (candidate: unknown) => {
    if (isNode(candidate) && candidate.range) range = { start: candidate.range[0], end: candidate.range[1] };
  };
  note(node);
  for (const [index, key] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key,
      );
      if (pair === undefined) break;
      note(pair.key);
      node = pair.value;
      if (wantsKey && index === path.length - 1) break;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
    } else {
      break;
    }
    // A value that is missing has no place of its own: its key's stands for it.
    if (!isScalar(node) || node.value !== null || node.source !== '') note(node);
  }
  return range;
}

/** All mistakes as one error: where, what, and the line. */
function mistakes(found: readonly Mistake[], text: string, path: string, directory: string): InputError {
  const lines = new LineIndex(text, 0);
  const shownText = new MaskedText(text, []);
  const inside = relative(directory, path);
  const shownPath = inside.startsWith('..') ? path : inside;
  const inOrder = found.toSorted((one, other) => one.start - other.start);
  const messages = inOrder.map((mistake) => {
    const range = lines.range(mistake);
    const { line, column } = range.start;
    const frame = codeFrame(shownText, range, 80);
    const gutter = String(range.end.line).length;
    const bar = (number: string, rest: string) => `${number.padStart(gutter + 1)} | ${rest}`.trimEnd();
    const shown = frame.flatMap((row) => [
      bar(String(row.number), row.text),
      ...(row.marks === '' ? [] : [bar('', row.marks)]),
    ]);
    return [`${shownPath}:${line}:${column}: ${mistake.message}`, ...shown].join('\n');
  });
  return new InputError(messages.join('\n\n'));
}
