/** What each node says of one thing, who agrees with whom, and the finding that tells of it. */
import type { ClusterNode, Place } from '../../../cluster/index.ts';
import type { ClusterFinding } from '../../cluster-rule.ts';
import { listNodes } from './names.ts';

export interface Statement {
  readonly node: ClusterNode;
  /** Of the node in its cluster. */
  readonly index: number;
  readonly place: Place;
  /** For a message: a value in backquotes, `not set`. */
  readonly shown: string;
  /** How the node comes to it, where its file has no line for it: `by default`, `in CONNECT_SERVER_DATADIR`. */
  readonly manner: string;
}

/** Statements that mean the same. */
export interface Group<S extends Statement = Statement> {
  readonly key: string;
  readonly statements: readonly S[];
}

/** Groups in the order in which their first nodes stand in the cluster. */
export function groupBy<S extends Statement>(
  statements: readonly S[],
  keyOf: (one: S) => string,
): Group<S>[] {
  const groups = new Map<string, S[]>();
  for (const statement of statements) {
    const key = keyOf(statement);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [statement]);
    else group.push(statement);
  }
  return Array.from(groups, ([key, statements]) => ({ key, statements }));
}

/** The group that most nodes belong to; of several as large, the first. The others deviate from it. */
export function majorityOf<S extends Statement>(groups: readonly Group<S>[]): Group<S> {
  return groups.reduce((most, group) => (group.statements.length > most.statements.length ? group : most));
}

export function nodesOf(statements: readonly Statement[]): ClusterNode[] {
  return statements.map(({ node }) => node);
}

/** Other values that a message shows beside that of the majority. */
const MOST_OTHERS = 2;

export interface Difference {
  /** “`5` on connect1 and connect3, but `10` on connect2”: that of the majority, then the others. */
  readonly contrast: string;
  /** Where it shows: at the first node that deviates from the majority. */
  readonly places: Places;
}

/** What a finding says of its nodes. */
type Places = Pick<ClusterFinding, 'place' | 'about' | 'nodes' | 'deviating' | 'related'>;

/** How groups differ: two or more. */
export function differenceOf(groups: readonly Group[], majority = majorityOf(groups)): Difference {
  const others = groups.filter((group) => group !== majority);
  const places = placesOf(
    groups.flatMap(({ statements }) => statements),
    others[0]!.statements[0],
  );
  // With as many elsewhere, or more, nobody can say who deviates.
  const isMost = others.every(({ statements }) => statements.length < majority.statements.length);
  const deviating = nodesOf(inOrder(others.flatMap(({ statements }) => statements)));
  return {
    contrast: `${onNodes(majority)}, but ${listed(others, MOST_OTHERS)}`,
    places: { ...places, deviating: isMost ? deviating : undefined },
  };
}

/** “`5` on connect1, and `10` on connect2, and something else on 3 more”. */
export function listed(groups: readonly Group[], most: number): string {
  const shown = groups.slice(0, most).map(onNodes);
  const rest = groups.slice(most).reduce((sum, { statements }) => sum + statements.length, 0);
  if (rest > 0) shown.push(`something else on ${rest} more`);
  return shown.join(', and ');
}

/** “`10` by default on connect2”: of statements that mean the same. */
export function onNodes({ statements }: Pick<Group, 'statements'>): string {
  return `${shownOnce(statements)} on ${listNodes(nodesOf(statements))}`;
}

/** “`10` by default”: of statements that mean the same. */
export function shownOnce(statements: readonly Statement[]): string {
  const byDefault = statements.every(({ manner }) => manner === 'by default') ? ' by default' : '';
  return `${statements[0]!.shown}${byDefault}`;
}

/**
 * Place, nodes and related places of a finding about these statements: it stands where the first that deviates does,
 * and the others tell of themselves.
 */
export function placesOf(
  statements: readonly Statement[],
  first: Statement | undefined = statements[0],
): Places {
  const sorted = inOrder(statements);
  return {
    place: first!.place,
    about: first!.node,
    nodes: nodesOf(sorted),
    related: sorted
      .filter((statement) => statement !== first)
      .map((statement) => ({ ...statement.place, message: told(statement), about: statement.node })),
  };
}

function inOrder(statements: readonly Statement[]): Statement[] {
  return statements.toSorted((one, other) => one.index - other.index);
}

function told({ node, shown, manner }: Statement): string {
  return `node ${node.name}: ${shown}${manner === '' ? '' : `, ${manner}`}`;
}

/** The place of a fact about a node; without one, the start of its file. */
export function factPlace(node: ClusterNode, place: Place | undefined): Place {
  return place ?? { source: node.config, range: { start: 0, end: 0 } };
}
