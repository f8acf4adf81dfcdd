/** Reads YAML so that every mistake, of the language or of what stands in it, can be shown in its place. */
import { parseDocument, visit, type Document as Yaml } from 'yaml';
import type * as z from 'zod';
import type { TextRange } from '../parser/index.ts';
import { describeIssues, type Words } from './issues.ts';
import type { Mistake } from './mistakes.ts';
import { nestsDeeper } from './nesting.ts';
import { unreadKeys, withUnreadKeys } from './unread-keys.ts';

export interface YamlReading<Value> {
  /** The text’s tree; undefined where there is none. */
  readonly yaml: Yaml | undefined;
  /** What stands in it; undefined where there are mistakes. */
  readonly value: Value | undefined;
  readonly mistakes: readonly Mistake[];
}

/** Reads a text (without a byte-order mark) and checks what stands in it. Never throws. */
export function readYaml<Schema extends z.ZodObject>(
  text: string,
  schema: Schema,
  words: Words,
): YamlReading<z.output<Schema>> {
  if (nestsDeeper(text, DEEPEST)) {
    const message = `is nested more than ${DEEPEST} levels deep`;
    return {
      yaml: undefined,
      value: undefined,
      mistakes: [{ message: `${words.root} ${message}`, ...START }],
    };
  }
  const yaml = parseDocument(text, { prettyErrors: false, stringKeys: true });
  const errors = [...yaml.errors, ...yaml.warnings].map(({ message, code, pos: [start, end] }): Mistake => {
    return { message: CLEARER[code] ?? message, code, start, end };
  });
  if (errors.length > 0) return { yaml, value: undefined, mistakes: errors };
  let data: unknown;
  try {
    data = yaml.toJS() ?? {};
  } catch (error) {
    // An alias that leads nowhere, or aliases that grow without end.
    const place = unresolvedAlias(yaml) ?? START;
    const mistake = { message: (error as Error).message, code: 'BAD_ALIAS', ...place };
    return { yaml, value: undefined, mistakes: [mistake] };
  }
  const checked = schema.safeParse(data);
  if (checked.success) {
    const mistakes = unreadKeys(yaml, words);
    return { yaml, value: mistakes.length === 0 ? checked.data : undefined, mistakes };
  }
  const mistakes = describeIssues(checked.error.issues, { yaml, data, schema, words });
  return { yaml, value: undefined, mistakes: withUnreadKeys(mistakes, unreadKeys(yaml, words)) };
}

const START: TextRange = { start: 0, end: 0 };

/** What the parser words for programmers. */
const CLEARER: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'A second document begins here: there may be one only',
  NON_STRING_KEY: 'A key must be a text',
};

/** Far more than any file of ours needs. */
const DEEPEST = 100;

/** The first alias whose anchor does not stand before it. */
function unresolvedAlias(yaml: Yaml): TextRange | undefined {
  let place: TextRange | undefined;
  const anchors = new Set<string>();
  visit(yaml, {
    Alias(_, { source, range }) {
      if (anchors.has(source) || !range) return undefined;
      place = { start: range[0], end: range[1] };
      return visit.BREAK;
    },
    Value(_, { anchor }) {
      if (anchor !== undefined) anchors.add(anchor);
    },
  });
  return place;
}
