import { describe, expect, test } from 'vitest';
import { type FormatOptions, formatEdits } from '../../src/migrate/format/format.ts';
import { foldName, parse } from '../../src/parser/index.ts';
import { agree, compare, readWithParser, report, summary } from './compare.ts';
import { generate } from './generate.ts';
import { libraryVersions, missing, type Reading, readWithLibrary, sweepLibrary } from './oracle.ts';

const { CI, GCFG_SEED, GCFG_DOCUMENTS, GCFG_PROGRESS } = process.env;
const SEED = GCFG_SEED ? Number(GCFG_SEED) : Math.floor(Math.random() * 2 ** 32);
const DOCUMENTS = GCFG_DOCUMENTS ? Number(GCFG_DOCUMENTS) : 20_000;

/** The Unicode version of the parser's tables. */
const OUR_UNICODE = 15;

const lacking = missing();
if (lacking !== undefined) console.log(`Comparison with the Go library: ${lacking}.`);

/** Mistakes a parser could make. Each must be found out, or the comparison compares nothing. */
const MISTAKES: Record<string, (reading: Reading) => Reading> = {
  'a blank key is an empty value': (r) => ({ ...r, events: r.events.map((e) => ({ ...e, blank: false })) }),
  'values are trimmed': (r) => ({ ...r, events: r.events.map((e) => ({ ...e, value: e.value.trim() })) }),
  'subsections are folded': (r) => ({
    ...r,
    events: r.events.map((e) => ({ ...e, subsection: e.subsection?.toLowerCase() ?? null })),
  }),
  'an absent subsection is an empty one': (r) => ({
    ...r,
    events: r.events.map((e) => ({ ...e, subsection: e.subsection ?? '' })),
  }),
  'headers are lost': (r) => ({ ...r, events: r.events.filter((e) => e.key !== '') }),
  'the last event before an error is lost': (r) =>
    r.error === undefined ? r : { ...r, events: r.events.slice(0, -1) },
  'order is by key': (r) => ({ ...r, events: r.events.toSorted((a, b) => (a.key < b.key ? -1 : 1)) }),
  'lines count from zero': (r) => ({ ...r, events: r.events.map((e) => ({ ...e, line: e.line - 1 })) }),
  'further errors are not counted': (r) =>
    r.error === undefined ? r : { ...r, error: r.error.replace(/ \(and .*/, '') },
  'an error is overlooked': ({ events }) => ({ events }),
};

const FORMATS: readonly FormatOptions[] = [
  {},
  { quotes: 'needed' },
  { quotes: 'needed', align: true },
  { indent: 2 },
];

/** What the library delivers, without what it does not see: lines, and the letter case of names. */
function meaningOf({ events, error }: Reading): unknown {
  const folded = events.map((event) => ({
    ...event,
    section: foldName(event.section),
    key: foldName(event.key),
    line: 0,
  }));
  return { events: folded, error };
}

describe.skipIf(lacking !== undefined && !CI)('the Go library', () => {
  test('is present', () => {
    expect(lacking).toBeUndefined();
  });

  test(
    'reads random documents as the parser does',
    async () => {
      const result = await compare({ seed: SEED, documents: DOCUMENTS }, (soFar) => {
        if (GCFG_PROGRESS && soFar.documents % 50_000 === 0) console.log(summary(soFar));
      });
      console.log(summary(result));
      expect(report(result)).toBe('');
      expect(result).toMatchObject({ documents: DOCUMENTS, disagreeing: 0 });
      expect(result.valid).toBeGreaterThan(DOCUMENTS / 2);
    },
    60_000 + DOCUMENTS * 5,
  );

  test('differs from a parser with a mistake', async () => {
    const documents = Array.from({ length: 1000 }, (_, index) => generate(SEED, index));
    const library = await readWithLibrary(documents);
    for (const [name, mistaken] of Object.entries(MISTAKES)) {
      const found = documents.some((doc, index) => !agree(mistaken(readWithParser(doc)), library[index]!));
      expect(found, name).toBe(true);
    }
  });

  test('reads a formatted document as it reads the original', { timeout: 120_000 }, async () => {
    const texts = Array.from({ length: 5000 }, (_, index) => generate(SEED, index));
    const documents = texts
      .map((bytes) => parse(bytes, { bom: 'error' }))
      .filter(({ errorCount }) => errorCount === 0);
    const before = await readWithLibrary(documents.map((document) => document.toBytes()));
    let changed = 0;
    for (const [index, document] of documents.entries()) {
      const edits = formatEdits(document, FORMATS[index % FORMATS.length]);
      if (edits.length > 0) changed++;
      document.edit(edits);
    }
    const after = await readWithLibrary(documents.map((document) => document.toBytes()));
    for (const [index, document] of documents.entries())
      expect(meaningOf(after[index]!), document.toString()).toEqual(meaningOf(before[index]!));
    expect(changed).toBeGreaterThan(documents.length / 2);
  });

  test('takes the same code points in names', { timeout: 120_000 }, async () => {
    const { unicode } = await libraryVersions();
    const theirs = Number.parseInt(unicode, 10);
    // The library works while the parser does.
    const sweep = sweepLibrary();
    sweep.catch(() => {});

    const encoder = new TextEncoder();
    /** The error, with the code point replaced as in the library's sweep; nothing if there is none. */
    const asKey = (before: string, character: string, hex: string): string => {
      const error = parse(encoder.encode(`[s]\n${before}${character}=v`), { bom: 'error' }).errors[0];
      return error?.text.replace(`U+${hex}`, 'U+*').replace(`'${character}'`, "'*'") ?? '';
    };
    const ours: { to: number; first: string; next: string }[] = [];
    let last: (typeof ours)[number] | undefined;
    for (let codePoint = 0x80; codePoint <= 0x10ffff; codePoint++) {
      if (codePoint === 0xd800) codePoint = 0xe000;
      const character = String.fromCodePoint(codePoint);
      const hex = codePoint.toString(16).toUpperCase().padStart(4, '0');
      const first = asKey('', character, hex);
      const next = asKey('k', character, hex);
      if (last?.first === first && last.next === next) {
        last.to = codePoint;
      } else {
        last = { to: codePoint, first, next };
        ours.push(last);
      }
    }

    let compared = 0;
    let at = 0;
    const different: string[] = [];
    for (const { from, to, assigned, first, next } of await sweep) {
      for (let codePoint = from; codePoint <= to; codePoint++) {
        compared++;
        while (ours[at]!.to < codePoint) at++;
        const own = ours[at]!;
        if (own.first === first && own.next === next) continue;
        // A character that is new in the later of the two versions may differ, no other. For our tables,
        // to be unassigned shows in its being no letter and not printable.
        if (theirs < OUR_UNICODE && !assigned) continue;
        if (theirs > OUR_UNICODE && own.first === '2:1: illegal character U+*') continue;
        different.push(
          `U+${codePoint.toString(16)}: ${JSON.stringify({ library: [first, next], parser: own })}`,
        );
      }
    }
    expect(different.slice(0, 10)).toEqual([]);
    expect(compared).toBe(0x110000 - 0x80 - 0x800);
  });
});
