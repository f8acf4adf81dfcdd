/** Compares the parser with the Go library, document by document. */
import { parse } from '../../src/parser/index.ts';
import { generate } from './generate.ts';
import { type Event, type Reading, readWithLibrary } from './oracle.ts';

export type Reader = (document: Uint8Array) => Reading;

export interface Disagreement {
  index: number;
  /** The shrunk document, and what each side says of it. */
  document: Uint8Array;
  library: Reading;
  parser: Reading;
}

export interface Comparison {
  seed: number;
  documents: number;
  valid: number;
  inError: number;
  /** Keys with a value, of all documents, those before an error included. */
  values: number;
  disagreeing: number;
  /** The first few of them. */
  shown: Disagreement[];
}

/** Documents per process of the oracle. */
const BATCH = 5000;
const SHOWN = 3;

/** How our parser reads a document, in the library's terms. */
export function readWithParser(document: Uint8Array): Reading {
  const parsed = parse(document, { bom: 'error' });
  const events = parsed.events().map(eventOf);
  const error = parsed.errors[0];
  if (error === undefined) return { events };
  // Position and message are given separately too, and must be those of the text.
  const text = `${error.line}:${error.byteColumn}: ${error.message}`;
  const rest = error.text.startsWith(text) ? error.text.slice(text.length) : undefined;
  const fits = rest !== undefined && /^(?: \(and \d+ more errors\))?$/.test(rest);
  return { events, error: fits ? error.text : `${error.text}, but in parts ${text}` };
}

/** Only the fields compared, whatever else an event has. */
export function eventOf({ section, subsection, key, blank, value, line }: Event): Event {
  return { section, subsection, key, blank, value, line };
}

function tryRead(reader: Reader, document: Uint8Array): Reading {
  try {
    return reader(document);
  } catch (error) {
    return { events: [], error: `the parser has thrown: ${String(error).slice(0, 200)}` };
  }
}

export function agree(one: Reading, other: Reading): boolean {
  return (
    one.error === other.error &&
    one.events.length === other.events.length &&
    one.events.every((event, index) => {
      const against = other.events[index]!;
      return (
        event.section === against.section &&
        event.subsection === against.subsection &&
        event.key === against.key &&
        event.blank === against.blank &&
        event.value === against.value &&
        event.line === against.line
      );
    })
  );
}

/** A smaller document on which they still disagree: chunks are removed as long as that is so. */
async function shrink(document: Uint8Array, reader: Reader): Promise<Uint8Array> {
  let smallest = document;
  for (let size = Math.ceil(document.length / 2); size > 0; ) {
    const candidates: Uint8Array[] = [];
    for (let at = 0; at < smallest.length; at += size) {
      candidates.push(Buffer.concat([smallest.subarray(0, at), smallest.subarray(at + size)]));
    }
    const readings = await readWithLibrary(candidates);
    const found = candidates.find((candidate, index) => !agree(readings[index]!, tryRead(reader, candidate)));
    if (found !== undefined) smallest = found;
    else size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return smallest;
}

export async function compare(
  options: { seed: number; documents: number; reader?: Reader },
  onProgress: (comparison: Comparison) => void = () => {},
): Promise<Comparison> {
  const { seed, documents: total, reader = readWithParser } = options;
  const result: Comparison = {
    seed,
    documents: 0,
    valid: 0,
    inError: 0,
    values: 0,
    disagreeing: 0,
    shown: [],
  };

  const start = (first: number) => {
    const documents = Array.from({ length: Math.min(BATCH, total - first) }, (_, i) =>
      generate(seed, first + i),
    );
    // The oracle starts now and works while the batch before is compared.
    const library = readWithLibrary(documents);
    // It is awaited later; a failure before that must not count as unhandled.
    library.catch(() => {});
    return { first, documents, library };
  };

  let next = total > 0 ? start(0) : undefined;
  while (next !== undefined) {
    const { first, documents, library } = next;
    const readings = await library;
    const following = first + documents.length;
    next = following < total ? start(following) : undefined;
    for (const [i, document] of documents.entries()) {
      const expected = readings[i]!;
      if (expected.error === undefined) result.valid++;
      else result.inError++;
      for (const event of expected.events) if (!event.blank) result.values++;
      if (agree(expected, tryRead(reader, document))) continue;
      result.disagreeing++;
      if (result.shown.length < SHOWN) {
        const small = await shrink(document, reader);
        const [reading] = await readWithLibrary([small]);
        result.shown.push({
          index: first + i,
          document: small,
          library: reading!,
          parser: tryRead(reader, small),
        });
      }
    }
    result.documents = following;
    onProgress(result);
  }
  return result;
}

/** A document as source text that makes it again. */
function literal(document: Uint8Array): string {
  const text = Buffer.from(document).toString();
  if (Buffer.from(text).equals(document)) return JSON.stringify(text);
  return `Buffer.from(${JSON.stringify(Buffer.from(document).toString('latin1'))}, 'latin1')`;
}

export function summary(result: Comparison): string {
  const { seed, documents, valid, inError, values, disagreeing } = result;
  return (
    `seed ${seed}: ${documents} documents, ${valid} valid, ${inError} in error, ` +
    `${values} values compared, ${disagreeing} disagreements`
  );
}

/** The disagreements in words; empty if there are none. */
export function report(result: Comparison): string {
  return result.shown
    .map(
      ({ index, document, library, parser }) =>
        `document ${index} of seed ${result.seed}, shrunk: ${literal(document).slice(0, 2000)}\n` +
        `  library: ${JSON.stringify(library).slice(0, 2000)}\n` +
        `  parser:  ${JSON.stringify(parser).slice(0, 2000)}\n`,
    )
    .join('');
}
