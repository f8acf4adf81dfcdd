/** What the tags of the template languages do, by their first words. */
import type { TagKind } from './tags.ts';

const JINJA: Readonly<Record<string, TagKind>> = {
  if: 'open',
  for: 'open',
  macro: 'open',
  call: 'open',
  filter: 'open',
  with: 'open',
  block: 'open',
  autoescape: 'open',
  trans: 'open',
  elif: 'middle',
  else: 'middle',
  include: 'include',
  extends: 'include',
};

/** @param inside of `{% … %}` */
export function classifyJinja(inside: string): TagKind {
  const word = /^[-+]?\s*(\w+)/.exec(inside)?.[1] ?? '';
  if (word.startsWith('end')) return 'close';
  // `{% set x %}…{% endset %}`
  if (word === 'set') return inside.includes('=') ? 'silent' : 'open';
  return JINJA[word] ?? 'silent';
}

const GO: Readonly<Record<string, TagKind>> = {
  if: 'open',
  range: 'open',
  with: 'open',
  define: 'open',
  block: 'open',
  else: 'middle',
  end: 'close',
  break: 'silent',
  continue: 'silent',
};

/** @param inside of `{{ … }}` */
export function classifyGo(inside: string): TagKind {
  const code = inside.replace(/^-/, '').trim();
  if (code.startsWith('/*') || /^\$\w*(?:\s*,\s*\$\w+)?\s*:?=/.test(code)) return 'silent';
  const word = /^\w+/.exec(code)?.[0] ?? '';
  return Object.hasOwn(GO, word) ? GO[word]! : 'value';
}

/** @param inside of `{{ … }}` */
export function classifyMustache(inside: string): TagKind {
  const code = inside.replace(/^~/, '').trim();
  switch (code[0]) {
    case '#':
    case '^':
      return 'open';
    case '/':
      return 'close';
    case '!':
      return 'silent';
    case '>':
      return 'include';
    default:
      return /^else\b/.test(code) ? 'middle' : 'value';
  }
}

/** @param inside of `<% … %>` */
export function classifyErb(inside: string): TagKind {
  if (inside.startsWith('=')) return 'value';
  if (inside.startsWith('#')) return 'silent';
  const code = inside.replace(/^-/, '').replace(/-$/, '').trim();
  if (code.startsWith('|')) return 'silent';
  if (/^(?:else|elsif|when|in|rescue|ensure)\b|^\}\s*(?:else|elsif)\b/.test(code)) return 'middle';
  if (/^(?:end\b|\})/.test(code)) return 'close';
  const opens =
    /^(?:if|unless|case|while|until|for|begin)\b/.test(code) || /(?:\bdo|\{)\s*(?:\|[^|]*\|)?$/.test(code);
  return opens ? 'open' : 'silent';
}

/** @param inside of `%{ … }` */
export function classifyTerraform(inside: string): TagKind {
  const word = /^~?\s*(\w+)/.exec(inside)?.[1] ?? '';
  if (word === 'if' || word === 'for') return 'open';
  if (word === 'else') return 'middle';
  return word.startsWith('end') ? 'close' : 'silent';
}
