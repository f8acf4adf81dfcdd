import { basename } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import { printable } from '../../report/printable.ts';
import { nearest } from '../../schema/nearest.ts';
import type { Command } from '../command.ts';
import { bashScript } from '../completion/bash.ts';
import { fishScript } from '../completion/fish.ts';
import { completionTable } from '../completion/table.ts';
import { zshScript } from '../completion/zsh.ts';
import { ExitCode } from '../exit-code.ts';
import { allCommands } from '../help/show-help.ts';
import type { Terminal } from '../terminal.ts';

/** Each shell’s script, and where it looks for it. */
const SHELLS = {
  bash: { script: bashScript, place: '~/.local/share/bash-completion/completions/gcfg-lint' },
  zsh: { script: zshScript, place: '~/.zsh/completions/_gcfg-lint (a folder of $fpath)' },
  fish: { script: fishScript, place: '~/.config/fish/completions/gcfg-lint.fish' },
};

const NAMES = Object.keys(SHELLS);

export const completionCommand: Command = {
  name: 'completion',
  group: 'operate',
  usage: 'completion [SHELL]',
  summary: 'Print the completion for bash, zsh or fish',
  details:
    'A script with all commands, options, rules and settings in it, so that a TAB starts no program; write it anew after an update. SHELL is bash, zsh or fish; default: what $SHELL names.',
  options: {},
  operands: [NAMES],
  exitCodes: { 0: 'printed' },
  examples: [
    ['gcfg-lint completion bash > /etc/bash_completion.d/gcfg-lint', 'bash, for all users (as root)'],
    [
      'gcfg-lint completion bash > ~/.gcfg-lint.bash',
      'for oneself: .bashrc then has source ~/.gcfg-lint.bash',
    ],
    ['gcfg-lint completion zsh > ~/.zsh/completions/_gcfg-lint', 'zsh: into a folder of $fpath'],
    ['gcfg-lint completion fish > ~/.config/fish/completions/gcfg-lint.fish', 'fish'],
    ['source <(gcfg-lint completion)', 'to try it, in bash or zsh'],
  ],
  async run(given, terminal) {
    if (given.paths.length > 1) throw new InputError('completion wants one shell: bash, zsh or fish');
    const name = given.paths[0] ?? guess(terminal);
    if (!isShell(name)) throw unknownShell(name);
    const { script, place } = SHELLS[name];
    terminal.print(script(completionTable(await allCommands())));
    if (terminal.interactive) terminal.note(`gcfg-lint: ${name} looks for this in ${place}\n`);
    return ExitCode.clean;
  },
};

/** @throws {InputError} where nothing names a shell. */
function guess({ environment }: Terminal): string {
  const name = basename(environment.SHELL ?? '');
  if (isShell(name)) return name;
  const why = name === '' ? '$SHELL names none' : printable(`$SHELL is ${name}`);
  throw new InputError(`for which shell? ${why}: write gcfg-lint completion ${NAMES.join('|')}`);
}

function isShell(name: string): name is keyof typeof SHELLS {
  return Object.hasOwn(SHELLS, name);
}

function unknownShell(name: string): InputError {
  const close = nearest(name, NAMES);
  const hint = close === undefined ? 'there is bash, zsh and fish' : `did you mean ${close}?`;
  return new InputError(`there is no completion for ${name}; ${hint}`);
}
