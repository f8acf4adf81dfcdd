/** Where in the main file the settings of the migration file go. */
import { type Document, type Entry, foldName, type Header } from '../../parser/index.ts';
import { commentOf, type Layout } from './layout.ts';

export interface Place {
  readonly offset: number;
  /** The setting whose manner to follow. */
  readonly like: Entry | undefined;
  /** The settings here have blank lines between them. */
  readonly airy: boolean;
}

/** A section as often as it occurs. */
interface Occurrence {
  readonly header: Header;
  readonly entries: Entry[];
  /** Behind which comment a setting stands commented out, by its name. */
  readonly commentedOut: Map<string, number>;
}

/** The places of a main file. */
export class Places {
  readonly #layout: Layout;
  readonly #sections = new Map<string, Occurrence[]>();

  constructor(main: Document, layout: Layout) {
    this.#layout = layout;
    const byStart = new Map<number, Occurrence>();
    for (const header of main.sections()) {
      const occurrence = { header, entries: [], commentedOut: new Map() };
      byStart.set(header.range.start, occurrence);
      const same = this.#sections.get(sectionKey(header));
      if (same === undefined) this.#sections.set(sectionKey(header), [occurrence]);
      else same.push(occurrence);
    }
    for (const entry of main.entries()) byStart.get(entry.header!.range.start)!.entries.push(entry);
    this.#findCommentedOut(byStart);
  }

  has(section: Header): boolean {
    return this.#sections.has(sectionKey(section));
  }

  /**
   * Behind the setting’s own lines, else behind its commented-out form, else behind the last setting of the section’s
   * last occurrence that has any, else behind its header. Undefined without such a section.
   */
  find(header: Header, key: string, own: Entry | undefined): Place | undefined {
    if (own !== undefined) return { offset: own.range.end, like: inManner([own]), airy: false };
    const occurrences = this.#sections.get(sectionKey(header));
    if (occurrences === undefined) return undefined;
    const name = foldName(key);
    const prepared = occurrences.findLast(({ commentedOut }) => commentedOut.has(name));
    if (prepared !== undefined)
      return {
        offset: prepared.commentedOut.get(name)!,
        like: inManner(prepared.entries),
        airy: false,
      };
    const { header: last, entries } =
      occurrences.findLast((occurrence) => occurrence.entries.length > 0) ?? occurrences.at(-1)!;
    const above = entries.at(-1);
    if (above === undefined) return { offset: last.range.end, like: undefined, airy: false };
    const { apart, block } = this.#layout.unitOf(above);
    const airy = apart && (entries.length > 1 || block.length > 0);
    return { offset: above.range.end, like: inManner(entries), airy };
  }

  #findCommentedOut(byStart: ReadonlyMap<number, Occurrence>): void {
    const { text, nodes } = this.#layout;
    let names: Map<string, number> | undefined;
    // Above a comment that belongs to a line below, nothing may come between.
    let suppressed = false;
    for (const [index, node] of nodes.entries()) {
      if (node.type === 'header') names = byStart.get(node.start)!.commentedOut;
      if (node.type !== 'comment') {
        suppressed = false;
        continue;
      }
      const comment = commentOf(text, node)!;
      if (/^[;#]+[ \t]*\[/.test(comment)) names = undefined;
      if (/gcfg-lint-/.test(comment)) suppressed = true;
      const name = commentedKey(comment);
      const below = nodes[index + 1];
      const closed = below?.type !== 'comment' || commentedKey(commentOf(text, below)!) !== undefined;
      if (name !== undefined && closed && !suppressed) names?.set(foldName(name), node.end);
    }
  }
}

/** Equal for two headers exactly when the server takes them for the same section. */
export function sectionKey({ name, subsection }: Header): string {
  return `${foldName(name)}${subsection === null ? '' : `\0${subsection}`}`;
}

/** `; Key = …`: the key of a setting that is commented out. */
function commentedKey(comment: string): string | undefined {
  return /^[;#]+[ \t]*([^ \t\r=]+)[ \t]*=/.exec(comment)?.[1];
}

/** The last line that has a value, and so a manner of writing one. */
function inManner(entries: readonly Entry[]): Entry | undefined {
  return entries.findLast(({ valueRange }) => valueRange !== null);
}
