/** Which version of Connect a page is of, and when it was made. */
import type { Page } from './page-line.ts';

export interface PageFacts {
  readonly connectVersion: string | undefined;
  readonly date: string | undefined;
  readonly notes: readonly string[];
}

const VERSION = String.raw`v?((?:20\d\d\.(?:0[1-9]|1[0-2])|1\.\d{1,2})(?:\.\d+){0,2})(?:[-+~][\w.+~-]+)?`;
const IN_META = new RegExp(`^(?:\\D*\\s)?${VERSION}$`, 'i');
const IN_TITLE = new RegExp(`(?:^|[\\s(])${VERSION}(?=$|[\\s)|,–—-])`, 'i');
/** A line that says nothing else: what stands in a sentence may be of some other release. */
const ON_LINE = new RegExp(
  `^[©\\s]*(?:(?:posit|rstudio)\\s+)?(?:connect|version|release|build)\\b[\\s:|,–—-]*(?:(?:documentation|admin(?:istration)? guide|server|version|release|build)[\\s:|,–—-]*){0,3}${VERSION}[\\s|.)]*$`,
  'i',
);
const IN_PATH = new RegExp(`/connect/${VERSION}/`, 'i');

/** Lines of this length are looked at: footers and heads are short. */
const SHORT = 120;

export function pageFacts({ head, lines }: Page): PageFacts {
  const notes: string[] = [];
  const short = lines
    .filter(({ text, kind }) => kind !== 'code' && text.length <= SHORT)
    .map(({ text }) => text);
  const metas = [...head.meta].filter(
    ([name]) => /version|release/.test(name) && !/generator|viewport/.test(name),
  );
  const connectVersion = firstAgreed(
    [
      metas.flatMap(([, content]) => IN_META.exec(content.trim())?.[1] ?? []),
      [IN_TITLE.exec(head.title)?.[1]].filter((version) => version !== undefined),
      short.flatMap((text) => ON_LINE.exec(text)?.[1] ?? []),
      [IN_PATH.exec(head.canonical ?? '')?.[1]].filter((version) => version !== undefined),
    ],
    'version of Connect',
    notes,
  );
  const dates = [...head.meta].filter(([name]) =>
    /(?:^|[.:_-])(?:date|modified|published|built?|modified_time|published_time|last-modified)$/.test(name),
  );
  const date = firstAgreed(
    [
      dates.flatMap(([, content]) => isoDate(content) ?? []),
      short.flatMap((text) => dateOn(text) ?? []),
      head.times.flatMap((time) => isoDate(time) ?? []),
    ],
    'date',
    notes,
  );
  return { connectVersion, date, notes };
}

/** What the first of the sources says that says anything; nothing where it contradicts itself. */
function firstAgreed(
  sources: readonly (readonly string[])[],
  what: string,
  notes: string[],
): string | undefined {
  for (const found of sources) {
    const different = [...new Set(found)];
    if (different.length === 0) continue;
    if (different.length === 1) return different[0];
    notes.push(
      `The page names more than one ${what} (${different.slice(0, 4).join(', ')}): none is taken over.`,
    );
    return undefined;
  }
  return undefined;
}

function isoDate(text: string): string | undefined {
  return /^\s*(20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:\b|T)/.exec(text)?.[1];
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** `Last updated: 2025-03-27`, “Built on March 27, 2025”. */
function dateOn(text: string): string | undefined {
  const said =
    /^(?:page )?(?:last )?(?:updated|modified|built|generated|published|released?|date)(?: on| at)?\s*:?\s+(.+)$/i.exec(
      text,
    )?.[1];
  if (said === undefined) return undefined;
  const iso = isoDate(said);
  if (iso !== undefined) return iso;
  const [, month, day, year] = /^([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (20\d\d)\b/.exec(said) ?? [];
  const number =
    MONTHS.findIndex(
      (name) => month !== undefined && month.length > 2 && name.startsWith(month.toLowerCase()),
    ) + 1;
  if (number === 0 || Number(day) < 1 || Number(day) > 31) return undefined;
  return `${year}-${String(number).padStart(2, '0')}-${day!.padStart(2, '0')}`;
}
