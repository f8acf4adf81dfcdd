/** Until when a suppression holds, by its reason. */

/** `over`: the day has passed. `unclear`: it is no date, so that nobody can tell when it ends. */
export type Expiry = 'no' | 'over' | 'unclear';

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const ORDINAL = String.raw`\d{1,2}(?:\.|st|nd|rd|th)?,?`;
/** A day, and what its author may take for one; `2025.06.0` and `3.11.10` are versions. */
const DAY = [
  String.raw`\d{4}[-/]\d+(?:[-/]\d+)?`,
  String.raw`\d{1,2}[./-]\d{1,2}[./-]\d{4}`,
  String.raw`\d{1,2}/\d{1,2}/\d{2}`,
  String.raw`(?:${ORDINAL}\s+)?(?:${MONTH})\.?\s+(?:${ORDINAL}\s+)?\d{4}`,
  String.raw`20\d\d(?![\w/]|[.-]\w)`,
].join('|');
const UNTIL = new RegExp(String.raw`\buntil\s+(?:the\s+)?(?<day>${DAY})`, 'i');

/** The day until which a reason says that it holds, as written. */
export function dayIn(reason: string): string | undefined {
  return UNTIL.exec(reason)?.groups?.day;
}

/** @param today `YYYY-MM-DD`; without it nothing expires. */
export function expiry(until: string, today: string | undefined): Expiry {
  if (!isDay(until)) return 'unclear';
  return today !== undefined && today > until ? 'over' : 'no';
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
