import type { ParseError, TextRange } from '../../parser/index.ts';
import { findSection, findSetting } from '../../schema/index.ts';
import { defineRule } from '../rule.ts';
import { Damage, explain } from './causes/index.ts';
import type { Site } from './causes/site.ts';

/** More than these nobody reads: most of them have one cause. */
const MOST_FINDINGS = 100;

export const syntaxError = defineRule({
  id: 'syntax/error',
  severity: 'error',
  summary: 'Reports what the server’s own parser refuses, and what is behind it.',
  why: `A server with such a file does not start, and a running one refuses to reload it. The server names the first
error only, in the words of its parser, and often not where the mistake is: a forgotten header shows at the first setting
below it, a backslash at the beginning of its value. The message quotes the server, so that it can be compared with the
log, and goes on with the cause. Further findings are what the server would say next, once those before are mended.`,
  suppressible: false,
  bad: `; [Server]
Address = https://connect.example.com

[Database]
Provider: sqlite

[Python]
Executable = "/opt/python/3.12.4/bin/python
`,
  good: `[Server]
Address = https://connect.example.com

[Database]
Provider = sqlite

[Python]
Executable = "/opt/python/3.12.4/bin/python"
`,
  check({ document, carrier, report, line }) {
    for (const { at, closer } of carrier?.kind === 'template' ? carrier.unclosed : [])
      report({
        at,
        message: `What this opens is never closed: the template can’t be rendered.`,
        help: `Close it with \`${closer}\`.`,
      });
    const { errors, errorCount } = document;
    if (errorCount === 0) return;
    const damage = new Damage({ document, line });
    const helped = new Set<string>();
    let last: { line: number; cause: string } | undefined;
    const shown = errors.slice(0, MOST_FINDINGS);
    for (const [index, error] of shown.entries()) {
      const site = damage.site(error);
      const { cause, explanation } = explain(site);
      // Of one mistake on one line the server may complain twice.
      const again = last?.line === site.lineNumber && last.cause === cause.id;
      last = { line: site.lineNumber, cause: cause.id };
      const more = index === shown.length - 1 ? errorCount - shown.length : 0;
      if (again && more === 0) continue;
      const says = index === 0 ? 'The server refuses this file' : 'The server would say next';
      report({
        range: visible(damage.text, error.culprit),
        setting: settingOn(site),
        message: `${says}: ${error.text}. ${explanation.cause}${more === 0 || cause.wholeFile ? '' : ` ${count(more)} not shown.`}`,
        // Once is enough where a mistake is made on many lines.
        help: helped.has(explanation.help) ? undefined : explanation.help,
      });
      helped.add(explanation.help);
      if (cause.wholeFile) return;
    }
  },
});

function count(more: number): string {
  return more === 1 ? '1 more error is' : `${more} more errors are`;
}

/** The setting on the line of an error, if the catalogue knows it. */
function settingOn({ damage, error, firstLine, isRest }: Site & { error: ParseError }): string | undefined {
  const key = /^\s*(\p{L}[\p{L}\p{Nd}-]*)\s*=/u.exec(firstLine)?.[1];
  const header = damage.headerAbove(error.offset);
  if (isRest || key === undefined || header === undefined || header.subsection !== null) return undefined;
  const section = findSection(header.name);
  const found = section && findSetting(section, key);
  return found && `${section.name}.${found.name}`;
}

/** A range of at least one character that can be seen: a line's end is shown at its last character. */
function visible(text: string, { start, end }: TextRange): TextRange {
  let trimmed = end;
  while (trimmed > start && /[\r\n]/.test(text[trimmed - 1]!)) trimmed--;
  if (trimmed > start) return { start, end: trimmed };
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(lineStart, start).trimEnd();
  if (line === '') return { start, end: Math.min(text.length, start + 1) };
  return { start: lineStart + line.length - 1, end: lineStart + line.length };
}
