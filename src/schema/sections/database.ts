import { boolean, duration, integer, oneOf, path, section } from '../setting.ts';

export const Database = section(
  'Database',
  { summary: 'Which database the server uses, and where it keeps what goes with it.' },
  () => ({
    ConnectionMaxLifetime: duration({
      summary: 'Age at which a pooled database connection is closed.',
      note: 'Unconfirmed: known, with its default, from a single third-party Ansible role.',
      default: '60s',
      certainty: 'uncertain',
      source: 'devxygmbh/ansible-posit: roles/connect',
    }),
    Dir: path({
      summary: 'Directory of database-related files, among them the key for encrypted settings.',
      note: 'All nodes of a cluster must see the same directory when it is set. Since 1.9.0 the server does not start when it lies inside /opt/rstudio-connect. The default is inferred from where `secret.key` is kept.',
      kind: 'dir',
      ha: 'shared',
      default: '{Server.DataDir}/db',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/load-balancing/',
    }),
    MaxIdleConnections: integer({
      summary: 'Number of unused database connections that are kept open.',
      note: 'Unconfirmed: known, with its default, from a single third-party Ansible role.',
      unit: 'connections',
      default: '5',
      certainty: 'uncertain',
      source: 'devxygmbh/ansible-posit: roles/connect',
    }),
    MaxOpenConnections: integer({
      summary: 'Number of database connections that one node may have open at once.',
      note: 'Unconfirmed: known, with its default, from a single third-party Ansible role.',
      unit: 'connections',
      default: '10',
      certainty: 'uncertain',
      source: 'devxygmbh/ansible-posit: roles/connect',
    }),
    Provider: oneOf({
      summary: 'Kind of database that holds the server’s data.',
      note: '`postgres` takes its connection from [Postgres] and is required for several nodes, on Kubernetes and wherever the data directory is on a network share. There is no supported way back from PostgreSQL to SQLite.',
      values: ['sqlite', 'postgres'],
      default: 'sqlite',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/database/sqlite',
    }),
    SeedUsers: boolean({
      summary: 'Fills the database with test accounts.',
      note: 'An undocumented aid for tests of the product; has no place on a production server.',
      default: 'false',
      certainty: 'uncertain',
      source: 'posit-dev/rsconnect-python: integration-testing/docker/rstudio-connect.gcfg',
    }),
  }),
);
