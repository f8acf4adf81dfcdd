import { defineRule } from '../rule.ts';
import {
  headerPlace,
  locate,
  placeOf,
  placesOf,
  severityOf,
  violationsIn,
} from './constraints/violations.ts';
import { Wording } from './constraints/wording.ts';

export const ignoredSetting = defineRule({
  id: 'schema/ignored-setting',
  severity: 'warning',
  summary: 'Reports a setting that does nothing because of another one.',
  why: `The server reads such a setting and says nothing of it, so whoever wrote it believes in something that is not
so: that mail goes through this relay, or that these groups have these roles. Often a switch is missing somewhere
else in the file. A setting that says what holds without it is not reported.`,
  otherSeverities: `Info for what has plainly been switched off or left from an earlier setup, such as the section of a
provider that is no longer the chosen one, and where it is not confirmed that the setting does nothing.`,
  bad: `[Authentication]
Provider = saml

[LDAP "Company"]
ServerAddress = ldap.example.com:636

[Branding]
DisplayName = Analytics
`,
  good: `[Authentication]
Provider = saml

[Branding]
Enabled = true
DisplayName = Analytics
`,
  check(context) {
    for (const violation of violationsIn(context, 'ignores')) {
      const { constraint, facts, scope, ignored } = violation;
      const isSection = typeof constraint.settings === 'string';
      const place = isSection ? headerPlace(ignored) : placeOf(ignored[0]!);
      // What only the environment gives is not for this file to mend.
      if (place === undefined) continue;
      const name = isSection ? `[${constraint.settings}]` : place.name;
      const causes = placesOf(constraint.when, facts, scope);
      const wording = new Wording(violation, context.show);
      context.report({
        ...locate([place, ...causes.filter(({ range }) => range.start !== place.range.start)]),
        severity: severityOf(constraint, 'warning', context.environmentKnown),
        message: `${name} has no effect ${wording.circumstance(constraint.when)}: ${constraint.because}.`,
        help: constraint.help ?? 'Remove it.',
      });
    }
  },
});
