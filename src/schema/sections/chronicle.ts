import { boolean, path, section, string } from '../setting.ts';

export const Chronicle = section(
  'Chronicle',
  { summary: 'The bundled Chronicle service, which keeps usage data over time (preview).' },
  () => ({
    Enabled: boolean({
      summary: 'Starts the Chronicle service that comes with Connect.',
      note: 'Needs `Metrics.PrometheusListen` and local or S3 storage; newer documentation also asks for `OpenTelemetry.Enabled`.',
      default: 'false',
      since: '2026.06.0',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/chronicle/',
    }),
    LocalStorageEnabled: boolean({
      summary: 'Keeps Chronicle’s data in a directory.',
      note: 'The default is inferred: the documentation always writes the setting out.',
      default: 'false',
      since: '2026.06.0',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/chronicle/',
    }),
    LocalStorageLocation: path({
      summary: 'Directory in which Chronicle keeps its data.',
      note: 'Keep it outside `Server.DataDir`. With several nodes or pods it has to be on a volume that all can write.',
      default: '/var/lib/posit-chronicle/data',
      kind: 'dir',
      ha: 'shared',
      since: '2026.06.0',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/README.md.gotmpl',
    }),
    S3Bucket: string({
      summary: 'S3 bucket in which Chronicle keeps its data.',
      note: 'Must be given when `S3StorageEnabled` is on.',
      since: '2026.06.0',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/README.md.gotmpl',
    }),
    S3Prefix: string({
      summary: 'Text with which the keys of Chronicle’s objects in the bucket begin.',
      since: '2026.06.0',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/README.md.gotmpl',
    }),
    S3Region: string({
      summary: 'AWS region in which the bucket lies.',
      note: 'Must be given when `S3StorageEnabled` is on.',
      since: '2026.06.0',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/README.md.gotmpl',
    }),
    S3StorageEnabled: boolean({
      summary: 'Keeps Chronicle’s data in an S3 bucket.',
      note: 'Needs `S3Bucket` and `S3Region`.',
      default: 'false',
      since: '2026.06.0',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/README.md.gotmpl',
    }),
  }),
);
