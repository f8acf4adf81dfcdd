/**
 * Findings like entries of a ledger: severity and place in the margin, the matter beside it. They are blocks, no list
 * items, as to the layout: Chromium numbers the others anew for each item that the filter hides.
 */
export const FINDINGS = `
.index { margin: 0 0 1.2rem; }
.index ul { margin: .4rem 0 0 1.1rem; }
.index li { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; margin: .15rem 0; }
.index a { font: .875rem var(--mono); unicode-bidi: isolate; }
.index span, .index summary { color: var(--soft); }
.filter { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; margin: 0 0 1rem; padding: .6rem 0; background: var(--paper); border-bottom: 1px solid var(--line); }
.filter input[type=search] { width: 15rem; max-width: 100%; padding: .35rem .6rem; border: 1px solid var(--strong-line); border-radius: 3px; background: var(--paper); color: var(--ink); font: inherit; }
.filter ::placeholder { color: var(--soft); opacity: 1; }
.filter fieldset { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; margin: 0; padding: 0; border: 0; }
.filter legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.filter label { display: inline-flex; align-items: center; gap: .35rem; min-height: 1.75rem; }
.filter .mark { margin: 0; }
.filter .count { color: var(--soft); font-variant-numeric: tabular-nums; }
.filter input[type=checkbox] { width: 1.05rem; height: 1.05rem; margin: 0; accent-color: var(--link); }
.filter button { padding: .35rem .8rem; border: 1px solid var(--strong-line); border-radius: 3px; background: none; color: inherit; font: inherit; cursor: pointer; }
.filter button:hover { background: var(--tint); }
.filter output { color: var(--soft); }
.file > header { display: grid; grid-template-columns: 1fr auto; gap: .1rem 1.5rem; align-items: baseline; margin: 2rem 0 .25rem; }
.file h3 { margin: 0; font: 600 1rem/1.4 var(--mono); unicode-bidi: isolate; }
.file header p { margin: 0; color: var(--soft); font-size: .9375rem; }
.minimap { grid-column: 1 / -1; width: 100%; height: 13px; print-color-adjust: exact; }
.minimap .ground { fill: var(--strong-line); }
.finding { display: block; border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 3.5rem; }
.finding details { padding: .8rem 0; }
.finding summary { display: grid; grid-template-columns: 6.2rem 4.6rem 1fr auto; align-items: baseline; list-style: none; }
.finding summary::-webkit-details-marker { display: none; }
.finding .severity { color: var(--tone); font-weight: 600; font-size: .9375rem; white-space: nowrap; }
.finding .place { color: var(--soft); font: .875rem var(--mono); }
.finding .message { max-width: 44rem; font-weight: 500; }
.finding .rule { padding-left: 1.5rem; max-width: 17rem; color: var(--soft); font: .8125rem var(--mono); text-align: right; }
.finding summary:hover .message { text-decoration: underline; text-decoration-color: var(--strong-line); text-underline-offset: .2em; }
.finding .rule::after { content: ' +' / ''; font-weight: 700; }
.finding details[open] .rule::after { content: ' −' / ''; }
.finding:target { outline: 3px solid var(--link); outline-offset: 4px; }
.known { display: block; }
.frame { margin: .7rem 0 .7rem 10.8rem; padding: .55rem 0; background: var(--tint); border-left: 3px solid var(--tone); line-height: 1.6; white-space: pre-wrap; }
.line { display: grid; grid-template-columns: 3.4rem 1fr; }
.number { padding-right: 1rem; color: var(--soft); text-align: right; user-select: none; }
.line code { padding-right: .6rem; font-size: inherit; min-height: 1.6em; }
mark { background: var(--tone-tint); color: inherit; border-bottom: 2px solid var(--tone); font-weight: 600; }
.point { display: inline-block; width: .7em; }
.notes { display: grid; grid-template-columns: 5.6rem minmax(0, 1fr); gap: .25rem 1rem; margin-left: 10.8rem; max-width: 46rem; }
.notes dt { color: var(--soft); }
.notes .option { color: var(--soft); font: .8125rem var(--mono); white-space: nowrap; }
.places li + li { margin-top: .15rem; }
.about-rule { margin: 1.25rem 0; padding: .2rem 0 .2rem 1rem; border-left: 1px solid var(--line); }
.about-rule:target { border-left: 3px solid var(--link); padding-left: calc(1rem - 2px); }
.about-rule h3 { display: inline; margin: 0 .8rem 0 0; font: 600 1rem var(--mono); }
.about-rule .how-often { display: inline; color: var(--soft); }
.about-rule .what { font-family: var(--serif); font-size: 1.125rem; }
.about-rule .more { color: var(--soft); }
.accepted li { padding: .6rem 0; border-bottom: 1px solid var(--line); }
.accepted .reason { color: var(--soft); }
.accepted .rule { font: .8125rem var(--mono); }
@media (max-width: 52rem) {
  .filter { position: static; }
  html { scroll-padding-top: 1rem; }
  .file > header { grid-template-columns: 1fr; }
  .finding summary { grid-template-columns: auto auto 1fr; column-gap: .9rem; }
  .finding .rule { grid-row: 1; grid-column: 3; padding: 0; max-width: none; }
  .finding .message { grid-column: 1 / -1; }
  .frame, .notes { margin-left: 0; }
  .line { grid-template-columns: 2.6rem 1fr; }
}
@media (max-width: 30rem) {
  .notes { grid-template-columns: 1fr; gap: 0; }
  .notes dd { margin-bottom: .5rem; }
  .finding .rule { font-size: .75rem; }
}
`;
