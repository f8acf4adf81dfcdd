import { InputError } from '../../io/input-error.ts';
import type { Paint } from '../../report/paint.ts';
import { clusterRules } from '../../rules/cluster-registry.ts';
import type { ClusterExample, ClusterRule } from '../../rules/cluster-rule.ts';
import { rules } from '../../rules/registry.ts';
import { docsPath, type Rule } from '../../rules/rule.ts';
import { describeSetting } from '../../schema/describe.ts';
import { findSection, findSetting, nearest, type Section, sections } from '../../schema/index.ts';
import { choosePaint } from '../colors.ts';
import type { Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { colorOption } from '../options.ts';
import { wrap } from '../wrap.ts';

export const explainCommand: Command = {
  name: 'explain',
  group: 'look',
  usage: 'explain [options] RULE-ID|SECTION[.KEY]',
  summary: 'Tell what is known of a rule, a setting or a section',
  details: 'Offline. Without a word: a list of all rules and sections.',
  options: { color: colorOption },
  operands: ['subject'],
  exitCodes: { 0: 'printed' },
  examples: [
    ['gcfg-lint explain Server.DataDir', 'a setting: type, default, reload, high availability'],
    ['gcfg-lint explain syntax/truncated-value', 'a rule: why it exists, and examples'],
    ['gcfg-lint explain Scheduler', 'a section: its settings, a line each'],
  ],
  async run(given, terminal) {
    const [subject, ...rest] = given.paths;
    if (subject === undefined || rest.length > 0)
      throw new InputError('explain wants one rule, setting or section, such as Server.DataDir');
    const paint = await choosePaint(given.flag('color'), terminal);
    const width = Math.min(100, terminal.columns || 100);
    terminal.print(`${explain(subject, paint, width).join('\n')}\n`);
    return ExitCode.clean;
  },
};

function explain(subject: string, paint: Paint, width: number): string[] {
  if (subject.includes('/')) return explainRule(findRule(subject), paint, width);
  const [sectionName = '', ...keys] = subject.split('.');
  const section = findSection(sectionName);
  if (section === undefined)
    throw unknown(
      'section',
      sectionName,
      sections.map(({ name }) => name),
    );
  if (keys.length === 0) return explainSection(section, paint, width);
  // What stands between section and key is a name in quotes, the same for all.
  const key = keys.at(-1)!;
  const found = findSetting(section, key);
  if (found === undefined) throw unknown(`setting in [${section.name}]`, key, Object.keys(section.settings));
  return explainSetting(section, found.name, paint, width);
}

function explainSetting(section: Section, name: string, paint: Paint, width: number): string[] {
  const setting = section.settings[name]!;
  const facts = describeSetting(section, name);
  const column = Math.max(...facts.map(([label]) => label.length)) + 2;
  const header = section.subsection === 'none' ? `[${section.name}]` : `[${section.name} "name"]`;
  const example = setting.default && !setting.default.includes('{') ? setting.default : '…';
  return [
    paint.strong(`${section.name}.${name}`),
    '',
    ...wrap(setting.summary, width, 2),
    '',
    ...facts.flatMap(([label, text]) => {
      const [first = '', ...more] = wrap(text, width, column + 2);
      return [`  ${paint.frame(label.padEnd(column))}${first.trimStart()}`, ...more];
    }),
    ...(setting.note === undefined ? [] : ['', ...wrap(setting.note, width, 2)]),
    '',
    paint.help('  In the file'),
    `    ${header}`,
    `    ${name} = ${example}`,
    '',
    `  ${section.summary}`,
  ];
}

function explainSection(section: Section, paint: Paint, width: number): string[] {
  const names = Object.keys(section.settings);
  const column = Math.max(...names.map((name) => name.length)) + 2;
  return [
    paint.strong(section.subsection === 'none' ? `[${section.name}]` : `[${section.name} "name"]`),
    '',
    ...wrap(section.summary, width, 2),
    '',
    ...names.flatMap((name) => {
      const [first = '', ...more] = wrap(section.settings[name]!.summary, width, column + 2);
      return [`  ${paint.frame(name.padEnd(column))}${first.trimStart()}`, ...more];
    }),
  ];
}

function explainRule(rule: Rule | ClusterRule, paint: Paint, width: number): string[] {
  return [
    `${paint.strong(rule.id)} (${rule.severity === 'off' ? 'off by default' : rule.severity})`,
    '',
    ...wrap(rule.summary, width, 2),
    '',
    ...wrap(rule.why, width, 2),
    ...(rule.otherSeverities === undefined
      ? []
      : ['', ...wrap(`Severity: ${rule.severity}; ${rule.otherSeverities}`, width, 2)]),
    '',
    paint.help('  Wrong'),
    ...example(withMigration(rule, 'bad'), paint),
    '',
    paint.help('  Right'),
    ...example(withMigration(rule, 'good'), paint),
    '',
    `  Switch it off with --rule ${rule.id}=off. Page: ${docsPath(rule.id)}`,
  ];
}

/** An example of a rule, with the migration file where the rule looks at it. */
function withMigration(rule: Rule | ClusterRule, which: 'bad' | 'good'): string | ClusterExample {
  const given = rule[which];
  if (typeof given !== 'string' || !('migrations' in rule) || rule.migrations === undefined) return given;
  return {
    files: {
      'rstudio-connect.gcfg': given,
      'rstudio-connect-migration.gcfg': rule.migrations[which] || '(empty)',
    },
  };
}

/** A file, or files with their names. */
function example(given: string | ClusterExample, paint: Paint): string[] {
  const indented = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`.trimEnd());
  if (typeof given === 'string') return indented(given);
  return Object.entries(given.files).flatMap(([name, text]) => [
    `    ${paint.frame(name)}`,
    ...indented(text),
  ]);
}

function findRule(id: string): Rule | ClusterRule {
  const all: readonly (Rule | ClusterRule)[] = [...rules, ...clusterRules];
  const rule = all.find((candidate) => candidate.id === id);
  if (rule === undefined)
    throw unknown(
      'rule',
      id,
      all.map((candidate) => candidate.id),
    );
  return rule;
}

function unknown(what: string, name: string, known: readonly string[]): InputError {
  const close = nearest(name, known);
  return new InputError(
    `there is no ${what} ${name}${close === undefined ? '' : `; did you mean ${close}?`}`,
  );
}
