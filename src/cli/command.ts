import type { Terminal } from './terminal.ts';

/** Under which heading the help lists a command. */
export type CommandGroup = 'check' | 'change' | 'look' | 'operate';

/** Under which heading a command’s help lists an option; without one it is among those of the command itself. */
export type OptionGroup = 'input' | 'judging' | 'writing' | 'output';

/**
 * What a shell offers for a word: one of these words, or
 *
 * - `config`: a `*.gcfg` file or a directory; `node`: also a topology or a bundle; `file`, `directory`: any
 * - `setting`: `Section.Key`; `section`: also a section; `subject`: also a rule
 * - `rule-level`: `ID=LEVEL`
 */
export type Offer =
  | readonly string[]
  | 'config'
  | 'node'
  | 'file'
  | 'directory'
  | 'setting'
  | 'section'
  | 'subject'
  | 'rule-level';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly group?: OptionGroup;
  /** May be given several times. */
  readonly repeatable?: boolean;
  /** `--no-NAME` says something that silence does not. */
  readonly negatable?: boolean;
  readonly choices?: readonly string[];
  /** What shells offer for the value. Default: the choices, or what the placeholder stands for. */
  readonly offer?: Offer;
  /** What stands for the value in the help. */
  readonly placeholder?: string;
  readonly describe: string;
  /** Shown in the help; the command itself fills it in. */
  readonly defaultText?: string;
}

/** What was given on the command line: options by name, and paths. */
export interface Arguments {
  readonly paths: readonly string[];
  text(option: string): string | undefined;
  texts(option: string): readonly string[];
  flag(option: string): boolean | undefined;
}

/**
 * A command. Help, man page, completions and docs/commands.md are all written from these fields.
 */
export interface Command {
  readonly name: string;
  readonly group: CommandGroup;
  /** The line after `gcfg-lint`. */
  readonly usage: string;
  /** What it does, in a few words. */
  readonly summary: string;
  /** What its words are, and what else is good to know: sentences. */
  readonly details?: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** What its words are, one after the other; the last for all that follow where the usage has an ellipsis. */
  readonly operands: readonly Offer[];
  readonly examples: readonly (readonly [command: string, explanation: string])[];
  /** What 0, 1 and 3 say; 2 says the same everywhere. */
  readonly exitCodes: Readonly<{ 0: string; 1?: string; 3?: string }>;
  /** From this word on, those with one dash before them are values: `-1`. */
  readonly valuesFrom?: number;
  run(given: Arguments, terminal: Terminal): Promise<number>;
}
