import { all, equals, isSet } from '../constraints/constraint.ts';
import { database, implied, named, type PlaceGroup } from './place.ts';

/**
 * The database and what goes with it.
 *
 * Backup: https://docs.posit.co/connect/admin/server-management/backups, which also says that the files in
 * `Database.Dir` manage encrypted secrets; the name of the key is seen in posit-dev/team-operator.
 */
export const databases: PlaceGroup = {
  title: 'Database',
  places: [
    named('SQLite.Dir', { holds: 'SQLite database', backup: 'yes', purge: 'yes' }),
    database('Postgres.URL', {
      holds: 'the server’s database: back it up with pg_dump or a snapshot',
      nodes: 'shared',
      backup: 'by hand',
      purge: 'by hand',
      when: equals('Database.Provider', 'postgres'),
    }),
    database('Postgres.InstrumentationURL', {
      holds: 'records of content use: back them up with pg_dump or a snapshot',
      nodes: 'shared',
      backup: 'by hand',
      purge: 'by hand',
      when: all(equals('Database.Provider', 'postgres'), isSet('Postgres.InstrumentationURL')),
    }),
    named('Database.Dir', { holds: 'files that go with the database', backup: 'yes' }),
    named('Server.EncryptionKeyFile', {
      holds: 'key that opens encrypted settings and records',
      nodes: 'same',
      backup: 'yes',
    }),
    implied('/secret.key', {
      below: 'Database.Dir',
      kind: 'file',
      holds: 'key that opens encrypted settings and records',
      nodes: 'shared',
      backup: 'yes',
    }),
  ],
};
