/** Which settings belong to the chosen `Authentication.Provider`. */
import { all, any, equals, hasSection, ignores, isSet, not, requires, topic } from './constraint.ts';

const AUTHENTICATION = 'https://docs.posit.co/connect/admin/authentication/';
const ADVANCED_LDAP = 'Connect admin guide 1.9.0, advanced LDAP';
const GOOGLE = 'https://docs.posit.co/connect/admin/authentication/oauth2-openid-based/google/';
const SAML = 'https://docs.posit.co/connect/admin/authentication/saml-based/saml/';
const SECURITY = 'https://docs.posit.co/connect/admin/security/';

/** The section of each provider. */
const SECTIONS = {
  password: 'Password',
  ldap: 'LDAP',
  oauth2: 'OAuth2',
  saml: 'SAML',
  pam: 'PAM',
  proxy: 'ProxyAuth',
} as const;

const isProviderGiven = isSet('Authentication.Provider');

export const providers = topic(
  ['Authentication', 'Password', 'LDAP', 'OAuth2', 'SAML', 'PAM', 'ProxyAuth'],
  () => [
    requires('ldap-section', {
      when: equals('Authentication.Provider', 'ldap'),
      needs: hasSection('LDAP'),
      because: 'the server knows no directory against which people could sign in',
      help: 'Describe the directory in a section of its own, such as `[LDAP "Company"]`.',
      certainty: 'documented',
      source: ADVANCED_LDAP,
    }),

    requires('oauth2-client', {
      when: equals('Authentication.Provider', 'oauth2'),
      needs: isSet('OAuth2.ClientId'),
      because: 'the identity provider has to know which application people sign in to',
      help: 'Register Connect with the identity provider, and copy the ID that it assigns.',
      certainty: 'documented',
      source: GOOGLE,
    }),
    requires('saml-identity-provider', {
      when: equals('Authentication.Provider', 'saml'),
      needs: any(
        isSet('SAML.IdPMetaDataURL'),
        isSet('SAML.IdPMetaDataPath'),
        isSet('SAML.IdPMetaData'),
        isSet('SAML.IdPSingleSignOnServiceURL'),
      ),
      because: 'Connect does not know where to send people to sign in',
      help: 'Set SAML.IdPMetaDataURL or SAML.IdPMetaDataPath to the metadata of the identity provider.',
      severity: 'warning',
      certainty: 'documented',
      source: SAML,
    }),
    requires('saml-address', {
      when: equals('Authentication.Provider', 'saml'),
      needs: isSet('Server.Address'),
      because: 'the addresses that the identity provider has to know are built from it',
      help: 'Set Server.Address to the URL under which people open the server.',
      certainty: 'documented',
      source: SAML,
    }),

    ...Object.entries(SECTIONS).map(([provider, section]) =>
      ignores(`${provider}-section-unused`, {
        when: all(
          isProviderGiven,
          equals('Authentication.Provider', ...Object.keys(SECTIONS).filter((other) => other !== provider)),
        ),
        settings: section,
        because: 'the server reads the section of the chosen provider only',
        help: `Set Authentication.Provider = ${provider} if people are to sign in this way; otherwise the section can go.`,
        severity: 'info',
        certainty: 'documented',
        source: AUTHENTICATION,
      }),
    ),
    ...(['ldap', 'oauth2', 'saml', 'pam', 'proxy'] as const).map((provider) =>
      ignores(`${provider}-section-without-provider`, {
        when: not(isProviderGiven),
        settings: SECTIONS[provider],
        because:
          'unless that names another provider, people sign in with passwords that Connect keeps itself',
        help: `Set Authentication.Provider = ${provider}.`,
        certainty: 'documented',
        source: AUTHENTICATION,
      }),
    ),

    ignores('password-form-only', {
      when: equals('Authentication.Provider', 'oauth2', 'saml', 'proxy'),
      settings: ['Authentication.ChallengeResponseEnabled', 'Authentication.Notice'],
      because: 'it belongs to the form in which Connect asks for a password, and people sign in elsewhere',
      certainty: 'documented',
      source: SECURITY,
    }),
    ignores('password-form-only-web-sudo', {
      when: equals('Authentication.Provider', 'oauth2', 'saml', 'proxy'),
      settings: ['Authentication.WebSudoMode', 'Authentication.WebSudoModeDuration'],
      because: 'Connect can’t ask once more for a password that it never sees',
      certainty: 'uncertain',
      source: 'memory',
    }),
  ],
);
