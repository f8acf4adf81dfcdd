/** Plans: steps for people, with what is known of each. Plain data, printed as JSON as it stands. */

/**
 * - `done`: holds already, or needs nothing
 * - `to do`: a change or decision that somebody has to make
 * - `blocked`: the plan can’t be carried out before this is settled
 * - `unknown`: no fact tells
 */
export type CheckStatus = 'done' | 'to do' | 'blocked' | 'unknown';

/** Something that was looked at, and what came of it. */
export interface PlanCheck {
  readonly status: CheckStatus;
  /** One sentence or two, the fact first. Without secrets. */
  readonly reason: string;
  /** The setting concerned: `Server.DataDir`. */
  readonly setting?: string;
  /** Names of the nodes concerned. */
  readonly nodes: readonly string[];
}

/** A line for a shell of root. */
export interface PlanCommand {
  /** Names of the nodes on which it is to be run, one after the other. */
  readonly nodes: readonly string[];
  /** The same in words: `all 50 nodes`. */
  readonly where: string;
  readonly run: string;
}

export interface PlanStep {
  /** Unique in its plan. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** When the step is to be taken, if not always: `if the shared storage goes away`. */
  readonly condition?: string;
  /** Names of the nodes on which something is done; none for a step at the load balancer. */
  readonly nodes: readonly string[];
  /** In the order in which they are to be run. */
  readonly commands: readonly PlanCommand[];
  readonly checks: readonly PlanCheck[];
}

export interface ClusterPlan {
  readonly plan: 'single-node' | 'update';
  /** Name of the cluster, where it has one. */
  readonly cluster?: string;
  /** Name of the node that remains. */
  readonly remaining?: string;
  readonly title: string;
  /** Names of all nodes. */
  readonly nodes: readonly string[];
  /** `blocked`: a check of a step that is always taken says so. */
  readonly state: 'open' | 'blocked' | 'nothing to do';
  /** In the order in which they are to be taken. */
  readonly steps: readonly PlanStep[];
  /** What is good to know for the whole of it. */
  readonly notes: readonly string[];
}

/** Whether something keeps these steps from being taken. */
export function stateOf(steps: readonly PlanStep[]): ClusterPlan['state'] {
  const always = steps.filter(({ condition }) => condition === undefined);
  return always.some(({ checks }) => checks.some(({ status }) => status === 'blocked')) ? 'blocked' : 'open';
}
