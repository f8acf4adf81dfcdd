/** Listeners, and TLS by Connect itself or by a proxy in front of it. */
import {
  all,
  any,
  conflicts,
  given,
  ignores,
  isOn,
  isSet,
  matches,
  not,
  requires,
  topic,
} from './constraint.ts';

const HTTPS = 'https://docs.posit.co/connect/admin/security/https/';

// A socket may take the place of an address; whether Connect knows that setting is not confirmed.
const hasSocket = isSet('HTTPS.UnixDomainSocket');
const speaksTls = any(isSet('HTTPS.Listen'), hasSocket);

export const https = topic(['HTTP', 'HTTPS', 'HTTPRedirect'], () => [
  requires('https-certificate', {
    when: isSet('HTTPS.Listen'),
    needs: all(isSet('HTTPS.Certificate'), isSet('HTTPS.Key')),
    because:
      'a browser accepts no TLS connection without a certificate, and the server can make none without its key',
    certainty: 'documented',
    source: HTTPS,
  }),
  ignores('https-no-listener', {
    when: all(not(isSet('HTTPS.Listen')), given(not(hasSocket))),
    settings: [
      'HTTPS.Certificate',
      'HTTPS.Key',
      'HTTPS.MinimumTLS',
      'HTTPS.Permanent',
      'HTTPS.StrictTransportSecurityMaxAge',
    ],
    because: 'Connect speaks no TLS itself',
    help: 'Set HTTPS.Listen, usually `:443`. Behind a proxy that speaks TLS use HTTP.ForceSecure instead.',
    certainty: 'documented',
    source: HTTPS,
  }),
  ignores('https-max-age-not-permanent', {
    when: all(given(speaksTls), not(isOn('HTTPS.Permanent'))),
    settings: ['HTTPS.StrictTransportSecurityMaxAge'],
    because: 'browsers are not told to keep to HTTPS, so not for how long either',
    certainty: 'documented',
    source: HTTPS,
  }),
  requires('https-redirect-target', {
    when: all(
      isSet('HTTPRedirect.Listen'),
      given(not(hasSocket)),
      // A proxy may speak TLS in Connect’s place.
      not(matches('Server.Address', 'has TLS', (url) => /^\s*https:/i.test(url))),
    ),
    needs: isSet('HTTPS.Listen'),
    because: 'people are sent from there to HTTPS, where nothing listens',
    help: 'Set HTTPS.Listen with HTTPS.Certificate and HTTPS.Key, or remove [HTTPRedirect].',
    certainty: 'seen',
    source: 'samcofer/sol-eng-docker: cluster/base-connect.gcfg',
  }),
  conflicts('force-secure-plain-address', {
    when: all(
      isOn('HTTP.ForceSecure'),
      not(speaksTls),
      matches('Server.Address', 'is an address without TLS', (url) => /^\s*http:/i.test(url)),
    ),
    because: 'browsers send no secure cookies to such an address, so nobody stays signed in',
    help: 'Write the proxy’s https:// address, or remove HTTP.ForceSecure where no proxy speaks TLS.',
    severity: 'warning',
    certainty: 'documented',
    source: HTTPS,
  }),
  ignores('force-secure-needless', {
    when: all(isSet('HTTPS.Listen'), not(isSet('HTTP.Listen'))),
    settings: ['HTTP.ForceSecure'],
    because: 'it is for a proxy that speaks TLS in front of a plain listener, and there is none',
    severity: 'info',
    certainty: 'documented',
    source: HTTPS,
  }),
]);
