/** Reads a stream of YAML documents, such as Kubernetes takes, or one of JSON. */
import { isScalar, parseAllDocuments, visit, type Document as Yaml } from 'yaml';
import type { Mistake } from './mistakes.ts';
import { nestsDeeper } from './nesting.ts';

export interface YamlStream {
  readonly documents: readonly Yaml[];
  /** What YAML itself refuses. Their words quote nothing of the text. */
  readonly mistakes: readonly Mistake[];
}

/** More than the schemas in any manifest have. */
const DEEPEST = 200;

/** Never throws. */
export function readYamlStream(text: string): YamlStream {
  if (nestsDeeper(text, DEEPEST))
    return {
      documents: [],
      mistakes: [{ message: `this is nested more than ${DEEPEST} levels deep`, start: 0, end: 0 }],
    };
  // Comparing each key with each other takes time that grows with their square.
  const found = parseAllDocuments(text, { prettyErrors: false, stringKeys: true, uniqueKeys: false });
  const documents = Array.isArray(found) ? found : [];
  const mistakes = documents.flatMap(({ errors }) =>
    errors.map(
      ({ code, pos: [start, end] }): Mistake => ({ message: WORDS[code] ?? OTHER, code, start, end }),
    ),
  );
  for (const yaml of documents) mistakes.push(...duplicateKeys(yaml));
  return { documents, mistakes };
}

/** Of a key that is given twice, most programs keep the last without a word. */
function duplicateKeys(yaml: Yaml): Mistake[] {
  const mistakes: Mistake[] = [];
  visit(yaml, {
    Map(_, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key) || !key.range) continue;
        if (seen.has(key.value) && !(key.value === '<<'))
          mistakes.push({
            message: 'this key stands in the map already: keep one of the two',
            code: 'DUPLICATE_KEY',
            start: key.range[0],
            end: key.range[1],
          });
        seen.add(key.value);
      }
    },
  });
  return mistakes;
}

const OTHER = 'this is no YAML: what stands here does not belong here';

/** What the parser says, without what it quotes. */
const WORDS: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'an alias (`*`) takes no anchor and no tag',
  BAD_ALIAS: 'this anchor or alias has no name, or one that ends with a colon',
  BAD_DQ_ESCAPE: 'there is no such escape: write `\\\\` for a backslash, or use single quotes',
  BAD_INDENT: 'the items of a list must begin in one column',
  BAD_SCALAR_START: 'a value that begins with this character needs quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a value on the line of its key can’t hold another `key: value`: put it in quotes, or on a line of its own',
  BLOCK_IN_FLOW: 'within brackets or braces there is no block',
  IMPOSSIBLE: OTHER,
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters: perhaps a quote is missing',
  MISSING_CHAR: 'something is missing here: a closing quote, a colon, a comma or a blank',
  MULTILINE_IMPLICIT_KEY: 'a key goes on over several lines: perhaps a colon is missing',
  MULTIPLE_ANCHORS: 'there may be one anchor only',
  MULTIPLE_TAGS: 'there may be one tag only',
  NON_STRING_KEY: 'a key must be a text',
  TAB_AS_INDENT: 'YAML is indented with blanks, not with tabs',
  UNEXPECTED_TOKEN: OTHER,
};
