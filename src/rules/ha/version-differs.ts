import { compareVersions } from '../../schema/index.ts';
import { defineClusterRule } from '../cluster-rule.ts';
import { quote } from './shared/quote.ts';
import { differenceOf, factPlace, groupBy } from './shared/statements.ts';

export const versionDiffers = defineClusterRule({
  id: 'ha/version-differs',
  severity: 'error',
  summary: 'Reports nodes of a cluster that have different versions of Connect.',
  why: `All nodes work on one database, and each release brings its own schema: the first node with a newer version
migrates it. A node that still runs the older version notices within half a minute and stops. After an update of all
nodes but one, that one is missing from the cluster.`,
  bad: {
    files: {
      'topology.yaml': `nodes:
  connect1:
    config: connect.gcfg
    version: 2026.08.0
  connect2:
    config: connect.gcfg
    version: 2026.06.1
`,
      'connect.gcfg': `[Database]
Provider = postgres
`,
    },
  },
  good: {
    files: {
      'topology.yaml': `nodes:
  connect1:
    config: connect.gcfg
    version: 2026.08.0
  connect2:
    config: connect.gcfg
    version: 2026.08.0
`,
      'connect.gcfg': `[Database]
Provider = postgres
`,
    },
  },
  check({ cluster: { nodes }, report }) {
    const statements = nodes.flatMap((node, index) => {
      const fact = node.facts.version;
      const version = fact?.value.trim().replace(/^v/i, '');
      if (version === undefined || Number.isNaN(compareVersions(version, version))) return [];
      return [
        { node, index, version, place: factPlace(node, fact?.place), shown: quote(fact!.value), manner: '' },
      ];
    });
    const groups = groupBy(statements, ({ version }) => releaseOf(version));
    if (groups.length < 2) return;
    const { contrast, places } = differenceOf(groups);
    const newest = groups
      .map((group) => group.statements[0]!.version)
      .reduce((most, version) => (compareVersions(version, most) > 0 ? version : most));
    report({
      ...places,
      message: `The version of Connect is ${contrast}: nodes of different versions can’t work on one database, and the older ones stop once a newer one has migrated it.`,
      help: `Stop all nodes, install Connect ${newest} on the older ones, and start them again.`,
    });
  },
});

/** A version without what does not tell releases apart: `2025.06.0+12` and `2025.6` are the same. */
function releaseOf(version: string): string {
  const [, numbers = '', preview = ''] = /^([\d.]+)(-[A-Za-z][0-9A-Za-z.-]*)?/.exec(version)!;
  const parts = numbers.split('.').map(Number);
  return `${parts.slice(0, parts.findLastIndex((part) => part > 0) + 1).join('.')}${preview}`;
}
