/** What YAML refuses in a file of values, in words for who wrote it. None of them shows anything of a value. */
import type { Document as Yaml } from 'yaml';
import type { Mistake } from '../yaml/mistakes.ts';
import { pathAt } from '../yaml/places.ts';

const WORDS: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'this is no alias: put the text in quotes if it begins with `*` or `&`',
  BAD_DQ_ESCAPE:
    'in double quotes a backslash begins an escape, and there is none like this: use single quotes',
  BAD_INDENT: 'this line is indented as nothing above it is',
  BAD_SCALAR_START: 'a text that begins with this character needs quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a second `key: value` begins on this line: put the text in quotes if the colon belongs to it',
  MISSING_CHAR:
    'something is not closed here, or not closed right: a quote, a bracket, or a colon behind a key',
  MULTIPLE_DOCS:
    'a second document begins here, which many releases of Helm don’t read: keep one, or split the file',
  MULTILINE_IMPLICIT_KEY: 'this text goes on as if it were a key: a quote or a colon may be missing',
  NON_STRING_KEY: 'a key must be a text',
  TAB_AS_INDENT: 'a tab can’t indent in YAML: use blanks',
  UNEXPECTED_TOKEN: 'something follows here that does not belong to the value: put all of it in quotes',
};

const TEMPLATE = 'this is a template that is not rendered yet (`{{ … }}`): give the file as Helm gets it';

export function yamlMistakes(text: string, yaml: Yaml): Mistake[] {
  const mistakes = yaml.errors.map(({ code, message, pos: [start, end] }): Mistake => {
    return { ...worded({ code, message, start, end }, text, yaml), code };
  });
  // What else YAML makes of a template says nothing.
  const template = mistakes.find(({ message }) => message === TEMPLATE);
  return template === undefined ? mistakes : [template];
}

function worded({ code, message, start, end }: Required<Mistake>, text: string, yaml: Yaml): Mistake {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  if (/\{\{|\{%|^\s*%\}/.test(line)) return { message: TEMPLATE, start, end };
  if (code === 'DUPLICATE_KEY') {
    const key = (pathAt(yaml, start) ?? []).at(-1) ?? 'this key';
    const list = 'keep one of the two; several values of a setting are a list';
    return {
      message: `\`${key}\` is given twice, and Helm takes the last one without a word: ${list}`,
      start,
      end,
    };
  }
  return { message: WORDS[code] ?? message, start, end };
}
