/** What a node has of a setting, where nobody knows which of two sides counts: then it has no value to act upon. */
import { formatSettingPath, parseSettingPath, type SettingPath } from '../../parser/index.ts';
import { maskCredentials } from '../../schema/index.ts';
import { type Contest, choicesOf } from '../contests.ts';
import type { ClusterNode } from '../node.ts';
import { nameNodes } from './names.ts';
import { fileOnServer } from './server-file.ts';
import { command } from './shell.ts';

/** Reads something of a node; equal texts mean the same. */
type Read = (node: ClusterNode) => string | undefined;

/** A node in every way in which it can be read. */
export function readingsOf(node: ClusterNode): ClusterNode[] {
  return choicesOf(node.contests).map((winners) => node.readAs(winners));
}

/** The sides on which what is read hangs; none where it is settled. */
function contestsOver(node: ClusterNode, read: Read): Contest[] {
  if (node.contests.length === 0) return [];
  return node.contests.filter((contest) =>
    choicesOf(node.contests.filter((other) => other !== contest)).some(
      (winners) => read(node.readAs(winners)) !== read(node.readAs([...winners, contest])),
    ),
  );
}

/** Nodes on which a setting is not settled, and why, in sentences. */
interface NotSettled {
  readonly nodes: readonly ClusterNode[];
  readonly reason: string;
}

/**
 * Those of the nodes on which a setting is not settled; undefined where there are none.
 *
 * @param read what counts of it: by default its text
 */
export function notSettled(
  nodes: readonly ClusterNode[],
  path: SettingPath,
  read: Read = (node) => node.text(path),
): NotSettled | undefined {
  const found = nodes.map((node) => ({ node, contests: contestsOver(node, read) }));
  const having = found.filter(({ contests }) => contests.length > 0);
  const [first] = having;
  if (first === undefined) return undefined;
  const open = having.map(({ node }) => node);
  const contests = new Set(having.flatMap((one) => one.contests));
  const name = maskCredentials(formatSettingPath(parseSettingPath(path)));
  // What nobody wrote follows another setting: of those that plans look at, this one.
  const subject = first.node.settings.find(path) === undefined ? 'Server.DataDir' : name;
  const why = [...contests].map((contest) => WHY[contest](first.node));
  return { nodes: open, reason: `${subject} of ${nameNodes(open, nodes)} is not settled: ${why.join(' ')}` };
}

const WHY: Readonly<Record<Contest, (node: ClusterNode) => string>> = {
  environment: () =>
    'the files and the environment (CONNECT_*) set it differently, and it is not documented which of them counts. Say which wins (`environment-wins` in the topology, `environment: { wins: … }` in gcfg-lint.yaml), or write the same in both.',
  migration: (node) =>
    `the main file and the migration file set it differently, and it is not documented which of them counts. Choose with \`${command('gcfg-lint', 'migrate', fileOnServer(node))}\`.`,
};
