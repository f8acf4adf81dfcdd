import { type Markup, markup } from './markup.ts';

/** Signs that can be told apart without their colour. */
const SHAPES = {
  ok: markup`<path d="M3 8.5l3.2 3.2L13 4.8"/>`,
  wrong: markup`<path d="M3.5 3.5l9 9M12.5 3.5l-9 9"/>`,
  unknown: markup`<path d="M5.2 5.6a2.8 2.8 0 1 1 4.2 2.4c-1 .6-1.4 1-1.4 2"/><path d="M8 12.7v.1"/>`,
  reload: markup`<path d="M13.2 8a5.2 5.2 0 1 1-1.6-3.8"/><path d="M13.4 1.8v2.9h-2.9"/>`,
  restart: markup`<path d="M11.4 4.2a5.2 5.2 0 1 1-6.8 0"/><path d="M8 1.8v5.4"/>`,
  blocked: markup`<circle cx="8" cy="8" r="5.7"/><path d="M4.2 11.8l7.6-7.6"/>`,
  hand: markup`<path d="M2.5 13.5h11M4 10.5l6.8-6.8 1.6 1.6L5.6 12.1H4z"/>`,
  cache: markup`<path d="M2.5 5L8 2.2 13.5 5 8 7.8z"/><path d="M2.5 8L8 10.8 13.5 8M2.5 11L8 13.8l5.5-2.8"/>`,
} as const;

export type IconName = keyof typeof SHAPES;

/** The shapes, to stand once in a page before the first icon. */
export function sprite(): Markup {
  return markup`<svg class="sprite" width="0" height="0" aria-hidden="true">${Object.entries(SHAPES).map(
    ([name, shape]) => markup`<symbol id="icon-${name}" viewBox="0 0 16 16">${shape}</symbol>`,
  )}</svg>\n`;
}

/** An icon; without a label it is only seen. Its looks hold where the page’s style does not: some hosts take it away. */
export function icon(name: IconName, label?: string): Markup {
  const role = label === undefined ? markup`aria-hidden="true"` : markup`role="img" aria-label="${label}"`;
  return markup`<svg class="icon" width="16" height="16" fill="none" stroke="currentColor" ${role}><use href="#icon-${name}"/></svg>`;
}
