/** The flow of a reload plan, and what stands below it. */
export const RELOAD = `
.lead { margin: 0 0 1.2rem; font: 1.25rem/1.4 var(--serif); }
.remark { padding-left: 1rem; border-left: 3px double var(--strong-line); }
.flow { display: grid; grid-template-columns: max-content minmax(3rem, 6rem) minmax(0, 1fr); align-items: stretch; margin: 1.5rem 0 2rem; }
.flow.has-after { grid-template-columns: max-content minmax(2.5rem, 5rem) minmax(0, 1.5fr) minmax(2.5rem, 5rem) minmax(0, 1fr); }
.flow.is-blocked { grid-template-columns: max-content minmax(2rem, 3.5rem) max-content minmax(2rem, 4rem) minmax(0, 1fr); }
.source { align-self: center; margin: 0; padding: .7rem 1.1rem; border: 1px solid var(--strong-line); border-radius: 3px; text-align: center; }
.source strong { display: block; font: 500 2.25rem/1.05 var(--serif); }
.gate { align-self: center; max-width: 13rem; margin: 0; padding: .8rem 1.1rem; border: 3px solid var(--error); background: var(--error-tint); text-align: center; }
.gate .icon { width: 1.6rem; height: 1.6rem; color: var(--error); }
.gate strong { display: block; color: var(--error); font-size: 1.125rem; }
.flow-lines { width: 100%; height: 100%; min-height: 3rem; overflow: visible; }
.flow-lines path { stroke: var(--strong-line); vector-effect: non-scaling-stroke; }
.flow-lines .reload { stroke: var(--ok-fill); }
.flow-lines .restart { stroke: var(--warning-fill); stroke-dasharray: 6 3; }
.flow-lines.shut path { stroke: var(--strong-line); stroke-dasharray: 2 6; stroke-width: 2; }
.lanes { display: grid; grid-auto-rows: 1fr; gap: .8rem; align-content: stretch; }
.lane { display: flex; flex-direction: column; justify-content: center; padding: .7rem 1rem; background: var(--tint); border: 1px solid var(--line); border-left-width: 5px; border-radius: 3px; }
.lane.reload { border-left-color: var(--ok-fill); }
.lane.restart { border-left: 5px dashed var(--warning-fill); }
.lane.after { border-left: 5px double var(--strong-line); }
.lane p { margin: .1rem 0; font-size: .9375rem; }
.lane p:not(.lane-title) { color: var(--soft); }
.lane p code { padding: 0; color: var(--ink); }
.lane .lane-title { font-size: 1.0625rem; font-weight: 600; }
.lane .lane-title strong { margin-left: .25rem; font: 600 1.25rem var(--serif); }
.lane .icon { margin-right: .25rem; }
.lane.reload .icon { color: var(--ok); }
.lane.restart .icon { color: var(--warning); }
.what { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin: .15rem 0; font: .8125rem/1.5 var(--mono); }
.is-blocked .lane { border-style: dashed; background: none; }
.changes { border-top: 1px solid var(--line); }
.changes li { display: grid; grid-template-columns: 5.2rem minmax(0, 1fr) minmax(0, 2fr) 11.5rem; gap: 0 1rem; align-items: baseline; padding: .45rem 0; border-bottom: 1px solid var(--line); }
.changes .kind, .changes .place, .aside, .count, .source-note, .whom { color: var(--soft); font-size: .9375rem; }
.changes .name { font-weight: 500; }
.changes .values { font: .8125rem/1.6 var(--mono); unicode-bidi: isolate; }
.changes .place { text-align: right; }
.changes del { color: var(--error); text-decoration-thickness: 1px; }
.changes ins { color: var(--ok); text-decoration: none; font-weight: 600; }
.values.list > * { display: block; width: fit-content; }
main h3 { margin: 1.6rem 0 .5rem; font-size: 1.125rem; }
h3 .count { font: .9375rem var(--sans); }
.consequences li { padding: .2rem 0 .8rem; border-bottom: 1px solid var(--line); }
.consequences h3 { margin-top: .8rem; font-size: 1.0625rem; }
.consequences .todo { padding-left: 1.2rem; text-indent: -1.2rem; }
.consequences .todo::before { content: '→ ' / ''; }
.caches li { margin: .3rem 0; padding-left: 1rem; border-left: 3px double var(--strong-line); }
.shell { margin: .6rem 0; padding: .6rem .9rem; background: var(--tint); border-left: 3px solid var(--strong-line); white-space: pre-wrap; }
.shell code { display: inline-block; padding: .1rem 0 .1rem 1.5rem; text-indent: -1.5rem; font-size: inherit; }
.steps { counter-reset: step; }
.steps > li { position: relative; counter-increment: step; padding: 0 0 1.2rem 3.2rem; }
.steps > li::before { content: counter(step); position: absolute; left: 0; top: 0; width: 2rem; height: 2rem; border: 2px solid var(--strong-line); border-radius: 50%; background: var(--paper); font: 600 1.0625rem/1.75rem var(--serif); text-align: center; }
.steps > li:not(:last-child)::after { content: ''; position: absolute; left: 1rem; top: 2rem; bottom: 0; border-left: 2px solid var(--strong-line); }
.steps h3 { margin: 0; padding-top: .25rem; }
@media (max-width: 52rem) {
  .flow, .flow.has-after, .flow.is-blocked { grid-template-columns: minmax(0, 1fr); justify-items: stretch; }
  .flow-lines { display: none; }
  .flow > * + * { margin-top: 1.9rem; position: relative; }
  .flow > * + *::before { content: '↓' / ''; position: absolute; top: -1.75rem; left: 50%; color: var(--soft); font-size: 1.25rem; line-height: 1.6; }
  .lanes { grid-auto-rows: auto; }
  .source, .gate { justify-self: center; }
  .changes li { grid-template-columns: minmax(0, 1fr) minmax(0, max-content); }
  .changes .kind { grid-row: 2; grid-column: 2; text-align: right; }
  .changes .name { grid-column: 1; }
  .changes .place { grid-row: 1; grid-column: 2; }
  .changes .values { grid-row: 2; grid-column: 1; }
}
`;
