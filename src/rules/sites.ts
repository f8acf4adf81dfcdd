/** Where findings are told: in the configuration’s own file, or in those that carry it. */
import type { HostPlace, Placement } from '../carriers/placement.ts';
import type { Document, Range, TextEdit, TextRange } from '../parser/index.ts';
import type { Fix } from './diagnostic.ts';

/** Fixes of findings that stand in a file which carries a configuration, and not in this. */
export const hostFixes = new WeakSet<Fix>();

/** A place as a reader finds it. */
export interface Told {
  readonly path: string;
  readonly range: Range;
  /** What can’t be seen there, to go with the message. */
  readonly note?: string | undefined;
}

/** A document, and where its text stands. */
export interface Site {
  tell(range: TextRange): Told;
  /** The line on which a stretch begins, in words: `line 12`. */
  line(range: TextRange): string;
  /** A fix as it is made in the file of this path; undefined where it can’t be. */
  fix(fix: Fix, path: string): Fix | undefined;
  /** Words about the document, as readers of the file know it. */
  words(text: string, near: TextRange): string;
}

export function siteOf(path: string, document: Document, placement: Placement | undefined): Site {
  if (placement !== undefined) return placedSite(placement);
  return {
    tell: (range) => ({ path, range: document.range(range) }),
    line: ({ start }) => `line ${document.position(start).line}`,
    fix: (fix) => fix,
    words: (text) => text,
  };
}

function placedSite(placement: Placement): Site {
  return {
    tell: (range) => tellPlace(placement.place(range)),
    line(range) {
      const { path, note, range: found } = tellPlace(placement.place(range));
      const line = note ?? `line ${found.start.line}`;
      return placement.files.length > 1 ? `${line} of ${path}` : line;
    },
    fix(fix, path) {
      const edits: TextEdit[] = [];
      for (const edit of fix.edits) {
        const placed = placement.edit(edit);
        // A fix is made whole or not at all, and where its finding stands.
        if (placed === undefined || placed.file.path !== path) return undefined;
        edits.push(placed.edit);
      }
      edits.sort((one, other) => one.start - other.start);
      const overlap = edits.some((edit, index) => index > 0 && edit.start < edits[index - 1]!.end);
      return overlap ? undefined : { ...fix, edits };
    },
    words: (text, near) => placement.words?.(text, near) ?? text,
  };
}

export function tellPlace({ file, range, note }: HostPlace): Told {
  return { path: file.path, range: file.range(range), ...(note === undefined ? {} : { note }) };
}
