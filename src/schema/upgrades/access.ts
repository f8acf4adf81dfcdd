/** Upgrades of settings that say who may sign in, and what people may do. */
import { readPath } from '../values/path.ts';
import { dropped, EMPTY, moved, split, type Upgrade } from './upgrade.ts';

const HOST = String.raw`[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*`;
const BLANKS = /[ \t\n]+/;

/** A deprecated switch of which no source says when it ends. */
function groupsAutoRemoval(section: 'LDAP' | 'OAuth2' | 'ProxyAuth' | 'SAML'): Upgrade {
  return {
    setting: `${section}.GroupsAutoRemoval`,
    convert: () => ({
      why: 'Nothing takes its place, and no source says whether this version still heeds or refuses it.',
      choices: [
        'Delete the line: groups that have lost their last member are no longer removed by themselves.',
        'Keep it if the server’s log mentions it only as deprecated.',
      ],
    }),
  };
}

/** Since 1.8.2 a certificate is named, not pasted in. */
function pastedCertificate(setting: `SAML.${string}`): Upgrade {
  return {
    setting,
    form: {
      name: 'the text of a certificate in place of a file name',
      removed: '1.8.2',
      has(value) {
        const reading = readPath(value);
        return reading.ok === true && reading.remarks?.includes('inline-certificate') === true;
      },
    },
    convert: () => ({
      why: 'The text has to go into a file on the server, in PEM format.',
      choices: [
        'Write the certificate to a PEM file that only the server can read, and name that file here.',
      ],
    }),
  };
}

export const access: readonly Upgrade[] = [
  dropped(
    'Authentication.RequireExternalUsernames',
    'which profile fields people may edit now follows from the provider and Authorization.UserInfoEditableBy',
  ),
  {
    setting: 'Password.UserInfoEditableBy',
    convert(value, beside) {
      const provider = beside.text('Authentication.Provider') ?? 'password';
      if (provider.toLowerCase() === 'password')
        return { becomes: [{ setting: 'Authorization.UserInfoEditableBy', value }] };
      return {
        why: `It counted for the provider password only. Here the provider is \`${provider}\`, and its successor counts for every one.`,
        choices: [
          `Write \`UserInfoEditableBy = ${value}\` into [Authorization], and delete the old line: now it counts.`,
          'Delete the line: all stays as it is.',
        ],
      };
    },
  },
  {
    setting: 'Authorization.UsersListingMinRole',
    convert(value) {
      switch (value.toLowerCase()) {
        case '':
        case 'viewer':
          return { becomes: [], because: 'everybody may see the list of users by default' };
        case 'publisher':
        case 'administrator':
          return {
            becomes: [{ setting: 'Authorization.ViewersCanOnlySeeThemselves', value: 'true' }],
            because: 'the successor only knows whether viewers see others',
          };
        default:
          return {
            why: 'The value is none of the roles `viewer`, `publisher` and `administrator`.',
            choices: [
              'Set Authorization.ViewersCanOnlySeeThemselves to true if viewers must not see others, and delete the old line.',
              'Delete the line if everybody may see everybody.',
            ],
          };
      }
    },
  },
  moved('LDAP.WhitelistedLoginGroups', 'LDAP.PermittedLoginGroups'),
  split('LDAP.PermittedLoginGroups', 'LDAP.PermittedLoginGroup', {
    until: '1.6.8',
    from: '2026.08.0',
    // What stood between several groups is not known, and a distinguished name holds commas and blanks.
    separator: /(?!)/,
    one: /^[\p{L}\p{Nd}_.-]+$/u,
    why: 'The value may be the name of one group or of several: no source says what parted them.',
  }),
  split('OAuth2.AllowedDomains', 'OAuth2.AllowedDomain', {
    separator: BLANKS,
    one: new RegExp(`^${HOST}$`),
    why: 'The old setting had domains parted by blanks, and the value does not look like that.',
  }),
  split('OAuth2.AllowedEmails', 'OAuth2.AllowedEmail', {
    separator: BLANKS,
    one: new RegExp(`^[\\w.!#$%&'*+/=?^\`{|}~-]+@${HOST}$`),
    why: 'The old setting had addresses parted by blanks, and the value does not look like that.',
  }),
  {
    setting: 'OAuth2.DiscoveryEndpoint',
    convert(value) {
      if (value === '' || /^https:\/\/accounts\.google\.com(?:[/?#]|$)/i.test(value))
        return { becomes: [], because: 'Google is the default' };
      const issuer = value.replace(/\/\.well-known\/openid-configuration\/?$/i, '');
      return {
        why: 'It names a provider other than Google. The successor came only with 1.8.4, and takes the issuer, not the document.',
        choices: [
          issuer === value
            ? 'Set OAuth2.OpenIDConnectIssuer to the provider’s issuer, and delete the old line.'
            : `Write \`OpenIDConnectIssuer = ${issuer}\` if that is the provider’s issuer, and delete the old line.`,
          'Delete the line if people sign in with Google.',
        ],
      };
    },
  },
  {
    setting: 'SAML.IdPMetaData',
    convert(value) {
      if (value === '') return { becomes: [], because: EMPTY };
      if (/^https?:\/\/\S+$/i.test(value))
        return { becomes: [{ setting: 'SAML.IdPMetaDataURL', value }], because: 'the value is a URL' };
      if (/^\/[^{}$<>\n]*$/.test(value))
        return { becomes: [{ setting: 'SAML.IdPMetaDataPath', value }], because: 'the value is a path' };
      return {
        why: 'The value is neither a URL nor an absolute path.',
        choices: [
          'Set SAML.IdPMetaDataURL if the server downloads the metadata, and delete the old line.',
          'Set SAML.IdPMetaDataPath if they lie in a file on the server, and delete the old line.',
        ],
      };
    },
  },
  pastedCertificate('SAML.IdPSigningCertificate'),
  pastedCertificate('SAML.SPEncryptionCertificate'),
  groupsAutoRemoval('LDAP'),
  groupsAutoRemoval('OAuth2'),
  groupsAutoRemoval('ProxyAuth'),
  groupsAutoRemoval('SAML'),
];
