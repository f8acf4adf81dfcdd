/** Directories whose contents do not follow a setting by themselves. */
import { equals } from '../constraints/constraint.ts';
import { type Consequence, follows } from './consequence.ts';

const NODES = 'https://docs.posit.co/connect/admin/load-balancing/';
const MOVE = 'https://docs.posit.co/connect/admin/server-management/migration/nfs/';

export const data: readonly Consequence[] = [
  follows('data-dir', {
    settings: ['Server.DataDir'],
    message:
      'The server looks for content, bundles, packages and keys in the new directory, and takes nothing along.',
    help: 'Back up, stop the server, copy the directory with owners and permissions kept, then start it. Directories that follow Server.DataDir by default are to be copied with it; storage on a network has to let root and every content account own files.',
    stopsNodes: true,
    certainty: 'documented',
    source: MOVE,
  }),
  follows('database-dir', {
    settings: ['Database.Dir'],
    message:
      'The server looks for what belongs to its database in the new directory, among it the key with which values in this file are encrypted.',
    help: 'Stop the server and copy the directory with owners and permissions kept before it starts again.',
    stopsNodes: true,
    certainty: 'seen',
    source: NODES,
  }),
  follows('sqlite-dir', {
    settings: ['SQLite.Dir'],
    before: equals('Database.Provider', 'sqlite'),
    after: equals('Database.Provider', 'sqlite'),
    message:
      'The server opens the database files in the new directory, and begins with none where there are none.',
    help: 'Back up, stop the server, and move the database files before it starts again. The directory has to be on a local disk.',
    stopsNodes: true,
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/database/sqlite',
  }),
  follows('landing-dir', {
    settings: ['Server.LandingDir'],
    message: 'Visitors get the landing page that lies in the new directory.',
    help: 'See that the page is there before the server starts; all nodes of a cluster need to see the same directory.',
    certainty: 'documented',
    source: NODES,
  }),
  follows('metrics-data-path', {
    settings: ['Metrics.DataPath'],
    message: 'The history of resource usage begins anew: its RRD files stay where they are.',
    help: 'To keep the history, copy the directory while the server is stopped. Every node of a cluster needs a directory of its own.',
    certainty: 'documented',
    source: NODES,
  }),
];
