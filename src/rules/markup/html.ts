import type { TextRange } from '../../parser/index.ts';
import { hasGap } from '../../schema/index.ts';
import { defineRule } from '../rule.ts';
import { type Fault, findFaults } from './html/find-faults.ts';

/** Settings whose values the server puts into its pages as HTML. */
const SETTINGS = ['Server.PublicWarning', 'Server.LoggedInWarning'];

export const html = defineRule({
  id: 'markup/html',
  severity: 'warning',
  summary: 'Reports HTML in a warning message that does not close.',
  why: `The server puts the message into its pages as it is. A tag, a comment or a quote that stays open goes on behind
the message: the rest of the page turns bold, becomes a link, or disappears. End tags that HTML lets one leave out
(\`</p>\`, \`</li>\`) are not missed.`,
  bad: `[Server]
PublicWarning = "<b>Maintenance <i>on Friday</b>"
`,
  good: `[Server]
PublicWarning = "<b>Maintenance <i>on Friday</i></b>"
`,
  check({ bindings, document, report }) {
    for (const { entry, name } of bindings) {
      const { value, valueRange, commentRange } = entry;
      if (value === null || valueRange === null || !SETTINGS.includes(name)) continue;
      if (!value.includes('<') || isTemplate(value)) continue;
      const raw = document.toString().slice(valueRange.start, valueRange.end);
      const cut = commentRange !== null && document.toString().slice(commentRange.start).includes('<');
      for (const fault of findFaults(value))
        report({
          range: placeOf(fault, value, raw, valueRange),
          setting: name,
          message: `${name}: ${describe(fault)}.`,
          help: cut ? 'Put the whole value in quotes: outside, `;` and `#` begin a comment.' : helpFor(fault),
        });
    }
  },
});

function isTemplate(value: string): boolean {
  return hasGap(value) || /\{\{|\{%|<%|\$\{/.test(value);
}

function describe({ kind, name, other }: Fault): string {
  switch (kind) {
    case 'unclosed':
      return `\`<${name}>\` is never closed, and goes on behind the message`;
    case 'overlap':
      return `\`</${other}>\` stands before the end tag of \`<${name}>\`, which was opened inside`;
    case 'stray':
      return `\`</${name}>\` closes nothing`;
    case 'open-tag':
      return `the tag of \`${name}\` has no \`>\`, and swallows what follows`;
    case 'open-quote':
      return `a quote in the tag of \`${name}\` is never closed, and swallows what follows`;
    case 'open-comment':
      return 'the comment has no `-->`, and swallows what follows';
  }
}

function helpFor({ kind, name, other }: Fault): string {
  switch (kind) {
    case 'unclosed':
      return `Add \`</${name}>\`, or write \`&lt;\` where no tag is meant.`;
    case 'overlap':
      return `Put \`</${name}>\` before \`</${other}>\`.`;
    case 'stray':
      return `Remove it, or add \`<${name}>\` where it should begin.`;
    case 'open-tag':
      return 'Add the `>`, or write `&lt;` where no tag is meant.';
    case 'open-quote':
      return 'Close the quote.';
    case 'open-comment':
      return 'Close the comment with `-->`.';
  }
}

/** The place of a fault in the file; the whole value, where that is written otherwise than it is read. */
function placeOf({ start, end }: Fault, value: string, raw: string, range: TextRange): TextRange {
  const offset = raw === value ? 0 : raw === `"${value}"` ? 1 : undefined;
  if (offset === undefined) return range;
  return { start: range.start + offset + start, end: range.start + offset + Math.max(end, start + 1) };
}
