import type { Terminal } from './terminal.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** May be given several times. */
  readonly repeatable?: boolean;
  readonly choices?: readonly string[];
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

export interface Command {
  readonly name: string;
  /** The line after `gcfg-lint`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly (readonly [command: string, explanation: string])[];
  /** What exit codes say, where that differs from most commands. */
  readonly exitCodes?: string;
  /** From this word on, those with one dash before them are values: `-1`. */
  readonly valuesFrom?: number;
  run(given: Arguments, terminal: Terminal): Promise<number>;
}
