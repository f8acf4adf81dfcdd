/** Colours, letters, and what all parts share. All pairs of colours that carry text have a contrast of 4.5 and more. */
export const BASE = `
:root {
  color-scheme: light dark;
  --paper: #fcfbf8;
  --tint: #f3f1ea;
  --line: #dcd8cc;
  --strong-line: #8f8a7c;
  --ink: #22211e;
  --soft: #625e55;
  --link: #1d5a86;
  --error: #a8231a;
  --error-fill: #bf3325;
  --error-tint: #fbe4de;
  --warning: #855500;
  --warning-fill: #b57a08;
  --warning-tint: #f8ebc9;
  --info: #2a5f84;
  --info-fill: #3c7ba6;
  --info-tint: #e0ecf4;
  --ok: #35693a;
  --ok-fill: #4f8a54;
  --ok-tint: #e9f2e6;
  --serif: Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Liberation Serif', Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Source Code Pro', Menlo, Consolas, 'Hack', 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #181a1c;
    --tint: #212426;
    --line: #3a3d40;
    --strong-line: #8a8d8f;
    --ink: #e8e5de;
    --soft: #a9a69e;
    --link: #93c7ec;
    --error: #ff9d8f;
    --error-fill: #e8705f;
    --error-tint: #4a2823;
    --warning: #eebd62;
    --warning-fill: #d9a441;
    --warning-tint: #423616;
    --info: #93c7ec;
    --info-fill: #6ba9d6;
    --info-tint: #203746;
    --ok: #9bd3a0;
    --ok-fill: #75b57b;
    --ok-tint: #1f3023;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto;
  padding: 0 clamp(1rem, 4vw, 3rem) 3rem;
  max-width: 76rem;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.55 var(--sans);
  overflow-wrap: anywhere;
}
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h2 { margin: 3.5rem 0 1rem; padding-top: .6rem; border-top: 3px double var(--strong-line); font-size: 1.5rem; }
p { margin: .4rem 0; max-width: 46rem; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
code, pre { font-family: var(--mono); font-size: .875em; unicode-bidi: isolate; }
p code, dd code, summary code { padding: .06em .28em; background: var(--tint); border-radius: 3px; }
ul, ol { margin: 0; padding: 0; list-style: none; }
dl, dd { margin: 0; }
summary { cursor: pointer; }
[hidden] { display: none !important; }
.skip { position: absolute; left: 1rem; top: -6rem; z-index: 2; padding: .5rem 1rem; background: var(--ink); color: var(--paper); }
.skip:focus { top: .5rem; }
.error { --tone: var(--error); --fill: var(--error-fill); --tone-tint: var(--error-tint); }
.warning { --tone: var(--warning); --fill: var(--warning-fill); --tone-tint: var(--warning-tint); }
.info { --tone: var(--info); --fill: var(--info-fill); --tone-tint: var(--info-tint); }
.ok { --tone: var(--ok); --fill: var(--ok-fill); --tone-tint: var(--ok-tint); }
.mark, .severity::before { content: '' / ''; display: inline-block; width: .7em; height: .7em; margin-right: .45em; background: var(--fill); print-color-adjust: exact; }
.warning .mark, .warning .severity::before { clip-path: polygon(50% 0, 100% 100%, 0 100%); }
.info .mark, .info .severity::before { border-radius: 50%; }
rect { fill: var(--fill, var(--tone)); }
.clean { margin: 1.5rem 0; color: var(--soft); }
.clean ul { margin: .4rem 0 0 1.1rem; }
.names { columns: 18rem; }
.colophon { margin-top: 4rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
@media (forced-colors: active) { .mark, .severity::before { background: CanvasText; } mark { outline: 1px solid; } }
`;
