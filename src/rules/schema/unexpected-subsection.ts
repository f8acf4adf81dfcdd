import { foldName } from '../../parser/index.ts';
import { defineRule } from '../rule.ts';

export const unexpectedSubsection = defineRule({
  id: 'schema/unexpected-subsection',
  severity: 'error',
  summary: 'Reports a name in quotes in the header of a section that takes none.',
  why: `Only some sections can exist several times, told apart by a name: \`[LDAP "corporate"]\`,
\`[RPackageRepository "CRAN"]\`. For any other the server’s library has no place to store what stands under such a
header (“can't store data at section”): the settings below it do not take effect, and the server does not start.`,
  fixes: ['safe', 'unsafe'],
  bad: `[SAML "Okta"]
IdPAttributeProfile = okta
`,
  good: `[SAML]
IdPAttributeProfile = okta
`,
  check({ document, catalogue, report }) {
    const headers = document.sections();
    for (const header of headers) {
      const { name, subsection, subsectionRange, nameRange, broken } = header;
      if (broken || subsection === null || subsection === '' || subsectionRange === null) continue;
      const section = catalogue.findSection(name);
      if (section?.subsection !== 'none') continue;
      const others = headers.some((other) => other !== header && foldName(other.name) === foldName(name));
      report({
        range: subsectionRange,
        setting: section.name,
        message: `[${section.name}] takes no name in quotes: the server has no place for the settings below it, and does not start.`,
        help: others
          ? `Merge the settings into one [${section.name}]. With several values for a setting, the last one wins.`
          : `Write [${section.name}].`,
        fix: {
          title: 'Remove the name in quotes',
          // Sections that were apart would be thrown together.
          applicability: others ? 'unsafe' : 'safe',
          edits: [{ start: nameRange.end, end: subsectionRange.end, text: '' }],
        },
      });
    }
  },
});
