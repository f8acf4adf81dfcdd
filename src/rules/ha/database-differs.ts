import { compareTargets, type TargetVerdict, targetKey } from '../../cluster/database/index.ts';
import { type ClusterContext, defineClusterRule } from '../cluster-rule.ts';
import { type DatabaseStatement, databaseStatements, untoldDatabases } from './shared/database-statements.ts';
import { listNodes } from './shared/names.ts';
import type { SettingName } from './shared/setting.ts';
import {
  differenceOf,
  type Group,
  groupBy,
  listed,
  majorityOf,
  nodesOf,
  placesOf,
} from './shared/statements.ts';

const MAIN = 'Postgres.URL';
const INSTRUMENTATION = 'Postgres.InstrumentationURL';

export const databaseDiffers = defineClusterRule({
  id: 'ha/database-differs',
  severity: 'error',
  summary: 'Reports nodes of a cluster that use different PostgreSQL databases.',
  why: `The database is what makes several nodes one server: content, accounts, permissions, schedules and sessions are
in it. A node with a database of its own shows its visitors another server, and works on the files of the others without
knowing of their locks. What counts are hosts, ports, the database’s name and its schema; user, password and other
parameters may differ, and so may the way in which they are written.`,
  otherSeverities: `Warning where the texts differ and may mean one database: another host, which may be the same server by an
alias or a virtual address, or a pooler; another port than PostgreSQL’s own; and \`localhost\`, where a proxy on each node
may lead to one database. Warning, too, where only some of the nodes name a database or schema of their own for
\`Postgres.InstrumentationURL\`, and where nobody can tell which database a node uses: without a \`Postgres.URL\` that can
be read, which may come from the environment of the server.`,
  bad: {
    files: {
      'connect1.gcfg': `[Database]
Provider = postgres

[Postgres]
URL = postgres://connect@db.example.com/connect
`,
      'connect2.gcfg': `[Database]
Provider = postgres

[Postgres]
URL = postgres://connect@db.example.com/connect_test
`,
    },
  },
  good: {
    files: {
      'connect1.gcfg': `[Database]
Provider = postgres

[Postgres]
URL = postgres://connect@db.example.com/connect
`,
      'connect2.gcfg': `[Database]
Provider = postgres

[Postgres]
URL = "postgresql://connect@DB.example.com:5432/connect?sslmode=verify-full"
`,
    },
  },
  check(context) {
    const { nodes } = context.cluster;
    if (nodes.length < 2) return;
    const main = databaseStatements(nodes, MAIN);
    compare(context, MAIN, main);
    const named = databaseStatements(nodes, INSTRUMENTATION);
    if (named.length > 0) compare(context, INSTRUMENTATION, withMain(named, main));
    reportUntold(context);
  },
});

/** Nodes that do not name a database for records of use keep them in the main one. */
function withMain(
  named: readonly DatabaseStatement[],
  main: readonly DatabaseStatement[],
): DatabaseStatement[] {
  const names = new Set(named.map(({ index }) => index));
  const others = main.filter(
    ({ node, index }) => !names.has(index) && node.isComplete && !node.settings.isSet(INSTRUMENTATION),
  );
  const place = ({ node }: DatabaseStatement) => node.place(INSTRUMENTATION);
  return [
    ...named,
    ...others.map((one) => ({ ...one, place: place(one), shown: 'not set', manner: '', isNamed: false })),
  ].sort((one, other) => one.index - other.index);
}

/** `unset`: only one of them names a database for records of use. */
type Verdict = Exclude<TargetVerdict, 'same'> | 'unset';

function compare(
  context: ClusterContext,
  setting: SettingName,
  statements: readonly DatabaseStatement[],
): void {
  const groups = groupBy(statements, ({ target, isNamed }) => (isNamed ? targetKey(target) : ''));
  if (groups.length < 2) return;
  const majority = majorityOf(groups);
  const byVerdict = new Map<Verdict, Group<DatabaseStatement>[]>();
  for (const group of groups) {
    const verdict = compareGroups(majority, group);
    if (verdict === 'same') continue;
    const alike = byVerdict.get(verdict);
    if (alike === undefined) byVerdict.set(verdict, [majority, group]);
    else alike.push(group);
  }
  for (const [verdict, alike] of byVerdict) {
    if (verdict === 'own' && alike.every(isOwn)) reportOwn(context, setting, alike);
    else report(context, setting, verdict, alike);
  }
}

function compareGroups(one: Group<DatabaseStatement>, other: Group<DatabaseStatement>): Verdict | 'same' {
  const [mine, its] = [one.statements[0]!, other.statements[0]!];
  const verdict = compareTargets(mine.target, its.target);
  return mine.isNamed === its.isNamed || verdict === 'same' ? verdict : 'unset';
}

function isOwn({ statements }: Group<DatabaseStatement>): boolean {
  return statements[0]!.target.servers.every(({ kind }) => kind === 'own');
}

const BECAUSE: Readonly<Record<Verdict, string>> = {
  different: 'what is in one of them is missing on the nodes that use another',
  alias: 'the texts do not tell whether these are one server',
  own: 'that is one database only if what listens on the node itself is a pooler or proxy that leads there',
  port: 'that is one database only if one of the ports is a pooler’s',
  schema: 'whether these are the same tables depends on the default schema of the database user',
  unset: 'without one, records of use are kept with all other data',
};

const HELP: Readonly<Partial<Record<Verdict, string>>> = {
  different: 'Name the same host, port and database on every node.',
  alias:
    'If it is one server by two names or addresses, write it the same way on every node, so that it shows; if not, name the same host on every node.',
  unset: 'Set it to the same database on every node, or on none.',
};

function report(
  context: ClusterContext,
  setting: SettingName,
  verdict: Verdict,
  groups: readonly Group<DatabaseStatement>[],
): void {
  const { contrast, places } = differenceOf(groups, groups[0]!);
  const isSure = verdict === 'different';
  context.report({
    ...places,
    setting,
    severity: isSure ? undefined : 'warning',
    message: `${setting} ${verdict === 'unset' ? 'is' : 'names'} ${contrast}: ${BECAUSE[verdict]}.`,
    help:
      HELP[verdict] ?? 'If it is the same database, write it the same way on every node, so that it shows.',
    unknown: isSure ? undefined : true,
  });
}

/** Every node’s database is on the node itself. */
function reportOwn(
  context: ClusterContext,
  setting: SettingName,
  groups: readonly Group<DatabaseStatement>[],
): void {
  const statements = groups.flatMap(({ statements }) => statements);
  const nodes = nodesOf(statements.toSorted((one, other) => one.index - other.index));
  context.report({
    ...placesOf(statements),
    setting,
    severity: 'warning',
    message: `${setting} names ${statements[0]!.shown} on ${listNodes(nodes)}, on each the node itself: ${BECAUSE.own}.`,
    help: 'If it is a pooler or proxy, all is well as long as each leads to the same database; else name the host of the database.',
    unknown: true,
  });
}

/** Ways in which a text does not tell that a message names. */
const MOST_UNTOLD = 2;

/** Nobody can tell whether all nodes use one database: once for the cluster. */
function reportUntold({ cluster: { nodes }, report }: ClusterContext): void {
  if (nodes.filter((node) => node.has('Database.Provider', 'postgres')).length < 2) return;
  const statements = untoldDatabases(nodes, MAIN);
  if (statements.length === 0) return;
  const groups = groupBy(statements, ({ shown }) => shown);
  report({
    ...placesOf(statements),
    setting: MAIN,
    severity: 'warning',
    message: `${MAIN} is ${listed(groups, MOST_UNTOLD)}: nothing tells whether all nodes use one database, as they have to.`,
    help: [...new Set(statements.map(({ settledBy }) => settledBy))].join(' '),
    unknown: true,
  });
}
