import { existsSync } from 'node:fs';
import { type Baseline, formatBaseline } from '../../baseline/baseline.ts';
import type { BaselineError } from '../../baseline/read-baseline.ts';
import { readBaseline } from '../../baseline/read-baseline.ts';
import { InputError } from '../../io/input-error.ts';
import { readFile } from '../../io/read-file.ts';
import { replaceFiles } from '../../io/replace-files.ts';
import { shownPath } from '../../io/shown-path.ts';
import { writeFile } from '../../io/write-file.ts';

/** A baseline on disk. */
export class BaselineFile {
  /** Absolute. */
  readonly path: string;
  /** As messages show it. */
  readonly shown: string;
  /** What it knows; nothing where it is to be made. */
  readonly baseline: Baseline;
  readonly #bytes: Uint8Array | undefined;

  private constructor(path: string, shown: string, baseline: Baseline, bytes: Uint8Array | undefined) {
    this.path = path;
    this.shown = shown;
    this.baseline = baseline;
    this.#bytes = bytes;
  }

  /**
   * @param mayBeNew it need not be there: it is to be written
   * @throws {InputError} when it can’t be read, or is none.
   */
  static async load(path: string, directory: string, { mayBeNew = false } = {}): Promise<BaselineFile> {
    const shown = shownPath(path, directory);
    if (!existsSync(path)) {
      if (mayBeNew) return new BaselineFile(path, shown, { entries: [] }, undefined);
      throw new InputError(
        `there is no baseline ${shown}; gcfg-lint --write-baseline ${shown} makes one of what is found`,
      );
    }
    const bytes = readFile(path, shown);
    const content = new TextDecoder().decode(bytes);
    return new BaselineFile(path, shown, await read(content, shown), bytes);
  }

  get isNew(): boolean {
    return this.#bytes === undefined;
  }

  /**
   * Writes it whole or not at all, if it is not what is there already.
   *
   * @throws {InputError} when it can’t be written, or was changed by somebody else.
   */
  async save(baseline: Baseline): Promise<void> {
    const content = Buffer.from(formatBaseline(baseline));
    if (this.#bytes === undefined) return await writeFile(this.path, content);
    if (content.equals(this.#bytes)) return;
    await replaceFiles([{ path: this.path, shown: this.shown, before: this.#bytes, content }], {
      backup: false,
    });
  }
}

async function read(content: string, shown: string): Promise<Baseline> {
  let baseline: Baseline;
  try {
    baseline = readBaseline(content, shown);
  } catch (error) {
    if (!isBaselineError(error)) throw error;
    const { faultError } = await import('./baseline-faults.ts');
    throw faultError(content, shown, error);
  }
  // In one that was written by hand a file may be named twice, and JSON would take the last.
  if (formatBaseline(baseline) !== content.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')) {
    const { checkKeys } = await import('./baseline-faults.ts');
    checkKeys(content, shown);
  }
  return baseline;
}

/** Each bundle of the command has a class of its own: the name tells. */
function isBaselineError(error: unknown): error is BaselineError {
  return error instanceof Error && error.name === 'BaselineError';
}
