import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { compareMigration, type MigrationFile, mergeMigration } from '../../src/migrate/index.ts';
import { type Document, type Entry, foldName, parse } from '../../src/parser/index.ts';
import { findSection, findSetting, readValue, type Setting } from '../../src/schema/index.ts';
import { pairs } from './merge-arbitraries.ts';

const RUNS = { numRuns: 400 };
const sides: fc.Arbitrary<MigrationFile> = fc.constantFrom('main', 'migration');

type Values = readonly (string | null)[];

/** All values of each setting, in order, as the server's parser delivers them. */
function valuesIn(document: Document): Map<string, Values> {
  const found = new Map<string, Values>();
  for (const { section, subsection, key, blank, value } of document.events()) {
    if (key === '') continue;
    const address = JSON.stringify([foldName(section), subsection, foldName(key)]);
    found.set(address, [...(found.get(address) ?? []), blank ? null : value]);
  }
  return found;
}

function sectionsIn(...documents: readonly Document[]): string[] {
  const names = documents.flatMap((document) =>
    document
      .events()
      .filter(({ key }) => key === '')
      .map(({ section, subsection }) => JSON.stringify([foldName(section), subsection])),
  );
  return [...new Set(names)].sort();
}

function settingAt(address: string): Setting | undefined {
  const [section, , key] = JSON.parse(address) as [string, string | null, string];
  const found = findSection(section);
  return found === undefined ? undefined : findSetting(found, key)?.setting;
}

/** One value as the server takes it: of several spellings of the same, always the same. */
function typed(setting: Setting | undefined, value: string | null): string {
  if (setting?.type === 'boolean' && value === null) return 'true';
  const reading = setting === undefined || value === null ? undefined : readValue(setting, value);
  return reading?.ok === true ? String(reading.value) : JSON.stringify(value);
}

/** What the server makes of all values of a setting: the last one; of a list, each once since it was last emptied. */
function effective(setting: Setting | undefined, values: Values): string[] {
  if (!setting?.multi) return values.slice(-1).map((value) => typed(setting, value));
  const list = values.slice(values.lastIndexOf(null) + 1).map((value) => typed(setting, value));
  return [...new Set(list)].sort();
}

/** What the server should read of a setting after a merge. */
function expected(
  setting: Setting | undefined,
  main: Values,
  migration: Values,
  prefer: MigrationFile,
): string[] {
  if (main.length === 0) return effective(setting, migration);
  if (migration.length === 0) return effective(setting, main);
  const chosen = effective(setting, prefer === 'main' ? main : migration);
  if (!setting?.multi) return chosen;
  // The values of a list add up, unless it depends on the order of the files what the list is.
  const one = effective(setting, [...main, ...migration]);
  const other = effective(setting, [...migration, ...main]);
  return JSON.stringify(one) === JSON.stringify(other) ? one : chosen;
}

function commentsIn(...documents: readonly Document[]): string[] {
  return documents.flatMap((document) => document.comments().map(({ text }) => text.replace(/\r+$/, '')));
}

describe('a merge with a preference', () => {
  test.prop([pairs, sides], RUNS)(
    'leaves to the server what both files said',
    ({ main, migration }, prefer) => {
      const [before, other] = [parse(main), parse(migration)];
      const result = mergeMigration(before, other, { prefer });
      expect(result.isComplete).toBe(true);
      expect(result.main.errors).toEqual([]);
      expect(result.migration.errors).toEqual([]);
      const [own, given, merged] = [valuesIn(before), valuesIn(other), valuesIn(result.main)];
      for (const address of new Set([...own.keys(), ...given.keys(), ...merged.keys()])) {
        const setting = settingAt(address);
        const [ours, theirs, now] = [own, given, merged].map((values) => values.get(address) ?? []);
        expect(effective(setting, now!)).toEqual(expected(setting, ours!, theirs!, prefer));
        // A setting that nobody knows may be a list: it is kept whole, or changed as a whole.
        if (setting === undefined)
          expect([ours, theirs].map((values) => JSON.stringify(values))).toContain(JSON.stringify(now));
      }
      expect(sectionsIn(result.main, result.migration)).toEqual(sectionsIn(before, other));
    },
  );

  test.prop([pairs, sides], RUNS)('leaves no setting behind', ({ main, migration }, prefer) => {
    const result = mergeMigration(parse(main), parse(migration), { prefer });
    expect(result.migration.entries()).toEqual([]);
  });

  test.prop([pairs, sides], RUNS)('leaves nothing to merge', ({ main, migration }, prefer) => {
    const once = mergeMigration(parse(main), parse(migration), { prefer });
    const twice = mergeMigration(once.main, once.migration);
    expect(twice.main.toString()).toBe(once.main.toString());
    expect(twice.migration.toString()).toBe(once.migration.toString());
    expect([twice.moved, twice.unchanged, twice.conflicts, twice.dropped]).toEqual([[], [], [], []]);
  });

  test.prop([pairs, sides], RUNS)('keeps every line of the main file', ({ main, migration }, prefer) => {
    const before = parse(main);
    const result = mergeMigration(before, parse(migration), { prefer });
    const changed = result.conflicts
      .filter(({ resolution }) => resolution === 'migration')
      .flatMap(({ main: side }) => side.ranges.map((range) => foldedAddress(before, range.start)));
    let kept = main;
    for (const entry of before.entries().toReversed())
      if (changed.includes(foldedAddress(before, entry.keyRange.start)))
        kept = kept.slice(0, entry.range.start) + kept.slice(entry.range.end);
    const lines = withoutMark(kept).split('\n');
    const after = withoutMark(result.main.toString()).split('\n');
    let at = 0;
    for (const [index, line] of lines.entries()) {
      // A last line without an end may have got one.
      const isLast = index === lines.length - 1;
      while (at < after.length && after[at] !== line && !(isLast && after[at] === `${line}\r`)) at++;
      expect(at < after.length || (isLast && line === '')).toBe(true);
      at++;
    }
  });

  test.prop([pairs, sides], RUNS)('keeps every comment', ({ main, migration }, prefer) => {
    const result = mergeMigration(parse(main), parse(migration), { prefer });
    const after = new Set(commentsIn(result.main, result.migration));
    // But for what may be the rest of a password.
    const rests = [main, migration].flatMap((text) =>
      parse(text)
        .entries()
        .filter(({ key, commentRange }) => /password/i.test(key) && commentRange !== null)
        .map(({ commentRange }) => text.slice(commentRange!.start, commentRange!.end).replace(/\r+$/, '')),
    );
    const cut = new Set(rests);
    for (const comment of commentsIn(parse(main), parse(migration)))
      if (!cut.has(comment)) expect(after).toContain(comment);
  });

  test.prop([pairs, sides], RUNS)(
    'changes none of the files that it is given',
    ({ main, migration }, prefer) => {
      const documents = [parse(main), parse(migration)] as const;
      const result = mergeMigration(...documents, { prefer });
      expect(documents.map((document) => document.toString())).toEqual([main, migration]);
      expect(documents.map((document) => document.edits())).toEqual([[], []]);
      result.main.set('Server.Address', 'x');
      result.migration.set('Server.Address', 'x');
      expect(documents.map((document) => document.toString())).toEqual([main, migration]);
    },
  );

  test.prop([pairs, sides], RUNS)('writes the line ends of the main file', ({ main, migration }, prefer) => {
    fc.pre(main.includes('\n') && !/\[[^\n]*\r[^\n]*"/.test(migration) && !/\r(?!\n)/.test(main + migration));
    const after = mergeMigration(parse(main), parse(migration), { prefer }).main.toString();
    if (!main.includes('\r')) expect(after).not.toContain('\r');
    if (!/(?<!\r)\n/.test(main)) expect(after).not.toMatch(/(?<!\r)\n/);
    expect(after.startsWith('\ufeff')).toBe(main.startsWith('\ufeff'));
  });

  test.prop([pairs, sides], RUNS)('says where everything is', ({ main, migration }, prefer) => {
    const result = mergeMigration(parse(main), parse(migration), { prefer });
    const text = result.main.toString();
    for (const { values, from, to } of result.moved) {
      expect(from).toHaveLength(values.length);
      expect(to).toHaveLength(values.length);
      for (const [index, range] of from.entries()) {
        const [there, here] = [lineAt(parse(migration), range.start), lineAt(result.main, to[index]!.start)];
        expect(here.value).toBe(there.value);
        expect(foldName(here.key)).toBe(foldName(there.key));
        expect(text.slice(to[index]!.start, to[index]!.end)).toMatch(new RegExp(`^${here.key}`));
      }
    }
  });
});

describe('a suppression', () => {
  test.prop([pairs, sides, fc.boolean()], RUNS)(
    'never comes to stand above another setting',
    ({ main, migration }, prefer, dropDeprecated) => {
      const [before, given] = [suppressionsIn(parse(main)), suppressionsIn(parse(migration))];
      const result = mergeMigration(parse(main), parse(migration), { prefer, dropDeprecated });
      for (const [comment, address] of suppressionsIn(result.main))
        expect([before.get(comment), given.get(comment)]).toContain(address);
    },
  );

  test.prop([pairs, sides], RUNS)('goes with its setting', ({ main, migration }, prefer) => {
    const given = suppressionsIn(parse(migration));
    const result = mergeMigration(parse(main), parse(migration), { prefer });
    const after = suppressionsIn(result.main);
    const from = new Set(result.moved.flatMap((moved) => moved.from.map(({ start }) => start)));
    for (const entry of parse(migration).entries()) {
      if (!from.has(entry.keyRange.start)) continue;
      for (const comment of suppressionsAbove(parse(migration), entry))
        expect(after.get(comment)).toBe(given.get(comment));
    }
  });
});

describe('a merge without a preference', () => {
  test.prop([pairs], RUNS)('merges nothing while a conflict is open', ({ main, migration }) => {
    const result = mergeMigration(parse(main), parse(migration));
    const open = result.conflicts.filter(({ resolution }) => resolution === undefined);
    expect(result.isComplete).toBe(open.length === 0);
    if (result.isComplete) return;
    expect([result.main.toString(), result.migration.toString()]).toEqual([main, migration]);
  });

  test.prop([pairs, sides], RUNS)('does with each conflict as it is told', ({ main, migration }, file) => {
    const { conflicts } = mergeMigration(parse(main), parse(migration));
    const resolve = Object.fromEntries(conflicts.map(({ setting }) => [setting, file]));
    const one = mergeMigration(parse(main), parse(migration), { resolve });
    const other = mergeMigration(parse(main), parse(migration), { prefer: file });
    expect(one.main.toString()).toBe(other.main.toString());
    expect(one.migration.toString()).toBe(other.migration.toString());
  });
});

describe('what is pending', () => {
  test.prop([pairs], RUNS)('is every setting of the migration file', ({ main, migration }) => {
    const { pending, shadowed } = compareMigration(parse(main), parse(migration));
    expect(pending).toHaveLength(valuesIn(parse(migration)).size);
    const { conflicts } = mergeMigration(parse(main), parse(migration));
    expect(shadowed.map(({ setting }) => setting)).toEqual(conflicts.map(({ setting }) => setting));
  });
});

function lineAt(document: Document, offset: number) {
  return document.entries().find(({ keyRange }) => keyRange.start === offset)!;
}

function foldedAddress(document: Document, offset: number): string {
  const { section, subsection, key } = lineAt(document, offset);
  return JSON.stringify([foldName(section), subsection, foldName(key)]);
}

function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}

/** The comments that switch findings off on the next line, and the setting that it is. */
function suppressionsIn(document: Document): Map<string, string> {
  return new Map(
    document
      .entries()
      .flatMap((entry) =>
        suppressionsAbove(document, entry).map(
          (comment) => [comment, foldedAddress(document, entry.keyRange.start)] as const,
        ),
      ),
  );
}

function suppressionsAbove(document: Document, entry: Entry): string[] {
  const above = document.toString().slice(0, entry.range.start).split('\n').slice(0, -1);
  const first = above.findLastIndex((line) => !/^\ufeff?\s*[;#]/.test(line)) + 1;
  return above
    .slice(first)
    .map((line) => withoutMark(line).trim())
    .filter((line) => line.includes('gcfg-lint-disable-next-line'));
}
