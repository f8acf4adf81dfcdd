/**
 * What the completion for bash does with its names; the same whatever they are. `value` is what is written so far, `lead`
 * what stands before it in the word (`--format=`).
 */
export const BASH_FUNCTIONS = `# Adds the names that begin with what is written, in their own case whatever the case there.
_gcfg_lint_offer() {
  local name
  for name; do
    [[ $name == "$value"* ]] && COMPREPLY+=("$lead$name")
  done
}

# Adds files and directories: of files, those that the pattern fits, or else all.
_gcfg_lint_files() {
  local pattern=$1 file=$value front= name all=()
  case $file in
    [\\"\\']*) file=\${file:1} ;;
    *) file=\${file//\\\\/} ;;
  esac
  if ! compgen -f -- "$file" >/dev/null && [[ $file == *[=:]* ]]; then
    front=\${file%"\${file##*[=:]}"}
    file=\${file##*[=:]}
  fi
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do
    all+=("$lead$front$name")
    if [[ -d \${name/#\\~/$HOME} || $name == $pattern ]]; then COMPREPLY+=("$lead$front$name"); fi
  done < <(compgen -f -- "$file")
  ((\${#COMPREPLY[@]})) || COMPREPLY=(\${all[@]+"\${all[@]}"})
}

_gcfg_lint_directories() {
  _gcfg_lint_files ''
  local index
  for index in "\${!COMPREPLY[@]}"; do
    local name=\${COMPREPLY[index]#"$lead"}
    [[ -d \${name/#\\~/$HOME} ]] || unset "COMPREPLY[index]"
  done
}

# Adds settings: where several sections fit, the sections first. With an argument, sections are names, too.
_gcfg_lint_settings() {
  local name found=() section key
  [[ $value == *=* ]] && return
  for name in $_gcfg_lint_sections; do
    [[ $name == "\${value%%.*}" || ( $value != *.* && $name == "$value"* ) ]] && found+=("$name")
    if [[ $name == "\${value%%.*}" ]]; then
      found=("$name")
      break
    fi
  done
  if [[ \${#found[@]} -gt 1 ]]; then
    if [[ $1 ]]; then _gcfg_lint_offer "\${found[@]}"; else _gcfg_lint_offer "\${found[@]/%/.}"; fi
    return
  fi
  section=\${found[0]-}
  [[ $section ]] || return
  [[ $1 ]] && _gcfg_lint_offer "$section"
  _gcfg_lint_keys "$section"
  local keys=$REPLY
  if [[ $_gcfg_lint_named == *" $section "* ]]; then
    # Behind the name of the section: Section.Name.Key
    local rest=\${value#*.} middle
    if [[ $value == *.*.* ]]; then
      middle=$section.\${rest%.*}.
      local value=$middle\${rest##*.}
      for key in $keys; do _gcfg_lint_offer "$middle$key"; done
      return
    fi
    if [[ ! $1 && $_gcfg_lint_always_named == *" $section "* ]]; then
      _gcfg_lint_offer "$section."
      return
    fi
  fi
  for key in $keys; do _gcfg_lint_offer "$section.$key"; done
}

# Adds what is offered for a kind of word.
_gcfg_lint_add() {
  local kind=$1
  shift
  if [[ $kind != @(file|directory|config|node) ]]; then value=\${value#[\\"\\']}; fi
  case $kind in
    file) _gcfg_lint_files '*' ;;
    directory) _gcfg_lint_directories ;;
    config) _gcfg_lint_files '*.gcfg' ;;
    node) _gcfg_lint_files '*.@(gcfg|yaml|yml|json)' ;;
    words) _gcfg_lint_offer "$@" ;;
    report)
      if [[ $value == *:* ]]; then
        lead=$lead\${value%%:*}:
        value=\${value#*:}
        _gcfg_lint_files '*'
      else
        _gcfg_lint_offer "$@"
      fi
      ;;
    setting) _gcfg_lint_settings '' ;;
    section) _gcfg_lint_settings with-sections ;;
    subject)
      if [[ $value == */* ]]; then
        _gcfg_lint_offer $_gcfg_lint_rules
      else
        _gcfg_lint_settings with-sections
        _gcfg_lint_offer $_gcfg_lint_rules
      fi
      ;;
    rule-level)
      if [[ $value == *=* ]]; then
        _gcfg_lint_offer "\${value%%=*}"={off,info,warning,error}
      else
        local name
        for name in $_gcfg_lint_rules; do _gcfg_lint_offer "$name="; done
      fi
      ;;
  esac
}

_gcfg_lint_complete() {
  # bash takes words apart at = and :, which are put together again.
  local words=() index word glue= current=0
  for index in "\${!COMP_WORDS[@]}"; do
    word=\${COMP_WORDS[index]}
    if [[ $index -gt 0 && ( $glue || $word =~ ^[=:]+$ ) ]]; then
      words[\${#words[@]} - 1]+=$word
      if [[ $word =~ ^[=:]+$ ]]; then glue=1; else glue=; fi
    else
      words+=("$word")
      glue=
    fi
    [[ $index -eq $COMP_CWORD ]] && break
  done
  current=$((\${#words[@]} - 1))
  local value=\${words[current]} lead= whole=\${words[current]}
  # What bash completes: the part behind the last = or :.
  local part=\${COMP_WORDS[COMP_CWORD]}
  [[ $part =~ ^[=:]+$ ]] && part=
  local front=\${whole%"$part"}

  local command=lint start=1 operand=1 dashes=
  if [[ $current -gt 1 && " $_gcfg_lint_commands " == *" \${words[1]} "* ]]; then
    command=\${words[1]}
    start=2
  fi
  local option=
  for ((index = start; index < current; index++)); do
    word=\${words[index]}
    if [[ $option ]]; then
      option=
    elif [[ $dashes || $word != -?* ]]; then
      operand=$((operand + 1))
    elif [[ $word == -- ]]; then
      dashes=1
    else
      _gcfg_lint_value "$command" "$word"
      [[ $REPLY ]] && option=$REPLY
    fi
  done
  if [[ ! $option && ! $dashes && $value == --*=* ]]; then
    _gcfg_lint_value "$command" "\${value%%=*}"
    option=\${REPLY:-nothing}
    lead=\${value%%=*}=
    value=\${value#*=}
  fi
  if [[ $option ]]; then
    _gcfg_lint_add $option
  elif [[ ! $dashes && $value == -* ]]; then
    _gcfg_lint_flags "$command"
    _gcfg_lint_offer $REPLY
    [[ $current -eq 1 ]] && _gcfg_lint_offer --version
  else
    [[ $current -eq 1 ]] && _gcfg_lint_offer $_gcfg_lint_commands
    _gcfg_lint_operand "$command" "$operand"
    _gcfg_lint_add $REPLY
  fi

  for index in "\${!COMPREPLY[@]}"; do
    COMPREPLY[index]=\${COMPREPLY[index]#"$front"}
    [[ \${COMPREPLY[index]} == *[=.] ]] && compopt -o nospace 2>/dev/null
  done
}

_gcfg_lint() {
  # Names are compared without regard to case, as the server does.
  local LC_ALL=C no_case=0
  COMPREPLY=()
  shopt -q nocasematch && no_case=1
  shopt -s nocasematch
  _gcfg_lint_complete
  [[ $no_case -eq 1 ]] || shopt -u nocasematch
}

complete -F _gcfg_lint gcfg-lint
`;
