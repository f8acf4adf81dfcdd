/** Another database: what it holds is not what the old one held. */
import { equals } from '../constraints/constraint.ts';
import { splitUrl } from '../values/index.ts';
import { type Consequence, follows } from './consequence.ts';

const PROVIDER = 'Database.Provider';

export const databases: readonly Consequence[] = [
  follows('database-to-postgres', {
    settings: [PROVIDER],
    before: equals(PROVIDER, 'sqlite'),
    after: equals(PROVIDER, 'postgres'),
    message:
      'The server opens a PostgreSQL database and leaves users, content and settings behind in the SQLite one.',
    help: 'Back up, stop the server, and carry the data over with the database migration utility that comes with Connect before it starts with the new provider.',
    stopsNodes: true,
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/database/migration/',
  }),
  follows('database-to-sqlite', {
    settings: [PROVIDER],
    before: equals(PROVIDER, 'postgres'),
    after: equals(PROVIDER, 'sqlite'),
    message:
      'There is no supported way from PostgreSQL back to SQLite: the server would begin with an empty database.',
    help: 'Keep PostgreSQL. To give up a database server, move the PostgreSQL database to another one.',
    stopsNodes: true,
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/database/sqlite',
  }),
  follows('postgres-database', {
    settings: ['Postgres.URL'],
    before: equals(PROVIDER, 'postgres'),
    after: equals(PROVIDER, 'postgres'),
    when: (from, to) => !isSameDatabase(from, to),
    message: 'Postgres.URL names another server or database: what it does not hold is not there for Connect.',
    help: 'If the database moves, back up, stop the server, and copy the database before it starts again. If it is the same one under another name, nothing is to be moved.',
    stopsNodes: true,
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/database/postgres',
  }),
];

/** Whether both lead to the same database, apart from who asks and how. */
function isSameDatabase(from: string | undefined, to: string | undefined): boolean {
  const [old, now] = [from, to].map((text) => (text === undefined ? undefined : splitUrl(text)));
  if (old === undefined || now === undefined) return false;
  return (
    old.host.toLowerCase() === now.host.toLowerCase() &&
    (old.port ?? '5432') === (now.port ?? '5432') &&
    old.path === now.path
  );
}
