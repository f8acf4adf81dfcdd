/** Sign-in through OpenID Connect. */
import {
  any,
  conflicts,
  given,
  isOn,
  isSet,
  matches,
  not,
  requires,
  topic,
  withProvider,
} from './constraint.ts';

const GOOGLE = 'https://docs.posit.co/connect/admin/authentication/oauth2-openid-based/google/';
const OPENID_CONNECT =
  'https://docs.posit.co/connect/admin/authentication/oauth2-openid-based/openid-connect/';

export const oauth2 = topic(['OAuth2'], () => [
  requires('oauth2-client-secret', {
    when: withProvider('oauth2', isSet('OAuth2.ClientId'), given(not(isOn('OAuth2.UsePKCE')))),
    needs: any(isSet('OAuth2.ClientSecret'), isSet('OAuth2.ClientSecretFile')),
    because: 'the secret proves to the identity provider that it talks to this client',
    help: 'Set OAuth2.ClientSecretFile, or OAuth2.ClientSecret with an encrypted value.',
    oftenInEnvironment: true,
    certainty: 'documented',
    source: GOOGLE,
  }),
  conflicts('oauth2-client-secret-twice', {
    when: withProvider('oauth2', isSet('OAuth2.ClientSecret'), isSet('OAuth2.ClientSecretFile')),
    because: 'exactly one of them may hold the client secret',
    help: 'Remove one of the two; the file is the safer place.',
    certainty: 'documented',
    source: GOOGLE,
  }),
  conflicts('oauth2-issuer-http', {
    when: withProvider(
      'oauth2',
      matches('OAuth2.OpenIDConnectIssuer', 'is not an https:// address', (url) => /^\s*http:/i.test(url)),
    ),
    because: 'Connect asks for an issuer with a publicly trusted certificate',
    help: 'Write the issuer’s https:// address.',
    // Posit’s own tests run with one.
    severity: 'warning',
    certainty: 'documented',
    source: OPENID_CONNECT,
  }),
]);
