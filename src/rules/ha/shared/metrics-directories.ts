/** Which nodes keep their metrics in one directory. Here that is the mistake. */
import { compareLocations } from '../../../cluster/index.ts';
import { placeInDataDir } from './custom-directory.ts';
import type { DirectoryGroup, DirectoryStatement } from './directories.ts';
import { groupBy, majorityOf } from './statements.ts';

/** Groups of nodes with one and the same directory. */
export function surelyTogether(statements: readonly DirectoryStatement[]): DirectoryGroup[] {
  const named = statements.filter(({ location }) => location.key !== undefined);
  return groupBy(named, ({ location }) => location.key!).filter((group) => group.statements.length > 1);
}

export interface MayBeTogether {
  readonly statements: readonly DirectoryStatement[];
  /** They lie inside of the data directory, which all nodes have to share. */
  readonly inDataDir: boolean;
}

/**
 * Groups of nodes whose directories may be one: those at the same place of the data directory, and those with the same
 * path of which that of one node is known to be shared. A path elsewhere of which nothing is known is usually local.
 */
export function perhapsTogether(statements: readonly DirectoryStatement[]): MayBeTogether[] {
  const surely = new Set(surelyTogether(statements).flatMap((group) => group.statements));
  const places = groupBy(statements.filter(isReachable), (statement) => {
    const place = placeInDataDir(statement);
    return place === undefined ? statement.location.path : `\0${place}`;
  });
  return places.flatMap(({ key, statements: same }) => {
    const inDataDir = key.startsWith('\0');
    if (!inDataDir && same.every(({ location }) => location.kind === 'unknown')) return [];
    const [reference, doubtful] = doubts(same);
    if (doubtful.length === 0 || reference.length + doubtful.length < 2) return [];
    const unsaid = [...reference, ...doubtful].filter((statement) => !surely.has(statement));
    return unsaid.length === 0 ? [] : [{ statements: unsaid, inDataDir }];
  });
}

/** Whether other nodes may see it. */
function isReachable({ location: { kind, hostVolume } }: DirectoryStatement): boolean {
  return kind !== 'local' || hostVolume === true;
}

/** The directory of which most is known, and those that may be the same. */
function doubts(
  statements: readonly DirectoryStatement[],
): [reference: readonly DirectoryStatement[], doubtful: DirectoryStatement[]] {
  const named = groupBy(
    statements.filter(({ location }) => location.key !== undefined),
    ({ location }) => location.key!,
  );
  const nameless = statements.filter(({ location }) => location.key === undefined);
  if (named.length === 0) return [[], nameless];
  const reference = majorityOf(named);
  const others = named.filter((group) => {
    const [one, other] = [group.statements[0]!.location, reference.statements[0]!.location];
    return group !== reference && compareLocations(one, other) === 'unknown';
  });
  return [reference.statements, [...nameless, ...others.flatMap((group) => group.statements)]];
}
