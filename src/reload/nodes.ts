/** Reload plans for the nodes of a cluster: what each needs, in which order, and whether they agree afterwards. */
import type { Document } from '../parser/index.ts';
import { compareSettings, type SettingChange } from '../schema/difference.ts';
import type { Judgement, ReloadAction, ReloadPlan } from './plan.ts';
import { inputOf, planReload, type ReloadOptions, type SnapshotSource } from './plan-reload.ts';
import type { LoadedConfig } from './snapshot.ts';

export interface ReloadNode<Diagnostic extends Judgement = Judgement> {
  /** Unique among the nodes. */
  readonly name: string;
  readonly running: Document | LoadedConfig | SnapshotSource;
  readonly candidate: LoadedConfig;
  readonly diagnostics?: readonly Diagnostic[] | undefined;
}

/** Something to do on nodes, one after the other. */
export interface ReloadStep {
  readonly title: string;
  readonly nodes: readonly string[];
  /** For a shell of root, on each of the nodes. */
  readonly commands: readonly string[];
  /** What to see to on each node, beside the commands. */
  readonly help: string | null;
}

/** A setting that the nodes would not have alike. */
export interface NodeDifference {
  readonly setting: string;
  /** Nodes that would have something else than the first node. */
  readonly nodes: readonly string[];
}

export interface ClusterReloadPlan<Diagnostic extends Judgement = Judgement> {
  /** The gravest of the nodes’. */
  readonly action: ReloadAction;
  readonly nodes: readonly { readonly name: string; readonly plan: ReloadPlan<Diagnostic> }[];
  /** In this order. None where nothing changes, or nothing may be done yet. */
  readonly steps: readonly ReloadStep[];
  readonly differences: readonly NodeDifference[];
}

const GRAVITY: readonly ReloadAction[] = ['none', 'reload', 'restart', 'blocked'];

/** Plans for several nodes, in the order in which they are given. */
export function planReloadOfNodes<Diagnostic extends Judgement = Judgement>(
  nodes: readonly ReloadNode<Diagnostic>[],
  options: Pick<ReloadOptions, 'environmentWins' | 'catalogue'> = {},
): ClusterReloadPlan<Diagnostic> {
  const planned = nodes.map(({ name, running, candidate, diagnostics }) => ({
    name,
    plan: planReload(running, candidate, { ...options, diagnostics }),
  }));
  const action = GRAVITY[Math.max(0, ...planned.map(({ plan }) => GRAVITY.indexOf(plan.action)))]!;
  return {
    action,
    nodes: planned,
    steps: action === 'blocked' ? [] : stepsFor(planned),
    differences: differencesOf(nodes, options),
  };
}

type Planned = ClusterReloadPlan['nodes'];

const UP = 'until GET /__ping__ on the node itself answers 200';

function stepsFor(planned: Planned): ReloadStep[] {
  const namesOf = (wanted: ReloadAction) =>
    planned.filter(({ plan }) => plan.action === wanted).map(({ name }) => name);
  const stops = planned.some(({ plan }) => plan.consequences.some(({ stopsNodes }) => stopsNodes));
  if (stops) return stoppedSteps(planned.map(({ name }) => name));
  const [reloaded, restarted] = [namesOf('reload'), namesOf('restart')];
  const steps: ReloadStep[] = [
    {
      title: 'Reload one node after the other',
      nodes: reloaded,
      commands: ['systemctl reload rstudio-connect'],
      help: null,
    },
    {
      title: 'Restart one node after the other, never two at once',
      nodes: restarted,
      commands: ['systemctl restart rstudio-connect'],
      help: `Take the node out of the load balancer, let its sessions end, restart it, wait ${UP}, and put it back before the next one.`,
    },
  ];
  return steps.filter((step) => step.nodes.length > 0);
}

/** What the nodes share changes: none may run as before while another runs with the change. */
function stoppedSteps(names: readonly string[]): ReloadStep[] {
  const [first = '', ...others] = names;
  const start = ['systemctl start rstudio-connect'];
  const steps: ReloadStep[] = [
    {
      title: 'Stop all nodes: what they share changes',
      nodes: names,
      commands: ['systemctl stop rstudio-connect'],
      help: 'Take the service out of the load balancer first. Then do what the changes ask for beside a restart.',
    },
    {
      title: 'Start one node',
      nodes: [first],
      commands: start,
      help: `Wait ${UP}, and see that it is sound.`,
    },
    {
      title: 'Start the others, one after the other',
      nodes: others,
      commands: start,
      help: `Wait ${UP} each time; then put the service back into the load balancer.`,
    },
  ];
  return steps.filter((step) => step.nodes.length > 0);
}

/** Where candidates differ. What each node is to have for itself may. */
function differencesOf(
  nodes: readonly ReloadNode[],
  options: Pick<ReloadOptions, 'environmentWins' | 'catalogue'>,
): NodeDifference[] {
  const [first, ...others] = nodes;
  if (first === undefined) return [];
  const differing = new Map<string, string[]>();
  for (const { name, candidate } of others) {
    const { changes } = compareSettings(inputOf(first.candidate, options), inputOf(candidate, options));
    for (const change of changes.filter(isShared)) {
      const same = differing.get(change.name);
      if (same === undefined) differing.set(change.name, [name]);
      else same.push(name);
    }
  }
  return [...differing].map(([setting, names]) => ({ setting, nodes: names }));
}

function isShared({ setting }: SettingChange): boolean {
  return setting?.ha !== 'unique';
}
