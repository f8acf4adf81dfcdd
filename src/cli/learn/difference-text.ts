import type { CatalogueDifference, FactDifference } from '../../learn/compare.ts';
import type { Paint } from '../../report/paint.ts';
import { printableLine } from '../../report/printable.ts';

/** Longer values do not push the others out of sight. */
const MOST_COLUMNS = 40;

/** What a page and the catalogue differ in, for people. */
export function differenceText(
  { onlyPage, onlyCatalogue, differences }: CatalogueDifference,
  paint: Paint,
): string {
  const list = (title: string, names: readonly string[], line: (name: string) => string) =>
    names.length === 0 ? [] : [[paint.strong(`${title} (${names.length})`), ...names.map(line)]];
  const blocks = [
    ...list('Only on the page', onlyPage, (name) => `  ${paint.added(`+ ${name}`)}`),
    ...list('Only in the catalogue', onlyCatalogue, (name) => `  ${paint.removed(`- ${name}`)}`),
    ...(differences.length === 0 ? [] : [table(differences, paint)]),
  ];
  return blocks.map((block) => `${block.join('\n')}\n`).join('\n');
}

function table(differences: readonly FactDifference[], paint: Paint): string[] {
  const rows = differences.map(({ setting, fact, page, catalogue }) => [
    setting,
    fact,
    shown(page),
    shown(catalogue),
  ]);
  const head = [`Different (${rows.length})`, '', 'page', 'catalogue'];
  const widths = [0, 1, 2].map((column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [`${paint.strong(line(head))}`, ...rows.map((row) => `${paint.help('~')} ${line(row)}`)].map(
    (text, index) => (index === 0 ? text : `  ${text}`),
  );
}

function shown(value: string | null): string {
  if (value === null) return '–';
  if (value === '') return '(none)';
  const line = printableLine(value);
  return line.length > MOST_COLUMNS ? `${line.slice(0, MOST_COLUMNS - 1)}…` : line;
}

/** What was compared, in a line. */
export function differenceSummary(difference: CatalogueDifference): string {
  const { compared, connectVersion, onlyPage, onlyCatalogue, differences } = difference;
  const counts = [
    onlyPage.length === 0 ? undefined : `${onlyPage.length} only on the page`,
    onlyCatalogue.length === 0 ? undefined : `${onlyCatalogue.length} only in the catalogue`,
    differences.length === 0
      ? undefined
      : `${differences.length} ${differences.length === 1 ? 'fact differs' : 'facts differ'}`,
  ].filter((text) => text !== undefined);
  const settings = `${compared} setting${compared === 1 ? '' : 's'}`;
  return `${settings} of Connect ${connectVersion} compared with the catalogue: ${counts.join(', ') || 'no difference'}`;
}
