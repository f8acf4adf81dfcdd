import type { Requirement } from '../../schema/constraints/index.ts';
import { defineRule } from '../rule.ts';
import { locate, placesOf, severityOf, violationsIn } from './constraints/violations.ts';
import { Wording } from './constraints/wording.ts';

export const missingSetting = defineRule({
  id: 'schema/missing-setting',
  severity: 'error',
  summary: 'Reports a setting that needs another one, which the file does not have.',
  why: `Many settings make sense in company only: a TLS listener needs a certificate, an account its password. The
server stops at some of these gaps when it starts. Others show only later, when nobody can sign in or no mail
arrives.`,
  otherSeverities: `Warning where the missing setting is often given in the environment (passwords, the database’s
URL) and nobody says what stands there (\`--env\`, \`--env-file\`), where the server starts all the same, and where the constraint is known from use rather than from Posit’s
documentation. Info where it is not confirmed at all.`,
  bad: `[HTTPS]
Listen = :443
Certificate = /etc/ssl/connect.crt

[Database]
Provider = postgres
`,
  good: `[HTTPS]
Listen = :443
Certificate = /etc/ssl/connect.crt
Key = /etc/ssl/private/connect.key

[Database]
Provider = postgres

[Postgres]
URL = postgres://connect@db.example.com/connect
`,
  check(context) {
    for (const violation of violationsIn(context, 'requires')) {
      const { constraint, facts, scope } = violation;
      const wording = new Wording(violation, context.show);
      context.report({
        ...locate(placesOf(constraint.when, facts, scope)),
        severity: severityOf(constraint, 'error', context.environmentKnown),
        message: `${wording.cause(constraint.when)} needs ${wording.need(constraint.needs)}: ${constraint.because}.`,
        help: help(constraint, wording),
      });
    }
  },
});

function help({ needs, help }: Requirement, wording: Wording): string {
  const { names, variables } = wording.supply(needs);
  if (help === undefined)
    return variables === undefined
      ? `Set ${names}.`
      : `Set ${names}, here or in the environment as ${variables}.`;
  if (variables === undefined || help.includes('environment')) return help;
  return `${help} The environment can give it, too, as ${variables}.`;
}
