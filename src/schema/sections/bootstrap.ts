import { boolean, path, secret, section } from '../setting.ts';

export const Bootstrap = section(
  'Bootstrap',
  { summary: 'Setting up the first administrator of a new server without a browser.' },
  () => ({
    Enabled: boolean({
      summary: 'Hands out an API key of the first administrator in exchange for a signed token.',
      note: 'Works once. With the provider `password` it fails unless email is configured.',
      default: 'false',
      certainty: 'seen',
      source: 'sol-eng/connect-migration-scripts: connect/config/rstudio-connect.gcfg',
    }),
    SecretKey: secret({
      summary: 'Key, in Base64, with which bootstrap tokens have to be signed.',
      note: 'Seen only as the environment variable `CONNECT_BOOTSTRAP_SECRETKEY`. The key needs at least 32 bytes.',
      certainty: 'seen',
      source: 'posit-dev/with-connect: main.py',
    }),
    SecretKeyFile: path({
      summary: 'File that contains, in Base64, the key with which bootstrap tokens have to be signed.',
      note: 'The key needs at least 32 bytes. Whoever reads the file can become administrator of a new server, so only the account that runs the server should.',
      kind: 'file',
      certainty: 'seen',
      source: 'sol-eng/connect-migration-scripts: connect/config/rstudio-connect.gcfg',
    }),
  }),
);
