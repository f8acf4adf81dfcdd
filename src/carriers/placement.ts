/**
 * Where the text of a configuration comes from that lies within other files: manifests, values, templates.
 *
 * Rules look at the configuration alone; what they find is told where it stands in these files.
 */
import type { Range, TextEdit, TextRange } from '../parser/index.ts';
import { LineIndex } from '../parser/position.ts';

/** A file as it lies on disk, which a configuration was taken from. One object for each file of a run. */
export class HostFile {
  /** As it is shown. */
  readonly path: string;
  /** With its byte-order mark, if it has one: offsets count it. */
  readonly text: string;
  readonly #findSecrets: () => readonly TextRange[];
  #secrets: readonly TextRange[] | undefined;
  #lines: LineIndex | undefined;

  /** @param secrets in any order; a function is asked once, when somebody wants to see the text. */
  constructor(path: string, text: string, secrets: readonly TextRange[] | (() => readonly TextRange[]) = []) {
    this.path = path;
    this.text = text;
    this.#findSecrets = typeof secrets === 'function' ? secrets : () => secrets;
  }

  /** What must not be shown of it, beyond what the configuration’s own secrets cover. */
  get secrets(): readonly TextRange[] {
    this.#secrets ??= this.#findSecrets();
    return this.#secrets;
  }

  /** A stretch of it by lines and columns. */
  range(range: TextRange): Range {
    this.#lines ??= new LineIndex(this.text, this.text.startsWith('\uFEFF') ? 1 : 0);
    return this.#lines.range(range);
  }
}

/** Where a piece of a configuration stands in a file that carries it. */
export interface HostPlace {
  readonly file: HostFile;
  readonly range: TextRange;
  /**
   * What a reader can’t see at this place, to go with the message: `line 3 of the decoded rstudio-connect.gcfg`. Absent
   * where the place speaks for itself.
   */
  readonly note?: string | undefined;
}

/** An edit of a file that carries a configuration. */
export interface HostEdit {
  readonly file: HostFile;
  readonly edit: TextEdit;
}

/** Tells where the text of a configuration comes from: it may come from several files (merged values). */
export interface Placement {
  /** All files that it comes from, at least one: each is reported on, also where nothing is found in it. */
  readonly files: readonly HostFile[];
  /**
   * The place that a reader looks at for this range: always one, as near as can be. It holds all that the file shows of
   * the range, so that a secret is masked whole; empty for generated text that the file does not show.
   */
  place(range: TextRange): HostPlace;
  /** The place that holds this very text, word for word; undefined if none does. */
  exact(range: TextRange): HostPlace | undefined;
  /**
   * An edit of the configuration as an edit of the file; undefined where that can’t be done (escapes, folded lines,
   * generated text). Reading the edited file again must give the edited configuration.
   */
  edit(edit: TextEdit): HostEdit | undefined;
  /** Words about the configuration, as readers of the files know it; absent where it reads the same. */
  words?(text: string, near: TextRange): string;
}
