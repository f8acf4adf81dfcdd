import type { Variable } from '../../carriers/variable.ts';
import { InputError } from '../../io/input-error.ts';
import { formatSettingPath } from '../../parser/index.ts';
import type { Paint } from '../../report/paint.ts';
import {
  bindEntries,
  builtInCatalogue,
  type Catalogue,
  findSetting,
  GAP,
  isSecret,
  isTellingName,
  MASK,
  maskCredentials,
  type Origin,
  Settings,
} from '../../schema/index.ts';
import { unclosedRests } from '../../schema/secrecy.ts';
import { choosePaint } from '../colors.ts';
import type { Command } from '../command.ts';
import { isMigrationFile } from '../companion.ts';
import { environmentOptions, readGivenEnvironment } from '../environment-options.ts';
import { ExitCode } from '../exit-code.ts';
import { openConfigs } from '../lint-config.ts';
import { catalogueOption, colorOption } from '../options.ts';
import { type ReadConfig, readConfigs } from '../read-config.ts';
import { nameIn } from '../shown-words.ts';

/** One row: a value in force and where it comes from. Secrets are masked. */
interface Row {
  readonly setting: string;
  readonly value: string;
  /** `etc/rstudio-connect.gcfg:12`, `environment CONNECT_…`, `default`. */
  readonly origin: string;
  readonly kind: Origin['kind'];
  readonly line?: number;
  /** Values written elsewhere that are not in force. */
  readonly overridden?: readonly string[];
}

export const showCommand: Command = {
  name: 'show',
  group: 'look',
  usage: 'show [options] FILE [SECTION[.KEY]…]',
  summary: 'Print the configuration in force, and where it comes from',
  details:
    'Each setting with its value and its origin: file and line, migration file, environment, or default.',
  options: {
    format: {
      type: 'string',
      group: 'output',
      choices: ['table', 'json'],
      placeholder: 'NAME',
      describe: 'How to print it: table or json (its fields: docs/schemas/show.schema.json)',
      defaultText: 'table',
    },
    set: { type: 'boolean', group: 'output', describe: 'Only what is set somewhere, no defaults' },
    catalogue: catalogueOption,
    ...environmentOptions,
    color: colorOption,
  },
  operands: ['config', 'section'],
  exitCodes: { 0: 'printed', 1: 'the server refuses the file: what could be read is printed' },
  examples: [
    ['gcfg-lint show rstudio-connect.gcfg', 'all settings that have a value'],
    ['gcfg-lint show rstudio-connect.gcfg Scheduler --set', 'what the file says of one section'],
  ],
  async run(given, terminal) {
    const [file, ...words] = given.paths;
    const filters = words.map(nameIn);
    if (file === undefined) throw new InputError('show wants a file');
    const { main: read, companion } = await readConfigs(file, terminal);
    const main = read.document;
    const migration = isMigrationFile(file) ? undefined : companion?.document;
    const { catalogue = builtInCatalogue } = await (await openConfigs(given, terminal)).for(file);
    const layer = readGivenEnvironment(given, terminal);
    const settings = new Settings({
      main: bindEntries(main, catalogue),
      migration: migration && bindEntries(migration, catalogue),
      environment: layer?.environment,
      catalogue,
    });
    const variables = layer?.files.flatMap((each) => each.variables) ?? [];
    const files = { file: read, migration: companion ?? read, variables };
    const all = [...knownRows(settings, files, given.flag('set') !== true), ...unknownRows(read, catalogue)];
    // Nothing to print is an answer only where there could be something.
    for (const filter of filters) {
      if (!isKnown(filter, catalogue) && !all.some((row) => matches(row.setting, filter)))
        throw new InputError(`there is no section or setting ${filter}`);
    }
    const rows = all.filter(
      (row) => filters.length === 0 || filters.some((filter) => matches(row.setting, filter)),
    );
    if (given.text('format') === 'json') {
      terminal.print(`${JSON.stringify({ version: 1, settings: rows }, null, 2)}\n`);
    } else {
      const paint = await choosePaint(given.flag('color'), terminal);
      terminal.print(table(rows, paint));
    }
    if (main.errorCount > 0)
      terminal.note(`gcfg-lint: the server refuses ${file}: ${main.errors[0]!.text}\n`);
    return main.errorCount > 0 ? ExitCode.findings : ExitCode.clean;
  },
};

const GAPS = new RegExp(`${GAP}+`, 'g');

/** Where rows come from. */
interface Files {
  readonly file: ReadConfig;
  readonly migration: ReadConfig;
  readonly variables: readonly Variable[];
}

function knownRows(settings: Settings, files: Files, defaults: boolean): Row[] {
  const rows: Row[] = [];
  for (const section of settings.catalogue.sections) {
    const present = settings.present().filter((setting) => setting.section === section);
    const names = new Set(present.map(({ subsection }) => subsection));
    if (section.subsection === 'none') names.add(null);
    for (const subsection of names) {
      for (const [key, setting] of Object.entries(section.settings)) {
        const path = { section: section.name, subsection, key };
        const name = formatSettingPath({
          ...path,
          subsection: subsection === null ? null : maskCredentials(subsection),
        });
        const found = settings.find(path);
        const mask = (text: string) =>
          setting.type === 'secret' && text !== ''
            ? MASK
            : maskCredentials(text.replaceAll(GAPS, '⟨unknown⟩'));
        for (const { text, origin } of found?.texts ?? []) {
          const overridden = found!.overridden.map((other) => mask(other.text ?? 'true'));
          rows.push({
            setting: name,
            value: mask(text ?? 'true'),
            ...placeOf(origin, files),
            ...(overridden.length === 0 ? {} : { overridden }),
          });
        }
        const fallback =
          found === undefined && defaults && setting.removed === undefined
            ? settings.defaultText(path)
            : undefined;
        if (fallback !== undefined)
          rows.push({ setting: name, value: mask(fallback), origin: 'default', kind: 'default' });
      }
    }
  }
  return rows;
}

/** Entries of which the catalogue knows nothing: shown all the same, at the end. */
function unknownRows(file: ReadConfig, catalogue: Catalogue): Row[] {
  // Pieces of a key that was pasted in: each looks like the name of a setting.
  const rests = new Set(unclosedRests(file.document).map(({ start }) => start));
  return bindEntries(file.document, catalogue)
    .filter(({ setting, entry }) => setting === undefined && !rests.has(entry.range.start))
    .map((binding) => ({
      setting: binding.name,
      value:
        isSecret(binding) || isTellingName(binding.entry.key)
          ? MASK
          : maskCredentials(binding.entry.value ?? 'true'),
      origin: `${file.path}:${file.line(binding.entry.keyRange)}`,
      kind: 'file' as const,
      line: file.line(binding.entry.keyRange),
    }));
}

function placeOf(origin: Origin, files: Files): Pick<Row, 'origin' | 'kind' | 'line'> {
  switch (origin.kind) {
    case 'file':
    case 'migration': {
      const file = origin.kind === 'file' ? files.file : files.migration;
      const line = file.line(origin.binding.entry.keyRange);
      return { origin: `${file.path}:${line}`, kind: origin.kind, line };
    }
    case 'environment': {
      const at = files.variables.findLast(({ name }) => name === origin.variable)?.at;
      if (at === undefined) return { origin: `environment ${origin.variable}`, kind: origin.kind };
      const { line } = at.file.range(at.range).start;
      return { origin: `${at.file.path}:${line} ${origin.variable}`, kind: origin.kind, line };
    }
    case 'default':
      return { origin: 'default', kind: origin.kind };
  }
}

function matches(setting: string, filter: string): boolean {
  const name = setting.toLowerCase();
  const wanted = filter.toLowerCase();
  return name === wanted || name.startsWith(`${wanted}.`);
}

/** Whether the catalogue has a section or setting that a filter names. */
function isKnown(filter: string, catalogue: Catalogue): boolean {
  const [name = '', ...rest] = filter.split('.');
  const section = catalogue.findSection(name);
  const key = rest.at(-1);
  if (section === undefined || key === undefined || key.endsWith('"')) return section !== undefined;
  return findSetting(section, key) !== undefined || (rest.length === 1 && section.subsection !== 'none');
}

function table(rows: readonly Row[], paint: Paint): string {
  const nameWidth = Math.max(0, ...rows.map(({ setting }) => setting.length));
  // A long value does not push every origin out of sight.
  const valueWidth = Math.min(48, Math.max(0, ...rows.map(({ value }) => value.length)));
  return rows
    .map(({ setting, value, origin, kind, overridden }) => {
      const shown = value.replaceAll(/[\0-\x1f\x7f-\x9f]/g, (character) =>
        JSON.stringify(character).slice(1, -1),
      );
      const from = overridden === undefined ? origin : `${origin} (instead of ${overridden.join(', ')})`;
      const name = kind === 'default' ? setting.padEnd(nameWidth) : paint.strong(setting.padEnd(nameWidth));
      return `${name}  ${shown.padEnd(valueWidth)}  ${paint.frame(from)}\n`;
    })
    .join('');
}
