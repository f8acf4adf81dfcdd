import type { Severity } from '../../rules/diagnostic.ts';
import { type Markup, markup } from './markup.ts';

/** How many findings there are of which severities. */
export type Tally = readonly { readonly severity: Severity; readonly word: string; readonly count: number }[];

/** Hidden until the script, which does the work, is there. */
export function filter(tally: Tally, isOpen: boolean): Markup {
  return markup`<div class="filter" id="filter" role="search" aria-label="Findings" hidden>
<label class="words">Filter <input type="search" id="words" placeholder="setting, rule, text" autocomplete="off" spellcheck="false" aria-describedby="shown"></label>
<fieldset><legend>Severity</legend>${tally.map(
    ({ severity, word, count }) =>
      markup`<label class="${severity}"><input type="checkbox" value="${severity}" checked><span class="mark"></span>${word}s <span class="count">${count}</span></label>`,
  )}</fieldset>
<button type="button" id="fold">${isOpen ? 'Close' : 'Open'} all</button>
<output id="shown" aria-live="polite"></output>
</div>`;
}
