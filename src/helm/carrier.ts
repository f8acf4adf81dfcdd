import type { Document, Entry, TextRange } from '../parser/index.ts';
import { firstIndex } from './first-index.ts';
import { replicasIn } from './pods.ts';
import type { Release } from './release.ts';
import { isTruthy } from './tree.ts';

/** The Helm chart, which writes the configuration from its values. */
export class HelmCarrier {
  readonly kind = 'helm';
  readonly release: Release;

  constructor(release: Release) {
    this.release = release;
  }

  /** Whether a rule’s finding is to stay unsaid: a rule of `helm/` says it better, or only the chart could settle it. */
  passesOver(ruleId: string, range: TextRange, document: Document): boolean {
    // Places in an edited text are others.
    if (/^(?:helm|lint)\//.test(ruleId) || document !== this.release.document) return false;
    const { distortions } = this.release;
    const next = firstIndex(distortions, (distortion) => distortion.range.end >= range.start);
    if (next < distortions.length && distortions[next]!.range.start <= range.start) return true;
    if (ruleId === 'schema/missing-subsection' && this.#isNested(range, document)) return true;
    if (!this.release.placement.isByChart(range)) return false;
    // Without storage the chart refuses the values; what several pods need has a rule of its own.
    if (ruleId === 'schema/missing-setting')
      return (replicasIn(this.release) ?? 1) > 1 || !hasStorage(this.release);
    return ruleId !== 'value/address';
  }

  /** Whether the chart brings an entry along by itself. */
  isByChart({ entry }: { readonly entry: Entry }): boolean {
    return this.release.placement.isByChart(entry.keyRange);
  }

  /** Whether what is nested too deep stands in a section: its names are found there. */
  #isNested({ start, end }: TextRange, document: Document): boolean {
    const name = document.toString().slice(start, end);
    return this.release.distortions.some(({ kind, line }) => kind === 'nested' && line.section === name);
  }
}

function hasStorage(release: Release): boolean {
  return ['create', 'mount'].some((key) => isTruthy(release.value('sharedStorage', key)));
}
