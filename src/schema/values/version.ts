/**
 * Versions as Connect counts them: `2025.06.0`, `1.9.0.1`, `2025.06.0-dev+12`.
 */
import { accept, type Reading, refuse } from './result.ts';

interface Version {
  readonly numbers: readonly number[];
  /** The dotted words of `-dev.3`; empty for a release. */
  readonly preview: readonly string[];
}

const FORM = /^(\d+(?:\.\d+){0,4})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.~+-]+)?$/;

/** A catalogue names some dozens of versions, again and again. */
const versions = new Map<string, Version | undefined>();
const MOST_VERSIONS = 500;

function parse(text: string): Version | undefined {
  if (!versions.has(text)) {
    if (versions.size >= MOST_VERSIONS) versions.clear();
    versions.set(text, parseAfresh(text));
  }
  return versions.get(text);
}

function parseAfresh(text: string): Version | undefined {
  const match = FORM.exec(text);
  if (match === null) return undefined;
  const [, numbers = '', suffix = ''] = match;
  return {
    numbers: numbers.split('.').map(Number),
    // `-1` is the revision of a package, not a preview
    preview: /^[A-Za-z]/.test(suffix) ? suffix.split('.') : [],
  };
}

/** Whether a text is a version that `compareVersions` can place. */
export function isVersion(text: string): boolean {
  return FORM.test(text);
}

function comparePreviews(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return right.length - left.length;
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const a = left[index];
    const b = right[index];
    if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
    if (a === b) continue;
    const numeric = [a, b].map((word) => /^\d+$/.test(word));
    if (numeric[0] && numeric[1] && Number(a) !== Number(b)) return Number(a) - Number(b);
    if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
    return a < b ? -1 : 1;
  }
  return 0;
}

/**
 * Places two versions: negative where the left one is older, 0 where they are the same release, positive where
 * it is newer. Absent numbers are 0 (`1.9` is `1.9.0`); a preview (`-dev`) comes before its release; the
 * revision of a package (`-1`) and anything behind `+` do not count. NaN where a text is no version.
 */
export function compareVersions(left: string, right: string): number {
  const a = parse(left);
  const b = parse(right);
  if (a === undefined || b === undefined) return Number.NaN;
  for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index++) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(comparePreviews(a.preview, b.preview));
}

/** Reads a version. */
export function readVersion(text: string): Reading<string> {
  if (text === '') return accept(text, 'empty');
  if (isVersion(text)) return accept(text);
  const bare = text.trim().replace(/^v\.?/i, '');
  const suggestion = isVersion(bare) ? bare : undefined;
  return refuse('is not a version', {
    advice: `write ${suggestion ?? 'a version such as 2025.06.0'}`,
    suggestion,
  });
}
