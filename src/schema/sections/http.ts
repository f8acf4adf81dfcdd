import { boolean, listen, path, section } from '../setting.ts';

export const HTTP = section(
  'HTTP',
  { summary: 'Plain HTTP: where the server listens without encryption.' },
  () => ({
    ForceSecure: boolean({
      summary:
        'Marks cookies as Secure although the server itself speaks plain HTTP, for use behind a TLS proxy.',
      default: 'false',
      since: '1.6.6',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.6.6',
    }),
    KeepAlive: boolean({
      summary: 'Keeps HTTP connections open between requests.',
      default: 'true',
      certainty: 'uncertain',
      source: 'memory',
    }),
    Listen: listen({
      summary: 'Address and port on which the server answers plain HTTP.',
      note: 'The installer, the container images and the Helm chart write `:3939`; whether the server has a default of its own is not known. That this or `HTTPS.Listen` has to be set is unconfirmed.',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/values.yaml',
    }),
    NoWarning: boolean({
      summary: 'Silences the dashboard’s warning that the connection is not encrypted.',
      default: 'false',
      since: '1.5.4',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.5.4',
    }),
    UnixDomainSocket: path({
      summary: 'Socket file on which the server answers plain HTTP.',
      note: 'Unconfirmed: known from a single third-party Ansible role.',
      kind: 'file',
      certainty: 'uncertain',
      source: 'devxygmbh/ansible-posit: roles/connect',
    }),
  }),
);
