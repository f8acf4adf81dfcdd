import type { Document, Range, TextRange } from '../parser/index.ts';
import { LineIndex } from '../parser/position.ts';
import type { Catalogue } from '../schema/index.ts';
import { MaskedText, maskDocument } from '../schema/masked-text.ts';

/** A text that findings point into: a configuration, a topology, a Launcher’s file. */
export interface Source {
  /** As it is shown: `etc/connect1.gcfg`; `connect1:/etc/…` for a file out of a node’s bundle. */
  readonly path: string;
  /** The text without its secrets, for code frames. Made when first asked for. */
  readonly text: MaskedText;
  /** The configuration, if it is one. */
  readonly document?: Document;
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
}

export function configSource(path: string, document: Document, catalogue?: Catalogue): ConfigSource {
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
