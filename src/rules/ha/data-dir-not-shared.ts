import { defineClusterRule } from '../cluster-rule.ts';
import { DATA_DIR } from './shared/data-dir.ts';
import { directoryStatements, judgeDirectories } from './shared/directories.ts';
import { reportLocal, reportUnclear } from './shared/directory-findings.ts';

export const dataDirNotShared = defineClusterRule({
  id: 'ha/data-dir-not-shared',
  severity: 'error',
  summary: 'Reports nodes whose `Server.DataDir` is not on storage that all nodes share.',
  why: `The same path on every node is not the same directory: \`/var/lib/rstudio-connect\`, the default, is on each node’s
own disk unless something is mounted there. Such a cluster seems to work until somebody opens on one node what was
deployed through another. The mount table of a node (\`/proc/self/mountinfo\`, which \`gcfg-lint collect\` takes along)
tells what a directory is on; \`--shared-path\` and \`shared-paths\` of a topology say it where the table can’t.`,
  otherSeverities: `Warning where nothing is known of the storage, or where the mount table says \`127.0.0.1:/\`, as with a tunnel to
Amazon’s EFS, or the like, which need not be one storage; the help says which fact would settle it.`,
  bad: {
    files: {
      'topology.yaml': `nodes:
  connect1:
    config: connect.gcfg
    mounts: connect1.mountinfo
  connect2:
    config: connect.gcfg
    mounts: connect2.mountinfo
`,
      'connect.gcfg': `[Server]
DataDir = /data/connect
`,
      'connect1.mountinfo': `22 1 8:1 / / rw - ext4 /dev/sda1 rw
40 22 0:45 / /data rw - nfs4 nas:/export/data rw
`,
      'connect2.mountinfo': `22 1 8:1 / / rw - ext4 /dev/sda1 rw
`,
    },
  },
  good: {
    files: {
      'topology.yaml': `nodes:
  connect1:
    config: connect.gcfg
    mounts: connect1.mountinfo
  connect2:
    config: connect.gcfg
    mounts: connect2.mountinfo
`,
      'connect.gcfg': `[Server]
DataDir = /data/connect
`,
      'connect1.mountinfo': `22 1 8:1 / / rw - ext4 /dev/sda1 rw
40 22 0:45 / /data rw - nfs4 nas:/export/data rw
`,
      'connect2.mountinfo': `22 1 8:1 / / rw - ext4 /dev/sda1 rw
40 22 0:45 / /data rw - nfs4 nas:/export/data rw
`,
    },
  },
  check(context) {
    const { nodes } = context.cluster;
    if (nodes.length < 2) return;
    const { local, unclear, doubtful, reference } = judgeDirectories(
      directoryStatements(nodes, DATA_DIR.setting),
    );
    reportLocal(context, DATA_DIR, local, reference);
    // Where the paths differ as well, ha/data-dir-differs asks for the same facts.
    if (doubtful.length === 0) reportUnclear(context, DATA_DIR, unclear);
  },
});
