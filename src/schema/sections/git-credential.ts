import { oneOf, secret, section, string } from '../setting.ts';

export const GitCredential = section(
  'GitCredential',
  {
    summary: 'Account with which the server reads private repositories of one Git host.',
    subsection: 'optional',
  },
  () => ({
    Host: string({
      summary: 'Git host at which the account is used.',
      note: 'For several hosts, give each its own section with a name, `[GitCredential "name"]`: sections without a name merge, and the last host wins. That names are allowed is unconfirmed.',
      certainty: 'documented',
      source: 'https://colorado.posit.co/rsc/posit-admin-training/courses/connect/publishing.html',
    }),
    Password: secret({
      summary: 'Password or access token that goes with the user name.',
      note: 'Can be given encrypted, as `rscadmin configure --encrypt-config-value` prints it.',
      certainty: 'seen',
      source: 'CCHMC-SALT/connect_install: files/update_rcon_ini.R',
    }),
    Protocol: oneOf({
      summary: 'Scheme of the repository addresses for which the account is used.',
      note: 'With `http` the password crosses the network unencrypted. The default is unconfirmed.',
      values: ['https', 'http'],
      open: true,
      default: 'https',
      certainty: 'seen',
      source: 'CCHMC-SALT/connect_install: files/rstudio-connect.gcfg',
    }),
    Username: string({
      summary: 'User name with which the server signs in to the Git host.',
      certainty: 'documented',
      source: 'https://colorado.posit.co/rsc/posit-admin-training/courses/connect/publishing.html',
    }),
  }),
);
