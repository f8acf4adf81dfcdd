import { isInside } from '../../schema/posix-path.ts';
import { defineRule } from '../rule.ts';
import { placeOf, placeOfWholeFile } from './shared/place.ts';
import { sqliteDirectory } from './shared/sqlite-directory.ts';

export const sqliteNetworkStorage = defineRule({
  id: 'database/sqlite-network-storage',
  severity: 'error',
  summary: 'Reports an SQLite database on storage that other machines share.',
  why: `SQLite relies on file locks, and network file systems do not keep them reliably: the database gets corrupted,
often weeks later and beyond repair. Posit’s documentation asks for a local disk. SQLite is the default, and its
directory lies in \`Server.DataDir\` unless \`SQLite.Dir\` says otherwise, so that moving the data directory to a share
moves the database as well.`,
  otherSeverities: `Warning where nobody says that the directory is shared and only its path does (\`/mnt/nfs/connect\`),
and where \`[Postgres]\` is set up but \`Database.Provider\` is not in the file.`,
  bad: `[Server]
DataDir = /mnt/shared/connect
`,
  good: `[Server]
DataDir = /mnt/shared/connect

[SQLite]
Dir = /var/lib/rstudio-connect/db
`,
  exampleOptions: { sharedPaths: ['/mnt/shared'] },
  check(context) {
    const { settings, sharedPaths, report } = context;
    const directory = sqliteDirectory(settings);
    if (directory === undefined) return;
    const shared = sharedPaths.find((path) => isInside(directory, path));
    const named = shared === undefined ? networkPart(directory) : undefined;
    if (shared === undefined && named === undefined) return;
    const place = placeOf(context, ['SQLite.Dir', 'Server.DataDir', 'Database.Provider']);
    // A fragment without a word on database or directories, and nothing but defaults to judge.
    if (place === undefined && named !== undefined) return;
    const byDefault = !settings.isSet('Database.Provider');
    const soft = named !== undefined || (byDefault && settings.hasSection('Postgres'));
    const database = byDefault ? 'SQLite, which is the default' : 'SQLite';
    const where = place ?? placeOfWholeFile(context);
    if (where === undefined) return;
    report({
      ...where,
      severity: soft ? 'warning' : undefined,
      message:
        shared === undefined
          ? `The database is ${database}, and its directory \`${directory}\` is by its name on network storage (\`${named}\`): SQLite gets corrupted there.`
          : `The database is ${database}, and its directory \`${directory}\` lies on storage that is shared (\`${shared}\`): SQLite gets corrupted on a network file system.`,
      help: 'Set SQLite.Dir to a directory on a local disk, or move to PostgreSQL, which several nodes need anyway.',
    });
  },
});

/** The part of a path that names a network file system or a service that offers one. */
function networkPart(path: string): string | undefined {
  const part =
    /\/(?:[\w.]*[-_])?(?:nfs[34]?|efs|cifs|smb|samba|cephfs|glusterfs|gluster|lustre|fsx|gpfs|beegfs|netapp|azurefiles)(?:[-_][\w.-]*)?(?=\/|$)/i;
  return part.exec(path)?.[0].slice(1);
}
