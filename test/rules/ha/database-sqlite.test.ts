import { file, manyNodes, node, testClusterRule } from '../cluster-tester.ts';

const POSTGRES = '[Database]\nProvider = postgres\n';

testClusterRule('ha/database-sqlite', {
  bad: [
    {
      name: 'SQLite on every node',
      cluster: [node('a', '[Database]\nProvider = sqlite\n'), node('b', '[database]\nprovider = SQLite\n')],
      findings: [
        [
          'error a.gcfg:2:12 Database.Provider [a b]',
          'Database.Provider is `sqlite` on a and b: nodes can’t share an SQLite database, and with one each they are different servers to their users.',
          'help: Set Database.Provider = postgres and the same Postgres.URL on every node.',
          'b.gcfg:2:12 node b: `SQLite`',
        ],
      ],
    },
    {
      name: 'the default on one node of three',
      cluster: [
        node('a', POSTGRES),
        node('b', '[Server]\nSenderEmail = c@example.com\n'),
        node('c', POSTGRES),
      ],
      findings: [
        [
          'error b.gcfg:1:1 Database.Provider [b]',
          'Database.Provider is `sqlite` by default on b: nodes can’t share an SQLite database, and with one each they are different servers to their users.',
          'help: Set Database.Provider = postgres and the same Postgres.URL on every node.',
        ],
      ],
    },
    {
      name: 'a setting in the migration file and one in the environment',
      cluster: [
        node('a', '', { migration: file('a-migration.gcfg', '[Database]\nProvider = sqlite\n') }),
        node('b', '', { environment: { CONNECT_DATABASE_PROVIDER: 'sqlite' } }),
        node('c', '', { environment: { CONNECT_DATABASE_PROVIDER: 'postgres' } }),
      ],
      findings: [
        [
          'error a-migration.gcfg:2:12 Database.Provider [a b]',
          'Database.Provider is `sqlite` on a and b: nodes can’t share an SQLite database, and with one each they are different servers to their users.',
          'help: Set Database.Provider = postgres and the same Postgres.URL on every node.',
          'b.gcfg:1:1 node b: `sqlite`, in CONNECT_DATABASE_PROVIDER',
        ],
      ],
    },
    {
      name: 'a provider that is set to nothing',
      cluster: [node('a', POSTGRES), node('b', '[Database]\nProvider =\n')],
      findings: [
        [
          'error b.gcfg:2:11 Database.Provider [b]',
          'Database.Provider is `sqlite` by default on b: nodes can’t share an SQLite database, and with one each they are different servers to their users.',
          'help: Set Database.Provider = postgres and the same Postgres.URL on every node.',
        ],
      ],
    },
    {
      name: 'a node with another broken line',
      cluster: [node('a', POSTGRES), node('b', '[Database]\nProvider = sqlite\n[Server\n')],
      findings: [
        [
          'error b.gcfg:2:12 Database.Provider [b]',
          'Database.Provider is `sqlite` on b: nodes can’t share an SQLite database, and with one each they are different servers to their users.',
          'help: Set Database.Provider = postgres and the same Postgres.URL on every node.',
        ],
      ],
    },
    {
      name: 'many nodes',
      cluster: manyNodes(50, (number) => (number === 7 ? POSTGRES : '')),
      findings: [
        [
          'error connect1.gcfg:1:1 Database.Provider [connect1 … 47 more … connect50]',
          'Database.Provider is `sqlite` by default on connect1, connect2, connect3, connect4 and 45 more: nodes can’t share an SQLite database, and with one each they are different servers to their users.',
          'help: Set Database.Provider = postgres and the same Postgres.URL on every node.',
          'connect2.gcfg:1:1 node connect2: `sqlite`, by default',
          '… 46 more …',
          'connect50.gcfg:1:1 node connect50: `sqlite`, by default',
        ],
      ],
    },
  ],
  good: [
    { name: 'PostgreSQL on all nodes', cluster: [node('a', POSTGRES), node('b', POSTGRES)] },
    {
      name: 'PostgreSQL by migration file and environment',
      cluster: [
        node('a', '', { migration: file('a-migration.gcfg', POSTGRES) }),
        node('b', '', { environment: { CONNECT_DATABASE_PROVIDER: 'Postgres' } }),
      ],
    },
    { name: 'one node alone', cluster: [node('a', '')] },
    { name: 'no node at all', cluster: [] },
    {
      name: 'a node whose provider may stand in a broken line',
      cluster: [node('a', POSTGRES), node('b', '[Database]\nProvider: postgres\n')],
    },
    {
      name: 'a provider that a template is to fill in',
      cluster: [node('a', POSTGRES), node('b', '[Database]\nProvider = {{ provider }}\n')],
    },
    {
      name: 'a provider that there is not',
      cluster: [node('a', POSTGRES), node('b', '[Database]\nProvider = oracle\n')],
    },
  ],
});
