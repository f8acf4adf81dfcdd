/** Finds what a template language adds to a text. */
import type { TextRange } from '../../parser/index.ts';
import { classifyErb, classifyGo, classifyJinja, classifyMustache, classifyTerraform } from './classify.ts';
import type { Dialect } from './dialects.ts';

/**
 * What a tag does: `value` prints something, `include` may print whole lines; `open`, `middle` and `close` are of
 * branches and loops; `silent` prints nothing.
 */
export type TagKind = 'value' | 'include' | 'open' | 'middle' | 'close' | 'silent';

export interface Tag extends TextRange {
  readonly kind: TagKind;
}

export interface TagList {
  /** In order, apart from each other. */
  readonly tags: readonly Tag[];
  /** Tags that are never closed: what opens them. */
  readonly unclosed: readonly (TextRange & { readonly closer: string })[];
}

/** One way to write a tag. */
interface Form {
  readonly opener: string;
  readonly closer: string;
  /** The quotes in which the closer may stand. */
  readonly quotes: string;
  readonly kindOf: (inside: string) => TagKind;
  /** Of code, braces nest: `${lookup({a = 1}, "a")}`. */
  readonly nests?: boolean;
}

const silent = () => 'silent' as const;
const value = () => 'value' as const;

const JINJA: readonly Form[] = [
  { opener: '{{', closer: '}}', quotes: '\'"', kindOf: value },
  { opener: '{%', closer: '%}', quotes: '\'"', kindOf: classifyJinja },
  { opener: '{#', closer: '#}', quotes: '', kindOf: silent },
];
const GO: readonly Form[] = [
  { opener: '{{/*', closer: '*/}}', quotes: '', kindOf: silent },
  { opener: '{{- /*', closer: '*/ -}}', quotes: '', kindOf: silent },
  { opener: '{{', closer: '}}', quotes: '\'"`', kindOf: classifyGo },
];
const MUSTACHE: readonly Form[] = [
  { opener: '{{!--', closer: '--}}', quotes: '', kindOf: silent },
  { opener: '{{{', closer: '}}}', quotes: '', kindOf: value },
  { opener: '{{', closer: '}}', quotes: '', kindOf: classifyMustache },
];
const ERB: readonly Form[] = [{ opener: '<%', closer: '%>', quotes: '', kindOf: classifyErb }];
const TERRAFORM: readonly Form[] = [
  { opener: '${', closer: '}', quotes: '"', kindOf: value, nests: true },
  { opener: '%{', closer: '}', quotes: '"', kindOf: classifyTerraform, nests: true },
];
const ANY: readonly Form[] = [
  ...GO.slice(0, 2),
  {
    opener: '{{',
    closer: '}}',
    quotes: '\'"`',
    kindOf: (inside) => (/^[-~]?\s*[#^/!>&]/.test(inside) ? classifyMustache(inside) : classifyGo(inside)),
  },
  JINJA[1]!,
  ...ERB,
  ...TERRAFORM,
];

const FORMS: Readonly<Record<Dialect, readonly Form[]>> = {
  jinja: JINJA,
  go: GO,
  mustache: MUSTACHE,
  erb: ERB,
  terraform: TERRAFORM,
  any: ANY,
};

/** The tags of a template, those of literal text left out (`{% raw %}`, `<%%`, `$${`). */
export function findTags(text: string, dialect: Dialect): TagList {
  const forms = FORMS[dialect];
  const opener = new RegExp(
    `${forms.map((form) => escaped(form.opener)).join('|')}${dialect === 'any' ? '|@[A-Za-z_]\\w*@' : ''}`,
    'g',
  );
  const tags: Tag[] = [];
  const unclosed: (TextRange & { closer: string })[] = [];
  for (let found = opener.exec(text); found !== null; found = opener.exec(text)) {
    const start = found.index;
    const form = forms.find((each) => each.opener === found![0]);
    if (form === undefined) {
      tags.push({ start, end: opener.lastIndex, kind: 'value' });
      continue;
    }
    const inner = start + form.opener.length;
    if (isLiteral(text, start, form)) {
      opener.lastIndex = inner + 1;
      continue;
    }
    const close = closeOf(text, inner, form);
    if (close === undefined) {
      const lineEnd = text.indexOf('\n', start);
      const end = lineEnd < 0 ? text.length : lineEnd - (text[lineEnd - 1] === '\r' ? 1 : 0);
      unclosed.push({ start, end: inner, closer: form.closer });
      tags.push({ start, end, kind: 'value' });
      opener.lastIndex = end;
      continue;
    }
    const end = close + form.closer.length;
    const inside = text.slice(inner, close);
    tags.push({ start, end, kind: form.kindOf(inside) });
    opener.lastIndex = end;
    if (form.closer !== '%}' || !/^[-+]?\s*(?:raw|verbatim)\b/.test(inside)) continue;
    const endRaw = /\{%[-+]?\s*end(?:raw|verbatim)\s*[-+]?%\}/g;
    endRaw.lastIndex = end;
    const raw = endRaw.exec(text);
    if (raw === null) {
      unclosed.push({ start, end, closer: '{% endraw %}' });
      opener.lastIndex = text.length;
    } else {
      tags.push({ start: raw.index, end: endRaw.lastIndex, kind: 'silent' });
      opener.lastIndex = endRaw.lastIndex;
    }
  }
  return { tags, unclosed };
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}/-]/g, '\\$&');
}

/** Doubled, the mark stands for itself: `<%%`, `$${`, `%%{`. */
function isLiteral(text: string, start: number, { opener }: Form): boolean {
  if (opener === '<%') return text[start + 2] === '%' && text[start + 3] !== '>';
  return (opener === '${' || opener === '%{') && text[start - 1] === opener[0];
}

function closeOf(text: string, start: number, { opener, closer, quotes, nests }: Form): number | undefined {
  let depth = 0;
  let below = false;
  for (let at = start; at < text.length; at++) {
    const character = text[at]!;
    if (quotes.includes(character)) {
      const end = endOfQuoted(text, at);
      // An apostrophe, not a quote.
      if (end !== undefined) at = end;
    } else if (nests && character === '{') depth++;
    else if (depth > 0 && character === '}') depth--;
    else if (text.startsWith(closer, at)) return at;
    else if (character === '\n') below = true;
    // The next tag: this one was never closed.
    else if (below && !nests && text.startsWith(opener, at)) return undefined;
  }
  return undefined;
}

function endOfQuoted(text: string, open: number): number | undefined {
  const quote = text[open]!;
  for (let at = open + 1; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '\\' && quote !== '`') at++;
    else if (text[at] === quote) return at;
  }
  return undefined;
}
