/**
 * Where a setting stands in the files and in the environment, it is not documented for every section which of them
 * counts. Such a cluster is judged both ways: what holds in one of them only is not certain.
 */
import type { Cluster } from '../cluster/index.ts';
import type { ClusterFinding, ClusterRule } from './cluster-rule.ts';

/** What a rule finds in a cluster. */
type Check = (cluster: Cluster) => ClusterFinding[];

/** What a rule finds, in whichever way the cluster is to be read. */
export function findInAllReadings(rule: ClusterRule, cluster: Cluster, check: Check): ClusterFinding[] {
  const found = check(cluster);
  const other = otherReading(cluster);
  if (other === undefined) return found;
  const others = check(other);
  const [keys, otherKeys] = [new Set(found.map(keyOf)), new Set(others.map(keyOf))];
  return [
    ...found.map((finding) =>
      otherKeys.has(keyOf(finding)) ? finding : uncertain(rule, finding, 'the files win over CONNECT_*'),
    ),
    ...others
      .filter((finding) => !keys.has(keyOf(finding)))
      .map((finding) => uncertain(rule, finding, 'CONNECT_* wins over the files')),
  ];
}

/** The cluster if the environment counts; undefined where nothing hangs on it. */
function otherReading(cluster: Cluster): Cluster | undefined {
  const nodes = cluster.nodes.map((node) => node.otherReading());
  if (nodes.every((node) => node === undefined)) return undefined;
  return { ...cluster, nodes: nodes.map((node, index) => node ?? cluster.nodes[index]!) };
}

function keyOf({ setting, nodes }: ClusterFinding): string {
  return JSON.stringify([setting, nodes.map(({ name }) => name).sort()]);
}

const SETTLE =
  'Say which of them wins: `environment-wins` in the topology, or `environment: { wins: … }` in gcfg-lint.yaml.';

function uncertain(rule: ClusterRule, finding: ClusterFinding, condition: string): ClusterFinding {
  const { message, help, severity = rule.severity } = finding;
  return {
    ...finding,
    severity: severity === 'error' ? 'warning' : severity,
    message: `If ${condition}, which is not documented here: ${message}`,
    help: help === undefined ? SETTLE : `${help} ${SETTLE}`,
    unknown: true,
  };
}
