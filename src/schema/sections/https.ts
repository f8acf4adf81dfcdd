import { boolean, duration, listen, oneOf, path, section, string } from '../setting.ts';

export const HTTPS = section(
  'HTTPS',
  { summary: 'Encrypted HTTP: listener, certificate and TLS options.' },
  () => ({
    Certificate: path({
      summary: 'PEM file with the server’s certificate, followed by the intermediate certificates.',
      note: 'Belongs together with `HTTPS.Key`.',
      kind: 'file',
      certainty: 'seen',
      source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
    }),
    ExcludedCiphers: string({
      summary: 'TLS cipher suites that the server declined to use.',
      note: 'That it could be given several times is an assumption.',
      multi: true,
      removed: {
        in: '1.8.0',
        replacement: 'HTTPS.MinimumTLS',
        note: 'Set a lowest TLS version instead, or leave encryption to a proxy that lets you choose ciphers.',
      },
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.8.0',
    }),
    KeepAlive: boolean({
      summary: 'Keeps HTTPS connections open between requests.',
      default: 'true',
      certainty: 'uncertain',
      source: 'memory',
    }),
    Key: path({
      summary: 'PEM file with the private key that belongs to the certificate.',
      note: 'The value is a path, the file is the secret: keep it readable by root only. A passphrase on the key is not supported by Package Manager, and presumably not by Connect.',
      kind: 'file',
      certainty: 'seen',
      source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
    }),
    Listen: listen({
      summary: 'Address and port on which the server answers HTTPS.',
      note: 'Needs `HTTPS.Certificate` and `HTTPS.Key`. Remember to write `Server.Address` with `https://` as well.',
      certainty: 'seen',
      source: 'samcofer/rstudio-configuration: connect/rstudio-connect.gcfg',
    }),
    MinimumTLS: oneOf({
      summary: 'Oldest version of TLS that a client may use.',
      note: 'TLS 1.3 is available from Connect 1.8.0 on, and SSLv3 is gone since 1.8.4. The list of values and the present default are unconfirmed.',
      values: ['1.0', '1.1', '1.2', '1.3'],
      open: true,
      default: '1.2',
      since: '1.6.8',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.6.8',
    }),
    Permanent: boolean({
      summary: 'Tells browsers to use nothing but HTTPS for this host (HSTS) and marks cookies as Secure.',
      note: 'Hard to take back: a browser that has seen the header refuses plain HTTP for 30 days, or as long as `HTTPS.StrictTransportSecurityMaxAge` says. Behind a proxy that handles TLS use `HTTP.ForceSecure` instead.',
      default: 'false',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/security/https/',
    }),
    ProhibitedCiphers: string({
      summary: 'TLS cipher suites that the server must not use.',
      note: 'Named in one announcement only; perhaps the same as `HTTPS.ExcludedCiphers`, which 1.8.0 removed. Whether it could be given several times is not known.',
      since: '1.6.8',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.6.8',
    }),
    StrictTransportSecurityMaxAge: duration({
      summary: 'Time for which browsers remember to use HTTPS only; the HSTS header carries it as max-age.',
      note: 'That the value is written as a duration is an assumption.',
      default: '30d',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/security/https/',
    }),
    UnixDomainSocket: path({
      summary: 'Socket file on which the server answers HTTPS.',
      note: 'Unconfirmed: known from a single third-party Ansible role.',
      kind: 'file',
      certainty: 'uncertain',
      source: 'devxygmbh/ansible-posit: roles/connect',
    }),
  }),
);
