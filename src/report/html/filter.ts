import type { LintResult } from '../../rules/lint.ts';
import { type Markup, markup } from './markup.ts';
import { countOf, SEVERITIES } from './severity.ts';

/** Hidden until the script, which does the work, is there. */
export function filter(summary: LintResult['summary'], isOpen: boolean): Markup {
  return markup`<div class="filter" id="filter" role="search" aria-label="Findings" hidden>
<label class="words">Filter <input type="search" id="words" placeholder="setting, rule, text" autocomplete="off" spellcheck="false" aria-describedby="shown"></label>
<fieldset><legend>Severity</legend>${SEVERITIES.map(([severity, word]) => {
    const count = countOf(summary, severity);
    return (
      count > 0 &&
      markup`<label class="${severity}"><input type="checkbox" value="${severity}" checked><span class="mark"></span>${word}s <span class="count">${count}</span></label>`
    );
  })}</fieldset>
<button type="button" id="fold">${isOpen ? 'Close' : 'Open'} all</button>
<output id="shown" aria-live="polite"></output>
</div>`;
}
