import { named, type PlaceGroup } from './place.ts';

/** Files of the administrator that let the server and others trust each other. Every node must find them. */
export const credentials: PlaceGroup = {
  title: 'Certificates, keys and passwords',
  places: [
    named('HTTPS.Certificate', { holds: 'certificate of the server', nodes: 'same' }),
    named('HTTPS.Key', { holds: 'private key of the server', nodes: 'same' }),
    named('LDAP.TLSCACertificate', { holds: 'certificate of the directory’s authority', nodes: 'same' }),
    named('LDAP.BindPasswordFile', { holds: 'password for the directory', nodes: 'same' }),
    named('OAuth2.ClientSecretFile', { holds: 'secret for the identity provider', nodes: 'same' }),
    named('SAML.IdPMetaDataPath', { holds: 'metadata of the identity provider', nodes: 'same' }),
    named('SAML.IdPSigningCertificate', { holds: 'certificate of the identity provider', nodes: 'same' }),
    named('SAML.SPEncryptionCertificate', { holds: 'certificate for encrypted assertions', nodes: 'same' }),
    named('SAML.SPEncryptionKey', { holds: 'private key for encrypted assertions', nodes: 'same' }),
    named('Bootstrap.SecretKeyFile', { holds: 'key for the first API key', nodes: 'same' }),
  ],
};
