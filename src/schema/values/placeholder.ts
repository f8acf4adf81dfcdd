/**
 * Gaps in templates and examples: texts that somebody, or some program, is to replace.
 */

/**
 * Stands, character by character, for what is given but not known: in templates, and for variables whose value lies
 * elsewhere. A letter, so that it may stand in names, too; one that nobody writes.
 */
export const GAP = '\uA66E';

/** Whether a part of the text is not known. */
export function hasGap(text: string): boolean {
  return text.includes(GAP);
}

/** Gaps that may stand inside a text, too; their marks do not occur in real values. */
const INNER = /\{\{[^{}]*\}\}|\{%[^{}]*%\}|<%[^%]*%>|\$\{\w[^{}]*\}|\$\(\w+\)|%\(\w+\)s|<[A-Z][A-Z0-9_ -]*>/;

/** Gaps that are recognised only as the whole text. */
const WHOLE = [
  /^<[A-Za-z][\w .-]*>$/,
  /^\$(?:[A-Z_][A-Z0-9_]*|(?:[A-Z][a-z]+){2,})$/,
  /^@[A-Za-z_][\w.]*@$/,
  /^__[A-Z][A-Z0-9_]*__$/,
  /^%[A-Z][A-Z0-9_]*%$/,
  /^x{4,}$/i,
  /^\*{3,}$/,
  /^(?:replace|change|fill|insert)[-_ ]?(?:me|it|this|here)$/i,
  /^(?:todo|tbd|fixme)$/i,
  /^your[-_ ][\w -]+$/i,
];

/** A character that every gap holds, or one with which those without such a character begin. */
const HINT = /[<{$%@_*]|^\s*[xrcfity]/i;

/** Nobody writes longer ones, and on very long texts some of the patterns exhaust the engine’s stack. */
const LONGEST = 1000;

/** Whether the whole text is a gap: `<PASSWORD>`, `{{ x }}`, `${VAR}`, `$VAR`, `XXXX`, `CHANGEME`, `%(x)s`. */
export function isPlaceholder(text: string): boolean {
  if (hasGap(text)) return /^\s*\uA66E+\s*$/.test(text);
  if (!HINT.test(text)) return false;
  const trimmed = text.trim();
  if (INNER.exec(trimmed)?.[0] === trimmed) return true;
  return trimmed.length <= LONGEST && WHOLE.some((pattern) => pattern.test(trimmed));
}

/**
 * Whether a gap stands anywhere in the text: `http://{{ host }}:3939`, `:<PORT>`, `http://<host>`, `$Var/data`.
 * Looser than `isPlaceholder`: not for passwords, which may begin with `$`.
 */
export function hasPlaceholder(text: string): boolean {
  if (hasGap(text)) return true;
  if (!HINT.test(text)) return false;
  if (INNER.test(text) || isPlaceholder(text) || /^\s*\$[A-Za-z_]\w*(?:\/|\s*$)/.test(text)) return true;
  // `<host>`, but not the tags of HTML
  return !text.includes('</') && /<(?!br>|hr>|p>)[a-z][\w .-]*>/.test(text);
}
