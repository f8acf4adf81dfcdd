import { execLine } from './exec-word.ts';

export interface DropInOptions {
  /** How to call gcfg-lint, word by word. */
  readonly command: readonly string[];
  /** The configuration that the server reads. */
  readonly config: string;
  readonly snapshot: string;
  /** The unit’s own `ExecReload=` lines, as they stand there. */
  readonly reload: readonly string[];
  /** Send the signal although some changes will wait for a restart. */
  readonly allowPending: boolean;
}

/**
 * What is laid over the server’s unit: a record of what was loaded at every start, and a check before every reload. Our
 * own lines run with full privileges (`+`): what a unit forbids its server (to write, to make machine code) Node.js needs.
 */
export function dropIn({ command, config, snapshot, reload, allowPending }: DropInOptions): string {
  const run = (...words: readonly string[]) => `+${execLine([...command, ...words, config])}`;
  const record = ['snapshot', '--quiet', '--output', snapshot];
  const pending = allowPending ? ['--allow-pending'] : [];
  const stop = allowPending
    ? 'A mistake in the files stops the reload here, before the server hears of it; changes that wait for a restart pass.'
    : 'A mistake in the files, or a change that waits for a restart, stops the reload here, before the server hears of it.';
  return `# Made by gcfg-lint systemd: records what the server loads, and looks at its configuration before every reload.
# A minus: the unit goes on when the command fails. A plus: what the unit forbids the server, the command may do.

[Service]
# What an earlier start loaded says nothing of this one.
ExecStartPre=-+${execLine(['/bin/rm', '-f', snapshot])}
# What this start has loaded.
ExecStartPost=-${run(...record, '--env')}

# Empties the unit’s own list, else its signal would be sent first.
ExecReload=
# ${stop}
ExecReload=${run('reload', '--env', ...pending, '--running', `snapshot:${snapshot}`)}
# As the unit itself has it.
${reload.map((own) => `ExecReload=${own}\n`).join('')}# What this reload has applied.
ExecReload=-${run(...record, '--after-reload')}
`;
}
