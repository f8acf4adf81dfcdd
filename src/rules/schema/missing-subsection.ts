import { defineRule } from '../rule.ts';

/** What a name in quotes says, and an example of one, by section. */
const EXAMPLES: Readonly<Record<string, string>> = {
  RPackageRepository: 'CRAN',
  LDAP: 'corporate',
  OTLPEndpoint: 'collector',
  Notifications: '*',
};

export const missingSubsection = defineRule({
  id: 'schema/missing-subsection',
  severity: 'error',
  summary: 'Reports a header without its name in quotes, where the section needs one.',
  why: `\`[RPackageRepository "CRAN"]\` says for which repository its URL is. Without the name the server’s library
files the settings under an empty one: the URL belongs to a repository that no content asks for. Directories and
receivers of telemetry are told apart in the same way, and the documentation always shows them with a name.`,
  otherSeverities: `Warning for \`[LDAP]\`, \`[OTLPEndpoint]\` and \`[Notifications]\`: the documentation shows them
with a name, but whether the server insists on it is not known.`,
  bad: `[RPackageRepository]
URL = https://packagemanager.posit.co/cran/latest
`,
  good: `[RPackageRepository "CRAN"]
URL = https://packagemanager.posit.co/cran/latest
`,
  check({ document, catalogue, report }) {
    for (const { name, subsection, broken, nameRange } of document.sections()) {
      if (broken || (subsection !== null && subsection !== '')) continue;
      const section = catalogue.findSection(name);
      if (section?.subsection !== 'required' && section?.subsection !== 'expected') continue;
      const required = section.subsection === 'required';
      report({
        range: nameRange,
        setting: section.name,
        severity: required ? 'error' : 'warning',
        message: required
          ? `[${section.name}] has no name in quotes: what stands below it counts for ${section.name === 'RPackageRepository' ? 'a repository' : 'one'} with an empty name.`
          : `[${section.name}] has no name in quotes: the documentation always gives it one.`,
        help: `Write [${section.name} "${EXAMPLES[section.name] ?? 'name'}"], with a name of your own.`,
      });
    }
  },
});
