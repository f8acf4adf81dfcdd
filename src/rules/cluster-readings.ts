/**
 * Where two sides set a setting to different values, files and environment or main and migration file, it is not
 * always documented which of them counts. Such clusters are judged both ways: what holds in one of them only is not
 * certain.
 */

import { type Contest, choicesOf } from '../cluster/contests.ts';
import type { Cluster, ClusterNode } from '../cluster/index.ts';
import type { ClusterFinding, ClusterRule } from './cluster-rule.ts';
import { listNodes } from './ha/shared/names.ts';

/** The clusters of a run in one of the ways in which they can be read. */
interface Reading {
  /** The sides that win in it. */
  readonly winners: readonly Contest[];
  readonly clusters: readonly Cluster[];
  /** The last cluster that is another one than in the first reading; -1 where none is. */
  readonly lastChanged: number;
}

/** What a rule finds in a cluster, beside those that come after it. */
type Check = (cluster: Cluster, laterClusters: readonly Cluster[]) => ClusterFinding[];

/** A finding, and in which readings it holds. */
interface Found {
  readonly finding: ClusterFinding;
  readonly readings: Set<Reading>;
}

/** Clusters in all ways in which they can be read. Only nodes on which something hangs on it are read anew. */
export class ClusterReadings {
  readonly #readings: readonly Reading[];
  /** Nodes that were read anew, with those that they stand for. */
  readonly #originals = new Map<ClusterNode, ClusterNode>();

  constructor(clusters: readonly Cluster[]) {
    const contests = clusters.flatMap(({ nodes }) => nodes.flatMap((node) => node.contests));
    this.#readings = choicesOf(contests).map((winners) => {
      const read = clusters.map((cluster) => this.#readAs(winners, cluster));
      const lastChanged = read.findLastIndex((cluster, index) => cluster !== clusters[index]);
      return { winners, clusters: read, lastChanged };
    });
  }

  #readAs(winners: readonly Contest[], cluster: Cluster): Cluster {
    const nodes = cluster.nodes.map((node) => node.readAs(winners));
    if (nodes.every((node, index) => node === cluster.nodes[index])) return cluster;
    for (const [index, node] of nodes.entries()) this.#originals.set(node, cluster.nodes[index]!);
    return { ...cluster, nodes };
  }

  /** What a rule finds in a cluster, in whichever way it is to be read. */
  find(rule: ClusterRule, index: number, check: Check): ClusterFinding[] {
    const readings = this.#readings.filter(
      ({ winners, lastChanged }) => winners.length === 0 || lastChanged >= index,
    );
    const all = new Map<string, Found>();
    for (const reading of readings) {
      const counts = new Map<string, number>();
      for (const finding of check(reading.clusters[index]!, reading.clusters.slice(index + 1))) {
        const alike = keyOf(finding, rule);
        const count = (counts.get(alike) ?? 0) + 1;
        counts.set(alike, count);
        const key = `${count} ${alike}`;
        const found = all.get(key);
        if (found === undefined)
          all.set(key, { finding: this.#ofOriginals(finding), readings: new Set([reading]) });
        else found.readings.add(reading);
      }
    }
    return Array.from(all.values(), (found) =>
      found.readings.size === readings.length ? found.finding : uncertain(rule, found, readings),
    );
  }

  /** About the nodes as they were given. */
  #ofOriginals(finding: ClusterFinding): ClusterFinding {
    if (this.#originals.size === 0) return finding;
    const originalOf = (node: ClusterNode) => this.#originals.get(node) ?? node;
    const { about, related, nodes } = finding;
    return {
      ...finding,
      nodes: nodes.map(originalOf),
      about: about && originalOf(about),
      related: related?.map((place) => ({ ...place, about: place.about && originalOf(place.about) })),
    };
  }
}

/** Equal for findings of the same: what they show may differ with the reading. */
function keyOf({ setting, nodes, severity, unknown = false }: ClusterFinding, rule: ClusterRule): string {
  const names = nodes.map(({ name }) => name).sort();
  return JSON.stringify([setting, severity ?? rule.severity, unknown, names]);
}

const CONDITIONS: Readonly<Record<Contest, { readonly wins: string; readonly loses: string }>> = {
  environment: {
    wins: 'CONNECT_* wins over the files',
    loses: 'the files win over CONNECT_*',
  },
  migration: {
    wins: 'the migration file wins over the main file',
    loses: 'the main file wins over the migration file',
  },
};

function uncertain(rule: ClusterRule, { finding, readings }: Found, all: readonly Reading[]): ClusterFinding {
  const { message, help, severity = rule.severity } = finding;
  const sides = conditionsFor(readings, all);
  const condition = sides.map(({ contest, side }) => CONDITIONS[contest][side]).join(', and ');
  const settling = sides.map(({ contest }) => settle(contest, finding, all[0]!));
  return {
    ...finding,
    severity: severity === 'error' ? 'warning' : severity,
    message: `If ${condition}, which is not documented here: ${message}`,
    help: [...(help === undefined ? [] : [help]), ...settling].join(' '),
    unknown: true,
  };
}

interface Condition {
  readonly contest: Contest;
  readonly side: 'wins' | 'loses';
}

/** What has to be so for a finding to hold as it was first found: one thing, if that is enough. */
function conditionsFor(holding: ReadonlySet<Reading>, all: readonly Reading[]): Condition[] {
  const [first] = holding;
  const sideIn = ({ winners }: Reading, contest: Contest) => (winners.includes(contest) ? 'wins' : 'loses');
  const contests = [...new Set(all.flatMap(({ winners }) => winners))];
  const conditions = contests.map((contest): Condition => ({ contest, side: sideIn(first!, contest) }));
  const enough = conditions.find(({ contest, side }) =>
    all.every((reading) => sideIn(reading, contest) !== side || holding.has(reading)),
  );
  return enough === undefined ? conditions : [enough];
}

/** How to make certain which side counts. */
function settle(contest: Contest, { nodes }: ClusterFinding, { clusters }: Reading): string {
  if (contest === 'environment')
    return 'Say which of them wins: `environment-wins` in the topology, or `environment: { wins: … }` in gcfg-lint.yaml.';
  const isContested = (node: ClusterNode) => node.contests.includes(contest);
  const concerned = nodes.filter(isContested);
  const having =
    concerned.length > 0 ? concerned : clusters.flatMap((cluster) => cluster.nodes.filter(isContested));
  return `Run \`gcfg-lint migrate FILE\` for the main file of ${listNodes(having)}: it shows what the two files set otherwise, and lets you choose.`;
}
