import { defineRule } from '../rule.ts';

export const hashComment = defineRule({
  id: 'syntax/hash-comment',
  severity: 'off',
  summary: 'Reports a comment that begins with `#`.',
  why: `The server takes \`#\` for a comment, but the documentation names \`;\` only, and all of Posit’s own files keep to it.
Switch this rule on to have one kind of comment in all files.`,
  fixes: ['safe'],
  bad: `[Server]
# The name that users type.
Address = https://connect.example.com
`,
  good: `[Server]
; The name that users type.
Address = https://connect.example.com
`,
  check({ document, report }) {
    for (const { text, range } of document.comments()) {
      if (!text.startsWith('#')) continue;
      const mark = { start: range.start, end: range.start + 1 };
      report({
        range: mark,
        message: 'This comment begins with `#`; the documentation uses `;`.',
        fix: { title: 'Write `;`', applicability: 'safe', edits: [{ ...mark, text: ';' }] },
      });
    }
  },
});
