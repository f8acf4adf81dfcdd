/**
 * The vocabulary in which settings are declared: one call per setting, everything known about it inside.
 *
 * A declaration is data. Reading values is the business of `values/`, building zod schemas of `zod.ts`.
 */
import type { ByteSize } from './values/bytes.ts';
import type { Duration } from './values/duration.ts';

/**
 * How sure the catalogue is that a setting exists and means what it says.
 *
 * - `documented`: read in Posit's documentation or announcements
 * - `seen`: used in configuration files or code that Posit or others published
 * - `uncertain`: hearsay; never the only ground of an error
 */
export type Certainty = 'documented' | 'seen' | 'uncertain';

/** The kinds of value that the server distinguishes. */
export type ValueType =
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'string'
  | 'enum'
  | 'duration'
  | 'bytes'
  | 'url'
  | 'listen'
  | 'email'
  | 'version'
  | 'path'
  | 'secret';

/** What the nodes of a cluster must do with a directory: use the same one, or each its own. */
export type HaRole = 'shared' | 'unique';

/** The end of a setting's life: from which version on, and what to use in its place. */
export interface Deprecation {
  /** First version that warns of the setting; absent where no source names it. */
  readonly since?: string;
  /** `Section.Name` of the successor, where there is one. */
  readonly replacement?: string;
  readonly note?: string;
  /** How sure it is that the setting is on its way out at all. Default: as sure as the setting itself. */
  readonly certainty?: Certainty;
}

/** The version from which on the server refuses a setting. */
export interface Removal {
  readonly in?: string;
  readonly replacement?: string;
  readonly note?: string;
}

/** What every declaration may say; the functions below add what their type needs. */
export interface Options {
  /** One sentence: what the setting does. */
  readonly summary: string;
  /** More for `explain`: traps, interplay, undocumented behaviour. */
  readonly note?: string;
  /** May be given several times; the values add up to a list. */
  readonly multi?: boolean;
  /**
   * The default as one would write it in the file. `{Section.Name}` stands for another setting's value.
   */
  readonly default?: string;
  /** Whether `systemctl reload` applies a change. Absent: no source says. */
  readonly reloadable?: boolean;
  /** First version of Connect that knows the setting. */
  readonly since?: string;
  readonly deprecated?: Deprecation;
  readonly removed?: Removal;
  /** Wrong names under which files were seen to write this setting, as `Section.Name`. */
  readonly seenAs?: readonly string[];
  readonly certainty: Certainty;
  /** Where the fact was read. */
  readonly source: string;
}

export interface NumberOptions extends Options {
  readonly min?: number;
  readonly max?: number;
  /** What the number counts, in words: `seconds`, `processes`. */
  readonly unit?: string;
}

export interface DurationOptions extends Options {
  /** Bounds as one would write them in the file. */
  readonly min?: string;
  readonly max?: string;
}

export interface EnumOptions<Choice extends string> extends Options {
  readonly values: readonly Choice[];
  /** The list of values is known to be incomplete: another value is no error. */
  readonly open?: boolean;
}

export interface PathOptions extends Options {
  readonly kind: 'file' | 'dir' | 'executable';
  readonly ha?: HaRole;
}

/** A setting's declaration. `Value` is the type a program reads it as. */
export interface Setting<Value = unknown> extends Options {
  readonly type: ValueType;
  readonly values?: readonly string[];
  readonly open?: boolean;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly unit?: string;
  readonly kind?: 'file' | 'dir' | 'executable';
  readonly ha?: HaRole;
  /** Present in the type only: carries `Value`. */
  readonly value?: Value;
}

/** The type of a setting as a program sees it: a list, always there (it has a default), or perhaps absent. */
type Read<Base, O> = O extends { multi: true }
  ? readonly Base[]
  : O extends { default: string }
    ? Base
    : Base | undefined;

export function boolean<const O extends Options>(options: O): Setting<Read<boolean, O>> {
  return { type: 'boolean', ...options };
}

export function integer<const O extends NumberOptions>(options: O): Setting<Read<number, O>> {
  return { type: 'integer', ...options };
}

export function decimal<const O extends NumberOptions>(options: O): Setting<Read<number, O>> {
  return { type: 'decimal', ...options };
}

export function string<const O extends Options>(options: O): Setting<Read<string, O>> {
  return { type: 'string', ...options };
}

/** One of a few words; compared without regard to case, delivered as the catalogue spells it. */
export function oneOf<const O extends EnumOptions<string>>(
  options: O,
): Setting<Read<O extends { open: true } ? string : O['values'][number], O>> {
  return { type: 'enum', ...options };
}

export function duration<const O extends DurationOptions>(options: O): Setting<Read<Duration, O>> {
  return { type: 'duration', ...options };
}

/** A size in bytes. */
export function bytes<const O extends Options>(options: O): Setting<Read<ByteSize, O>> {
  return { type: 'bytes', ...options };
}

export function url<const O extends Options>(options: O): Setting<Read<string, O>> {
  return { type: 'url', ...options };
}

/** An address to listen on: `:3939`, `127.0.0.1:3939`, `[::1]:3939`. */
export function listen<const O extends Options>(options: O): Setting<Read<string, O>> {
  return { type: 'listen', ...options };
}

export function email<const O extends Options>(options: O): Setting<Read<string, O>> {
  return { type: 'email', ...options };
}

/**
 * A version number, such as `2025.06.0`.
 *
 * @public For catalogues of one’s own: no setting at present takes one.
 */
export function version<const O extends Options>(options: O): Setting<Read<string, O>> {
  return { type: 'version', ...options };
}

export function path<const O extends PathOptions>(options: O): Setting<Read<string, O>> {
  return { type: 'path', ...options };
}

/** A password or key: masked in every output. */
export function secret<const O extends Options>(options: O): Setting<Read<string, O>> {
  return { type: 'secret', ...options };
}

/**
 * Whether a section's header carries a name in quotes (`[RPackageRepository "CRAN"]`).
 *
 * - `none`: never
 * - `optional`: with or without
 * - `expected`: the documentation always shows one; whether the server insists is not known
 * - `required`: without one the section has no meaning
 */
export type SubsectionUse = 'none' | 'optional' | 'expected' | 'required';

export interface SectionOptions {
  /** One sentence: what the section is about. */
  readonly summary: string;
  /** Whether the section's header carries a name in quotes. Default: `none`. */
  readonly subsection?: SubsectionUse;
  /** First version that knows the section, where it differs from its settings'. */
  readonly since?: string;
  /** Names under which files were seen to write this section. */
  readonly seenAs?: readonly string[];
  /** Which side wins when a setting stands in the file and in the environment. Default: `file`, unconfirmed. */
  readonly environment?: 'wins' | 'file-wins';
}

/** A section of the catalogue. Its settings are built when first asked for. */
export interface Section<
  Name extends string = string,
  Settings extends Record<string, Setting> = Record<string, Setting>,
  Use extends SubsectionUse = SubsectionUse,
> extends Omit<SectionOptions, 'subsection'> {
  readonly name: Name;
  readonly subsection: Use;
  readonly settings: Settings;
}

/**
 * Declares a section.
 *
 * @param declare called once, when a setting of the section is first looked at: a lint of one file builds
 *   only the sections which that file mentions.
 */
export function section<
  const Name extends string,
  Settings extends Record<string, Setting>,
  const O extends SectionOptions,
>(
  name: Name,
  options: O,
  declare: () => Settings,
): Section<Name, Settings, O extends { subsection: infer Use extends SubsectionUse } ? Use : 'none'> {
  let settings: Settings | undefined;
  return {
    subsection: 'none',
    ...options,
    name,
    get settings() {
      settings ??= declare();
      return settings;
    },
  } as never;
}
