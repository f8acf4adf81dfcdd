import type { ClusterRule } from '../../rules/cluster-rule.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Catalogue } from '../../schema/index.ts';
import { twoColumns } from '../help/layout.ts';
import { wrap } from '../wrap.ts';
import type { PageLayout } from './page-layout.ts';

/** What there is to be explained: all rules, and all sections. */
export function explainAll(
  rules: readonly (Rule | ClusterRule)[],
  { sections }: Catalogue,
  { paint, width }: PageLayout,
): string[] {
  const ruleRows = rules.map(({ id, summary }) => [id, summary] as const);
  const sectionRows = sections.map(({ name, summary }) => [name, summary] as const);
  const list = (rows: readonly (readonly [string, string])[]) => {
    const labels = Math.max(...rows.map(([name]) => name.length));
    return twoColumns(rows, width, { labels, paint: paint.frame });
  };
  return [
    paint.strong('Rules'),
    '',
    ...list(ruleRows),
    '',
    paint.strong('Sections'),
    '',
    ...list(sectionRows),
    '',
    ...wrap(
      'gcfg-lint explain RULE, SECTION or SECTION.KEY tells more, such as gcfg-lint explain Server.DataDir.',
      width,
      0,
    ),
  ];
}
