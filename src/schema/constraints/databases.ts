/** The database: SQLite or PostgreSQL. */
import { all, equals, ignores, isOff, isSet, not, requires, topic } from './constraint.ts';

const POSTGRES = 'https://docs.posit.co/connect/admin/database/postgres';

export const databases = topic(['Database', 'Postgres', 'SQLite'], () => [
  requires('postgres-url', {
    when: equals('Database.Provider', 'postgres'),
    needs: isSet('Postgres.URL'),
    because: 'the server does not know where its database is',
    oftenInEnvironment: true,
    certainty: 'documented',
    source: POSTGRES,
  }),
  ignores('postgres-without-provider', {
    when: not(isSet('Database.Provider')),
    settings: 'Postgres',
    because: 'unless that says otherwise, the server keeps its data in SQLite',
    help: 'Set Database.Provider = postgres to use this database.',
    certainty: 'documented',
    source: POSTGRES,
  }),
  ignores('postgres-unused', {
    when: all(isSet('Database.Provider'), equals('Database.Provider', 'sqlite')),
    settings: 'Postgres',
    because: 'the server keeps its data in SQLite',
    help: 'Set Database.Provider = postgres to use this database; otherwise the section can go.',
    severity: 'info',
    certainty: 'documented',
    source: POSTGRES,
  }),
  ignores('sqlite-unused', {
    when: equals('Database.Provider', 'postgres'),
    settings: 'SQLite',
    because: 'the server keeps its data in PostgreSQL',
    help: 'The section can go, unless you come back to SQLite. Backups of PostgreSQL are yours to make.',
    severity: 'info',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/database/sqlite',
  }),
  ignores('sqlite-no-backups', {
    when: isOff('SQLite.Backup'),
    settings: ['SQLite.BackupFrequency', 'SQLite.BackupRetentionLimit'],
    because: 'the server makes no backups',
    severity: 'info',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/database/sqlite',
  }),
  ignores('postgres-instrumentation-password', {
    when: not(isSet('Postgres.InstrumentationURL')),
    settings: ['Postgres.InstrumentationPassword'],
    because: 'it belongs to a database for measurements of which no address is given',
    help: 'Set Postgres.InstrumentationURL, or remove the password.',
    certainty: 'documented',
    source: POSTGRES,
  }),
]);
