import { SCRIPT_HASH, STYLE_HASH } from './hashes.ts';
import { type Content, Markup, markup } from './markup.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './styles/index.ts';

/** A part of the page, with its place in the list of contents. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Markup;
}

export interface Page {
  /** What came of it, in a few words. */
  readonly title: string;
  /** The same on the page. */
  readonly heading: Content;
  /** What it is, above the title: `Cluster production`. */
  readonly kicker: string;
  readonly version: string;
  /** Below the title. */
  readonly lead: Content;
  readonly sections: readonly Section[];
}

/** Nothing is loaded, sent or run but what stands in the page. */
const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; script-src '${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'`;

/** A whole page, of one piece. */
export function page({ title, heading, kicker, version, lead, sections }: Page): string {
  const contents = sections.length > 1 && contentsOf(sections);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="gcfg-lint ${version}">
<title>${title} – ${kicker} – gcfg-lint</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="masthead">
<p class="kicker">${kicker}</p>
<h1>${heading}</h1>
${lead}
${contents}
</header>
<main id="main" tabindex="-1">
${sections.map(({ id, title, content }) => markup`<section id="${id}" aria-labelledby="${id}-title">\n<h2 id="${id}-title">${title}</h2>\n${content}\n</section>\n`)}</main>
<footer class="colophon"><p>Written by gcfg-lint ${version}. Passwords and keys are masked; whoever reads this page learns paths, hosts and names.</p></footer>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`.html;
}

function contentsOf(sections: readonly Section[]): Markup {
  return markup`<nav class="contents" aria-label="Contents"><ul>${sections.map(
    ({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>`;
}
