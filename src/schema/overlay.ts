/**
 * Overlays: what is known of the settings of one version of Connect, laid over the built-in catalogue. Learnt from the
 * documentation that a server carries, or written by hand.
 */
import { foldName } from '../parser/index.ts';
import { builtInCatalogue, Catalogue, type OverlayHead } from './catalogue.ts';
import { stageOf } from './lifetime.ts';
import type { Deprecation, Section, Setting, SubsectionUse, ValueType } from './setting.ts';
import { compareVersions, readValue } from './values/index.ts';
import { NEWEST_VERSION } from './versions.ts';

/** What an overlay says of a setting. What it does not say is as in the built-in catalogue. */
export interface OverlaySetting {
  readonly type?: ValueType | undefined;
  /** The words that it takes, where it takes one of a few. */
  readonly values?: readonly string[] | undefined;
  /** As one would write it in the file; empty for none. */
  readonly default?: string | undefined;
  readonly multi?: boolean | undefined;
  readonly reloadable?: boolean | undefined;
  readonly deprecated?: boolean | OverlayDeprecation | undefined;
  readonly summary?: string | undefined;
}

export interface OverlayDeprecation {
  readonly since?: string | undefined;
  readonly replacement?: string | undefined;
  readonly note?: string | undefined;
}

export interface OverlaySection {
  readonly subsection?: SubsectionUse | undefined;
  readonly summary?: string | undefined;
  /** By name, as the documentation spells it. */
  readonly settings: Readonly<Record<string, OverlaySetting>>;
}

export interface Overlay {
  /** The version of Connect that it describes. */
  readonly connectVersion?: string | undefined;
  /** `YYYY-MM-DD`: of what it was learnt from. */
  readonly date?: string | undefined;
  /** What it was learnt from. */
  readonly source?: string | undefined;
  /**
   * It lists every setting of that version. Then what it lacks is unknown to the server; and if it marks any setting as
   * reloadable, all others take a restart.
   */
  readonly complete: boolean;
  /** By name, as the documentation spells it. */
  readonly sections: Readonly<Record<string, OverlaySection>>;
}

/**
 * The built-in catalogue with an overlay on it. What the overlay says counts; what it does not speak of (secrecy, the
 * role in a cluster, units, bounds) stays. A secret stays one whatever it says.
 *
 * @param name as messages name it.
 */
export function applyOverlay(overlay: Overlay, name: string): Catalogue {
  const { connectVersion, complete } = overlay;
  const laid = new Map(
    Object.entries(overlay.sections).map(([key, value]) => [foldName(key), { key, value }]),
  );
  const context: Context = {
    version: connectVersion ?? NEWEST_VERSION,
    complete,
    marksReloads: complete && allSettings(overlay).some(({ reloadable }) => reloadable === true),
    source: connectVersion === undefined ? name : `${name}, of Connect ${connectVersion}`,
  };
  const sections = builtInCatalogue.sections.flatMap((section) => {
    const found = laid.get(foldName(section.name));
    laid.delete(foldName(section.name));
    if (found === undefined && !complete) return [section];
    const merged = mergeSection(section, found?.value, context);
    return merged.isEmpty() ? [] : [merged.section];
  });
  // Whether the header of a new one carries a name, may not be known: either is right then.
  for (const { key, value } of laid.values())
    sections.push(
      mergeSection({ name: key, summary: UNDESCRIBED, subsection: 'optional', settings: {} }, value, context)
        .section,
    );
  const head: OverlayHead = { name, connectVersion, complete };
  return new Catalogue(sections, head);
}

export function allSettings({ sections }: Overlay): OverlaySetting[] {
  return Object.values(sections).flatMap(({ settings }) => Object.values(settings));
}

const UNDESCRIBED = 'Not described here: see the documentation that the server carries.';

interface Context {
  readonly version: string;
  readonly complete: boolean;
  readonly marksReloads: boolean;
  readonly source: string;
}

/** A section whose settings are put together when somebody asks for them. */
function mergeSection(
  section: Section,
  overlay: OverlaySection | undefined,
  context: Context,
): { readonly section: Section; isEmpty(): boolean } {
  let settings: Record<string, Setting> | undefined;
  const merge = () => {
    settings ??= mergeSettings(section, overlay, context);
    return settings;
  };
  const { since, ...head } = withoutSettings(section);
  // What a version has is not newer than that.
  const isNewer = since !== undefined && compareVersions(since, context.version) > 0;
  const merged: Section = {
    ...head,
    ...(since === undefined || (overlay !== undefined && isNewer) ? {} : { since }),
    ...(overlay?.summary === undefined ? {} : { summary: overlay.summary }),
    ...(overlay?.subsection === undefined ? {} : { subsection: overlay.subsection }),
    get settings() {
      return merge();
    },
  };
  return { section: merged, isEmpty: () => overlay === undefined && Object.keys(merge()).length === 0 };
}

/** Reading `settings` would build them. */
function withoutSettings(section: Section): Omit<Section, 'settings'> {
  const { name, summary, subsection, since, seenAs, environment } = section;
  return {
    name,
    summary,
    subsection,
    ...(since === undefined ? {} : { since }),
    ...(seenAs === undefined ? {} : { seenAs }),
    ...(environment === undefined ? {} : { environment }),
  };
}

function mergeSettings(
  section: Section,
  overlay: OverlaySection | undefined,
  context: Context,
): Record<string, Setting> {
  const laid = new Map(
    Object.entries(overlay?.settings ?? {}).map(([name, value]) => [foldName(name), { name, value }]),
  );
  const merged: Record<string, Setting> = {};
  for (const [name, setting] of Object.entries(section.settings)) {
    const found = laid.get(foldName(name));
    laid.delete(foldName(name));
    if (found !== undefined) merged[name] = mergeSetting(setting, found.value, context);
    // Of what is new or gone by another version, the catalogue has more to say than that it is not there.
    else if (!context.complete || stageOf(setting, section, context.version) !== 'current')
      merged[name] = setting;
  }
  for (const { name, value } of laid.values()) merged[name] = mergeSetting(undefined, value, context);
  return merged;
}

function mergeSetting(known: Setting | undefined, overlay: OverlaySetting, context: Context): Setting {
  const { since, removed, deprecated, ...base } = known ?? {
    summary: UNDESCRIBED,
    certainty: 'documented',
    source: '',
  };
  const type = typeOf(known, overlay);
  const merged: Record<string, unknown> = {
    ...(known === undefined || type.type === known.type ? base : withoutBounds(base)),
    ...type,
    summary: overlay.summary ?? base.summary,
    certainty: 'documented',
    source: context.source,
    ...(since !== undefined && compareVersions(since, context.version) <= 0 ? { since } : {}),
    // It is there: what the catalogue has of its end is of another version.
    ...(removed?.in !== undefined && compareVersions(removed.in, context.version) > 0 ? { removed } : {}),
    ...deprecationOf(deprecated, overlay),
  };
  if (overlay.multi !== undefined) merged.multi = overlay.multi;
  if (overlay.reloadable !== undefined) merged.reloadable = overlay.reloadable;
  else if (context.marksReloads) merged.reloadable = false;
  if (overlay.default === '') delete merged.default;
  else if (overlay.default !== undefined) merged.default = overlay.default;
  const setting = merged as unknown as Setting;
  return hasSoundDefault(setting) ? setting : withoutDefault(setting);
}

/** Types of texts, of which the documentation may say only that they are texts. */
const TEXTS: readonly ValueType[] = ['string', 'enum', 'url', 'listen', 'email', 'version', 'path', 'secret'];

/** Whether a known type says the same as another, or more. */
export function refines(known: ValueType, said: ValueType): boolean {
  return (
    known === said ||
    (said === 'string' && TEXTS.includes(known)) ||
    (said === 'decimal' && known === 'integer')
  );
}

function typeOf(
  known: Setting | undefined,
  { type, values }: OverlaySetting,
): Pick<Setting, 'type' | 'values' | 'open'> {
  if (known?.type === 'secret') return { type: 'secret' };
  if (values !== undefined && (type === undefined || type === 'enum' || type === 'string'))
    return { type: 'enum', values, open: false };
  if (type === undefined) return { type: known?.type ?? 'string' };
  // Without its words nobody can say what it takes.
  if (type === 'enum') return known?.type === 'enum' ? { type } : { type: 'string' };
  return { type: known !== undefined && refines(known.type, type) ? known.type : type };
}

/** Bounds, units and words of another type mean nothing. */
function withoutBounds(setting: Partial<Setting>): Partial<Setting> {
  const { min: _min, max: _max, unit: _unit, values: _values, open: _open, kind: _kind, ...rest } = setting;
  return rest;
}

function deprecationOf(
  known: Deprecation | undefined,
  { deprecated }: OverlaySetting,
): { deprecated?: Deprecation } {
  if (deprecated === false) return {};
  if (deprecated === undefined) return known === undefined ? {} : { deprecated: known };
  // Since when is the other catalogue’s to know; that it is so, is known now.
  const { since: _since, certainty: _certainty, ...rest } = known ?? {};
  return { deprecated: deprecated === true ? rest : { ...rest, ...withoutUndefined(deprecated) } };
}

function withoutUndefined(deprecation: object): Deprecation {
  return Object.fromEntries(Object.entries(deprecation).filter(([, value]) => value !== undefined));
}

/** A default of the built-in catalogue may not fit a type that the overlay gave. */
function hasSoundDefault(setting: Setting): boolean {
  const text = setting.default;
  return text === undefined || text.includes('{') || readValue(setting, text).ok !== false;
}

function withoutDefault(setting: Setting): Setting {
  const { default: _default, ...rest } = setting;
  return rest;
}
