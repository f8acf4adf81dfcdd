import { defineRule } from '../rule.ts';
import { locate, placesOf, severityOf, violationsIn } from './constraints/violations.ts';
import { Wording } from './constraints/wording.ts';

export const conflictingSettings = defineRule({
  id: 'schema/conflicting-settings',
  severity: 'error',
  summary: 'Reports settings that can’t hold together, and directories in which they must not lie.',
  why: `Each of these settings is right by itself, but not with the other. The server refuses to start on some pairs,
quietly prefers one on others, and runs with a part broken on the rest.`,
  otherSeverities: `Warning where the server starts all the same, and where the conflict is known from use rather than
from Posit’s documentation. Info where it is not confirmed at all.`,
  bad: `[Authorization]
UserRoleMapping = true
UserRoleGroupMapping = true

[Server]
DataDir = /opt/rstudio-connect/data
`,
  good: `[Authorization]
UserRoleGroupMapping = true

[Server]
DataDir = /srv/connect
`,
  check(context) {
    for (const violation of violationsIn(context, 'conflicts')) {
      const { constraint, facts, scope } = violation;
      context.report({
        ...locate(placesOf(constraint.when, facts, scope)),
        severity: severityOf(constraint, 'error', context.environmentKnown),
        message: `${new Wording(violation, context.show).conflict(constraint.when)}: ${constraint.because}.`,
        help: constraint.help,
      });
    }
  },
});
