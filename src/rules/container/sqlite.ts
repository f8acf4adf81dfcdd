import { isInside } from '../../schema/posix-path.ts';
import { placeOf, placeOfWholeFile } from '../database/shared/place.ts';
import { sqliteDirectory } from '../database/shared/sqlite-directory.ts';
import { defineRule } from '../rule.ts';
import { runsOffHost } from './shared/off-host.ts';

export const containerSqlite = defineRule({
  id: 'container/sqlite',
  severity: 'info',
  summary: 'Reminds of the conditions under which a container can use SQLite.',
  why: `In a container, SQLite does for a single instance whose volume lies on a local disk. Volumes of a container
platform are often network storage, where the database gets corrupted, and a second instance beside the first, be it
for a moment during an update, does the same. The configuration shows neither, so this is a reminder. What it does show
is reported by \`database/sqlite-network-storage\` and, for Kubernetes, \`schema/missing-setting\`.`,
  profile: 'container',
  exampleOptions: { profile: 'container' },
  bad: `[Server]
DataDir = /data/connect

[Database]
Provider = sqlite
`,
  good: `[Server]
DataDir = /data/connect

[Database]
Provider = postgres

[Postgres]
URL = postgres://connect@db.example.com/connect
`,
  check(context) {
    const { profile, settings, sharedPaths, report } = context;
    if (profile !== 'container' || runsOffHost(settings)) return;
    const directory = sqliteDirectory(settings);
    if (directory === undefined || sharedPaths.some((path) => isInside(directory, path))) return;
    const byDefault = !settings.isSet('Database.Provider');
    const where =
      placeOf(context, ['Database.Provider', 'SQLite.Dir', 'Server.DataDir']) ?? placeOfWholeFile(context);
    if (where === undefined) return;
    report({
      ...where,
      setting: 'Database.Provider',
      message: `The database is SQLite${byDefault ? ', which is the default' : ''}, in \`${directory}\`: it stays whole as long as one container alone uses it and the directory lies on a disk of that machine, not on the network.`,
      help: 'Use PostgreSQL for several containers and for volumes on network storage.',
    });
  },
});
