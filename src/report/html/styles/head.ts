/** The head of the page: what it is, what came of it, what was looked at. */
export const HEAD = `
.masthead { padding-top: clamp(1.5rem, 5vw, 3.5rem); }
.kicker { margin: 0; color: var(--soft); font-size: .9375rem; }
h1 { margin: .1em 0 .5em; font-size: clamp(2rem, 5.5vw, 3.25rem); font-weight: 500; letter-spacing: -.012em; }
.stripe { display: block; width: 100%; height: .5rem; print-color-adjust: exact; }
h1 span { color: var(--tone); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: .75rem 2rem; margin: 0; padding: .9rem 0; border-bottom: 1px solid var(--line); }
.facts dt { color: var(--soft); font-size: .875rem; }
.facts code { white-space: nowrap; }
.contents ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .9rem 0 0; }
.contents a { display: inline-block; padding: .15rem 0; }
`;
