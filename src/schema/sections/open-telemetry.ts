import { boolean, section, string } from '../setting.ts';

export const OpenTelemetry = section(
  'OpenTelemetry',
  { summary: 'Traces, metrics and logs by OpenTelemetry.', since: '2026.02.0' },
  () => ({
    AllowContentInstrumentation: boolean({
      summary: 'Allows the processes of content to be traced as well.',
      note: 'The release that brought the setting may be a later one of 2026; that is unconfirmed.',
      default: 'true',
      since: '2026.02.0',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/user/content-telemetry/',
    }),
    APIInstrumentation: boolean({
      summary: 'Adds traces of requests to the server’s API.',
      note: 'One third-party Ansible role is the only place that writes it: name and default are unconfirmed.',
      default: 'false',
      since: '2026.02.0',
      certainty: 'uncertain',
      source: 'devxygmbh/ansible-posit: roles/connect',
    }),
    CollectorAdvertiseHost: string({
      summary: 'Host name or IP address under which content processes send to the server’s collector.',
      note: 'Differs from node to node. The Helm chart sets it through the environment, to the IP address of the pod, from Connect 2026.03.0 on.',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/README.md.gotmpl',
    }),
    DatabaseInstrumentation: boolean({
      summary: 'Adds traces of the server’s database calls.',
      note: 'One third-party Ansible role is the only place that writes it: name and default are unconfirmed.',
      default: 'false',
      since: '2026.02.0',
      certainty: 'uncertain',
      source: 'devxygmbh/ansible-posit: roles/connect',
    }),
    Enabled: boolean({
      summary: 'Starts the built-in collector of traces, metrics and logs.',
      note: 'An `[OTLPEndpoint "name"]` section says where the data goes.',
      default: 'false',
      since: '2026.02.0',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/opentelemetry/getting-started.html',
    }),
  }),
);
