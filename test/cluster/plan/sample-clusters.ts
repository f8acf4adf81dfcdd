import { type Cluster, ClusterNode, type NodeFacts, type NodeInput } from '../../../src/cluster/index.ts';
import {
  type CheckStatus,
  type ClusterPlan,
  type PlanStep,
  planSingleNode,
} from '../../../src/cluster/plan/index.ts';
import type { Mount } from '../../../src/cluster/storage/index.ts';
import { parse } from '../../../src/parser/index.ts';

/** A node with this configuration, by default read on its server. */
export function node(name: string, text: string, more: Partial<NodeInput> = {}): ClusterNode {
  const config = { path: `${name}:/etc/rstudio-connect/rstudio-connect.gcfg`, document: parse(text) };
  return new ClusterNode({ name, config, ...more });
}

export function cluster(nodes: readonly ClusterNode[], more: Partial<Cluster> = {}): Cluster {
  return { nodes, launchers: [], ...more };
}

/** A machine with a local disk, and network storage at `/mnt/connect`. */
export function machine(name: string, more: Partial<NodeFacts> = {}): NodeFacts {
  const mounts: Mount[] = [
    { id: 1, parent: 0, root: '/', mountPoint: '/', fileSystem: 'ext4', source: '/dev/sda1' },
    {
      id: 2,
      parent: 1,
      root: '/',
      mountPoint: '/mnt/connect',
      fileSystem: 'nfs4',
      source: 'nas.example.org:/export/connect',
    },
  ];
  return { host: name, version: { value: '2026.07.0' }, mounts: { mounts }, ...more };
}

export const POSTGRES = `[Database]
Provider = postgres

[Postgres]
URL = postgres://connect@db.example.org:5432/connect?sslmode=require
Password = s3cret-of-the-database
`;

/** A node whose data is on the network storage of its machine. */
export function onNfs(name: string, text = '', more: Partial<NodeInput> = {}): ClusterNode {
  return node(name, `${POSTGRES}\n[Server]\nDataDir = /mnt/connect\n${text}`, {
    facts: machine(name),
    ...more,
  });
}

/** A pod with its data on the network storage of the cluster. */
export function inContainer(name: string, text = '', dev = 'tmpfs'): ClusterNode {
  const mounts: Mount[] = [
    { id: 1, parent: 0, root: '/', mountPoint: '/', fileSystem: 'overlay', source: 'overlay' },
    { id: 2, parent: 1, root: '/', mountPoint: '/dev', fileSystem: dev, source: dev },
    {
      id: 3,
      parent: 1,
      root: '/',
      mountPoint: '/mnt/connect',
      fileSystem: 'nfs4',
      source: 'nas.example.org:/export/connect',
    },
    {
      id: 4,
      parent: 1,
      root: '/',
      mountPoint: '/srv',
      fileSystem: 'ext4',
      source: '/dev/sdb1',
      device: '8:16',
    },
  ];
  return onNfs(name, text, { facts: machine(name, { mounts: { mounts } }) });
}

/** The plan for going back from two nodes to one of them. */
export function backToOne(
  remaining: ClusterNode,
  other: ClusterNode = onNfs('other'),
  to?: string,
): ClusterPlan {
  return planSingleNode(cluster([remaining, other]), remaining.name, { to });
}

export function stepOf(plan: ClusterPlan, id: string): PlanStep {
  const found = plan.steps.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no step ${id}`);
  return found;
}

export function linesOf({ commands }: PlanStep): string[] {
  return commands.map(({ run }) => run);
}

export function reasonsOf({ checks }: PlanStep, status: CheckStatus): string[] {
  return checks.filter((check) => check.status === status).map(({ reason }) => reason);
}

const BASE = `[Server]
Address = https://connect.example.org
DataDir = /mnt/connect/data
LandingDir = /mnt/connect/landing

[HTTP]
Listen = :3939

${POSTGRES}
[Metrics]
DataPath = /var/lib/rstudio-connect-metrics

[Scheduler]
MaxProcesses = 10
`;

/** Three nodes on NFS with a landing page, the first without schedules, the third with a timeout of its own. */
export function threeNodes(): Cluster {
  const texts = [
    `${BASE}\n[Applications]\nScheduleConcurrency = 0\n`,
    `${BASE}\n[Applications]\nScheduleConcurrency = 4\n`,
    `${BASE}InitTimeout = 5m\n\n[Applications]\nScheduleConcurrency = 4\n`,
  ];
  return cluster(
    texts.map((text, index) => {
      const name = `connect${index + 1}`;
      return node(name, text, { facts: machine(name) });
    }),
    { name: 'production' },
  );
}

/** Three copies of a file with nothing but what several nodes need: all else by default, and no facts. */
export function bareNodes(): Cluster {
  return cluster(
    ['a', 'b', 'c'].map((name) =>
      node(name, POSTGRES, { config: { path: `etc/${name}.gcfg`, document: parse(POSTGRES) } }),
    ),
  );
}

/** Fifty nodes that are alike but for a few. */
export function fiftyNodes(): Cluster {
  const migration = '[Server]\nHideVersion = true\n';
  return cluster(
    Array.from({ length: 50 }, (_, index) => {
      const name = `connect${String(index + 1).padStart(2, '0')}`;
      const schedules = index < 2 ? 0 : 4;
      return node(name, `${BASE}\n[Applications]\nScheduleConcurrency = ${schedules}\n`, {
        facts: machine(name, index < 40 ? {} : { version: undefined }),
        ...(index >= 10 && index < 20
          ? {
              migration: {
                path: `${name}:/etc/rstudio-connect/rstudio-connect-migration.gcfg`,
                document: parse(migration),
              },
            }
          : {}),
      });
    }),
  );
}
