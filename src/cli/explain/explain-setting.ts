import { describeSetting } from '../../schema/describe.ts';
import type { Section } from '../../schema/index.ts';
import { twoColumns } from '../help/layout.ts';
import { wrap } from '../wrap.ts';
import type { PageLayout } from './page-layout.ts';

export function explainSetting(section: Section, name: string, { paint, width }: PageLayout): string[] {
  const setting = section.settings[name]!;
  const facts = describeSetting(section, name);
  const example = setting.default && !setting.default.includes('{') ? setting.default : '…';
  return [
    paint.strong(`${section.name}.${name}`),
    '',
    ...wrap(setting.summary, width, 2),
    '',
    ...twoColumns(facts, width, { paint: paint.frame }),
    ...(setting.note === undefined ? [] : ['', ...wrap(setting.note, width, 2)]),
    '',
    paint.help('  In the file'),
    `    ${headerOf(section)}`,
    `    ${name} = ${example}`,
    '',
    ...wrap(section.summary, width, 2),
  ];
}

export function explainSection(section: Section, { paint, width }: PageLayout): string[] {
  const settings = Object.entries(section.settings).map(([name, { summary }]) => [name, summary] as const);
  const labels = Math.max(...settings.map(([name]) => name.length));
  return [
    paint.strong(headerOf(section)),
    '',
    ...wrap(section.summary, width, 2),
    '',
    ...twoColumns(settings, width, { labels, paint: paint.frame }),
  ];
}

function headerOf({ name, subsection }: Section): string {
  return subsection === 'none' || subsection === 'optional' ? `[${name}]` : `[${name} "name"]`;
}
