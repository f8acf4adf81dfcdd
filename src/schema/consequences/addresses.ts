/** Addresses that people and other machines know. */
import { equals } from '../constraints/constraint.ts';
import { type Consequence, follows } from './consequence.ts';

export const addresses: readonly Consequence[] = [
  follows('server-address', {
    settings: ['Server.Address'],
    message:
      'Links in mail and redirects lead to the new address; bookmarks and deployment tools keep the old one.',
    help: 'See that the new address leads to the server (DNS, certificate, load balancer or proxy), and tell those who publish.',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/integrations/tableau',
  }),
  follows('oauth2-redirect', {
    settings: ['Server.Address'],
    after: equals('Authentication.Provider', 'oauth2'),
    message: 'The redirect URI at the OAuth2 provider begins with the server’s address.',
    help: 'Register the new redirect URI there before the change, or nobody can sign in.',
    certainty: 'seen',
    source: 'https://docs.posit.co/connect/admin/authentication/',
  }),
  follows('saml-address', {
    settings: ['Server.Address'],
    after: equals('Authentication.Provider', 'saml'),
    message: 'The SAML identity provider knows this server by its address.',
    help: 'Give the identity provider the server’s new metadata, or nobody can sign in.',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/authentication/',
  }),
  follows('listener', {
    settings: [
      'HTTP.Listen',
      'HTTP.UnixDomainSocket',
      'HTTPS.Listen',
      'HTTPS.UnixDomainSocket',
      'HTTPRedirect.Listen',
    ],
    when: wasThere,
    message: 'What reaches the server under its old address or port no longer does.',
    help: 'Change load balancers, proxies, firewalls and health checks along with it.',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/security/https/',
  }),
  follows('prometheus-listener', {
    settings: ['Metrics.PrometheusListen'],
    when: wasThere,
    message: 'What reads the server’s figures for Prometheus under its old address no longer does.',
    help: 'Change the targets of Prometheus along with it.',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/operational-metrics',
  }),
  follows('dashboard-path', {
    settings: ['Server.DashboardPath'],
    message: 'The dashboard moves to another path: bookmarks lead to the old one.',
    help: 'Tell the users, or keep a redirect in the proxy.',
    certainty: 'documented',
    source: 'Posit blog, RStudio Connect 2021.08',
  }),
];

/** A listener that comes in addition is in nobody’s way. */
function wasThere(from: string | undefined): boolean {
  return from !== undefined && from !== '';
}
