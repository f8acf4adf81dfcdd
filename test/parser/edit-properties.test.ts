import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  applyEdits,
  type Document,
  foldName,
  parse,
  type SettingAddress,
  type TextEdit,
} from '../../src/parser/index.ts';
import { addresses, anyText, damagedDocuments, documents, values } from './arbitraries.ts';

const RUNS = { numRuns: 500 };

/** One word for all spellings of an address. */
function key({ section, subsection, key }: SettingAddress): string {
  return JSON.stringify([foldName(section), subsection ?? null, foldName(key)]);
}

/** The values of all settings but one, by address; the sections of all headers. */
function others(document: Document, address: SettingAddress): unknown {
  const settings = new Map<string, (string | null)[]>();
  for (const entry of document.entries()) {
    if (key(entry) === key(address)) continue;
    settings.set(key(entry), [...(settings.get(key(entry)) ?? []), entry.value]);
  }
  return settings;
}

/** The entries of a setting and the places between lines: nothing else may be edited. */
function expectEditedOnly(before: string, address: SettingAddress, edits: readonly TextEdit[]): void {
  const ranges = parse(before)
    .find(address)
    .map((entry) => entry.range);
  const firstLine = before.startsWith('\ufeff') ? 1 : 0;
  for (const { start, end } of edits) {
    const betweenLines = start === firstLine || start === before.length || before[start - 1] === '\n';
    const within = ranges.some((range) => range.start <= start && end <= range.end);
    const severalOfThem =
      ranges.some((range) => range.start === start) && ranges.some((range) => range.end === end);
    expect((start === end && betweenLines) || within || severalOfThem).toBe(true);
  }
}

function expectWhole(document: Document, before: string): void {
  const after = document.toString();
  expect(applyEdits(before, document.edits())).toBe(after);
  const again = parse(after);
  expect(again.entries()).toEqual(document.entries());
  expect(again.events()).toEqual(document.events());
}

describe('set', () => {
  test.prop([documents, addresses, values], RUNS)(
    'gives a setting exactly this value',
    (text, path, value) => {
      const document = parse(text).set(path, value);
      expect(document.get(path)).toBe(value);
      expect(document.getAll(path)).toEqual([value]);
      expect(document.errors).toEqual([]);
      expectWhole(document, text);
    },
  );

  test.prop([documents, addresses, values], RUNS)(
    'leaves every other setting and line alone',
    (text, path, value) => {
      const document = parse(text);
      const before = others(document, path);
      document.set(path, value);
      expect(others(document, path)).toEqual(before);
      expectEditedOnly(text, path, document.edits());
    },
  );

  test.prop([documents, addresses, values], RUNS)('changes nothing the second time', (text, path, value) => {
    const document = parse(text).set(path, value);
    const once = document.toString();
    expect(document.set(path, value).toString()).toBe(once);
    expect(parse(once).set(path, value).edits()).toEqual([]);
  });

  test.prop([documents, addresses], RUNS)('changes nothing for the value that is there', (text, path) => {
    const document = parse(text);
    const there = document.getAll(path).filter((value) => value !== null);
    fc.pre(there.length > 0 && there.length === document.getAll(path).length);
    expect(document.set(path, there).edits()).toEqual([]);
  });

  test.prop([documents, addresses, fc.array(values, { maxLength: 4 })], RUNS)(
    'gives a setting exactly these values',
    (text, path, list) => {
      const document = parse(text);
      const before = others(document, path);
      document.set(path, list);
      expect(document.getAll(path)).toEqual(list);
      expect(document.errors).toEqual([]);
      expect(others(document, path)).toEqual(before);
      expectEditedOnly(text, path, document.edits());
      expectWhole(document, text);
    },
  );

  test.prop([documents, addresses, values, values], RUNS)(
    'leaves no trace of a value in between',
    (text, path, one, other) => {
      const document = parse(text).set(path, one).set(path, other);
      expect(document.getAll(path)).toEqual([other]);
      expectWhole(document, text);
    },
  );

  test.prop([documents, addresses, values], RUNS)(
    'writes the line ends that the file has',
    (text, path, value) => {
      fc.pre(path.subsection !== '\r' && text.includes('\n'));
      const after = parse(text).set(path, value).toString();
      if (!text.includes('\r')) expect(after).not.toContain('\r');
      if (!/(?<!\r)\n/.test(text)) expect(after).not.toMatch(/(?<!\r)\n/);
    },
  );
});

describe('in a damaged document', () => {
  // A backslash at the very end continues into what is written behind it.
  const damaged = damagedDocuments.filter((text) => !/\\\r*$/.test(text));

  test.prop([damaged, addresses, values], RUNS)(
    'set does the same, and makes no new fault',
    (text, path, value) => {
      const document = parse(text);
      const before = others(document, path);
      const { errorCount } = document;
      document.set(path, value);
      expect(document.getAll(path)).toEqual([value]);
      expect(others(document, path)).toEqual(before);
      expect(document.errorCount).toBe(errorCount);
      expectWhole(document, text);
    },
  );

  test.prop([damaged, addresses], RUNS)('unset does the same', (text, path) => {
    const document = parse(text);
    const before = others(document, path);
    document.unset(path);
    expect(document.getAll(path)).toEqual([]);
    expect(others(document, path)).toEqual(before);
    expectWhole(document, text);
  });
});

describe('append', () => {
  test.prop([documents, addresses, values], RUNS)('adds a value behind the others', (text, path, value) => {
    const document = parse(text);
    const before = others(document, path);
    const there = document.getAll(path);
    document.append(path, value);
    expect(document.getAll(path)).toEqual([...there, value]);
    expect(document.errors).toEqual([]);
    expect(others(document, path)).toEqual(before);
    expectEditedOnly(text, path, document.edits());
    expectWhole(document, text);
  });
});

describe('unset', () => {
  test.prop([documents, addresses], RUNS)('removes a setting and nothing else', (text, path) => {
    const document = parse(text);
    const before = others(document, path);
    const sections = document.sections().map(({ name, subsection }) => [name, subsection]);
    const had = document.getAll(path).length > 0;
    expect(document.unset(path)).toBe(had);
    expect(document.getAll(path)).toEqual([]);
    expect(document.get(path)).toBe(undefined);
    expect(document.errors).toEqual([]);
    expect(others(document, path)).toEqual(before);
    expect(document.sections().map(({ name, subsection }) => [name, subsection])).toEqual(sections);
    expect(document.edits().every((edit) => edit.text === '')).toBe(true);
    expectEditedOnly(text, path, document.edits());
    expectWhole(document, text);
  });

  test.prop([documents, addresses, values], RUNS)('takes back what was set anew', (text, path, value) => {
    const document = parse(text);
    fc.pre(document.getAll(path).length === 0);
    fc.pre(
      document
        .sections()
        .some(({ name, subsection }) => key({ ...path, section: name, subsection }) === key(path)),
    );
    document.set(path, value).unset(path);
    // A last line without an end has got one from the line that was written behind it.
    const lineEnd = /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
    expect([text, text + lineEnd]).toContain(document.toString());
  });
});

describe('addSection', () => {
  test.prop([documents, addresses], RUNS)('makes a section once', (text, { section, subsection, key }) => {
    const document = parse(text);
    const before = document
      .entries()
      .map(({ section, subsection, key, value }) => [section, subsection, key, value]);
    document.addSection(section, subsection);
    const made = document.sections().filter((header) => foldName(header.name) === foldName(section));
    expect(made.some((header) => header.subsection === subsection)).toBe(true);
    expect(
      document.entries().map(({ section, subsection, key, value }) => [section, subsection, key, value]),
    ).toEqual(before);
    expect(document.errors).toEqual([]);
    expectWhole(document, text);

    const once = document.toString();
    expect(document.addSection(section, subsection).toString()).toBe(once);
    document.set({ section, subsection, key }, 'v');
    expect(document.sections()).toHaveLength(parse(once).sections().length);
  });
});

describe('setComment', () => {
  const comments = fc
    .array(fc.oneof(fc.constantFrom('', ' ', 'note', '; more', 'x \\', '"', '[s]', '\t'), values), {
      maxLength: 3,
    })
    .map((lines) => lines.join('\n'));

  test.prop([documents, addresses, comments], RUNS)(
    'can be read back, and changes no value',
    (text, path, comment) => {
      const document = parse(text);
      fc.pre(document.find(path).length > 0);
      const entries = document.entries().map(({ key, value }) => [key, value]);
      document.setComment(path, comment);
      expect(document.comment(path)).toBe(comment);
      expect(document.entries().map(({ key, value }) => [key, value])).toEqual(entries);
      expect(document.errors).toEqual([]);
      expectWhole(document, text);

      const once = document.toString();
      expect(document.setComment(path, comment).toString()).toBe(once);
      document.setComment(path, null);
      expect(document.comment(path)).toBe(undefined);
      expect(document.entries().map(({ key, value }) => [key, value])).toEqual(entries);
    },
  );
});

describe('edit', () => {
  /** Edits in order, without overlap, of a text of any length. */
  const editLists = fc.array(
    fc.tuple(
      fc.nat({ max: 6 }),
      fc.nat({ max: 3 }),
      fc.constantFrom('', 'x', ';', '\n', 'k = v\n', '\\', '"'),
    ),
    { maxLength: 5 },
  );

  test.prop([anyText, editLists, editLists], RUNS)(
    'does as applyEdits, over and over',
    (text, one, other) => {
      const document = parse(text);
      let expected = text;
      for (const list of [one, other]) {
        let at = 0;
        const edits: TextEdit[] = [];
        for (const [distance, length, inserted] of list) {
          const start = Math.min(expected.length, at + distance);
          at = Math.min(expected.length, start + length);
          edits.push({ start, end: at, text: inserted });
        }
        expected = applyEdits(expected, edits);
        expect(document.edit(edits).toString()).toBe(expected);
        expectWhole(document, text);
      }
    },
  );
});

const steps = fc.oneof(
  fc.record({ edit: fc.constantFrom('set', 'append'), path: addresses, value: values }),
  fc.record({ edit: fc.constant('set list'), path: addresses, list: fc.array(values, { maxLength: 3 }) }),
  fc.record({ edit: fc.constantFrom('unset', 'add section', 'remove comment'), path: addresses }),
  fc.record({ edit: fc.constant('set comment'), path: addresses, value: values }),
);

interface Step {
  edit: string;
  path: SettingAddress;
  value?: string;
  list?: string[];
}

function take(document: Document, { edit, path, value = '', list = [] }: Step): void {
  if (edit === 'set') document.set(path, value);
  else if (edit === 'append') document.append(path, value);
  else if (edit === 'set list') document.set(path, list);
  else if (edit === 'unset') document.unset(path);
  else if (edit === 'add section') document.addSection(path.section, path.subsection);
  else if (document.get(path) !== undefined) document.setComment(path, edit === 'set comment' ? value : null);
}

describe('several edits in a row', () => {
  test.prop([anyText, fc.array(steps, { maxLength: 6 })], RUNS)(
    'are the edits of the original text',
    (text, todo) => {
      const document = parse(text);
      for (const step of todo) {
        take(document, step);
        expectWhole(document, text);
      }
      let end = -1;
      for (const edit of document.edits()) {
        expect(edit.start).toBeGreaterThan(end);
        end = edit.end;
      }
    },
  );

  test.prop([anyText, fc.array(steps, { maxLength: 6 })], RUNS)('do as one would do alone', (text, todo) => {
    const document = parse(text);
    for (const step of todo) {
      const fresh = parse(document.toString());
      take(fresh, step);
      take(document, step);
      expect(document.toString()).toBe(fresh.toString());
    }
  });

  test.prop([documents, fc.array(steps, { maxLength: 6 })], RUNS)(
    'leave a sound document sound',
    (text, todo) => {
      const document = parse(text);
      for (const step of todo) take(document, step);
      expect(document.errors).toEqual([]);
    },
  );

  test.prop([documents, fc.array(steps, { maxLength: 4 })], RUNS)(
    'lose no byte that is no UTF-8',
    (text, todo) => {
      // One document has a byte in its comments where the other has a character of three.
      const marked = text.replaceAll('note', '\uf123');
      const withBytes = (document: string) =>
        Buffer.from(document).toString('latin1').replaceAll('\xef\x84\xa3', '\xff');
      const document = parse(marked);
      const damaged = parse(Buffer.from(withBytes(marked), 'latin1'));
      for (const step of todo) {
        take(document, step);
        take(damaged, step);
      }
      expect(Buffer.from(damaged.toBytes()).toString('latin1')).toBe(withBytes(document.toString()));
    },
  );
});
