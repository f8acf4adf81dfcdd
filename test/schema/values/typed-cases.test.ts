/**
 * Replays what gopkg.in/gcfg.v1 v1.2.3 did with fields of many Go types (`typed-cases.jsonl`, recorded by
 * running the library).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBoolean } from '../../../src/schema/values/boolean.ts';
import { readDecimal } from '../../../src/schema/values/decimal.ts';
import { readDuration } from '../../../src/schema/values/duration.ts';
import { BLANK_ERROR } from '../../../src/schema/values/index.ts';
import { readInteger } from '../../../src/schema/values/integer.ts';
import type { Reading } from '../../../src/schema/values/result.ts';
import { scanDecimal } from '../../../src/schema/values/scan-decimal.ts';
import {
  INT,
  type IntegerKind,
  type IntegerMode,
  scanInteger,
} from '../../../src/schema/values/scan-integer.ts';
import { readString } from '../../../src/schema/values/string.ts';

interface Row {
  readonly id: string;
  readonly type?: string;
  readonly config?: string;
  readonly tag?: string;
  readonly input_base64: string;
  readonly expect: {
    readonly value: { readonly S: { readonly V?: unknown }; readonly M: unknown };
    readonly error: string | null;
    readonly panic?: string;
  };
}

const rows: Row[] = readFileSync(new URL('typed-cases.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

/** A value, or the library's error text. */
type Outcome = { readonly value: unknown } | { readonly error: string | undefined };

/** One Go type, without its `*` and `[]`. */
interface Model {
  readonly read: (text: string, tag: string) => Outcome;
  /** What a key without `=` sets; absent where it is an error. */
  readonly blank?: unknown;
  /** The value of a variable that was never set. */
  readonly zero: unknown;
  /** Brings the recorded value into the form of ours. */
  readonly recorded?: (value: unknown) => unknown;
}

function outcome(reading: Reading<unknown>): Outcome {
  if (reading.ok === true) return { value: reading.value };
  return { error: reading.ok === false ? reading.server : 'undecided' };
}

/** The mode in a field's tag: the last `int=` with a known letter. */
function modeOf(tag: string): IntegerMode | undefined {
  const letters = tag
    .split(',')
    .findLast((option) => option.startsWith('int='))
    ?.slice('int='.length)
    .toLowerCase();
  const known = ['d', 'h', 'o'].filter((letter) => letters?.includes(letter)).join('');
  return known === '' ? undefined : (known as IntegerMode);
}

function integerModel(name: string, bits: IntegerKind['bits'], mode: IntegerMode = 'dh'): Model {
  const signed = !/^(?:uint|fs\.)/.test(name);
  return {
    zero: 0n,
    recorded: (value) => BigInt(value as number | string),
    read(text, tag) {
      const kind = { name, bits, signed, mode: modeOf(tag) ?? mode };
      const scan = scanInteger(text, kind);
      if (name === 'int' && kind.mode === INT.mode) {
        // what settings use says the same, unless JavaScript cannot hold the number
        const reading = readInteger(text);
        if (scan.ok && Number.isSafeInteger(Number(scan.value))) {
          expect(reading).toMatchObject({ ok: true, value: Number(scan.value) });
        } else {
          expect(reading.ok).toBe(false);
          if (!scan.ok) expect(reading).toHaveProperty('server', scan.error);
        }
      }
      return scan.ok ? scan : { error: scan.error };
    },
  };
}

function decimalModel(bits: 32 | 64): Model {
  return {
    zero: 0,
    recorded(value) {
      const number = Number(String(value).replace('Inf', 'Infinity'));
      return bits === 32 ? Math.fround(number) : number;
    },
    read(text) {
      const scan = scanDecimal(text, bits);
      if (bits === 64)
        expect(outcome(readDecimal(text))).toEqual(scan.ok ? { value: scan.value } : { error: scan.error });
      return scan.ok ? scan : { error: scan.error };
    },
  };
}

const models: Record<string, Model> = {
  bool: { read: (text) => outcome(readBoolean(text)), blank: true, zero: false },
  string: { read: (text) => outcome(readString(text)), zero: '' },
  int: integerModel('int', 64),
  int8: integerModel('int8', 8),
  int16: integerModel('int16', 16),
  int32: integerModel('int32', 32),
  int64: integerModel('int64', 64),
  uint: integerModel('uint', 64),
  uint8: integerModel('uint8', 8),
  byte: integerModel('uint8', 8),
  uint16: integerModel('uint16', 16),
  uint64: integerModel('uint64', 64),
  uintptr: integerModel('uintptr', 64, 'dho'),
  MyInt: integerModel('main.MyInt', 64, 'dho'),
  'time.Duration': integerModel('time.Duration', 64, 'dho'),
  'os.FileMode': integerModel('fs.FileMode', 32, 'dho'),
  float64: decimalModel(64),
  float32: decimalModel(32),
};

/** Types that no setting has, or that need what this library does not model. */
const leftOut: Record<string, string> = {
  'big.Int': 'arbitrary precision: no setting has it',
  'big.Float': 'arbitrary precision: no setting has it',
  complex128: 'no setting has it',
  MyFloat: "a named float: the same scan as float64, in the test program's name only",
  MyString: 'a named string reads one word only; texts of settings have blanks, so they are plain strings',
  NonMulti: 'a named slice: the library refuses every value',
  AppendList: "a type of the test program's own",
  MyPtr: 'a named pointer: the library refuses every value',
  MyBool: 'a named bool makes the library panic',
  TextBool: "a type of the test program's own",
  Echo: "a type of the test program's own",
  Dur: 'an example of a text type; compared below as far as it goes',
  Size: 'an example of a text type; it counts KB as 1024, other than the documentation of Connect',
  'json.RawMessage': 'no setting has it',
  'interface{}': 'the library refuses every value',
  'map[string]string': 'the library refuses every value',
  MyMap: 'the library refuses every value',
  Inner: 'the library refuses every value',
  'chan int': 'the library refuses every value',
  '[2]int': 'the library refuses every value',
  'url.URL': 'the library refuses every value',
  'time.Time': 'no setting has it',
  'net.IP': 'no setting has it',
  // what is left of `**string` and `[][]string`
  '*string': 'a pointer to a pointer: the library refuses every value',
  '[]string': 'a list of lists: the library refuses every value',
};

/** `*[]T`: a pointer or not, a list or not, elements behind pointers or not. */
interface Shape {
  readonly name: string;
  readonly pointer: boolean;
  readonly list: boolean;
  readonly elementPointer: boolean;
}

function shapeOf(type: string): Shape {
  const [, pointer = '', list = '', elementPointer = '', name = ''] =
    /^(\*?)((?:\[\])?)((?:(?<=\])\*)?)(.*)$/.exec(type) ?? [];
  return { name, pointer: pointer !== '', list: list !== '', elementPointer: elementPointer !== '' };
}

interface Entry {
  readonly section: string;
  readonly subsection: string | null;
  readonly text: string | null;
}

/** As much of the file format as the rows need: sections, comments, quotes, escapes. Not a parser to rely on. */
function entriesOf(input: string): Entry[] {
  const entries: Entry[] = [];
  let section = '';
  let subsection: string | null = null;
  const token = /\[(\w+)(?: "([^"]*)")?\]|^[ \t]*(\w+)[ \t]*(=(?:"(?:\\.|[^"\\])*"|\\[\s\S]|[^"\n;#\\])*)?/gm;
  for (const [, header, sub, name, assignment] of input.matchAll(token)) {
    if (header !== undefined) {
      section = header.toLowerCase();
      subsection = sub ?? null;
    } else if (name !== undefined) {
      entries.push({
        section,
        subsection,
        text: assignment === undefined ? null : unquoted(assignment.slice(1)),
      });
    }
  }
  return entries;
}

function unquoted(raw: string): string {
  const escapes: Record<string, string> = { n: '\n', t: '\t', b: '\b' };
  let text = '';
  let kept = 0;
  let quoted = false;
  for (let index = 0; index < raw.length; index++) {
    const character = raw.charAt(index);
    if (character === '"') quoted = !quoted;
    else if (character === '\\') text += escapes[raw.charAt(++index)] ?? raw.charAt(index);
    else if (!quoted && text === '' && /[ \t\r]/.test(character)) continue;
    else text += character;
    if (quoted || !/[ \t\r]/.test(character)) kept = text.length;
  }
  return text.slice(0, kept);
}

type Field = { readonly value: unknown } | { readonly error: string };

/** Sets one field from its entries, in order, as the library does. */
function fieldOf(row: Row, model: Model, shape: Shape, entries: readonly Entry[]): Field {
  const wrap = (value: unknown, pointer: boolean): unknown => (pointer ? { ptr: value } : value);
  let list: unknown[] | null = null;
  let single: unknown = shape.pointer ? null : model.zero;
  for (const { section, subsection, text } of entries) {
    const place = ` at section "${section}"${subsection === null ? '' : `, subsection "${subsection}"`}, variable "v"`;
    if (text === null && shape.list) {
      list = null;
      continue;
    }
    const read: Outcome =
      text === null
        ? 'blank' in model
          ? { value: model.blank }
          : { error: BLANK_ERROR }
        : model.read(text, row.tag ?? '');
    if ('error' in read) return { error: `${read.error}${place}` };
    if (shape.list) list = [...(list ?? []), wrap(read.value, shape.elementPointer)];
    else single = wrap(read.value, shape.pointer);
  }
  if (!shape.list) return { value: single };
  return { value: shape.pointer ? (entries.length === 0 ? null : { ptr: list }) : list };
}

/** The recorded value in the form of ours, whatever its pointers and lists. */
function recordedValue(value: unknown, model: Model): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((element) => recordedValue(element, model));
  if (typeof value === 'object' && 'ptr' in value) return { ptr: recordedValue(value.ptr, model) };
  return model.recorded?.(value) ?? value;
}

const withType = rows.filter((row): row is Row & { type: string } => row.type !== undefined);
const replayed = withType.filter(
  ({ type, id }) => shapeOf(type).name in models && !id.startsWith('tag:intname'),
);

describe('what the server’s library does with typed fields', () => {
  it('has all rows, each of them either replayed or left out for a reason', () => {
    expect(rows).toHaveLength(530);
    // rows without a type are about names of sections and variables, not about values
    expect(rows.filter((row) => row.type === undefined).every((row) => row.config !== undefined)).toBe(true);
    const unexplained = withType.filter(({ type }) => {
      const { name } = shapeOf(type);
      return !(name in models) && !(name in leftOut);
    });
    expect(unexplained.map(({ type }) => type)).toEqual([]);
    // a tag that renames the variable is no matter of values
    expect(withType.filter(({ id }) => id.startsWith('tag:intname'))).toHaveLength(1);
    expect(replayed).toHaveLength(272);
  });

  it.each(replayed)('$id', (row) => {
    const input = Buffer.from(row.input_base64, 'base64').toString('utf8');
    const shape = shapeOf(row.type);
    const model = models[shape.name]!;
    const entries = entriesOf(input);
    const plain = fieldOf(
      row,
      model,
      shape,
      entries.filter(({ section }) => section === 's'),
    );
    if ('error' in plain) {
      expect(plain.error).toBe(row.expect.error);
      return;
    }
    const groups = new Map<string, Entry[]>();
    for (const entry of entries.filter(({ section }) => section === 'm')) {
      const name = entry.subsection ?? '';
      groups.set(name, [...(groups.get(name) ?? []), entry]);
    }
    const mapped: Record<string, unknown> = {};
    for (const [name, group] of groups) {
      const field = fieldOf(row, model, shape, group);
      if ('error' in field) {
        expect(field.error).toBe(row.expect.error);
        return;
      }
      mapped[name] = { ptr: { V: field.value } };
    }
    expect(row.expect.error).toBeNull();
    expect(plain.value).toEqual(recordedValue(row.expect.value.S.V, model));
    if (groups.size === 0) return;
    const recorded = Object.entries(row.expect.value.M as Record<string, { ptr: { V?: unknown } }>);
    expect(mapped).toEqual(
      Object.fromEntries(
        recorded.map(([name, { ptr }]) => [name, { ptr: { V: recordedValue(ptr.V, model) } }]),
      ),
    );
  });
});

describe('a text type around time.ParseDuration', () => {
  /** Connect documents bare numbers as nanoseconds and has defaults in days; Go refuses both. */
  const more = new Set(['t:Dur-03', 't:Dur-08']);
  const single = withType.filter(({ type, id }) => type === 'Dur' && id !== 't:Dur-05' && id !== 't:Dur-12');

  it.each(single)('$id', ({ id, input_base64, expect: { value, error } }) => {
    const [entry] = entriesOf(Buffer.from(input_base64, 'base64').toString('utf8'));
    const reading = readDuration(entry?.text ?? '');
    expect(reading.ok).toBe(error === null || more.has(id));
    if (reading.ok === true && error === null) {
      expect(reading.value.nanoseconds).toBe(BigInt((value.S.V as { D: number }).D));
    }
  });
});
