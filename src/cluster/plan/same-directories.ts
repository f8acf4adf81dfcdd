/** Whether the node that remains has what the others stored. */
import type { ClusterNode } from '../node.ts';
import { compareLocations } from '../storage/index.ts';
import {
  DATA_SETTINGS,
  type DataSetting,
  type Directory,
  directoriesOf,
  whereItLies,
} from './directories.ts';
import { nameNodes, namesOf } from './names.ts';
import type { PlanCheck } from './plan.ts';
import type { Known } from './settings-of-node.ts';

/** What is lost where the remaining node has another directory. */
const LOSS: Readonly<
  Partial<Record<DataSetting, { readonly text: string; readonly status: 'blocked' | 'to do' }>>
> = {
  'Server.DataDir': { status: 'blocked', text: 'content that was deployed there is missing here' },
  'Database.Dir': { status: 'blocked', text: 'the key for encrypted settings may be another one here' },
  'Server.LandingDir': { status: 'to do', text: 'the landing page may be another one here' },
};

/** A check for each directory that all nodes have to share. */
export function sameDirectoryChecks(node: ClusterNode, others: readonly ClusterNode[]): PlanCheck[] {
  const own = directoriesOf(node);
  const theirs = others.map(directoriesOf);
  return DATA_SETTINGS.flatMap((setting): PlanCheck[] => {
    const loss = LOSS[setting];
    const mine = own.get(setting);
    if (loss === undefined) return [];
    if (mine !== undefined && 'obstacle' in mine) return [{ ...mine.obstacle, setting, nodes: [node.name] }];
    const isSet = [mine, ...theirs.map((directories) => directories.get(setting))].some(
      (known) => known !== undefined && 'value' in known && known.value.isSet,
    );
    // That only one side has a landing page is a difference like any other.
    if (mine === undefined || !isSet) return [];
    return compare(
      node,
      mine.value,
      others.flatMap((other, index) => {
        const directory = theirs[index]!.get(setting);
        return directory === undefined ? [] : [{ node: other, directory }];
      }),
    );
  });
}

interface Counterpart {
  readonly node: ClusterNode;
  readonly directory: Known<Directory>;
}

function compare(node: ClusterNode, mine: Directory, others: readonly Counterpart[]): PlanCheck[] {
  const { setting, path, location } = mine;
  const verdicts = others.map(({ directory }) =>
    'obstacle' in directory ? 'unknown' : compareLocations(location, directory.value.location),
  );
  const all = [node, ...others.map((other) => other.node)];
  const having = (verdict: (typeof verdicts)[number]) =>
    others.filter((_, index) => verdicts[index] === verdict).map((other) => other.node);
  const checks: PlanCheck[] = [];
  const different = having('different');
  if (different.length > 0) {
    const { status, text } = LOSS[setting]!;
    const reason = `${setting} of ${nameNodes(different, all)} is another directory than \`${path}\` of ${node.name}, which lies ${whereItLies(location)}: ${text}.`;
    checks.push({ status, setting, nodes: namesOf(different), reason });
  }
  const unknown = having('unknown');
  if (unknown.length > 0) {
    const obstacle = others.map(({ directory }) => directory).find((directory) => 'obstacle' in directory);
    const cause =
      obstacle !== undefined && 'obstacle' in obstacle ? obstacle.obstacle.reason : location.missing;
    const reason = `Nobody can tell whether ${setting} of ${nameNodes(unknown, all)} is the same directory as \`${path}\` of ${node.name}.${cause === undefined ? '' : ` ${cause}`}`;
    checks.push({ status: 'unknown', setting, nodes: namesOf(unknown), reason });
  }
  if (checks.length === 0 && others.length > 0) {
    const reason = `${setting} is one directory on ${nameNodes(all, all)}: \`${path}\`, ${whereItLies(location)}.`;
    checks.push({ status: 'done', setting, nodes: namesOf(all), reason });
  }
  return checks;
}
