import { type ClusterContext, defineClusterRule } from '../cluster-rule.ts';
import { type SettingName, type SettingStatement, settingStatements } from './shared/setting.ts';
import { type Difference, differenceOf, type Group, groupBy, majorityOf } from './shared/statements.ts';

const RUN_AS = 'Applications.RunAs';
const GROUP = 'Applications.SharedRunAsUnixGroup';

export const runAsDiffers = defineClusterRule({
  id: 'ha/run-as-differs',
  severity: 'error',
  summary: 'Reports nodes that run content under different Unix accounts or groups.',
  why: `What content and package installations write below \`Server.DataDir\` belongs to the account that runs them, and
all nodes work on the same files. A node that runs content under another account can’t read or replace what the others
wrote: content starts on one node and fails on the next.`,
  otherSeverities: `Warning where one node names a group, another leaves it to the primary group of its account, and
nobody says whether these are the same.`,
  bad: {
    files: {
      'connect1.gcfg': `[Applications]
RunAs = connect
`,
      'connect2.gcfg': `[Applications]
ScheduleConcurrency = 4
`,
    },
  },
  good: {
    files: {
      'connect1.gcfg': `[Applications]
RunAs = connect
`,
      'connect2.gcfg': `[Applications]
RunAs = connect
ScheduleConcurrency = 4
`,
    },
  },
  check(context) {
    const { nodes } = context.cluster;
    const accounts = groupBy(settingStatements(nodes, RUN_AS), ({ text }) => text);
    if (accounts.length > 1)
      report(context, RUN_AS, differenceOf(accounts), {
        because: 'content on one node can’t read or replace the files of content on another',
        help: `Set ${RUN_AS} to the same account on every node, with the same UID and GID.`,
      });
    checkGroups(context, settingStatements(nodes, GROUP));
  },
});

function checkGroups(context: ClusterContext, statements: readonly SettingStatement[]): void {
  const byName = groupBy(statements, ({ text }) => text);
  if (byName.length < 2) return;
  const named = majorityOf(byName.filter(({ key }) => key !== ''));
  const wanted = numberOf(named);
  const groups = groupBy(statements, (one) =>
    one.text === '' ? primaryGroup(one, named.key, wanted) : one.text,
  );
  const known = groups.filter(({ key }) => key !== UNKNOWN);
  const help = `Set ${GROUP} to the same group on every node.`;
  if (known.length > 1)
    report(context, GROUP, differenceOf(known), {
      because: 'files that content writes on one node may be out of reach for content on another',
      help,
    });
  const unknown = groups.find(({ key }) => key === UNKNOWN);
  if (unknown !== undefined)
    report(context, GROUP, differenceOf([named, unknown], named), {
      because:
        'where it is not set, the primary group of the account counts, and nobody says whether that is the same',
      help: `${help} The GIDs of account and group, which \`gcfg-lint collect\` gathers on a node, would tell.`,
      unknown: true,
    });
}

const UNKNOWN = '?';
const OTHER = '';

/** The group of a node that does not name one: the named group, where its number says so. */
function primaryGroup({ node }: SettingStatement, name: string, wanted: number | undefined): string {
  const gid = node.facts.accounts?.users[node.text(RUN_AS) ?? '']?.gid;
  const number = node.facts.accounts?.groups[name]?.gid ?? wanted;
  if (gid === undefined || number === undefined) return UNKNOWN;
  return gid === number ? name : OTHER;
}

/** The number of a group, by the first of its nodes that knows it. */
function numberOf({ key, statements }: Group<SettingStatement>): number | undefined {
  for (const { node } of statements) {
    const gid = node.facts.accounts?.groups[key]?.gid;
    if (gid !== undefined) return gid;
  }
  return undefined;
}

interface Words {
  readonly because: string;
  readonly help: string;
  readonly unknown?: true;
}

function report(
  context: ClusterContext,
  setting: SettingName,
  { contrast, places }: Difference,
  { because, help, unknown }: Words,
): void {
  context.report({
    ...places,
    setting,
    severity: unknown && 'warning',
    message: `${setting} is ${contrast}: ${because}.`,
    help,
    unknown,
  });
}
