import { InputError } from '../../io/input-error.ts';
import { clusterRules } from '../../rules/cluster-registry.ts';
import type { ClusterRule } from '../../rules/cluster-rule.ts';
import { rules } from '../../rules/registry.ts';
import type { Rule } from '../../rules/rule.ts';
import { notListedBy } from '../../rules/schema/names/omitted.ts';
import { builtInCatalogue, type Catalogue, findSetting, nearest } from '../../schema/index.ts';
import { choosePaint } from '../colors.ts';
import type { Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { explainAll } from '../explain/explain-all.ts';
import { explainRule } from '../explain/explain-rule.ts';
import { explainSection, explainSetting } from '../explain/explain-setting.ts';
import type { PageLayout } from '../explain/page-layout.ts';
import { openConfigs } from '../lint-config.ts';
import { catalogueOption, colorOption } from '../options.ts';
import { nameIn } from '../shown-words.ts';

const allRules: readonly (Rule | ClusterRule)[] = [...rules, ...clusterRules];

export const explainCommand: Command = {
  name: 'explain',
  group: 'look',
  usage: 'explain [options] [RULE-ID|SECTION[.KEY]]',
  summary: 'Tell what is known of a rule, a setting or a section',
  details: 'Offline. Without a word: a list of all rules and sections.',
  options: { catalogue: catalogueOption, color: colorOption },
  operands: ['subject'],
  exitCodes: { 0: 'printed' },
  examples: [
    ['gcfg-lint explain Server.DataDir', 'a setting: type, default, reload, high availability'],
    ['gcfg-lint explain syntax/truncated-value', 'a rule: why it exists, and examples'],
    ['gcfg-lint explain Scheduler', 'a section: its settings, a line each'],
    ['gcfg-lint explain --color | less -R', 'all rules and sections'],
  ],
  async run(given, terminal) {
    const [word, ...rest] = given.paths;
    if (rest.length > 0)
      throw new InputError('explain wants one rule, setting or section, such as Server.DataDir');
    const paint = await choosePaint(given.flag('color'), terminal);
    const layout = { paint, width: Math.min(100, terminal.columns || 100) };
    const subject = word === undefined ? undefined : nameIn(word);
    const configs = await openConfigs(given, terminal);
    const { catalogue = builtInCatalogue } = await configs.for('rstudio-connect.gcfg');
    const lines =
      subject === undefined
        ? explainAll(allRules, catalogue, layout)
        : await explain(subject, catalogue, layout);
    terminal.print(`${lines.join('\n')}\n`);
    return ExitCode.clean;
  },
};

async function explain(subject: string, catalogue: Catalogue, layout: PageLayout): Promise<string[]> {
  if (subject.includes('/')) return await explainRule(findRule(subject), layout);
  const [sectionName = '', ...keys] = subject.split('.');
  const section = catalogue.findSection(sectionName);
  if (section === undefined) throw unknownSection(subject, sectionName, catalogue);
  if (keys.length === 0) return explainSection(section, layout);
  // What stands between section and key is a name in quotes, the same for all.
  const key = keys.at(-1)!;
  const found = findSetting(section, key);
  if (found !== undefined) return explainSetting(section, found.name, layout);
  throw catalogue.omits(section.name, key)
    ? notListed(`${section.name}.${key}`, catalogue)
    : unknown(`setting in [${section.name}]`, key, Object.keys(section.settings));
}

function findRule(id: string): Rule | ClusterRule {
  const rule = allRules.find((candidate) => candidate.id === id);
  if (rule !== undefined) return rule;
  throw unknown(
    'rule',
    id,
    allRules.map((candidate) => candidate.id),
  );
}

/** A word alone may also have been meant for a setting, or for a rule without its category. */
function unknownSection(subject: string, name: string, catalogue: Catalogue): InputError {
  if (catalogue.omits(name)) return notListed(`[${name}]`, catalogue);
  const { sections } = catalogue;
  const names = sections.map((section) => section.name);
  if (nearest(name, names) === undefined) {
    const settings = sections
      .filter((section) => findSetting(section, subject) !== undefined)
      .map((section) => `${section.name}.${findSetting(section, subject)!.name}`);
    const ids = allRules.map(({ id }) => id).filter((id) => id.endsWith(`/${subject}`));
    const meant = [...settings, ...ids];
    if (meant.length > 0) {
      const shown = meant.slice(0, 3).join(', ');
      return new InputError(
        `there is no section ${name}; did you mean ${shown}${meant.length > 3 ? ', …' : ''}?`,
      );
    }
  }
  return unknown('section', name, names);
}

function notListed(name: string, { overlay }: Catalogue): InputError {
  return new InputError(notListedBy(overlay!, name));
}

function unknown(what: string, name: string, known: readonly string[]): InputError {
  const close = nearest(name, known);
  const hint = close === undefined ? 'gcfg-lint explain lists what there is' : `did you mean ${close}?`;
  return new InputError(`there is no ${what} ${name}; ${hint}`);
}
