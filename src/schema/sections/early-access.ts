import { boolean, section } from '../setting.ts';

export const EarlyAccess = section(
  'EarlyAccess',
  { summary: 'Consent to features that are not yet generally available.' },
  () => ({
    NodeJs: boolean({
      summary: 'Consents to Node.js content, an early-access feature.',
      note: '`NodeJs.Enabled` has to be on as well.',
      default: 'false',
      certainty: 'documented',
      source:
        'https://docs.posit.co/connect/cookbook/off-host-execution/creating-a-nodejs-execution-environment/',
    }),
    RunAsCurrentUserSSO: boolean({
      summary: 'Consents to running content as its current user when people sign in by OAuth2, SAML or LDAP.',
      note: 'Needs Connect’s name service module on the host: `/etc/libnss_connect.conf` and an entry in `nsswitch.conf`. The documentation speaks of execution on the server only, although the Helm chart offers it in Kubernetes too.',
      default: 'false',
      since: '2026.01.0',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/nameservice/',
    }),
  }),
);
