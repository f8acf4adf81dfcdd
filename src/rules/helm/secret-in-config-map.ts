import { podVariables } from '../../helm/pods.ts';
import type { Release } from '../../helm/release.ts';
import { valueAt } from '../../helm/tree.ts';
import { readEnvironment } from '../../schema/environment.ts';
import { variableFor } from '../../schema/index.ts';
import { isPlaceholder } from '../../schema/values/placeholder.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { clearSecret } from '../security/shared/clear-secret.ts';
import { releaseIn, reportValue } from './shared/release.ts';

export const secretInConfigMap = defineRule({
  id: 'helm/secret-in-config-map',
  severity: 'warning',
  summary:
    'Reports passwords and keys in values, which the Helm chart writes into a ConfigMap or the Deployment.',
  why: `What stands below \`config\` becomes a ConfigMap. Many who may look into a namespace may read its ConfigMaps and
Deployments but not its Secrets; both are stored unencrypted, kept in the history of the release, and shown by
\`helm get values\` and \`kubectl describe\`; the file itself usually lies in version control. A Secret of one’s own, given to
the pod as a variable, keeps the password out of all of them. Encrypted values and gaps of templates (\`<PASSWORD>\`) are not
reported.`,
  exampleFile: 'values.yaml',
  bad: `config:
  Postgres:
    URL: postgres://connect@db.example.com/connect
    Password: sword-fish
`,
  good: `config:
  Postgres:
    URL: postgres://connect@db.example.com/connect
pod:
  env:
    - name: CONNECT_POSTGRES_PASSWORD
      valueFrom:
        secretKeyRef:
          name: connect-database
          key: password
`,
  check(context) {
    const release = releaseIn(context);
    if (release === undefined) return;
    for (const binding of context.bindings) {
      const found = clearSecret(binding);
      if (found === undefined) continue;
      const { entry } = binding;
      const [section = '', key = ''] = found.variableOf.split('.');
      const variable = entry.subsection === null ? variableFor(section, key) : undefined;
      context.report({
        range: entry.valueRange!,
        setting: binding.name,
        message: `${found.fact}, and the chart writes it into a ConfigMap: whoever may read those of the namespace, or this file, can use it.`,
        help:
          variable === undefined
            ? 'Take it out of the values, and let the server read it from a file that a Secret is mounted at, if there is such a setting.'
            : `${found.inUrl ? 'Take the password out of the URL' : 'Remove the line'}, put it into a Secret, and give it to the pod by \`pod.env\`, as ${variable} with \`valueFrom.secretKeyRef\`.`,
      });
    }
    reportVariables(context, release);
  },
});

function reportVariables(context: RuleContext, release: Release): void {
  for (const { name, value, item } of podVariables(release)) {
    if (value === undefined || value === '' || isPlaceholder(value)) continue;
    const [override] = readEnvironment({ [name]: value }, context.catalogue);
    const place = valueAt(item, ['value'])?.place;
    if (override?.setting.type !== 'secret' || place === undefined) continue;
    reportValue(context, release, place, {
      setting: `${override.section.name}.${override.key}`,
      message: `${name} stands in clear text, and the chart writes it into the Deployment: whoever may read that, or this file, can use it.`,
      help: 'Put it into a Secret, and give it with `valueFrom.secretKeyRef` in place of `value`.',
    });
  }
}
