import type { Placement } from '../carriers/placement.ts';
import type { Document, Range, TextRange } from '../parser/index.ts';
import { LineIndex } from '../parser/position.ts';
import { bindEntries, type Catalogue, secretRanges } from '../schema/index.ts';
import { MaskedText, maskDocument } from '../schema/masked-text.ts';
import type { NamedDocument } from './node.ts';
import { maskHost, placedSecrets } from './placed-text.ts';

/** A text that findings point into: a configuration, a topology, a Launcher’s file. */
export interface Source {
  /** As it is shown: `etc/connect1.gcfg`; `connect1:/etc/…` for a file out of a node’s bundle. */
  readonly path: string;
  /** The text without its secrets, for code frames. Made when first asked for. */
  readonly text: MaskedText;
  /** The configuration, if it is one. */
  readonly document?: Document;
  readonly placement?: Placement | undefined;
  range(range: TextRange): Range;
}

/** A stretch of a source. */
export interface Place {
  readonly source: Source;
  readonly range: TextRange;
}

/** A configuration as a source. */
export interface ConfigSource extends Source {
  readonly document: Document;
  /** Where the document comes from, if it lies within another file. `path`, `text` and `range` are that file’s. */
  readonly placement?: Placement | undefined;
}

export function configSource(
  { path, document, placement }: NamedDocument,
  catalogue?: Catalogue,
): ConfigSource {
  if (placement !== undefined) return placedSource(document, placement, catalogue);
  let text: MaskedText | undefined;
  return {
    path,
    document,
    get text() {
      text ??= maskDocument(document, catalogue);
      return text;
    },
    range: (range) => document.range(range),
  };
}

/** Of the files that it comes from, the first is shown. */
function placedSource(
  document: Document,
  placement: Placement,
  catalogue: Catalogue | undefined,
): ConfigSource {
  const host = placement.files[0]!;
  let text: MaskedText | undefined;
  return {
    path: host.path,
    document,
    placement,
    get text() {
      const secrets = secretRanges(document, bindEntries(document, catalogue));
      const here = placedSecrets(document.toString(), secrets, placement).get(host.path) ?? [];
      text ??= maskHost(host, here);
      return text;
    },
    range(range) {
      const place = placement.place(range);
      return host.range(place.file === host ? place.range : { start: 0, end: 0 });
    },
  };
}

/** @param secrets sorted, without overlap. */
export function textSource(path: string, text: string, secrets: readonly TextRange[] = []): Source {
  let masked: MaskedText | undefined;
  let lines: LineIndex | undefined;
  return {
    path,
    get text() {
      masked ??= new MaskedText(text, secrets);
      return masked;
    },
    range(range) {
      lines ??= new LineIndex(text, text.startsWith('\uFEFF') ? 1 : 0);
      return lines.range(range);
    },
  };
}
