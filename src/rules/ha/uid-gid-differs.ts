import type { Accounts } from '../../cluster/index.ts';
import { type ClusterContext, defineClusterRule } from '../cluster-rule.ts';
import { listNodes } from './shared/names.ts';
import { quote } from './shared/quote.ts';
import { type SettingName, settingStatements } from './shared/setting.ts';
import { differenceOf, groupBy, nodesOf, placesOf, type Statement } from './shared/statements.ts';

export const uidGidDiffers = defineClusterRule({
  id: 'ha/uid-gid-differs',
  severity: 'error',
  summary: 'Reports an account or group for content that has different numbers on the nodes.',
  why: `On shared storage a file belongs to a number, not to a name. Where \`rstudio-connect\` is 998 on one node and 997
on the next, files that content writes on the first belong to a stranger on the second: content that works on one node
fails on the other, and some other account may come to own it. Packages that make accounts take the next free number, so
this happens by itself when nodes are not installed alike.`,
  otherSeverities: 'Warning where the facts of a node lack an account that other nodes have.',
  bad: {
    files: {
      'topology.yaml': `nodes:
  connect1:
    config: connect.gcfg
    accounts:
      users:
        connect: { uid: 998, gid: 998 }
  connect2:
    config: connect.gcfg
    accounts:
      users:
        connect: { uid: 997, gid: 997 }
`,
      'connect.gcfg': `[Applications]
RunAs = connect
`,
    },
  },
  good: {
    files: {
      'topology.yaml': `nodes:
  connect1:
    config: connect.gcfg
    accounts:
      users:
        connect: { uid: 998, gid: 998 }
  connect2:
    config: connect.gcfg
    accounts:
      users:
        connect: { uid: 998, gid: 998 }
`,
      'connect.gcfg': `[Applications]
RunAs = connect
`,
    },
  },
  check(context) {
    compare(context, 'Applications.RunAs', 'account', ({ users }, name) => {
      if (!Object.hasOwn(users, name)) return undefined;
      const { uid, gid } = users[name]!;
      return `UID ${uid} and GID ${gid}`;
    });
    compare(context, 'Applications.SharedRunAsUnixGroup', 'group', ({ groups }, name) =>
      Object.hasOwn(groups, name) ? `GID ${groups[name]!.gid}` : undefined,
    );
  },
});

interface Numbers extends Statement {
  /** The account or group that the setting names. */
  readonly name: string;
  /** Undefined where the node’s facts lack it. */
  readonly numbers: string | undefined;
}

function compare(
  context: ClusterContext,
  setting: SettingName,
  kind: 'account' | 'group',
  numbersOf: (accounts: Accounts, name: string) => string | undefined,
): void {
  const statements = settingStatements(context.cluster.nodes, setting).flatMap((statement): Numbers[] => {
    const { node, text, place } = statement;
    const { accounts } = node.facts;
    if (accounts === undefined || text === '') return [];
    const numbers = numbersOf(accounts, text);
    const shown = numbers ?? 'not among the facts';
    return [{ ...statement, name: text, numbers, shown, manner: '', place: accounts.place ?? place }];
  });
  for (const { key: name, statements: same } of groupBy(statements, (one) => one.name)) {
    const found = same.filter(({ numbers }) => numbers !== undefined);
    const groups = groupBy(found, ({ numbers }) => numbers!);
    if (groups.length > 1) {
      const { contrast, places } = differenceOf(groups);
      context.report({
        ...places,
        setting,
        message: `The ${kind} ${quote(name)}, which ${setting} names, has ${contrast}: files on shared storage belong to numbers, so what one node writes belongs to somebody else on another.`,
        help: `Give the ${kind} the same numbers on every node, and have the files that it wrote belong to them.`,
      });
    }
    const missing = same.filter(({ numbers }) => numbers === undefined);
    if (found.length === 0 || missing.length === 0) continue;
    context.report({
      ...placesOf(missing),
      setting,
      severity: 'warning',
      message: `The ${kind} ${quote(name)}, which ${setting} names, is not among the facts of ${listNodes(nodesOf(missing))}: it does not exist there, or nobody looked.`,
      help: `${quote(kind === 'account' ? `id ${name}` : `getent group ${name}`)} on the node tells; the numbers have to be those of the other nodes.`,
      unknown: true,
    });
  }
}
