/** What zod says of the data of a YAML text, in words, at its place. */
import type { Document as Yaml } from 'yaml';
import type * as z from 'zod';
import { nearest } from '../schema/nearest.ts';
import type { Mistake } from './mistakes.ts';
import { rangeOf, valueAt, type YamlPath } from './places.ts';

/** How the things in a file are called. */
export interface Words {
  /** The whole: `the configuration`. */
  readonly root: string;
  /** What the keys at a path are, if there is a better word than `key`. */
  thing?(path: YamlPath): string | undefined;
  /** What else to do in place of merging maps. */
  readonly merging?: string;
  /** A key or value as it may be shown; by default as it is. */
  shown?(text: string, piece: Piece): string;
}

/** A key or value of a YAML text. */
export interface Piece {
  readonly yaml: Yaml;
  readonly path: YamlPath;
  readonly part: 'key' | 'value';
}

interface Checked {
  readonly yaml: Yaml;
  readonly data: unknown;
  readonly schema: z.ZodObject;
  readonly words: Words;
}

type Issue = z.core.$ZodIssue;

export function describeIssues(issues: readonly Issue[], checked: Checked): Mistake[] {
  return issues.flatMap((issue) => describe(issue, checked));
}

function describe(issue: Issue, checked: Checked): Mistake[] {
  const { yaml, data } = checked;
  const path = issue.path.map(String);
  const value = valueAt(data, path);
  const name = nameOfPlace(issue.path, checked);
  const at = (message: string): Mistake[] => [{ message: `${name} ${message}`, ...rangeOf(yaml, path) }];
  if (value === undefined && path.length > 0 && issue.code !== 'unrecognized_keys')
    return [missing(issue.path, checked)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        message: unknownKey(key, path, checked),
        ...rangeOf(yaml, [...path, key], 'key'),
      }));
    case 'invalid_key': {
      const subject = path.at(-1) === '' ? 'a key' : name;
      return [{ message: `${subject} ${issue.issues[0]!.message}`, ...rangeOf(yaml, path, 'key') }];
    }
    case 'invalid_union': {
      const branch = fittingBranch(issue, value);
      if (branch === undefined) return at(`${issue.message}, ${contrast(value, path, checked)}`);
      const inner = branch.map((each): Issue => ({ ...each, path: [...issue.path, ...each.path] }));
      return describeIssues(inner, checked);
    }
    case 'invalid_type':
      return at(`must be ${TYPES[issue.expected] ?? issue.expected}, ${contrast(value, path, checked)}`);
    case 'invalid_value': {
      const names = issue.values.map(String);
      const close = nearest(String(value), names);
      const hint = close === undefined ? '' : `; did you mean ${close}?`;
      return at(`must be one of ${names.join(', ')}, ${contrast(value, path, checked)}${hint}`);
    }
    default:
      return at(issue.message);
  }
}

function missing(path: readonly PropertyKey[], checked: Checked): Mistake {
  const parent = path.slice(0, -1);
  const message = `${nameOfPlace(parent, checked)} needs \`${String(path.at(-1))}\``;
  return { message, ...rangeOf(checked.yaml, parent.map(String), 'key') };
}

/** What is said of a value by the kind of thing that it may be and is: a text, a map; undefined when it is none. */
function fittingBranch(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  value: unknown,
): Issue[] | undefined {
  // A union without words of its own is told by the kind that comes nearest.
  const hasWords = issue.message !== 'Invalid input';
  const isWhole = typeof value !== 'object' || value === null;
  const fitting = issue.errors.find((branch) =>
    branch.every(({ code, path }) => {
      if (path.length > 0) return true;
      return code !== 'invalid_type' && (code !== 'invalid_value' || (isWhole && !hasWords));
    }),
  );
  return fitting ?? (hasWords ? undefined : issue.errors[0]);
}

function nameOfPlace(path: readonly PropertyKey[], checked: Checked): string {
  const last = path.at(-1);
  if (last === undefined) return checked.words.root;
  if (typeof last === 'number') return `an entry of \`${String(path.at(-2))}\``;
  return `\`${shown(String(last), path.map(String), 'key', checked)}\``;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text (put it in quotes)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
};

function unknownKey(key: string, path: YamlPath, checked: Checked): string {
  const { schema, words } = checked;
  const names = namesAt(schema, path);
  const close = nearest(key, names);
  const thing = words.thing?.(path) ?? 'key';
  const list = thing === 'key' ? `; there are ${names.join(', ')}` : '';
  const hint = close === undefined ? list : `; did you mean \`${close}\`?`;
  return `there is no ${thing} \`${shown(key, [...path, key], 'key', checked)}\`${hint}`;
}

/** The keys that may stand at a place. */
function namesAt(schema: z.core.$ZodType, path: YamlPath): string[] {
  let at: z.core.$ZodType | undefined = schema;
  for (const key of path) at = at === undefined ? undefined : child(at, key);
  return at === undefined ? [] : Object.keys(shapeOf(at) ?? {});
}

/** What a key’s value must be. */
function child(schema: z.core.$ZodType, key: string): z.core.$ZodType | undefined {
  const def = inside(schema);
  if (def.type === 'record') return def.valueType;
  return shapeOf(schema)?.[key];
}

function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | undefined {
  const def = inside(schema);
  if (def.type === 'union') return def.options.map(shapeOf).find((shape) => shape !== undefined);
  return def.type === 'object' ? def.shape : undefined;
}

/** A schema’s definition, without what only says that the value may be missing. */
function inside(schema: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'optional' || def.type === 'nullable' ? inside(def.innerType) : def;
}

/** What a value is instead of what it must be. */
function contrast(value: unknown, path: YamlPath, checked: Checked): string {
  if (value === null || value === undefined) return 'and is empty';
  if (Array.isArray(value)) return 'not a list';
  if (typeof value === 'object') return 'not a map';
  const text = shown(String(value), path, 'value', checked);
  return typeof value === 'string' ? `not \`${text}\`` : `not ${text}`;
}

function shown(text: string, path: YamlPath, part: Piece['part'], { words, yaml }: Checked): string {
  return words.shown === undefined ? text : words.shown(text, { yaml, path, part });
}
