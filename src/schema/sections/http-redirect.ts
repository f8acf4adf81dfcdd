import { boolean, listen, section, url } from '../setting.ts';

export const HTTPRedirect = section(
  'HTTPRedirect',
  { summary: 'A plain HTTP listener that does nothing but send visitors to HTTPS.' },
  () => ({
    KeepAlive: boolean({
      summary: 'Keeps connections to the redirecting listener open between requests.',
      note: 'Unconfirmed: the setting may not exist.',
      default: 'true',
      certainty: 'uncertain',
      source: 'memory',
    }),
    Listen: listen({
      summary: 'Address and port on which plain HTTP requests are answered with a redirect to HTTPS.',
      note: 'Makes sense beside `HTTPS.Listen`, usually with `:80`.',
      certainty: 'seen',
      source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
    }),
    Target: url({
      summary: 'URL to which the redirecting listener sends visitors.',
      note: 'Unconfirmed: known from a single third-party Ansible role.',
      certainty: 'uncertain',
      source: 'devxygmbh/ansible-posit: roles/connect',
    }),
  }),
);
