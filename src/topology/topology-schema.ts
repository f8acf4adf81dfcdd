/** What may stand in `topology.yaml`. The descriptions are what editors show: the JSON Schema is made from this. */
import * as z from 'zod';
import { compareVersions } from '../schema/index.ts';

const file = z.string().min(1, 'must not be empty');
const serverPath = z.string().regex(/^\//, 'must be a path on the server, from / on');
const word = z.string().min(1, 'must not be empty');
const name = z
  .string()
  .min(1, 'must not be empty')
  .regex(/^[^\x00-\x1f\x7f]*$/, 'must not hold control characters');
const id = z
  .int('must be a whole number')
  .min(0, 'must not be negative')
  .max(4_294_967_295, 'is larger than any id');

const version = z
  .string()
  .refine((text) => !Number.isNaN(compareVersions(text, text)), 'must be a version such as "2026.08.0"');

const environment = z
  .union(
    [
      file,
      z.record(
        name,
        z.union([z.string(), z.number(), z.boolean()], { error: 'must be a text (`""` for an empty one)' }),
      ),
    ],
    { error: 'must be a map of variables, or the name of a file of NAME=value lines' },
  )
  .meta({ id: 'Environment' });

const migration = z.union([file, z.literal(false)], {
  error: 'must be the name of a file, or false for none',
});

/** What may be said of a node, or of a cluster for all nodes that do not say it themselves. */
const ofNodes = {
  config: file.optional().describe('The rstudio-connect.gcfg: a file, relative to this one'),
  migration: migration
    .optional()
    .describe('The migration file; false for none; default: the one beside `config`, if it is there'),
  environment: environment
    .optional()
    .describe(
      'Environment of the server’s process (CONNECT_*): a map of variables, or a file of NAME=value lines',
    ),
  version: version.optional().describe('Version of Connect that is installed: 2026.08.0'),
  mounts: file.optional().describe('What is mounted: a copy of the node’s /proc/self/mountinfo'),
  links: z
    .record(serverPath, serverPath)
    .optional()
    .describe('Symbolic links: path, and the absolute path to which it leads'),
  'kubernetes-cluster': word.optional().describe('Name of the Kubernetes cluster that runs the content'),
};

const accounts = z
  .strictObject({
    users: z
      .record(
        name,
        z.strictObject({ uid: id.describe('User id'), gid: id.describe('Id of the primary group') }),
      )
      .optional()
      .describe('Users by name: { uid, gid }'),
    groups: z
      .record(name, z.strictObject({ gid: id.describe('Group id') }))
      .optional()
      .describe('Groups by name: { gid }'),
  })
  .describe('Unix accounts of the node that run content');

const node = z
  .strictObject({
    ...ofNodes,
    bundle: file
      .optional()
      .describe(
        'What `gcfg-lint collect` wrote on the node; the other keys say what it does not, or say it better',
      ),
    host: word.optional().describe('Name of its machine; nodes on one machine share its local disks'),
    'clock-synchronized': z.boolean().optional().describe('Whether its clock is kept in time (NTP)'),
    accounts: accounts.optional(),
  })
  .nullable()
  .meta({ id: 'Node' });

const launcher = z
  .strictObject({
    product: z.enum(['workbench', 'connect', 'launcher']).describe('To which product it belongs'),
    host: word.optional().describe('Name of the machine on which it runs'),
    'on-nodes': z.boolean().optional().describe('true: it runs on the machine of every node'),
    'kubernetes-cluster': word.optional().describe('Name of the Kubernetes cluster that runs its jobs'),
    'config-dir': serverPath
      .optional()
      .describe('Where its configuration lies on its host; default: the usual folder of the product'),
    folder: file
      .optional()
      .describe(
        'Copy of its configuration folder (launcher.conf and the files it names), relative to this file',
      ),
    'scratch-path': serverPath.optional().describe('`scratch-path` of launcher.conf, in place of `folder`'),
    kubernetes: z
      .strictObject({
        'scratch-path': serverPath.optional().describe('`scratch-path` of launcher.kubernetes.conf'),
        namespace: word.optional().describe('`kubernetes-namespace` of launcher.kubernetes.conf'),
        'profiles-config': serverPath.optional().describe('`profile-config` of launcher.kubernetes.conf'),
      })
      .optional()
      .describe('That it uses Kubernetes, and how, in place of `folder`; what is not said is the default'),
  })
  .meta({ id: 'Launcher' });

function holdsSomething(all: object): boolean {
  return Object.keys(all).length > 0;
}

const nodes = z
  .record(name, node)
  .refine(holdsSomething, 'must name at least one node')
  .describe('The nodes by name');

const ofCluster = {
  ...ofNodes,
  nodes,
  'shared-paths': z
    .array(serverPath)
    .optional()
    .describe('Directories on storage that all nodes share, as the nodes see them'),
  'load-balancer': z
    .strictObject({
      sticky: z.boolean().optional().describe('Whether it keeps a session on one node, by cookie'),
    })
    .optional()
    .describe('What distributes the requests'),
  'environment-wins': z
    .boolean()
    .optional()
    .describe('Whether CONNECT_* variables win over the files; default: as documented for each section'),
  launchers: z
    .record(name, launcher)
    .optional()
    .describe('Launchers of other products that may meet those of the nodes, by any name'),
};

export const topologySchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find this schema'),
    clusters: z
      .record(name, z.strictObject(ofCluster))
      .refine(holdsSomething, 'must name at least one cluster')
      .optional()
      .describe('The clusters by name'),
    ...ofCluster,
    nodes: nodes.optional().describe('The nodes by name, where there is one cluster only'),
  })
  .describe('Nodes of Posit Connect that serve together, for gcfg-lint');

export type TopologyFile = z.infer<typeof topologySchema>;

/** The keys of the short form. */
export const CLUSTER_KEYS = Object.keys(ofCluster) as readonly (keyof typeof ofCluster)[];

export type ClusterEntry = Omit<TopologyFile, '$schema' | 'clusters' | 'nodes'> & {
  readonly nodes: NonNullable<TopologyFile['nodes']>;
};
export type NodeEntry = NonNullable<ClusterEntry['nodes'][string]>;
export type LauncherEntry = NonNullable<ClusterEntry['launchers']>[string];
