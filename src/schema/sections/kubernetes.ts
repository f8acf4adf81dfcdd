import { boolean, path, section, string } from '../setting.ts';

export const Kubernetes = section(
  'Kubernetes',
  {
    summary: 'Off-host execution in Kubernetes without the Job Launcher.',
    since: '2026.04.0',
  },
  () => ({
    ConnectRuntimeDir: path({
      summary: 'Mount point of Connect’s runtime components inside content containers.',
      note: 'No path of the server: it need not exist there. The Helm chart writes `/opt/rstudio-connect-runtime`, from about Connect 2026.06 on.',
      kind: 'dir',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/templates/_helpers.tpl',
    }),
    DataDirPVCName: string({
      summary: 'Persistent volume claim from which content pods mount the data directory.',
      note: 'The claim has to allow ReadWriteMany access, since server and content use it at once.',
      since: '2026.04.0',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/templates/_helpers.tpl',
    }),
    DataDirPVCSubPath: string({
      summary: 'Directory inside the claim that is mounted instead of the whole volume.',
      note: 'A relative path: it neither begins with a slash nor contains `..`. Servers before 2026.08.0 do not know the setting and refuse to start.',
      since: '2026.08.0',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/templates/NOTES.txt',
    }),
    DefaultResourceJobBase: path({
      summary: 'YAML file with the Kubernetes Job on which the jobs of content are modelled.',
      note: 'Its kind must be `Job`, the container for content must be called `connect-content` and the init container `connect-content-init`. The Helm chart writes `/etc/rstudio-connect/job.yaml`.',
      kind: 'file',
      since: '2026.04.0',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/templates/_helpers.tpl',
    }),
    DefaultResourceServiceBase: path({
      summary: 'YAML file with the Kubernetes Service on which the services of content are modelled.',
      note: 'Its kind must be `Service`. The Helm chart writes `/etc/rstudio-connect/service.yaml`.',
      kind: 'file',
      since: '2026.04.0',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/templates/_helpers.tpl',
    }),
    Enabled: boolean({
      summary: 'Has the server create Kubernetes jobs for content by itself.',
      note: 'Excludes `Launcher.Enabled`. Content runs only after at least one execution environment is defined; PostgreSQL is required. Turning it on or off makes the caches of packages and environments useless: content is rebuilt.',
      default: 'false',
      since: '2026.04.0',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/templates/_helpers.tpl',
    }),
    Namespace: string({
      summary: 'Kubernetes namespace of the jobs that run content.',
      note: 'The Helm chart writes it and refuses a `config` value that differs from its own.',
      since: '2026.04.0',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/templates/_helpers.tpl',
    }),
  }),
);
