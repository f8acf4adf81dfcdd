import { defineClusterRule } from '../cluster-rule.ts';
import { settingStatements } from './shared/setting.ts';
import { onNodes, placesOf } from './shared/statements.ts';

const PROVIDER = 'Database.Provider';

export const databaseSqlite = defineClusterRule({
  id: 'ha/database-sqlite',
  severity: 'error',
  summary: 'Reports nodes of a cluster that use SQLite.',
  why: `An SQLite database is a file that one server has to itself. Several nodes either have a database each, and with
it content, accounts and schedules of their own, or they share one through a network file system, where it gets
corrupted. Several nodes need PostgreSQL. SQLite is the default: a node that lost its \`[Database]\` section uses it
without a word.`,
  bad: {
    files: {
      'connect1.gcfg': `[Database]
Provider = postgres

[Postgres]
URL = postgres://connect@db.example.com/connect
`,
      'connect2.gcfg': `[Postgres]
URL = postgres://connect@db.example.com/connect
`,
    },
  },
  good: {
    files: {
      'connect1.gcfg': `[Database]
Provider = postgres

[Postgres]
URL = postgres://connect@db.example.com/connect
`,
      'connect2.gcfg': `[Database]
Provider = postgres

[Postgres]
URL = postgres://connect@db.example.com/connect
`,
    },
  },
  check({ cluster: { nodes }, report }) {
    if (nodes.length < 2) return;
    const statements = settingStatements(nodes, PROVIDER).filter(({ node }) => node.has(PROVIDER, 'sqlite'));
    if (statements.length === 0) return;
    report({
      ...placesOf(statements),
      setting: PROVIDER,
      message: `${PROVIDER} is ${onNodes({ statements })}: nodes can’t share an SQLite database, and with one each they are different servers to their users.`,
      help: 'Set Database.Provider = postgres and the same Postgres.URL on every node.',
    });
  },
});
