/** The whole configuration as a TypeScript type, inferred from the catalogue. */
import type { sections } from './sections/index.ts';
import type { Section, Setting } from './setting.ts';

type ValueOf<S> = S extends Setting<infer Value> ? Value : never;

/** A section's settings by name: with a default always there, lists as arrays, others perhaps undefined. */
export type SectionConfig<S extends Section> = {
  readonly [Name in keyof S['settings']]: ValueOf<S['settings'][Name]>;
};

type KnownSection = (typeof sections)[number];

/**
 * Every setting of Connect, typed: `config.Server.DataDir` is a `string`, `config.Scheduler.InitTimeout` a
 * `Duration`, `config.R.Executable` a list. Sections with names in quotes are records:
 * `config.RPackageRepository['CRAN']?.URL`; the name of one without is empty.
 */
export type ConnectConfig = {
  readonly [S in KnownSection as S['name']]: S['subsection'] extends 'none'
    ? SectionConfig<S>
    : Readonly<Record<string, SectionConfig<S>>>;
};

/** A configuration to be written: what is left out keeps its default. */
export type ConnectConfigInput = {
  readonly [S in KnownSection as S['name']]?: S['subsection'] extends 'none'
    ? Partial<SectionConfig<S>>
    : Readonly<Record<string, Partial<SectionConfig<S>>>>;
};
