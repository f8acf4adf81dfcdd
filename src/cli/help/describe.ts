/** What the table of commands says, in the words of help, man page and docs/commands.md. */
import type { Command, CommandGroup, OptionGroup, OptionSpec } from '../command.ts';

export const GROUPS: Readonly<Record<CommandGroup, string>> = {
  check: 'Check',
  change: 'Change',
  look: 'Look',
  operate: 'Operate',
};

const OPTION_GROUPS: readonly (readonly [OptionGroup | undefined, string])[] = [
  [undefined, 'Options'],
  ['input', 'What to look at'],
  ['judging', 'How to judge'],
  ['writing', 'What to write'],
  ['output', 'Output'],
];

const USAGE_CODE = 'wrong usage, or a file that can’t be read or written';

/** An option as it is written, and what it does. */
type DescribedOption = readonly [flags: string, text: string];

/** Options of every command. */
export const COMMON_OPTIONS: readonly DescribedOption[] = [
  ['--help, -h', 'Print help'],
  ['--version', 'Print the version'],
];

/** The commands under their headings. */
export function commandGroups(all: readonly Command[]): { title: string; commands: Command[] }[] {
  return Object.entries(GROUPS).map(([group, title]) => ({
    title,
    commands: all.filter((command) => command.group === group),
  }));
}

/** A command’s options under their headings; headings without options are left out. */
export function optionGroups({ options }: Command): { title: string; options: DescribedOption[] }[] {
  return OPTION_GROUPS.map(([group, title]) => ({
    title,
    options: Object.entries(options)
      .filter(([, spec]) => spec.group === group)
      .map(([name, spec]) => [flags(name, spec), optionText(spec)] as const),
  })).filter((group) => group.options.length > 0);
}

/** `--format NAME`, `--color, --no-color`. */
function flags(name: string, { type, placeholder, negatable }: OptionSpec): string {
  if (negatable) return `--${name}, --no-${name}`;
  return type === 'boolean' ? `--${name}` : `--${name} ${placeholder ?? 'VALUE'}`;
}

function optionText({ describe, defaultText }: OptionSpec): string {
  return defaultText === undefined ? describe : `${describe}; default: ${defaultText}`;
}

/** What a command’s exit codes say, in order. */
export function exitCodes({ exitCodes: { 0: clean, 1: findings, 3: restart } }: Command) {
  const codes: (readonly [string, string | undefined])[] = [
    ['0', clean],
    ['1', findings],
    ['2', USAGE_CODE],
    ['3', restart],
  ];
  return codes.filter((code): code is [string, string] => code[1] !== undefined);
}

/** What a command is good for: summary and details, as sentences. */
export function aboutCommand({ summary, details }: Command): string {
  return details === undefined ? `${summary}.` : `${summary}. ${details}`;
}
