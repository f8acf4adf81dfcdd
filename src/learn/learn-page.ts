/**
 * Reads the configuration appendix that a Connect server carries, and makes an overlay of it. What the page does not say
 * stays unsaid, and what contradicts itself is left out with a note.
 */
import { foldName } from '../parser/index.ts';
import { builtInCatalogue, NEWEST_VERSION } from '../schema/index.ts';
import { stageOf } from '../schema/lifetime.ts';
import type { Overlay, OverlaySection, OverlaySetting } from '../schema/overlay.ts';
import { mergeOverlaySettings } from './merge-settings.ts';
import { pageFacts } from './page-facts.ts';
import type { Page } from './page-line.ts';
import { type PageEntry, readEntries } from './read-entries.ts';
import { readHtml } from './read-html.ts';
import { mistaken } from './recognize.ts';
import { subsectionUses } from './section-names.ts';
import { settleEntry } from './settle-entry.ts';

/** A page that is no configuration appendix of Connect. The message goes on after the page’s name. */
export class NoAppendixError extends Error {
  override readonly name = 'NoAppendixError';
}

export interface LearntPage {
  readonly overlay: Overlay;
  /** What was left out or is doubtful: sentences. */
  readonly notes: readonly string[];
  readonly settings: number;
}

export interface LearnOptions {
  /** Where the page comes from, as it may be shown. */
  readonly source?: string | undefined;
  /** The version of Connect, where the page does not say it or is not to be believed. */
  readonly connectVersion?: string | undefined;
}

/** @throws {NoAppendixError} for what is no appendix of Connect. */
export function learnPage(html: string, options: LearnOptions = {}): LearntPage {
  const page = readHtml(html);
  const entries = settingsAmong(readEntries(page.lines));
  const reason = mistaken(html, page, entries.length);
  if (reason !== undefined) throw new NoAppendixError(reason);
  const facts = pageFacts(page);
  const notes =
    options.connectVersion === undefined
      ? [...facts.notes]
      : facts.notes.filter((note) => !note.includes('version'));
  const connectVersion = options.connectVersion ?? facts.connectVersion;
  if (connectVersion === undefined)
    notes.push(
      'The page does not name its version of Connect: give it with --connect-version, or write it into the overlay.',
    );
  const complete = page.head.hasEnd;
  if (!complete)
    notes.push(
      'The page ends without </html>: it may have been cut off, so the overlay is marked as not complete.',
    );
  const sections = sectionsOf(entries, page, notes);
  const all = Object.values(sections).flatMap(({ settings }) => Object.values(settings));
  notes.push(...notWhole(sections, connectVersion));
  if (!all.some(({ reloadable }) => reloadable === true))
    notes.push('The page marks no setting as reloadable: what a reload applies stays unsaid.');
  const overlay: Overlay = {
    ...(connectVersion === undefined ? {} : { connectVersion }),
    ...(facts.date === undefined ? {} : { date: facts.date }),
    ...(options.source === undefined ? {} : { source: options.source }),
    complete,
    sections,
  };
  return { overlay, notes, settings: all.length };
}

/** Much of what is documented is missing: a part of the page, or mark-up that is not understood. */
function notWhole(sections: Readonly<Record<string, OverlaySection>>, version = NEWEST_VERSION): string[] {
  const names = new Set(
    Object.entries(sections).flatMap(([section, { settings }]) =>
      Object.keys(settings).map((name) => foldName(`${section}.${name}`)),
    ),
  );
  const documented = builtInCatalogue.sections.flatMap((section) =>
    Object.entries(section.settings)
      .filter(([, setting]) => setting.certainty === 'documented')
      .filter(([, setting]) => stageOf(setting, section, version) === 'current')
      .map(([name]) => foldName(`${section.name}.${name}`)),
  );
  const missing = documented.filter((name) => !names.has(name));
  if (missing.length * 2 <= documented.length) return [];
  return [
    `The page lacks ${missing.length} of the ${documented.length} settings that Connect ${version} is documented to have: look whether it is whole. If it is not, write \`complete: false\` into the overlay.`,
  ];
}

/** Without what only looks like a setting. */
function settingsAmong(entries: readonly PageEntry[]): PageEntry[] {
  const states = ({ statements }: PageEntry) =>
    statements.some(({ fact }) => fact === 'type' || fact === 'default' || fact === 'values');
  const sections = new Set(entries.filter(states).map(({ section }) => foldName(section)));
  return entries.filter(
    (entry) => states(entry) || (entry.isAnchored && sections.has(foldName(entry.section))),
  );
}

function sectionsOf(
  entries: readonly PageEntry[],
  page: Page,
  notes: string[],
): Record<string, OverlaySection> {
  const uses = subsectionUses(page.lines);
  const found = new Map<string, { readonly name: string; readonly settings: Map<string, Named> }>();
  for (const { section, name, statements } of entries) {
    const { setting, notes: own } = settleEntry(statements);
    for (const note of own) notes.push(`${section}.${name} ${note}.`);
    let there = found.get(foldName(section));
    if (there === undefined) {
      there = { name: section, settings: new Map() };
      found.set(foldName(section), there);
    }
    const known = there.settings.get(foldName(name));
    if (known === undefined) there.settings.set(foldName(name), { name, setting });
    else {
      const merged = mergeOverlaySettings(known.setting, setting);
      there.settings.set(foldName(name), { name: known.name, setting: merged.setting });
      for (const fact of merged.contradictions)
        notes.push(
          `${section}.${known.name} stands on the page more than once, with different facts (${fact}): none of them is taken over.`,
        );
    }
  }
  return Object.fromEntries(
    [...found].map(([folded, { name, settings }]) => {
      const use = uses.get(folded);
      const own = Object.fromEntries(Array.from(settings.values(), (each) => [each.name, each.setting]));
      return [name, { ...(use === undefined ? {} : { subsection: use }), settings: own }];
    }),
  );
}

interface Named {
  readonly name: string;
  readonly setting: OverlaySetting;
}
