/**
 * What reading a setting's text gives: data, never an exception.
 */
import type { ByteSize } from './bytes.ts';
import type { Duration } from './duration.ts';

/** A value as a program sees it; one element of it where a setting is a list. */
export type SettingValue = boolean | number | string | Duration | ByteSize;

/**
 * Things worth knowing about a text that is no error by itself; rules decide what they make of them.
 *
 * - `empty`: nothing behind the `=`; documented to mean "not set" for texts
 * - `placeholder`: a template's gap, not yet filled (`{{ x }}`, `<PASSWORD>`)
 * - `encrypted`: looks like the output of `rscadmin configure --encrypt-config-value`
 * - `surrounding-space`: white space (inside quotes) at an end of the text
 * - `leading-zero`: `010` is read as 10, not as octal
 * - `not-finite`: `inf` or `nan`, which the server's library takes for a number
 * - `bare-nanoseconds`: a duration without a unit, which counts nanoseconds
 * - `unconfirmed-unit`: a unit that no documentation names (`1w`, `5G`)
 * - `relative`: a path or URL that does not begin at a root
 * - `home`: a path that begins with `~`, which only a shell expands
 * - `windows`: a path with a drive letter or backslashes
 * - `double-slash`, `dot-segments`: `//`, and `.` or `..`, inside a path
 * - `inline-certificate`: the text of a certificate where a path is expected
 * - `any-port`: port 0 or none, so that the system picks one
 * - `service-port`: a port given by name (`:http`)
 * - `unlisted`: not among the known values of a list that is known to be incomplete
 * - `dsn`: PostgreSQL's `key=value` form in place of a URL
 * - `password-placeholder`: `{$}` in a PostgreSQL URL, not supported since Connect 1.8.2
 * - `other-scheme`: a URL that is neither http(s) nor PostgreSQL's
 * - `display-name`: an e-mail address with a name before it
 */
export type Remark =
  | 'empty'
  | 'placeholder'
  | 'encrypted'
  | 'surrounding-space'
  | 'leading-zero'
  | 'not-finite'
  | 'bare-nanoseconds'
  | 'unconfirmed-unit'
  | 'relative'
  | 'home'
  | 'windows'
  | 'double-slash'
  | 'dot-segments'
  | 'inline-certificate'
  | 'any-port'
  | 'service-port'
  | 'unlisted'
  | 'dsn'
  | 'password-placeholder'
  | 'other-scheme'
  | 'display-name';

/** The text has a value of the expected type. */
export interface Accepted<Value> {
  readonly ok: true;
  readonly value: Value;
  readonly remarks?: readonly Remark[];
}

/**
 * The text cannot be judged: a placeholder, or a blank where nobody knows what the server makes of it.
 * There is no value; stay quiet, and treat the setting as not known.
 */
export interface Undecided {
  readonly ok: 'unknown';
  readonly remarks: readonly Remark[];
}

/** The text has no value of the expected type. */
export interface Refused {
  readonly ok: false;
  /** What is wrong, to be put behind the name of the setting: `is not a duration: the unit is missing`. */
  readonly reason: string;
  /** What to do: `write 30m`. */
  readonly advice?: string;
  /** A replacement text, where exactly one makes sense. */
  readonly suggestion?: string;
  /** The error of the server's library (gopkg.in/gcfg.v1), without its ` at section …`, where it is known. */
  readonly server?: string;
}

/** What a text was read as. `if (reading.ok === true)` leads to the value. */
export type Reading<Value = SettingValue> = Accepted<Value> | Undecided | Refused;

/** What may help beside a reason. */
interface Help {
  readonly advice?: string | undefined;
  readonly suggestion?: string | undefined;
  readonly server?: string | undefined;
}

/** Makes the reading of a good text. */
export function accept<Value>(value: Value, ...remarks: Remark[]): Accepted<Value> {
  return remarks.length === 0 ? { ok: true, value } : { ok: true, value, remarks };
}

/** Makes the reading of a text that cannot be judged. */
export function undecided(...remarks: Remark[]): Undecided {
  return { ok: 'unknown', remarks };
}

/** Makes the reading of a bad text. */
export function refuse(reason: string, help: Help = {}): Refused {
  const { advice, suggestion, server } = help;
  return {
    ok: false,
    reason,
    ...(advice === undefined ? {} : { advice }),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(server === undefined ? {} : { server }),
  };
}
