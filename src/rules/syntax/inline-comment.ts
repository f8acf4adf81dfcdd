import { defineRule } from '../rule.ts';

export const inlineComment = defineRule({
  id: 'syntax/inline-comment',
  severity: 'off',
  summary: 'Reports a comment behind a setting or a header.',
  why: `The server reads such comments, but the documentation asks for comments on lines of their own, and a reader may take
the comment for a part of the value. Switch this rule on to keep the two apart.`,
  bad: `[Logging]
ServiceLogFormat = TEXT ; TEXT or JSON
`,
  good: `[Logging]
; TEXT or JSON
ServiceLogFormat = TEXT
`,
  check({ document, report }) {
    for (const { alone, range, text } of document.comments()) {
      if (alone) continue;
      report({
        range: { start: range.start, end: range.start + text.trimEnd().length },
        message:
          'This comment stands behind something else; the documentation gives comments lines of their own.',
        help: 'Move it to the line above.',
      });
    }
  },
});
