/** The matrix of a cluster: what all have alike is one bar across their columns, what differs is broken and marked. */
import type { Diagnostic } from '../../rules/diagnostic.ts';
import type { LintResult } from '../../rules/lint.ts';
import type { JudgedCluster } from '../../rules/lint-cluster.ts';
import type { CellState, MatrixCell, MatrixRow } from '../../rules/matrix/matrix.ts';
import type { Finding } from '../findings.ts';
import { type Column, columnsOf } from '../matrix.ts';
import { findingId } from './finding.ts';
import { icon, sprite } from './icons.ts';
import { breakable, counted, type Markup, markup } from './markup.ts';
import type { Section } from './page.ts';

export function matrixSections({ clusters = [] }: LintResult, findings: readonly Finding[]): Section[] {
  const ids = new Map<Diagnostic, string>(
    findings.map((finding) => [finding.diagnostic, findingId(finding)]),
  );
  return clusters.map((judged, index) => {
    const title = titleOf(judged, clusters.length === 1);
    const id = clusters.length === 1 ? 'cluster' : `cluster-${index + 1}`;
    return { id, title, content: markup`${index === 0 && sprite()}${content(judged, title, ids)}` };
  });
}

function titleOf({ cluster }: JudgedCluster, isOnly: boolean): string {
  if (isOnly) return 'Node by node';
  if (cluster.name !== undefined) return `Cluster ${cluster.name}`;
  const [first, ...others] = cluster.nodes.map(({ name }) => name);
  return `Cluster of ${first}${others.length > 0 ? ` and ${counted(others.length, 'other')}` : ''}`;
}

function content(judged: JudgedCluster, title: string, ids: ReadonlyMap<Diagnostic, string>): Markup {
  const { cluster, matrix } = judged;
  const columns = columnsOf(matrix);
  const { sticky } = cluster.loadBalancer ?? {};
  return markup`${legend()}
<div class="wide" tabindex="0" role="region" aria-label="${title}: table">
<table class="matrix">
<thead><tr><td></td>${columns.map((column) => header(column, matrix.nodes.length))}</tr></thead>
<tbody>
${matrix.rows.map((row) => rowOf(row, columns, judged, ids))}</tbody>
</table>
</div>
${sticky !== undefined && balancer(sticky.value)}${
  matrix.unknown.length > 0 && markup`<p class="not-known">Not known: ${matrix.unknown.join(', ')}.</p>`
}`;
}

function legend(): Markup {
  return markup`<p class="legend">${(Object.keys(MEANING) as CellState[]).map(
    (state) => markup`<span class="${state}">${icon(state)} ${MEANING[state]}</span> `,
  )}<span>A bar across several columns: they have the same.</span></p>`;
}

const MEANING: Readonly<Record<CellState, string>> = {
  ok: 'as it should be',
  wrong: 'wrong',
  unknown: 'uncertain',
};

const NO_TEXT: Readonly<Record<CellState, string>> = {
  ok: '(empty)',
  wrong: '(empty)',
  unknown: 'uncertain',
};

/** Nodes that are alike in everything share a column; their names are all there. */
function header({ title, nodes }: Column, all: number): Markup {
  if (nodes.length === 1) return markup`<th scope="col">${breakable(title)}</th>`;
  const whole = nodes.length === all ? title : counted(nodes.length, 'node');
  return markup`<th scope="col">${whole} <span class="members">${nodes.join(', ')}</span></th>`;
}

/** Cells beside each other that say the same, as one. */
interface Bar {
  readonly cell: MatrixCell;
  readonly columns: number;
}

function rowOf(
  row: MatrixRow,
  columns: readonly Column[],
  { diagnostics }: JudgedCluster,
  ids: ReadonlyMap<Diagnostic, string>,
): Markup {
  const bars: Bar[] = [];
  for (const { index } of columns) {
    const cell = row.cells[index]!;
    const last = bars.at(-1);
    if (last !== undefined && last.cell.state === cell.state && last.cell.text === cell.text)
      bars[bars.length - 1] = { cell, columns: last.columns + 1 };
    else bars.push({ cell, columns: 1 });
  }
  const about = diagnostics.filter(
    ({ ruleId, setting }) =>
      row.rules.includes(ruleId) &&
      (row.setting === undefined || setting === undefined || setting === row.setting),
  );
  const links = about.flatMap((diagnostic) => ids.get(diagnostic) ?? []);
  const label = breakable(row.label);
  return markup`<tr><th scope="row">${links.length > 0 ? markup`<a href="#${links[0]}">${label}</a>` : label}</th>${bars.map(
    ({ cell: { state, text }, columns }) =>
      markup`<td class="${state}"${columns > 1 && markup` colspan="${columns}"`}><span class="cell">${icon(state, MEANING[state])} <span class="value">${text || NO_TEXT[state]}</span></span></td>`,
  )}</tr>
`;
}

function balancer(isSticky: boolean): Markup {
  const state = isSticky ? 'ok' : 'wrong';
  const text = isSticky ? 'keeps sessions on one node' : 'does not keep sessions on one node';
  return markup`<p class="balancer ${state}">Load balancer: <span class="cell">${icon(state, MEANING[state])} <span class="value">${text}</span></span></p>`;
}
