import type { HostPlace } from '../../../carriers/placement.ts';
import type { Release } from '../../../helm/release.ts';
import type { Finding, HostFindingPlace, RuleContext } from '../../rule.ts';

/**
 * The release that a configuration is of, if the Helm chart carries it. Of a text that fixes have changed, places in the
 * values are not known: nothing is said of it until the values are read anew.
 */
export function releaseIn({
  carrier,
  document,
}: Pick<RuleContext, 'carrier' | 'document'>): Release | undefined {
  return carrier?.kind === 'helm' && carrier.release.document === document ? carrier.release : undefined;
}

export interface ValueFinding extends Omit<Finding, 'range' | 'related' | 'fix'> {
  readonly related?: readonly HostFindingPlace[] | undefined;
}

/** Reports on a value that does not get into the configuration: at its key, or where it would stand. */
export function reportValue(
  { report }: Pick<RuleContext, 'report'>,
  release: Release,
  path: readonly string[] | HostPlace,
  finding: ValueFinding,
): void {
  const at = 'file' in path ? path : release.place(...path);
  const range = release.anchor(at);
  report(range === undefined ? { ...finding, at } : { ...finding, range });
}

/** What to say where values may stand in a file that was not given. */
export function otherFiles(release: Release): string {
  return release.isWhole ? '' : ' If the release has other files of values, give all of them with --values.';
}
