/** The matrix of a cluster. */
export const MATRIX = `
.sprite { position: absolute; }
.icon { flex: none; width: 1em; height: 1em; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; vertical-align: -.13em; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; max-width: none; margin: 0 0 .8rem; color: var(--soft); font-size: .9375rem; }
.legend .icon { color: var(--tone); }
.wrong { --tone: var(--error); --tone-tint: var(--error-tint); }
.unknown { --tone: var(--warning); --tone-tint: var(--warning-tint); }
.wide { overflow-x: auto; }
.matrix { width: 100%; border-collapse: separate; border-spacing: .3rem; margin: 0 -.3rem; font-size: .9375rem; }
.matrix th { font-weight: 500; text-align: left; vertical-align: top; }
.matrix thead th { min-width: 8.5rem; padding: .2rem .7rem; border-bottom: 2px solid var(--strong-line); font-weight: 600; }
.members { display: block; color: var(--soft); font-size: .8125rem; font-weight: 400; }
.matrix tbody th { padding: .4rem .8rem .4rem 0; color: var(--soft); white-space: nowrap; }
.cell { display: flex; gap: .5rem; align-items: baseline; }
.matrix tbody td { padding: .4rem .7rem; border: 1px solid var(--line); border-radius: 3px; background: var(--tint); vertical-align: top; }
.cell .icon { color: var(--tone); align-self: center; }
.cell .value { font: .8125rem/1.5 var(--mono); unicode-bidi: isolate; }
.matrix tbody .wrong { padding: calc(.4rem - 1px) calc(.7rem - 1px); border: 2px solid var(--tone); background: var(--tone-tint); }
.wrong .cell .icon { stroke-width: 3; }
.wrong .cell .value { font-weight: 700; }
.matrix tbody .unknown { border: 1px dashed var(--tone); background: none; }
.unknown .cell .value { font-style: italic; }
.balancer { display: flex; flex-wrap: wrap; gap: .2rem .8rem; }
.balancer .cell { padding: 0 .5rem; }
.not-known { color: var(--soft); }
@media (max-width: 52rem) {
  .matrix tbody th { white-space: normal; min-width: 7.5rem; }
}
`;
