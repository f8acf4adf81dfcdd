/** How the value of a YAML scalar stands in the text of its file, character by character where that can be told. */
import type { Scalar } from 'yaml';
import { alignBlock } from './align-block.ts';
import { alignFlow } from './align-flow.ts';

/** A stretch of the value, and the stretch of the file that it comes from. */
export interface Run {
  readonly start: number;
  readonly end: number;
  /** In the file. */
  readonly at: number;
  readonly until: number;
  /** Both are the same, word for word. */
  readonly same: boolean;
}

export interface Alignment {
  /** Sorted, without gap or overlap in the value; empty for an empty value. */
  readonly runs: readonly Run[];
  /** Only as a whole is it known where the value stands. */
  readonly coarse?: true;
}

/**
 * Tells where a scalar’s value comes from. What is found is verified against the value; where it does not fit, the
 * scalar as a whole stands for all of it.
 */
export function alignScalar(text: string, node: Scalar, value: string): Alignment {
  const [start, end] = node.range!;
  if (value === '') return { runs: [] };
  const runs =
    node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED'
      ? alignBlock(text, start, { value, folded: node.type === 'BLOCK_FOLDED' })
      : alignFlow(text, { start, end }, value);
  if (runs !== undefined) return { runs };
  return { runs: [{ start: 0, end: value.length, at: start, until: end, same: false }], coarse: true };
}

/** Collects runs: those that go on with each other become one. */
export class Runs {
  readonly list: Run[] = [];

  add(run: Run): void {
    const last = this.list.at(-1);
    if (run.end === run.start) return;
    if (last?.same && run.same && last.until === run.at && last.end === run.start)
      this.list[this.list.length - 1] = { ...last, end: run.end, until: run.until };
    else this.list.push(run);
  }
}
