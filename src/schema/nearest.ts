/**
 * "Did you mean": the candidate that a word was probably meant to be.
 */

/**
 * How many slips lie between two words: characters left out, added, exchanged, or two neighbours swapped
 * (the "optimal string alignment" distance).
 *
 * @param limit no more than this is of interest: what lies farther apart is infinitely far
 */
export function distance(left: string, right: string, limit = Number.POSITIVE_INFINITY): number {
  const a = Array.from(left);
  const b = Array.from(right);
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  let leastOfLast = 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    // Swapped neighbours go on from the row before.
    if (least > limit && leastOfLast >= limit) return Number.POSITIVE_INFINITY;
    leastOfLast = least;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

/** ASCII case does not count: names and words are compared as the server compares them. */
const fold = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** A third of a word's letters may be wrong, but never more than three. */
const tolerance = (word: string): number => Math.min(3, Math.max(1, Math.floor(word.length / 3)));

/**
 * The candidate that is nearest to a word, without regard to ASCII case; undefined where none is near
 * enough, or several are equally near.
 *
 * @param maxDistance slips to tolerate; by default a third of the word's length, from 1 to 3
 */
export function nearest<Candidate extends string>(
  word: string,
  candidates: Iterable<Candidate>,
  maxDistance: number = tolerance(word),
): Candidate | undefined {
  const folded = fold(word);
  let best: Candidate | undefined;
  let least = maxDistance + 1;
  let tie = false;
  for (const candidate of candidates) {
    if (candidate === best || Math.abs(candidate.length - word.length) > 2 * maxDistance) continue;
    const slips = distance(folded, fold(candidate), maxDistance);
    if (slips < least) {
      best = candidate;
      least = slips;
      tie = false;
    } else if (slips === least && slips <= maxDistance) {
      tie = true;
    }
  }
  return tie ? undefined : best;
}
