import type { CompletedCommand, CompletedFlag, CompletedSection, CompletionTable, Wanted } from './table.ts';
import { quoted } from './words.ts';

/** The completion for zsh: for a folder of `fpath`, or to be read by `.zshrc` behind `compinit`. */
export function zshScript({ commands, sections, rules }: CompletionTable): string {
  return `#compdef gcfg-lint
# Completion of gcfg-lint for zsh, written by: gcfg-lint completion zsh
# Put it into a folder of $fpath as _gcfg-lint.

_gcfg-lint-commands() {
  local -a all=(
${described(commands.map(({ name, text }) => [name, text]))}
  )
  _describe -t commands command all
}

_gcfg-lint-rules() {
  local -a all=(
${described(rules)}
  )
  _describe -t rules rule all "$@"
}

_gcfg-lint-levels() {
  if compset -P '*='; then
    _wanted levels expl level compadd off info warning error
  else
    _gcfg-lint-rules -S '='
  fi
}

# A file, also behind NAME=.
_gcfg-lint-config() {
  compset -P '*='
  _files -g '*.gcfg(-.)'
}

_gcfg-lint-node() {
  compset -P '*='
  _files -g '*.(gcfg|yaml|yml|json)(-.)'
}

# A format, or FORMAT:FILE.
_gcfg-lint-report() {
  if compset -P '*:'; then
    _files
  else
    _wanted formats expl format compadd -- "$@"
  fi
}

# The settings of a section, whatever its case: the section's own name, and its settings in all.
_gcfg-lint-keys() {
  section= all=()
  case \${1:l} in
${sections.map(sectionCase).join('\n')}
  esac
}

# Settings; where several sections fit, the sections first. With an argument, sections are names, too.
_gcfg-lint-settings() {
  local word=\${(Q)PREFIX} section middle name
  local -a all found named same=(-M 'm:{a-zA-Z}={A-Za-z}')
  local -a sections=(
${described(sections.map(({ name, text }) => [name, text]))}
  )
  [[ $word == *=* ]] && return 1
  if [[ $word == *.* ]]; then
    found=(\${word%%.*})
  else
    found=(\${(M)\${sections%%:*}:#(#i)\${(b)word}*})
    name=\${\${(M)found:#(#i)\${(b)word}}[1]}
    [[ -n $name ]] && found=($name)
  fi
  if (( $#found > 1 )); then
    if [[ -n $1 ]]; then _describe -t sections section sections $same
    else _describe -t sections section sections $same -S '.'
    fi
    return
  fi
  _gcfg-lint-keys \${found[1]}
  [[ -n $section ]] || return 1
  if [[ $section == (${withNames(sections, ['perhaps', 'always'])}) ]]; then
    # Behind the name of the section: Section.Name.Key
    if [[ $word == *.*.* ]]; then
      middle=\${word#*.}
      middle=\${middle%.*}
      named=(\${all/#$section./$section.$middle.})
      _describe -t settings setting named $same
      return
    fi
    if [[ -z $1 && $section == (${withNames(sections, ['always'])}) ]]; then
      _wanted sections expl section compadd $same -S '.' -- $section
      return
    fi
  fi
  [[ -n $1 ]] && all+=("$section:the whole section")
  _describe -t settings setting all $same
}

_gcfg-lint-setting() { _gcfg-lint-settings '' }
_gcfg-lint-section() { _gcfg-lint-settings with-sections }

_gcfg-lint-subject() {
  local ret=1
  _gcfg-lint-section && ret=0
  _gcfg-lint-rules && ret=0
  return ret
}

_gcfg-lint() {
  setopt local_options extended_glob
  local command=lint expl
  local -a names=(${commands.map(({ name }) => name).join(' ')})
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    local ret=1
    _gcfg-lint-commands && ret=0
    _gcfg-lint-config && ret=0
    return ret
  fi
  if (( $names[(Ie)$words[2]] && CURRENT > 2 )); then
    command=$words[2]
    shift words
    (( CURRENT-- ))
  fi
  case $command in
${commands.map(commandCase).join('\n')}
  esac
}

# Called by compinit as a file of fpath, or read by .zshrc.
if [[ $funcstack[1] == _gcfg-lint ]]; then
  _gcfg-lint "$@"
else
  compdef _gcfg-lint gcfg-lint
fi
`;
}

/** Names and texts as `_describe` takes them. */
function described(all: readonly (readonly [name: string, text: string])[]): string {
  return all.map(([name, text]) => `    ${quoted(`${name.replaceAll(':', '\\:')}:${text}`)}`).join('\n');
}

function sectionCase({ name, keys }: CompletedSection): string {
  const all = keys.map(([key, text]): [string, string] => [`${name}.${key}`, text]);
  return `    ${name.toLowerCase()})\n      section=${name} all=(\n${described(all)}\n      )\n      ;;`;
}

function withNames(sections: readonly CompletedSection[], uses: readonly string[]): string {
  return sections
    .filter(({ named }) => uses.includes(named))
    .map(({ name }) => name)
    .join('|');
}

function commandCase({ name, flags, operands, repeats }: CompletedCommand): string {
  const version = name === 'lint' ? ["'--version[Print the version]'"] : [];
  const words = operands.map((wanted, index) => {
    const isLast = index === operands.length - 1;
    return quoted(`${isLast && repeats ? '*' : index + 1}:${labels[wanted.kind]}:${action(wanted)}`);
  });
  const specs = [...flags.map(flagSpec), ...version, ...words];
  return `    ${name})\n      _arguments -s : \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}\n      ;;`;
}

function flagSpec({ flag, text, value, repeatable }: CompletedFlag): string {
  const about = `[${text.replaceAll(/[[\]\\:]/g, '\\$&')}]`;
  const start = repeatable ? '*' : '';
  if (value === undefined) return quoted(`${start}${flag}${about}`);
  return quoted(`${start}${flag}=${about}:${labels[value.kind]}:${action(value)}`);
}

const labels: Readonly<Record<Wanted['kind'], string>> = {
  config: 'configuration',
  node: 'node',
  file: 'file',
  directory: 'directory',
  setting: 'setting',
  section: 'section or setting',
  subject: 'rule, section or setting',
  'rule-level': 'rule',
  words: 'word',
  report: 'format',
  nothing: 'value',
};

function action(wanted: Wanted): string {
  switch (wanted.kind) {
    case 'words':
      return `(${wanted.words.join(' ')})`;
    case 'report':
      return `_gcfg-lint-report ${wanted.words.join(' ')}`;
    case 'file':
      return '_files';
    case 'directory':
      return '_files -/';
    case 'rule-level':
      return '_gcfg-lint-levels';
    case 'nothing':
      return ' ';
    default:
      return `_gcfg-lint-${wanted.kind}`;
  }
}
