/** What is said of settings that are on their way out. Settings stand without backquotes, values within. */
import { maskCredentials } from '../../schema/index.ts';
import type { OldForm } from '../../schema/upgrades/index.ts';

interface Ending {
  readonly replacement?: string | undefined;
  readonly note?: string | undefined;
}

export function removedMessage(name: string, version: string | undefined): string {
  const since = version === undefined ? '' : ` in Connect ${version}`;
  return `${name} was removed${since}: the server refuses to start while it is there.`;
}

export function deprecatedMessage(name: string, version: string | undefined): string {
  const since = version === undefined ? '' : ` since Connect ${version}`;
  return `${name} is deprecated${since}: sooner or later a server refuses to start on it.`;
}

export function unconfirmedMessage(name: string, version: string | undefined, ending: Ending): string {
  const since = version === undefined ? '' : `, since Connect ${version}`;
  const successor = ending.replacement === undefined ? '' : `; ${ending.replacement} would take its place`;
  return [`${name} may be on its way out${since}${successor}.`, noteOf(ending)].filter(Boolean).join(' ');
}

export function formMessage(name: string, form: OldForm): string {
  return `${name} holds ${form.name}, which servers from Connect ${form.removed} on do not take.`;
}

export function futureMessage(name: string, since: string | undefined, to: string): string {
  return `${name} is new in Connect ${since}: a server of version ${to} refuses to start on it.`;
}

/** A note of the catalogue, in which names stand in backquotes. */
export function noteOf({ note = '' }: Ending): string {
  return note.replaceAll('`', '');
}

/** A text with values of the file in it, as it may be shown: on one line, without passwords. */
export function shown(text: string): string {
  return maskCredentials(text).replaceAll('\r', '').replaceAll('\n', '\\n');
}
