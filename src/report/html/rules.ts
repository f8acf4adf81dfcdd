import type { Finding } from '../findings.ts';
import type { DescribedRule } from '../reporter.ts';
import { ruleId } from './finding.ts';
import { counted, type Markup, markup, prose } from './markup.ts';
import type { Section } from './page.ts';

/** The rules of which there are findings, with their reasons, and the names of those that found nothing. */
export function rulesSection(rules: readonly DescribedRule[], findings: readonly Finding[]): Section {
  const counts = new Map<string, number>();
  for (const { diagnostic } of findings)
    counts.set(diagnostic.ruleId, (counts.get(diagnostic.ruleId) ?? 0) + 1);
  const described = new Map<string, DescribedRule>(rules.map((rule) => [rule.id, rule]));
  const unnamed = [...counts.keys()].filter((id) => !described.has(id));
  const found = [...rules.map(({ id }) => id).filter((id) => counts.has(id)), ...unnamed];
  const others = rules.filter(({ id }) => !counts.has(id));
  return {
    id: 'rules',
    title: 'Rules',
    content: markup`${found.map((id) => ruleText(id, described.get(id), counts.get(id)!))}${others.length > 0 && namesOf(others)}`,
  };
}

function ruleText(id: string, rule: DescribedRule | undefined, count: number): Markup {
  return markup`<article class="about-rule" id="${ruleId(id)}">
<h3>${id}</h3>
<p class="how-often">${counted(count, 'finding')}</p>
${rule !== undefined && markup`<p class="what">${prose(rule.summary)}</p>\n<p>${prose(rule.why)}</p>\n<p class="more">More: <code>gcfg-lint explain ${id}</code></p>`}
</article>
`;
}

function namesOf(rules: readonly DescribedRule[]): Markup {
  const isOptional = ({ id, severity }: DescribedRule) => severity === 'off' || id.startsWith('container/');
  return markup`<details class="clean"><summary>${counted(rules.length, 'rule')} without findings</summary>${
    rules.some(isOptional) &&
    markup`<p>Those that are off by default, and those for containers, look only where they are asked to.</p>`
  }<ul class="names">${rules.map(({ id }) => markup`<li><code>${id}</code></li>`)}</ul></details>`;
}
