import type { Cluster, ClusterNode, Place } from '../cluster/index.ts';
import type { Severity } from './diagnostic.ts';

/** A finding of a cluster rule. The engine adds what is the same for all of the rule's findings. */
export interface ClusterFinding {
  /** Where to look first: a node that differs from the others rather than one that agrees with them. */
  readonly place: Place;
  /** The node of which the place speaks, where it stands in another file than the node’s own. */
  readonly about?: ClusterNode | undefined;
  readonly message: string;
  readonly help?: string | undefined;
  /** The setting concerned: `Server.DataDir`. */
  readonly setting?: string | undefined;
  /** Where it differs from the rule's. */
  readonly severity?: Severity | undefined;
  /** All nodes concerned. The engine adds a related place for each that has none. */
  readonly nodes: readonly ClusterNode[];
  /** Those of them that deviate from the rest, which most of them are. Default: nobody can say who deviates. */
  readonly deviating?: readonly ClusterNode[] | undefined;
  /** What each of the other nodes says, or what else helps to understand. */
  readonly related?: readonly ClusterPlace[] | undefined;
  /** Nothing is known to be wrong: a fact is missing, and the help says which. */
  readonly unknown?: boolean | undefined;
}

/** A place that helps to understand a finding, and the node of which it speaks. */
export interface ClusterPlace extends Place {
  readonly message: string;
  readonly about?: ClusterNode | undefined;
}

export interface ClusterContext {
  readonly cluster: Cluster;
  /** The clusters of the run that come after this one: pairs of clusters are looked at once. */
  readonly laterClusters: readonly Cluster[];
  /** The version of Connect to judge by. */
  readonly connectVersion: string;
  report(finding: ClusterFinding): void;
}

/** The files of an example, by name. With a `topology.yaml` it is the way in; else every `*.gcfg` is a node. */
export interface ClusterExample {
  readonly files: Readonly<Record<string, string>>;
  /** As with `--shared-path`. */
  readonly sharedPaths?: readonly string[];
  /** As with `--workbench`: the folder's files are those whose names begin with it and a slash. */
  readonly workbench?: string;
}

/** A rule that looks at several nodes. Its page under `docs/rules/` is written from these fields. */
export interface ClusterRule {
  /** `category/name`. */
  readonly id: `${'ha' | 'launcher'}/${string}`;
  /** Severity of a finding unless the finding says otherwise. */
  readonly severity: Severity;
  /** What the rule finds: one sentence that begins with a verb (“Reports …”). */
  readonly summary: string;
  /** Why it matters to those who run the servers: a paragraph. */
  readonly why: string;
  /** Severities that differ from `severity`, and when: for the page. */
  readonly otherSeverities?: string;
  /** A cluster with the mistake. */
  readonly bad: ClusterExample;
  /** The same cluster without it. */
  readonly good: ClusterExample;
  check(context: ClusterContext): void;
}

export function defineClusterRule<const R extends ClusterRule>(rule: R): R {
  return rule;
}
