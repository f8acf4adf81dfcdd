import { type Entry, encodeValue, unwritable } from '../../parser/index.ts';
import { type Binding, isSecret, maskCredentials } from '../../schema/index.ts';
import type { Fix } from '../diagnostic.ts';
import { defineRule } from '../rule.ts';
import { isQuotedWhole } from './shared/quoted.ts';

/** HTML writes characters as `&nbsp;`: the `;` belongs to the text. */
const ENTITY = /&(?:nbsp|amp|lt|gt|quot|apos|copy|reg|euro|mdash|ndash|hellip|#\d+|#x[\da-f]+)$/i;

export const truncatedValue = defineRule({
  id: 'syntax/truncated-value',
  severity: 'warning',
  otherSeverities:
    'error when the setting holds a password or key, or its value is a URL: then the rest is surely missing.',
  summary: 'Reports a value that an unquoted `;` or `#` cuts short.',
  why: `Outside quotes both characters begin a comment wherever they stand, with or without a blank in front. The server
reads \`Password = a#b\` as \`a\` and says nothing: the login to the database fails, links lead to the wrong page, a role
goes to nobody. Comments that stand apart from the value (\`TEXT ; or JSON\`) are not reported.`,
  fixes: ['unsafe'],
  bad: `[Server]
Address = https://example.com/#/connect

[SMTP]
Password = swordfish;1
`,
  good: `[Server]
Address = "https://example.com/#/connect"

[SMTP]
Password = "swordfish;1"
`,
  check({ document, bindings, report, show }) {
    const text = document.toString();
    for (const binding of bindings) {
      const { entry, setting, name } = binding;
      const cut = cutIn(text, binding);
      if (cut === undefined) continue;
      const secret = isSecret(binding);
      const isUrl = setting?.type === 'url' || cut.whole.includes('://');
      const mark = `\`${text[cut.start]}\``;
      const hidden = secret || maskCredentials(cut.line) !== cut.line;
      const empty = entry.value === '';
      const reads = empty ? 'an empty value' : hidden ? 'only what stands in front of it' : show(entry);
      report({
        range: { start: cut.start, end: cut.end },
        setting: name,
        severity: secret || isUrl ? 'error' : undefined,
        message: `The unquoted ${mark} cuts ${name} short: the server reads ${reads}, and takes the rest of the line for a comment.`,
        help: hidden
          ? `Put the whole value in quotes: \`${entry.key} = "…"\`. Inside, \`"\` is written \`\\"\` and \`\\\` is written \`\\\\\`.`
          : `Put the whole value in quotes; if the rest is a comment, put a blank on each side of the ${mark}.`,
        fix: hidden ? undefined : quote(entry, cut),
      });
    }
  },
});

/** What is cut off (from the mark on), and the value as it was probably meant. */
interface Cut {
  readonly start: number;
  readonly end: number;
  readonly whole: string;
  /** The value and all that stands behind it. */
  readonly line: string;
}

function cutIn(text: string, binding: Binding): Cut | undefined {
  const { value, valueRange, commentRange } = binding.entry;
  if (value === null || valueRange === null || commentRange?.start !== valueRange.end) return undefined;
  const raw = text.slice(valueRange.start, valueRange.end);
  const comment = text.slice(commentRange.start, commentRange.end).trimEnd();
  if (!isCut(raw, comment, isSecret(binding))) return undefined;
  // A comment that stands apart may follow what was cut off.
  const apart = comment.search(/[ \t][;#]/);
  const rest = apart < 0 ? comment : comment.slice(0, apart).trimEnd();
  return {
    start: commentRange.start,
    end: commentRange.start + rest.length,
    whole: value + rest,
    line: value + comment,
  };
}

function isCut(raw: string, comment: string, secret: boolean): boolean {
  // In quotes the value has a visible end, unless a quote in the comment shows that it had none.
  if (isQuotedWhole(raw)) return comment.includes('"');
  const goesOn = /^[;#]+[^\s;#]/.test(comment);
  if (raw !== '') return goesOn || secret || (comment[0] === ';' && ENTITY.test(raw));
  // Without a value the line may have been emptied on purpose: `Key = ;old value`.
  if (secret) return goesOn && !/\s/.test(comment);
  return /^#(?:[\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i.test(comment);
}

function quote({ value, valueRange }: Entry, { end, whole }: Cut): Fix | undefined {
  // `'a;b'`: the quotes were meant to hold it together.
  const text = /^'[^']*'$/.test(whole) ? whole.slice(1, -1) : whole;
  // A quote in the rest may be meant as an end; a line break was written as one.
  if (/["\\]/.test(whole.slice(value!.length)) || unwritable(text) !== undefined) return undefined;
  return {
    title: 'Put the whole value in quotes',
    applicability: 'unsafe',
    edits: [{ start: valueRange!.start, end, text: encodeValue(text) }],
  };
}
