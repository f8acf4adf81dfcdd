import type { CompletedCommand, CompletedFlag, CompletionTable, Named, Wanted } from './table.ts';

/** The completion for fish. Which of the names fit what is written is fish's own business. */
export function fishScript({ commands, sections, rules }: CompletionTable): string {
  const settings = sections.flatMap(({ name, named, keys }): Named[] =>
    named === 'always' ? [] : keys.map(([key, text]) => [`${name}.${key}`, text]),
  );
  const named = sections.filter((section) => section.named !== 'never');
  const behindName = sections
    .filter((section) => section.named === 'always')
    .flatMap(({ name, keys }): Named[] => keys.map(([key, text]) => [`${name}.${key}`, text]));
  const valued = new Set(
    commands.flatMap(({ flags }) => flags.filter(({ value }) => value).map(({ flag }) => flag)),
  );
  return `# Completion of gcfg-lint for fish, written by: gcfg-lint completion fish
# Put it into ~/.config/fish/completions/gcfg-lint.fish.

set -g __gcfg_lint_commands ${commands.map(({ name }) => name).join(' ')}
# Options that take the word behind them.
set -g __gcfg_lint_valued ${[...valued].join(' ')}

# The command of the line; lint where none is named.
function __gcfg_lint_is
    set -l words (commandline -opc)
    set -l command lint
    if set -q words[2]; and contains -- $words[2] $__gcfg_lint_commands
        set command $words[2]
    end
    test $command = $argv[1]
end

# Whether the next word is this one of the command's words, or, with a plus, one behind it.
function __gcfg_lint_operand
    __gcfg_lint_is $argv[1]; or return 1
    set -l words (commandline -opc)
    set -e words[1]
    if set -q words[1]; and contains -- $words[1] $__gcfg_lint_commands
        set -e words[1]
    end
    set -l count 1
    set -l skip
    set -l dashes
    for word in $words
        if test -n "$skip"
            set skip
        else if test -z "$dashes"; and test "$word" = --
            set dashes 1
        else if test -n "$dashes"; or not string match -q -- '-?*' $word
            set count (math $count + 1)
        else if contains -- $word $__gcfg_lint_valued
            set skip 1
        end
    end
    test $count -eq $argv[2]; or begin
        test "$argv[3]" = +; and test $count -gt $argv[2]
    end
end

function __gcfg_lint_rules
    echo -n ${fishLines(rules)}
end

function __gcfg_lint_rule_levels
    set -l word (commandline -ct | string replace -r '^--rule=' '')
    set -l rule (string split -m 1 = -- $word)
    if set -q rule[2]
        printf '%s\\n' $rule[1]={off,info,warning,error}
    else
        __gcfg_lint_rules | string replace \\t =\\t
    end
end

function __gcfg_lint_sections
    echo -n ${fishLines(sections.map(({ name, text }) => [name, text]))}
end

function __gcfg_lint_settings_with_names
    echo -n ${fishLines(behindName)}
end

function __gcfg_lint_settings
    # Behind the name of a section: Section.Name.Key
    set -l parts (commandline -ct | string match -r -i '^[\\'"]?(${named.map(({ name }) => name).join('|')})\\.(.+)\\.')
    if set -q parts[3]
        begin
            __gcfg_lint_settings_with_names
            __gcfg_lint_all_settings
        end | string match -i -- "$parts[2].*" | string replace . ".$parts[3]."
        return
    end
    __gcfg_lint_all_settings
    printf '%s\\n' ${named.map(({ name, text }) => fishQuoted(`${name}.\t${text}`)).join(' ')}
end

function __gcfg_lint_all_settings
    echo -n ${fishLines(settings)}
end

function __gcfg_lint_subjects
    __gcfg_lint_sections
    __gcfg_lint_all_settings
    __gcfg_lint_settings_with_names
end

function __gcfg_lint_report
    set -l word (commandline -ct | string replace -r '^--format=' '')
    if string match -q '*:*' -- $word
        set -l parts (string split -m 1 : -- $word)
        printf '%s\\n' $parts[1]:(__fish_complete_path $parts[2])
    else
        printf '%s\\n' $argv
    end
end

complete -c gcfg-lint -e
complete -c gcfg-lint -f
complete -c gcfg-lint -n 'test (count (commandline -opc)) -eq 1' -l version -d 'Print the version'
${commands
  .map(
    ({ name, text }) =>
      `complete -c gcfg-lint -n 'test (count (commandline -opc)) -eq 1' -a ${name} -d ${fishQuoted(text)}`,
  )
  .join('\n')}

${commands.map(commandLines).join('\n\n')}
`;
}

function commandLines(command: CompletedCommand): string {
  const { name, flags, operands, repeats } = command;
  const words = operands.flatMap((wanted, index) => {
    const more = repeats && index === operands.length - 1 ? ' +' : '';
    const offered = offers(wanted);
    if (offered === '') return [];
    return [`complete -c gcfg-lint -n '__gcfg_lint_operand ${name} ${index + 1}${more}' ${offered}`];
  });
  return [...flags.map((flag) => flagLine(name, flag)), ...words].join('\n');
}

function flagLine(command: string, { flag, text, value }: CompletedFlag): string {
  const start = `complete -c gcfg-lint -n '__gcfg_lint_is ${command}' -l ${flag.slice(2)}`;
  const about = `-d ${fishQuoted(text)}`;
  if (value === undefined) return `${start} ${about}`;
  const offered = offers(value);
  return `${start} ${offered.includes('-F') ? '-r' : '-x'} ${offered === '' ? '' : `${offered} `}${about}`;
}

function offers(wanted: Wanted): string {
  switch (wanted.kind) {
    case 'words':
      return `-a '${wanted.words.join(' ')}'`;
    case 'report':
      return `-a '(__gcfg_lint_report ${wanted.words.join(' ')})'`;
    case 'file':
      return '-F';
    case 'directory':
      return `-a '(__fish_complete_directories)'`;
    case 'config':
      return `-k -a '(__fish_complete_suffix .gcfg)'`;
    case 'node':
      return '-F';
    case 'setting':
      return `-a '(__gcfg_lint_settings)'`;
    case 'section':
    case 'subject':
      return `-a '(__gcfg_lint_subjects)'${wanted.kind === 'subject' ? ` -a '(__gcfg_lint_rules)'` : ''}`;
    case 'rule-level':
      return `-a '(__gcfg_lint_rule_levels)'`;
    case 'nothing':
      return '';
  }
}

/** A line for each name, with what it means behind a tab. */
function fishLines(all: readonly Named[]): string {
  return fishQuoted(all.map(([name, text]) => `${name}\t${text}\n`).join(''));
}

function fishQuoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
