import { path, section } from '../setting.ts';

export const ExecutionEnvironments = section(
  'ExecutionEnvironments',
  { summary: 'Images in which content runs off-host.' },
  () => ({
    ConfigFilePath: path({
      summary: 'YAML file of execution environments that the server applies again whenever it changes.',
      note: 'What the file defines is locked everywhere else: neither the dashboard nor the API changes it. The Helm chart writes `/etc/rstudio-connect/execution-environments/environments.yaml`.',
      kind: 'file',
      since: '2026.03.0',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/templates/_helpers.tpl',
    }),
  }),
);
