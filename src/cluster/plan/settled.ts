/** What a node has of a setting, where nobody knows which of two sides counts: then it has no value to act upon. */
import type { SettingPath } from '../../parser/index.ts';
import { formatSettingPath, parseSettingPath } from '../../parser/index.ts';
import { type Contest, choicesOf } from '../contests.ts';
import type { ClusterNode } from '../node.ts';
import { fileOnServer } from './server-file.ts';
import { command } from './shell.ts';

/** Reads something of a node; equal texts mean the same. */
type Read = (node: ClusterNode) => string | undefined;

/** A node in every way in which it can be read. */
export function readingsOf(node: ClusterNode): ClusterNode[] {
  return choicesOf(node.contests).map((winners) => node.readAs(winners));
}

/** The sides on which it hangs what is read; none where it is settled. */
export function contestsOver(node: ClusterNode, read: Read): Contest[] {
  if (node.contests.length === 0) return [];
  return node.contests.filter((contest) =>
    choicesOf(node.contests.filter((other) => other !== contest)).some(
      (winners) => read(node.readAs(winners)) !== read(node.readAs([...winners, contest])),
    ),
  );
}

/**
 * Why a setting of a node is not settled, in sentences; undefined where it is.
 *
 * @param read what counts of it: by default its text
 */
export function notSettled(
  node: ClusterNode,
  path: SettingPath,
  read: Read = (reading) => reading.text(path),
): string | undefined {
  const contests = contestsOver(node, read);
  if (contests.length === 0) return undefined;
  const isWritten = node.settings.find(path) !== undefined;
  const name = formatSettingPath(parseSettingPath(path));
  // What is not written follows another setting, and of those that a plan looks at, this one.
  const subject = isWritten || name === FOLLOWED ? name : FOLLOWED;
  return `${subject} of ${node.name} is not settled: ${contests.map((contest) => WHY[contest](node)).join(' ')}`;
}

const FOLLOWED = 'Server.DataDir';

const WHY: Readonly<Record<Contest, (node: ClusterNode) => string>> = {
  environment: () =>
    'the files and CONNECT_* in the environment set it differently, and it is not documented which of them counts. Say which wins (`environment-wins` in the topology, `environment: { wins: … }` in gcfg-lint.yaml), or write the same in both.',
  migration: (node) =>
    `the main file and the migration file set it differently, and it is not documented which of them counts. Choose with \`${command('gcfg-lint', 'migrate', fileOnServer(node))}\`.`,
};
