import { boolean, integer, oneOf, secret, section, string } from '../setting.ts';

export const SMTP = section(
  'SMTP',
  { summary: 'The mail server that takes outgoing mail, for `Server.EmailProvider = SMTP`.' },
  () => ({
    ClientAddress: string({
      summary: 'Host name by which the server introduces itself to the mail server (HELO or EHLO).',
      note: 'Unconfirmed: the setting may not exist.',
      certainty: 'uncertain',
      source: 'memory',
    }),
    Host: string({
      summary: 'Host name of the mail server.',
      note: 'Used only when `Server.EmailProvider` is `SMTP`; mail needs `Server.SenderEmail` too.',
      since: '1.7.4',
      certainty: 'seen',
      source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
    }),
    Password: secret({
      summary: 'Password for logging in to the mail server.',
      note: 'Takes a value encrypted with `rscadmin configure --encrypt-config-value`.',
      since: '1.7.4',
      certainty: 'seen',
      source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
    }),
    Port: integer({
      summary: 'Port of the mail server.',
      note: 'Use 587 for submission with STARTTLS where the mail server offers it. The default is unconfirmed.',
      min: 1,
      max: 65535,
      default: '25',
      since: '1.7.4',
      certainty: 'seen',
      source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
    }),
    SSL: boolean({
      summary: 'Encrypts the connection to the mail server from its first byte.',
      note: 'To begin in clear text and change to TLS afterwards, use `SMTP.StartTLS`.',
      default: 'false',
      since: '1.7.4',
      certainty: 'seen',
      source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
    }),
    StartTLS: oneOf({
      summary: 'Whether the server changes to TLS with STARTTLS after connecting.',
      note: 'Of the values only `detect` is confirmed.',
      values: ['detect', 'always', 'never'],
      open: true,
      default: 'detect',
      since: '1.7.4',
      certainty: 'seen',
      source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
    }),
    User: string({
      summary: 'Account name for logging in to the mail server.',
      since: '1.7.4',
      certainty: 'seen',
      source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
    }),
  }),
);
