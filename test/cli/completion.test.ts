/** The scripts, read by the shells themselves. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { allCommands } from '../../src/cli/help/show-help.ts';
import { rules } from '../../src/rules/registry.ts';
import { sections } from '../../src/schema/index.ts';
import { makeDirectory, runIn } from './fake-terminal.ts';

const FILES = {
  'rstudio-connect.gcfg': '',
  'my file.gcfg': '',
  'my folder/a.gcfg': '',
  'notes.txt': '',
  'topology.yaml': '',
};

/** Whether a shell is here: always in CI. */
function isThere(shell: string): boolean {
  const there = spawnSync(shell, ['--version']).error === undefined;
  if (!there && !process.env.CI)
    console.warn(`The completion for ${shell} is not tested: there is no ${shell}.`);
  return there || process.env.CI !== undefined;
}

async function scene(shell: string): Promise<{ directory: string; script: string }> {
  const directory = makeDirectory(FILES);
  const script = join(makeDirectory(), `completion.${shell}`);
  writeFileSync(script, (await runIn({}, 'completion', shell)).output);
  return { directory, script };
}

function called(program: string, argv: readonly string[], directory: string): string {
  const { stdout, stderr, status } = spawnSync(program, argv, {
    cwd: directory,
    encoding: 'utf8',
    env: { ...process.env, HOME: directory, TERM: 'xterm' },
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout;
}

describe('gcfg-lint completion', () => {
  test.each([
    ['/bin/bash', 'bash'],
    ['/usr/bin/zsh', 'zsh'],
    ['/opt/homebrew/bin/fish', 'fish'],
  ])('without a word goes by $SHELL: %s', async (SHELL, shell) => {
    const { output, notes } = await runIn({ environment: { SHELL } }, 'completion');
    expect(output).toBe((await runIn({}, 'completion', shell)).output);
    expect(notes).toBe('');
  });

  test.each<[Record<string, string>, string[], string]>([
    [{}, [], 'for which shell? $SHELL names none: write gcfg-lint completion bash|zsh|fish'],
    [{ SHELL: '/bin/dash' }, [], 'for which shell? $SHELL is dash: write gcfg-lint completion bash|zsh|fish'],
    [{}, ['zhs'], 'there is no completion for zhs; did you mean zsh?'],
    [{}, ['powershell'], 'there is no completion for powershell; there is bash, zsh and fish'],
    [{}, ['bash', 'zsh'], 'completion wants one shell: bash, zsh or fish'],
  ])('with %j and %j says what to write', async (environment, argv, message) => {
    expect(await runIn({ environment }, 'completion', ...argv)).toMatchObject({
      code: 2,
      output: '',
      notes: `gcfg-lint: ${message}\n`,
    });
  });

  test('says on a terminal where the script belongs', async () => {
    const { notes } = await runIn({ interactive: true }, 'completion', 'fish');
    expect(notes).toBe('gcfg-lint: fish looks for this in ~/.config/fish/completions/gcfg-lint.fish\n');
  });

  test.each(['bash', 'zsh', 'fish'])('for %s holds every name', async (shell) => {
    const { output } = await runIn({}, 'completion', shell);
    for (const name of Object.keys(commands)) expect(output).toContain(name);
    for (const { options } of await allCommands())
      for (const option of Object.keys(options)) expect(output).toMatch(new RegExp(`(?:--|-l )${option}\\b`));
    for (const { id } of rules) expect(output).toContain(id);
    for (const section of sections)
      for (const key of Object.keys(section.settings))
        expect(output).toContain(shell === 'bash' ? key : `${section.name}.${key}`);
  });

  /** fish goes by the name alone. */
  test('an option takes a value in every command, or in none', async () => {
    const kinds = new Map<string, Set<string>>();
    for (const { options } of await allCommands())
      for (const [name, { type }] of Object.entries(options))
        kinds.set(name, (kinds.get(name) ?? new Set()).add(type));
    expect([...kinds].filter(([, types]) => types.size > 1)).toEqual([]);
  });
});

describe('in bash', () => {
  /** Words as bash takes them apart, at `=` and `:` too; the last is the one to complete. */
  const complete = async (words: readonly string[]): Promise<string[]> => {
    const { directory, script } = await scene('bash');
    const program = `
      source "$1"; shift
      [[ $(complete -p gcfg-lint) =~ -F\\ ([^ ]+) ]] && name=\${BASH_REMATCH[1]}
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*"
      COMP_POINT=\${#COMP_LINE}
      $name gcfg-lint "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD - 1]}"
      [[ \${#COMPREPLY[@]} -eq 0 ]] || printf '%s\\n' "\${COMPREPLY[@]}"`;
    const output = called('bash', ['-uc', program, 'bash', script, 'gcfg-lint', ...words], directory);
    return output.split('\n').slice(0, -1);
  };

  test.each<[string[], string[]]>([
    [['li'], ['lint']],
    [['rst'], ['rstudio-connect.gcfg']],
    [['help', 'se'], ['set']],
    [['lint', '--fo'], ['--format']],
    [['--versi'], ['--version']],
    [['lint', '--no'], ['--no-color']],
    [
      ['lint', '--format', 's'],
      ['stylish', 'sarif'],
    ],
    [
      ['lint', '--format', '=', 's'],
      ['stylish', 'sarif'],
    ],
    [
      ['lint', '--format', '='],
      ['stylish', 'json', 'sarif', 'junit', 'github', 'gitlab', 'checkstyle'],
    ],
    [['lint', '--format=ju'], ['--format=junit']],
    [['lint', '--format', 'json', ':', 'not'], ['notes.txt']],
    [
      ['--fail-on', ''],
      ['error', 'warning', 'info', 'never'],
    ],
    [
      ['--rule', 'schema/unknown-s'],
      ['schema/unknown-section=', 'schema/unknown-setting='],
    ],
    [
      ['--rule', '=', 'syntax/error', '=', ''],
      ['off', 'info', 'warning', 'error'],
    ],
    [['--rule', 'syntax/error', '=', 'o'], ['off']],
    [['my\\ f'], ['my file.gcfg', 'my folder']],
    [['lint', '"my fi'], ['my file.gcfg']],
    [['lint', 'my\\ folder/'], ['my folder/a.gcfg']],
    [['lint', '--config', '=', "'my fi"], ['my file.gcfg']],
    [['lint', 'notes'], ['notes.txt']],
    [['lint', '--config', 'n'], ['notes.txt']],
    [['ha', 'node1', '=', 'rst'], ['rstudio-connect.gcfg']],
    [['ha', 't'], ['topology.yaml']],
    [['ha', '--shared-path', ''], ['my folder']],
    [
      ['get', 'a.gcfg', 'smt'],
      ['SMTP.Host', 'SMTP.Port'],
    ],
    [['get', 'a.gcfg', 'server.datad'], ['Server.DataDir']],
    [['get', 'a.gcfg', 'ldap'], ['LDAP.']],
    [
      ['get', 'a.gcfg', 'ldap.corp.bindp'],
      ['LDAP.corp.BindPassword', 'LDAP.corp.BindPasswordFile'],
    ],
    [['set', '--config', 'x', 'a.gcfg', 'Server.DataDi'], ['Server.DataDir']],
    [['set', 'a.gcfg', 'Server.DataDir', ''], []],
    [
      ['show', 'a.gcfg', 'Server', 'licensin'],
      ['Licensing', 'Licensing.LicenseType'],
    ],
    [['explain', 'syntax/tr'], ['syntax/truncated-value']],
    [
      ['explain', 'ldap.bindp'],
      ['LDAP.BindPassword', 'LDAP.BindPasswordFile'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['collect', ''], []],
    [['lint', '--', '-'], []],
  ])('%j gives %j', async (words, expected) => {
    const found = await complete(words);
    // Of a section’s settings a few are enough.
    if (expected.length > 0 && found.length > expected.length)
      expect(found).toEqual(expect.arrayContaining(expected));
    else expect(found).toEqual(expected);
  });

  test('offers sections where several fit', async () => {
    const found = await complete(['get', 'a.gcfg', 's']);
    expect(found).toContain('Server.');
    expect(found.every((name) => /^S[^.]*\.$/.test(name))).toBe(true);
  });
});

describe.skipIf(!isThere('zsh'))('in zsh', () => {
  /** What stands on the line after a TAB, in a shell on a terminal. */
  const complete = async (lines: readonly string[]): Promise<string[]> => {
    const { directory, script } = await scene('zsh');
    const program = `
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell "PS1= RPS1=; unsetopt beep; autoload -U compinit; compinit -u -D; source $1"
      zpty -w shell "bindkey '^I' complete-word; zle -N dump; bindkey '^X' dump"
      zpty -w shell 'dump() { print -r -- "$BUFFER" >> $HOME/.lines; BUFFER= }'
      print -n > $HOME/.lines
      shift
      for line; do zpty -w -n shell "$line"$'\\t\\x18'; done
      while [[ $(wc -l < $HOME/.lines) -lt $# ]]; do zpty -r -t shell REPLY || sleep 0.02; done
      zpty -d shell
      cat $HOME/.lines`;
    return called('zsh', ['-fc', program, 'zsh', script, ...lines], directory)
      .split('\n')
      .slice(0, -1);
  };

  test('completes what is on the line', async () => {
    const cases = {
      'gcfg-lint coll': 'gcfg-lint collect ',
      'gcfg-lint lint --fo': 'gcfg-lint lint --format=',
      'gcfg-lint --format=sa': 'gcfg-lint --format=sarif ',
      'gcfg-lint --fail-on wa': 'gcfg-lint --fail-on warning ',
      'gcfg-lint --format json:not': 'gcfg-lint --format json:notes.txt ',
      'gcfg-lint --rule syntax/tr': 'gcfg-lint --rule syntax/truncated-value=',
      'gcfg-lint --rule=syntax/error=o': 'gcfg-lint --rule=syntax/error=off ',
      'gcfg-lint lint my\\ fi': 'gcfg-lint lint my\\ file.gcfg ',
      'gcfg-lint "my fi': 'gcfg-lint "my file.gcfg" ',
      'gcfg-lint rst': 'gcfg-lint rstudio-connect.gcfg ',
      'gcfg-lint ha a=rst': 'gcfg-lint ha a=rstudio-connect.gcfg ',
      'gcfg-lint ha --shared-path m': 'gcfg-lint ha --shared-path my\\ folder/',
      'gcfg-lint get a.gcfg serv': 'gcfg-lint get a.gcfg Server.',
      'gcfg-lint get a.gcfg server.datad': 'gcfg-lint get a.gcfg Server.DataDir ',
      'gcfg-lint unset a.gcfg ldap.corp.bindd': 'gcfg-lint unset a.gcfg LDAP.corp.BindDN ',
      'gcfg-lint explain syntax/tr': 'gcfg-lint explain syntax/truncated-value ',
      'gcfg-lint explain licensing.licenset': 'gcfg-lint explain Licensing.LicenseType ',
      'gcfg-lint help coll': 'gcfg-lint help collect ',
      'gcfg-lint completion z': 'gcfg-lint completion zsh ',
    };
    // zsh itself takes a blank or a sign back when the line goes on.
    const trimmed = (lines: readonly string[]) => lines.map((line) => line.trimEnd());
    expect(trimmed(await complete(Object.keys(cases)))).toEqual(trimmed(Object.values(cases)));
  });

  test('works as a file of fpath', async () => {
    const { output } = await runIn({}, 'completion', 'zsh');
    expect(output).toMatch(/^#compdef gcfg-lint\n/);
    const directory = makeDirectory({ 'functions/_gcfg-lint': output });
    const program =
      'fpath=($HOME/functions $fpath); autoload -U compinit; compinit -u -D; print $_comps[gcfg-lint]';
    expect(called('zsh', ['-fc', program], directory)).toBe('_gcfg-lint\n');
  });
});

describe.skipIf(!isThere('fish'))('in fish', () => {
  test.each<[string, string[]]>([
    ['gcfg-lint coll', ['collect']],
    ['gcfg-lint lint --fo', ['--format']],
    ['gcfg-lint --format=sa', ['--format=sarif']],
    ['gcfg-lint --format sa', ['sarif']],
    ['gcfg-lint --format json:not', ['json:notes.txt']],
    ['gcfg-lint --rule syntax/tr', ['syntax/truncated-value=']],
    ['gcfg-lint --rule=syntax/error=o', ['--rule=syntax/error=off']],
    ['gcfg-lint lint my\\ fi', ['my file.gcfg']],
    ['gcfg-lint rst', ['rstudio-connect.gcfg']],
    ['gcfg-lint ha a=rst', ['a=rstudio-connect.gcfg']],
    ['gcfg-lint ha --shared-path my', ['my folder/']],
    ['gcfg-lint get a.gcfg server.datad', ['Server.DataDir']],
    ['gcfg-lint get a.gcfg licensing.license', ['Licensing.LicenseType']],
    ['gcfg-lint set --config x a.gcfg Server.DataDi', ['Server.DataDir']],
    ['gcfg-lint set a.gcfg Server.DataDir ', []],
    ['gcfg-lint unset a.gcfg ldap.corp.bindd', ['LDAP.corp.BindDN']],
    ['gcfg-lint explain syntax/tr', ['syntax/truncated-value']],
    ['gcfg-lint help coll', ['collect']],
    ['gcfg-lint completion ', ['bash', 'fish', 'zsh']],
    ['gcfg-lint lint --stdin-filename ', []],
  ])('%s', async (line, expected) => {
    const { directory, script } = await scene('fish');
    const program = 'source $argv[1]; complete -C $argv[2]';
    const output = called('fish', ['--no-config', '-c', program, script, line], directory);
    const found = output.split('\n').slice(0, -1);
    expect(found.map((text) => text.split('\t')[0])).toEqual(expected);
  });
});
