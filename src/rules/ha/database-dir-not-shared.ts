import { normalizePath } from '../../schema/posix-path.ts';
import { defineClusterRule } from '../cluster-rule.ts';
import { judgeCustomDirectory } from './shared/custom-directory.ts';
import { directoryStatements } from './shared/directories.ts';

const DATABASE_DIR = 'Database.Dir';

export const databaseDirNotShared = defineClusterRule({
  id: 'ha/database-dir-not-shared',
  severity: 'error',
  summary: 'Reports a `Database.Dir` of one’s own that is not the same shared directory on every node.',
  why: `The directory has \`secret.key\`, with which the server encrypts credentials in the database and reads encrypted
values in its configuration. Without PostgreSQL’s data in it, it is easily taken for a thing of each node; but with keys
of their own the nodes can’t read what the others encrypted. By default it lies in \`Server.DataDir\`, and is shared with
it.`,
  otherSeverities: 'Warning where the paths differ, or nothing is known of the storage.',
  bad: {
    files: {
      'connect1.gcfg': `[Server]
DataDir = /mnt/shared/connect

[Database]
Provider = postgres
Dir = /mnt/shared/connect-db
`,
      'connect2.gcfg': `[Server]
DataDir = /mnt/shared/connect

[Database]
Provider = postgres
`,
    },
    sharedPaths: ['/mnt/shared'],
  },
  good: {
    files: {
      'connect1.gcfg': `[Server]
DataDir = /mnt/shared/connect

[Database]
Provider = postgres
Dir = /mnt/shared/connect-db
`,
      'connect2.gcfg': `[Server]
DataDir = /mnt/shared/connect

[Database]
Provider = postgres
Dir = /mnt/shared/connect-db
`,
    },
    sharedPaths: ['/mnt/shared'],
  },
  check(context) {
    const { nodes } = context.cluster;
    const statements = directoryStatements(nodes, DATABASE_DIR);
    const isCustom = statements.some(
      ({ node, text }) =>
        normalizePath(text) !== normalizePath(node.settings.defaultText(DATABASE_DIR) ?? ''),
    );
    if (nodes.length < 2 || !isCustom) return;
    const because = 'the nodes have different keys and can’t read what the others encrypted';
    judgeCustomDirectory(context, { setting: DATABASE_DIR, because }, statements);
  },
});
