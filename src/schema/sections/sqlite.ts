import { boolean, duration, integer, path, section } from '../setting.ts';

export const SQLite = section(
  'SQLite',
  { summary: 'The built-in SQLite database: location and backups.' },
  () => ({
    Backup: boolean({
      summary: 'Copies the database at regular intervals while the server runs.',
      default: 'true',
      since: '1.5.10',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/database/sqlite',
    }),
    BackupFrequency: duration({
      summary: 'Time between two backups of the database.',
      default: '24h',
      since: '1.5.10',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/database/sqlite',
    }),
    BackupRetentionLimit: integer({
      summary: 'Number of backups that are kept; older ones are deleted.',
      note: 'The lower bound of 1 is an assumption.',
      unit: 'backups',
      min: 1,
      default: '3',
      since: '1.5.10',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/database/sqlite',
    }),
    Dir: path({
      summary: 'Directory of the database files.',
      note: 'Must be on a local disk: on NFS the database gets corrupted, so set this when `Server.DataDir` is on a network share. Since 1.9.0 the server does not start when it lies inside /opt/rstudio-connect.',
      kind: 'dir',
      default: '{Server.DataDir}/db',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/database/sqlite',
    }),
    ForeignKeyConstraints: boolean({
      summary: 'Makes SQLite enforce foreign keys.',
      note: 'Met only in a test configuration of Posit; the default is unconfirmed.',
      default: 'true',
      certainty: 'uncertain',
      source: 'posit-dev/publisher: test/e2e/config/connect.gcfg',
    }),
  }),
);
