import { duration, integer, secret, section, url } from '../setting.ts';

export const Postgres = section(
  'Postgres',
  { summary: 'Connection to a PostgreSQL database, for `Database.Provider = postgres`.' },
  () => ({
    ConnectionMaxLifetime: duration({
      summary: 'Age at which a pooled connection to PostgreSQL is closed.',
      note: 'Unconfirmed: the setting may not exist under this name.',
      certainty: 'uncertain',
      source: 'memory',
    }),
    InstrumentationPassword: secret({
      summary: 'Password for the connection that `Postgres.InstrumentationURL` describes.',
      note: 'Takes a value encrypted with `rscadmin configure --encrypt-config-value`.',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.8.2',
    }),
    InstrumentationURL: url({
      summary: 'Connection URL of a database or schema of its own for records of content use.',
      note: 'Give the password in `Postgres.InstrumentationPassword` rather than in the URL.',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.8.2',
    }),
    MaxIdleConnections: integer({
      summary: 'Number of unused connections to PostgreSQL that are kept open.',
      note: 'Unconfirmed: the setting may not exist under this name.',
      unit: 'connections',
      certainty: 'uncertain',
      source: 'memory',
    }),
    MaxOpenConnections: integer({
      summary: 'Number of connections to PostgreSQL that one node may have open at once.',
      note: 'Unconfirmed: the setting may not exist under this name.',
      unit: 'connections',
      certainty: 'uncertain',
      source: 'memory',
    }),
    Password: secret({
      summary: 'Password for the connection that `Postgres.URL` describes.',
      note: 'Preferred over a password inside the URL. Takes a value encrypted with `rscadmin configure --encrypt-config-value`, or comes from the environment variable CONNECT_POSTGRES_PASSWORD.',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/database/postgres',
    }),
    URL: url({
      summary: 'Connection URL of the database, starting with `postgres://`.',
      note: 'Special characters in user name and password have to be percent-encoded. A password written here is in clear text, so use `Postgres.Password`; the old `{$}` placeholder for it is gone since 1.8.2. Logging in as a cloud identity (IAM) is not supported.',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/database/postgres',
    }),
  }),
);
