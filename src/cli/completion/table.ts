/** What shells are told: the commands, and the names that their words may be. */
import { clusterRules } from '../../rules/cluster-registry.ts';
import { rules } from '../../rules/registry.ts';
import { type Section, sections } from '../../schema/index.ts';
import type { Command, Offer, OptionSpec } from '../command.ts';

/** A word and what it means. */
export type Named = readonly [name: string, text: string];

/** What is offered for a word. `report`: one of these words, or `WORD:FILE`. */
export type Wanted =
  | { readonly kind: Exclude<Offer, readonly string[]> | 'nothing' }
  | { readonly kind: 'words' | 'report'; readonly words: readonly string[] };

export interface CompletedFlag {
  /** `--no-color`. */
  readonly flag: string;
  readonly text: string;
  /** Undefined for one that takes no value. */
  readonly value: Wanted | undefined;
  readonly repeatable: boolean;
}

export interface CompletedCommand {
  readonly name: string;
  readonly text: string;
  readonly flags: readonly CompletedFlag[];
  readonly operands: readonly Wanted[];
  /** The last operand stands for all that follow. */
  readonly repeats: boolean;
}

export interface CompletedSection {
  readonly name: string;
  readonly text: string;
  /** `[Section "name"]`: never, perhaps, or always. */
  readonly named: 'never' | 'perhaps' | 'always';
  readonly keys: readonly Named[];
}

export interface CompletionTable {
  readonly commands: readonly CompletedCommand[];
  readonly sections: readonly CompletedSection[];
  readonly rules: readonly Named[];
}

export function completionTable(all: readonly Command[]): CompletionTable {
  const names: Wanted = { kind: 'words', words: all.map(({ name }) => name) };
  const help = { name: 'help', text: 'Print the help of a command', flags: [], operands: [names] };
  return {
    commands: [...all.map(completedCommand), { ...help, repeats: false }],
    sections: (sections as readonly Section[]).map(completedSection),
    rules: [...rules, ...clusterRules].map(({ id, summary }) => [id, sentence(summary)]),
  };
}

function completedCommand({ name, summary, options, operands, usage }: Command): CompletedCommand {
  const flags = Object.entries(options).flatMap(([option, spec]) => completedFlags(option, spec));
  const help = { flag: '--help', text: 'Print the help', value: undefined, repeatable: false };
  return {
    name,
    text: summary,
    flags: [...flags, help],
    operands: operands.map((offer) => wantedBy(offer)),
    repeats: usage.includes('…'),
  };
}

function completedFlags(option: string, spec: OptionSpec): CompletedFlag[] {
  const value = spec.type === 'boolean' ? undefined : wantedValue(spec);
  const given = { text: spec.describe.replace(/; .*$/, ''), value, repeatable: spec.repeatable === true };
  return [
    { flag: `--${option}`, ...given },
    ...(spec.negatable ? [{ flag: `--no-${option}`, ...given }] : []),
  ];
}

function wantedValue({ offer, choices, placeholder = '' }: OptionSpec): Wanted {
  const wanted = wantedBy(offer ?? choices ?? offerFor(placeholder));
  return 'words' in wanted && placeholder.endsWith('[:FILE]')
    ? { kind: 'report', words: wanted.words }
    : wanted;
}

function offerFor(placeholder: string): Offer {
  if (placeholder === 'DIR') return 'directory';
  return placeholder === 'FILE' || placeholder === 'PATH' ? 'file' : [];
}

function wantedBy(offer: Offer): Wanted {
  if (typeof offer === 'string') return { kind: offer };
  return offer.length === 0 ? { kind: 'nothing' } : { kind: 'words', words: offer };
}

const NAMED = { none: 'never', optional: 'perhaps', expected: 'always', required: 'always' } as const;

function completedSection({ name, summary, subsection, settings }: Section): CompletedSection {
  return {
    name,
    text: sentence(summary),
    named: NAMED[subsection],
    keys: Object.entries(settings).map(([key, setting]) => [key, sentence(setting.summary)]),
  };
}

/** The first sentence on one line, without its full stop. */
function sentence(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return (/^(.*?)\.(?: [A-Z[]|$)/.exec(line)?.[1] ?? line).replace(/\.$/, '');
}
