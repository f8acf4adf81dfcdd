import type { Cluster } from '../../cluster/index.ts';
import { looksEncrypted } from '../../schema/index.ts';
import { type ClusterFinding, defineClusterRule } from '../cluster-rule.ts';
import { knownCandidates } from './shared/drift-known.ts';
import type { DriftCandidate, DriftReading } from './shared/drift-reading.ts';
import { unknownCandidates } from './shared/drift-unknown.ts';
import { differenceOf, type Group, groupBy, majorityOf, type Statement } from './shared/statements.ts';

export const configDrift = defineClusterRule({
  id: 'ha/config-drift',
  severity: 'info',
  summary: 'Reports any other setting that differs between the nodes of a cluster.',
  why: `The nodes of a cluster need not be configured alike, but mostly they are, and a difference is more often a change
that one node missed than a plan. It shows as an error that comes and goes with the node that the load balancer picks.
Values are compared by what they mean: \`yes\` is \`true\`, \`60s\` is \`1m\`, and a default that is written out is the same as
one that is not. Left out is what other rules of \`ha/\` judge and what belongs to a node: addresses to listen on (their
ports do count), temporary directories, logs, its name in metrics and mail. Secrets are compared but not shown.`,
  bad: {
    files: {
      'connect1.gcfg': `[Scheduler]
MaxProcesses = 10
InitTimeout = 60s
`,
      'connect2.gcfg': `[Scheduler]
InitTimeout = 1m
`,
    },
  },
  good: {
    files: {
      'connect1.gcfg': `[Scheduler]
MaxProcesses = 10
InitTimeout = 60s
`,
      'connect2.gcfg': `[Scheduler]
MaxProcesses = 10
InitTimeout = 1m
`,
    },
  },
  check({ cluster, report }) {
    const { nodes } = cluster;
    if (nodes.length < 2) return;
    const comparable = haveComparableSecrets(cluster);
    for (const candidate of [
      ...knownCandidates(nodes, comparable),
      ...unknownCandidates(nodes, comparable),
    ]) {
      const finding = judge(candidate, cluster, comparable);
      if (finding !== undefined) report(finding);
    }
  },
});

/** Secrets in clear text compare with each other, and masked ones with those that were masked with the same key. */
function haveComparableSecrets({ nodes }: Cluster): boolean {
  const keys = new Set(nodes.map(({ facts }) => facts.secretsKey));
  return keys.size === 1 && !keys.has('');
}

interface DriftStatement extends Statement {
  readonly meaning: string;
}

function judge(
  { name, read }: DriftCandidate,
  { nodes }: Cluster,
  comparable: boolean,
): ClusterFinding | undefined {
  const readings = nodes.map((node) => read(node));
  const first = readings.find((reading) => reading !== undefined)?.meaning;
  if (readings.every((reading) => reading === undefined || reading.meaning === first)) return undefined;
  const known = nodes.flatMap((node, index) => {
    const reading = readings[index];
    return reading === undefined ? [] : [{ node, index, reading }];
  });
  const hides = known.some(({ reading }) => reading.isSecret);
  const encrypted = known.some(({ reading }) => reading.texts.some(looksEncrypted));
  const meaning = (reading: DriftReading) =>
    hides && (encrypted || !comparable) && reading.meaning !== '' ? 'set' : reading.meaning;
  const statements = known.map(({ node, index, reading }): DriftStatement => {
    const { place, manner, shown } = reading;
    return { node, index, place, manner, shown, meaning: meaning(reading) };
  });
  const groups = groupBy(statements, (one) => one.meaning);
  if (groups.length < 2) return undefined;
  const majority = majorityOf(groups);
  const told = hides ? withoutTexts(groups, majority) : groups;
  const { contrast, places } = differenceOf(told, told[groups.indexOf(majority)]);
  return {
    ...places,
    setting: name,
    message: `${name} is ${contrast}${remark(told, hides)}: which of them counts depends on the node.`,
    help: 'Give all nodes the same value, or switch this off for the line, with the reason why the node differs.',
  };
}

type DriftGroup = Group<DriftStatement>;

/** Says of secrets only which are the same. */
function withoutTexts(groups: readonly DriftGroup[], majority: DriftGroup): DriftGroup[] {
  const set = groups.filter(({ key }) => key !== '');
  const one = set.includes(majority) ? majority : set[0];
  return groups.map((group) => {
    const text = set.length === 1 ? 'set' : group === one ? 'one text' : 'another text';
    const shown = group.key === '' ? 'not set' : text;
    return { ...group, statements: group.statements.map((statement) => ({ ...statement, shown })) };
  });
}

function remark(groups: readonly DriftGroup[], hides: boolean): string {
  const set = groups.filter(({ key }) => key !== '');
  if (hides)
    return set.length > 1 ? ' (neither is shown; one password that was encrypted twice has two)' : '';
  const shown = new Set(groups.map(({ statements }) => statements[0]!.shown));
  return shown.size < groups.length ? ' (they differ in what is not shown)' : '';
}
