import { defineRule } from '../rule.ts';

export const suppressionWithoutReason = defineRule({
  id: 'lint/suppression-without-reason',
  severity: 'warning',
  summary: 'Reports a comment that switches findings off and does not say why.',
  why: `Whoever reads the file next has to decide whether the suppression still holds, and can do so only with its
reason. Write it behind \`--\`. The suppression is in force with or without one. Where reasons are not wanted, set
\`suppressions: { require-reason: false }\` in \`gcfg-lint.yaml\`.`,
  suppressible: false,
  bad: `[Server]
; gcfg-lint-disable-next-line schema/duplicate-setting
Address = https://connect.example.com
Address = https://rsc.example.com
`,
  good: `[Server]
; gcfg-lint-disable-next-line schema/duplicate-setting -- the old name stays in sight until the DNS entry is gone
Address = https://connect.example.com
Address = https://rsc.example.com
`,
  check({ suppressions, report }) {
    for (const { range, instruction, reason, until } of suppressions) {
      if (instruction === undefined || instruction === 'enable') continue;
      const words = until === undefined ? reason : reason.replace(until, '').replace(/\buntil\b/i, '');
      if (/[\p{L}\p{Nd}]/u.test(words)) continue;
      report({
        range,
        message: `This suppression ${until === undefined ? '' : 'says until when, but '}gives no reason.`,
        help: 'Add the reason behind `--`: `-- the proxy in front adds this header`.',
      });
    }
  },
});
