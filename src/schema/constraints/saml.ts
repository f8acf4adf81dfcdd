/** Sign-in through SAML. */
import { conflicts, equals, ignores, isSet, not, requires, topic, withProvider } from './constraint.ts';

const SAML = 'https://docs.posit.co/connect/admin/authentication/saml-based/saml/';
const AZURE = 'Microsoft Entra tutorial on SAML with RStudio Connect';

export const saml = topic(['SAML'], () => [
  conflicts('saml-metadata-twice', {
    when: withProvider('saml', isSet('SAML.IdPMetaDataURL'), isSet('SAML.IdPMetaDataPath')),
    because: 'the metadata of the identity provider comes either from a URL or from a file',
    help: 'Remove one of the two.',
    certainty: 'documented',
    source: SAML,
    since: '1.8.2',
  }),
  ignores('saml-profile', {
    when: withProvider('saml', isSet('SAML.IdPAttributeProfile')),
    settings: [
      'SAML.UsernameAttribute',
      'SAML.FirstNameAttribute',
      'SAML.LastNameAttribute',
      'SAML.EmailAttribute',
      'SAML.GroupsAttribute',
      'SAML.UniqueIDAttribute',
      'SAML.NameIDFormat',
    ],
    because: 'the profile decides on names and formats of all attributes',
    help: 'Remove it, or remove the profile and name every attribute.',
    certainty: 'documented',
    source: AZURE,
  }),
  conflicts('saml-transient-name', {
    when: withProvider(
      'saml',
      equals('SAML.NameIDFormat', 'transient'),
      equals('SAML.UniqueIDAttribute', 'NameID'),
      not(isSet('SAML.IdPAttributeProfile')),
    ),
    because: 'a transient name differs at every sign-in, so Connect would take each for a new person',
    help: 'Set SAML.UniqueIDAttribute to an attribute that stays the same, such as `uid`.',
    certainty: 'documented',
    source: 'https://docs.rstudio.com/connect/1.8.4/admin/authentication/saml/',
  }),
  requires('saml-azure-post-binding', {
    when: withProvider('saml', equals('SAML.IdPAttributeProfile', 'azure')),
    needs: equals('SAML.IdPSingleSignOnPostBinding', 'true'),
    because: 'Microsoft Entra ID may refuse requests that come by redirection',
    severity: 'info',
    certainty: 'seen',
    source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
  }),
  requires('saml-encryption-certificate', {
    when: withProvider('saml', isSet('SAML.SPEncryptionKey')),
    needs: isSet('SAML.SPEncryptionCertificate'),
    because: 'the identity provider encrypts with the certificate what the key is to decrypt',
    certainty: 'uncertain',
    source: 'memory',
  }),
  requires('saml-encryption-key', {
    when: withProvider('saml', isSet('SAML.SPEncryptionCertificate')),
    needs: isSet('SAML.SPEncryptionKey'),
    because: 'without the key Connect can’t decrypt what was encrypted with the certificate',
    certainty: 'uncertain',
    source: 'memory',
  }),
]);
