import type { Release } from '../../helm/release.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { distortedValues } from './shared/distorted.ts';
import { releaseIn, reportValue } from './shared/release.ts';

export const nestedValue = defineRule({
  id: 'helm/nested-value',
  severity: 'error',
  summary:
    'Reports configuration that is not nested as the chart needs it: sections, in them settings, and their values.',
  why: `The chart knows two levels below \`config\`: the names of sections, and in each the settings. What is nested deeper it
writes as Go prints a map, \`CRAN = map[URL:https://…]\`, and the server refuses to start. A section for one of several
things, such as \`[RPackageRepository "CRAN"]\`, is one name with blank and quotes.`,
  exampleFile: 'values.yaml',
  bad: `config:
  RPackageRepository:
    CRAN:
      URL: https://packagemanager.posit.co/cran/latest
`,
  good: `config:
  RPackageRepository "CRAN":
    URL: https://packagemanager.posit.co/cran/latest
`,
  check(context) {
    const release = releaseIn(context);
    if (release === undefined) return;
    reportShapes(context, release);
    for (const { line, name } of distortedValues(release, ['nested'])) {
      const section = context.catalogue.findSection(line.section);
      const isSubsection =
        line.value.kind === 'map' && section !== undefined && section.subsection !== 'none';
      const what = line.value.kind === 'map' ? 'a map' : 'a list within a list';
      context.report({
        range: line.keyRange,
        setting: name,
        message: `${name} is ${what}, which the chart writes as Go prints it (\`${line.value.kind === 'map' ? 'map[…]' : '[…]'}\`): the server refuses to start.`,
        help: isSubsection
          ? `Write the section with its name as one key: \`${section.name} "${line.key}":\`.`
          : 'Write one value, or a list of values for a setting that takes several.',
      });
    }
  },
});

/** What Helm can’t go through at all. */
function reportShapes(context: RuleContext, release: Release): void {
  const config = release.value('config');
  if (config?.kind !== 'map') {
    reportValue(context, release, ['config'], {
      message: '`config` is no map of sections: the chart can’t write a configuration from it.',
      help: 'Write sections below it, and in each its settings.',
    });
    return;
  }
  for (const [name, { value }] of config.entries) {
    if (value.kind === 'map' || (value.kind === 'scalar' && value.data === null)) continue;
    reportValue(context, release, ['config', name], {
      message: `\`config.${name}\` is ${value.kind === 'list' ? 'a list' : 'a single value'}, where the chart needs a map of settings: ${value.kind === 'list' ? 'it writes the numbers of the items for their names' : 'it can’t write the configuration'}.`,
      help: 'Write the settings of the section as keys below its name.',
    });
  }
}
