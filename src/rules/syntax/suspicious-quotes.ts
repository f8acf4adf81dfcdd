import { type TextRange, unwritable } from '../../parser/index.ts';
import { type Binding, hasPlaceholder, isSecret, maskCredentials, readValue } from '../../schema/index.ts';
import type { Fix } from '../diagnostic.ts';
import { defineRule, type Finding } from '../rule.ts';
import { isQuotedWhole } from './shared/quoted.ts';

/** What people type or what word processors make of `"`. */
const OPENING = '“„‟«‹‘‚‛”';
const CLOSING = '”“»›’‘';
const SMART = new RegExp(`[${OPENING}${CLOSING}]`, 'g');

const HTML_TAG = /<\/?[a-z][a-z\d]*[\s>/]/i;

export const suspiciousQuotes = defineRule({
  id: 'syntax/suspicious-quotes',
  severity: 'warning',
  summary: 'Reports quotes that do not do what they seem to do.',
  why: `Only straight double quotes quote, and they do so wherever they stand. Single and typographic quotes are
characters like any other and become part of the value: a path in them does not exist, a password in them is wrong.
Double quotes in the middle of a value vanish: HTML loses the quotes of its attributes, JSON all of its quotes.`,
  fixes: ['safe', 'unsafe'],
  bad: `[Server]
DataDir = '/srv/connect'
PublicWarning = <b class="warn">Test server</b>

[Branding]
DisplayName = “Data Science”
`,
  good: `[Server]
DataDir = "/srv/connect"
PublicWarning = "<b class=\\"warn\\">Test server</b>"

[Branding]
DisplayName = "Data Science"
`,
  check({ document, bindings, report, show }) {
    const text = document.toString();
    for (const binding of bindings) {
      const { valueRange, value } = binding.entry;
      if (valueRange === null || value === null) continue;
      const raw = text.slice(valueRange.start, valueRange.end);
      if (!/["'`“”„‟«»‹›‘’‚‛]/.test(raw) || isQuotedWhole(raw)) continue;
      // A template’s quotes are gone once it is rendered.
      if (hasPlaceholder(value)) continue;
      // Where the value is refused, the rule for its type says so, and knows what to write.
      if (binding.setting !== undefined && readValue(binding.setting, value).ok === false) continue;
      const hidden = isSecret(binding) || maskCredentials(value) !== value;
      const written: Written = { raw, value, range: valueRange, hidden };
      const finding =
        around(binding, written) ?? typographic(binding, written) ?? inside(binding, written, show);
      if (finding !== undefined) report({ setting: binding.name, ...finding });
    }
  },
});

interface Written {
  readonly raw: string;
  readonly value: string;
  readonly range: TextRange;
  /** Nothing of the value may be shown. */
  readonly hidden: boolean;
}

/** Types whose values never begin or end with a quote. */
function isPlain({ setting }: Binding): boolean {
  return setting !== undefined && setting.type !== 'string' && setting.type !== 'secret';
}

/** Quotes of the wrong kind around the whole value. */
function around(binding: Binding, written: Written): Finding | undefined {
  const { value, raw, range, hidden } = written;
  const kind = kindAround(value);
  if (kind === undefined || raw.includes('"')) return undefined;
  const inner = value.slice(1, -1);
  return {
    range,
    message: `The ${kind} quotes around ${binding.name} become part of the value: only straight double quotes are taken off.`,
    help: hidden
      ? `Write \`${binding.entry.key} = "…"\` with straight double quotes. Inside, \`\\\` is written \`\\\\\`.`
      : 'Put straight double quotes in their place.',
    fix: hidden ? undefined : requote(range, inner, isPlain(binding) ? 'safe' : 'unsafe'),
  };
}

function kindAround(value: string): 'single' | 'back' | 'typographic' | undefined {
  if (/^'[^']*'$/.test(value)) return 'single';
  if (/^`[^`]*`$/.test(value)) return 'back';
  if (value.length < 2 || !OPENING.includes(value[0]!) || !CLOSING.includes(value.at(-1)!)) return undefined;
  return value.slice(1, -1).match(SMART) === null ? 'typographic' : undefined;
}

/** Typographic quotes that have no partner, or stand where none can be. */
function typographic(binding: Binding, { value, raw, range }: Written): Finding | undefined {
  const marks = value.match(SMART) ?? [];
  if (marks.length === 0) return undefined;
  const one = marks.length === 1 && '“”„‟«»'.includes(marks[0]!);
  const alone = one && (value.startsWith(marks[0]!) || value.endsWith(marks[0]!));
  if (!isPlain(binding) && !alone) return undefined;
  const at = raw.search(SMART);
  return {
    range: at < 0 ? range : { start: range.start + at, end: range.start + at + 1 },
    message: `A typographic quote stands in ${binding.name} and becomes part of the value: only straight double quotes are taken off.`,
    help: 'Write straight double quotes at both ends of the value, or none.',
  };
}

/** Double quotes in the middle of a value, which the server drops. */
function inside(
  binding: Binding,
  written: Written,
  show: (entry: Binding['entry']) => string,
): Finding | undefined {
  const { raw, value, range, hidden } = written;
  const runs = quotedRuns(raw);
  const html = HTML_TAG.test(value);
  const needless = runs.find((run) => html || !isNeeded(raw, run));
  if (needless === undefined) return undefined;
  const literal = raw.includes('\\') ? undefined : raw;
  return {
    range: { start: range.start + needless.start, end: range.start + needless.end },
    message: `The quotes inside ${binding.name} are dropped: the server reads ${hidden ? 'the value without them' : show(binding.entry)}.`,
    help: 'If they belong to the value, put the whole of it in quotes and write `\\"` for each; otherwise put all of it in quotes, or nothing.',
    fix: html && !hidden && literal !== undefined ? requote(range, literal, 'unsafe') : undefined,
  };
}

/** The stretches of a value as written that stand in quotes, with these. */
function quotedRuns(raw: string): TextRange[] {
  const runs: TextRange[] = [];
  let opened = -1;
  for (let at = 0; at < raw.length; at++) {
    if (raw[at] === '\\') at++;
    else if (raw[at] === '"' && opened < 0) opened = at;
    else if (raw[at] === '"') {
      runs.push({ start: opened, end: at + 1 });
      opened = -1;
    }
  }
  return runs;
}

/** Whether a run would be read differently without its quotes. */
function isNeeded(raw: string, { start, end }: TextRange): boolean {
  const run = raw.slice(start + 1, end - 1);
  return (
    /[;#\\]/.test(run) || (start === 0 && /^[ \t]/.test(run)) || (end === raw.length && /[ \t]$/.test(run))
  );
}

function requote(range: TextRange, value: string, applicability: Fix['applicability']): Fix | undefined {
  if (unwritable(value) !== undefined) return undefined;
  const text = `"${value.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
  return { title: 'Put the value in straight double quotes', applicability, edits: [{ ...range, text }] };
}
