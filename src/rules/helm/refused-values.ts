import { defineRule } from '../rule.ts';
import { bothBackends, contradictions } from './refusals/backends.ts';
import {
  chronicleWithoutRoot,
  namelessEnvironments,
  nameservice,
  otherKinds,
  overridesBesideTemplates,
  reservedPaths,
} from './refusals/pods.ts';
import type { FindRefusals } from './refusals/refusal.ts';
import { dataDirOfOldLauncher, missingStorage, subPath } from './refusals/storage.ts';
import { otherFiles, releaseIn, reportValue } from './shared/release.ts';

const CHECKS: readonly FindRefusals[] = [
  bothBackends,
  contradictions,
  missingStorage,
  dataDirOfOldLauncher,
  subPath,
  namelessEnvironments,
  nameservice,
  otherKinds,
  reservedPaths,
  overridesBesideTemplates,
  chronicleWithoutRoot,
];

export const refusedValues = defineRule({
  id: 'helm/refused-values',
  severity: 'error',
  summary: 'Reports values that the Helm chart refuses together.',
  why: `The chart looks at its values before it writes anything, and stops at those that do not go together: Launcher and
direct runner both on, content on Kubernetes without storage, a name service without single sign-on. \`helm upgrade\` then
fails, after the change was reviewed and merged.`,
  otherSeverities: `Warning where it hangs on something that is not known: on the release of the chart
(\`--chart-version\`), on the namespace of the release, or on what may stand in another file of values (\`--values\`).`,
  exampleFile: 'values.yaml',
  bad: `launcher:
  enabled: true
backends:
  kubernetes:
    enabled: true
sharedStorage:
  create: true
`,
  good: `launcher:
  enabled: false
backends:
  kubernetes:
    enabled: true
sharedStorage:
  create: true
`,
  check(context) {
    const release = releaseIn(context);
    if (release === undefined) return;
    for (const check of CHECKS)
      for (const { at, message, help, setting, certainty, related } of check(release))
        reportValue(context, release, at, {
          message,
          setting,
          severity: certainty === 'sure' ? undefined : 'warning',
          help: certainty === 'sure' ? help : `${help}${otherFiles(release)}`,
          related:
            related === undefined
              ? undefined
              : [{ at: release.place(...related.at), message: related.message }],
        });
  },
});
