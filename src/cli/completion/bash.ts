import { BASH_FUNCTIONS } from './bash-functions.ts';
import type { CompletedCommand, CompletionTable, Wanted } from './table.ts';
import { quoted } from './words.ts';

/**
 * The completion for bash 4, without the package bash-completion: all names stand in the script, so that a TAB starts
 * nothing. The functions leave what they find in REPLY and COMPREPLY.
 */
export function bashScript({ commands, sections, rules }: CompletionTable): string {
  const names = commands.map(({ name }) => name);
  return `# Completion of gcfg-lint for bash, written by: gcfg-lint completion bash
# Put it into ~/.local/share/bash-completion/completions/gcfg-lint or /etc/bash_completion.d/gcfg-lint.

# The options of a command.
_gcfg_lint_flags() {
  case $1 in
${commands.map(({ name, flags }) => `    ${name}) REPLY=${quoted(flags.map(({ flag }) => flag).join(' '))} ;;`).join('\n')}
  esac
}

# What is offered for the value of an option of a command; nothing for an option without one.
_gcfg_lint_value() {
  REPLY=
  case "$1 $2" in
${valueCases(commands)}
  esac
}

# What is offered for a word of a command.
_gcfg_lint_operand() {
  REPLY=nothing
  case "$1 $2" in
${commands.flatMap(operandCases).join('\n')}
  esac
}

_gcfg_lint_keys() {
  REPLY=
  case $1 in
${sections.map(({ name, keys }) => `    ${name}) REPLY=${quoted(keys.map(([key]) => key).join(' '))} ;;`).join('\n')}
  esac
}

_gcfg_lint_commands=${quoted(names.join(' '))}
_gcfg_lint_sections=${quoted(sections.map(({ name }) => name).join(' '))}
# Sections whose header may or must carry a name.
_gcfg_lint_named=${quoted(` ${named('perhaps')} ${named('always')} `)}
_gcfg_lint_always_named=${quoted(` ${named('always')} `)}
_gcfg_lint_rules=${quoted(rules.map(([id]) => id).join(' '))}

${BASH_FUNCTIONS}`;

  function named(use: 'perhaps' | 'always'): string {
    return sections
      .filter((section) => section.named === use)
      .map(({ name }) => name)
      .join(' ');
  }
}

function valueCases(commands: readonly CompletedCommand[]): string {
  const byValue = new Map<string, string[]>();
  for (const { name, flags } of commands)
    for (const { flag, value } of flags) {
      if (value === undefined) continue;
      const text = wantedText(value);
      byValue.set(text, [...(byValue.get(text) ?? []), `'${name} ${flag}'`]);
    }
  return [...byValue]
    .map(([text, patterns]) => `    ${patterns.join(' | ')})\n      REPLY=${quoted(text)} ;;`)
    .join('\n');
}

function operandCases({ name, operands, repeats }: CompletedCommand): string[] {
  return operands.map((wanted, index) => {
    const isLast = index === operands.length - 1;
    const pattern = isLast && repeats ? `'${name} '*` : `'${name} ${index + 1}'`;
    return `    ${pattern}) REPLY=${quoted(wantedText(wanted))} ;;`;
  });
}

function wantedText(wanted: Wanted): string {
  return 'words' in wanted ? [wanted.kind, ...wanted.words].join(' ') : wanted.kind;
}
