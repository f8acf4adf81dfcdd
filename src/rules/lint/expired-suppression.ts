import { defineRule } from '../rule.ts';

export const expiredSuppression = defineRule({
  id: 'lint/expired-suppression',
  severity: 'warning',
  summary: 'Reports a comment that switches findings off until a day that has passed.',
  why: `A reason with \`until 2027-01-31\` says for how long a finding is to be put up with. After that day the
suppression no longer holds: its findings are reported again, and so is the comment. A date that is no date
(\`until 2027-02-30\`, \`until 31.1.2027\`, \`until March 2027\`) is reported as well, and holds nothing either: nobody could tell when it ends.`,
  suppressible: false,
  bad: `[Server]
; gcfg-lint-disable-next-line schema/duplicate-setting -- the old name stays until 2024-06-30
Address = https://connect.example.com
Address = https://rsc.example.com
`,
  good: `[Server]
Address = https://rsc.example.com
`,
  exampleOptions: { today: '2026-11-20' },
  check({ suppressions, report }) {
    for (const { range, expired, until } of suppressions) {
      if (expired === 'no') continue;
      const unclear = expired === 'unclear';
      report({
        range,
        message: unclear
          ? `\`until ${until}\` names no day, so this suppression does not hold.`
          : `This suppression held until ${until} and does no longer.`,
        help: unclear
          ? 'Write the day as `until YYYY-MM-DD`.'
          : 'Settle what it suppressed and remove the comment, or set another day.',
      });
    }
  },
});
