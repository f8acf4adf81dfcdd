import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { planChanges } from '../../src/migrate/index.ts';
import { type Document, parse, type SettingAddress } from '../../src/parser/index.ts';
import { addressKey } from '../../src/parser/setting-path.ts';
import { bindEntries, Settings } from '../../src/schema/index.ts';
import { addresses, documents, values } from '../parser/arbitraries.ts';

const KNOWN = ['CustomHeader', 'ViewerKiosk', 'DataDir', 'Address', 'Unheard'];

/** Addresses that the documents hold, some of them of lists. */
const targets = fc.oneof(
  addresses,
  fc.constantFrom(...KNOWN).map((key) => ({ section: 'Server', subsection: null, key })),
);

/** Documents with lines of a list in them, dead ones too. */
const files = fc
  .tuple(
    documents,
    fc.array(
      fc.constantFrom('CustomHeader = a', 'customheader = "b"', 'CustomHeader', 'CustomHeader = ; c', '; c'),
      {
        maxLength: 6,
      },
    ),
  )
  .map(([text, lines]) =>
    lines.length === 0 ? text : `[Server]\n${lines.join('\n')}\n${text.replace(/^\uFEFF/, '')}`,
  )
  .filter((text) => parse(text).errorCount === 0);

/** What the server reads of all other settings. */
function others(document: Document, address: SettingAddress): string[] {
  return document
    .events()
    .filter((event) => event.key !== '' && addressKey(event) !== addressKey(address))
    .map(({ section, subsection, key, blank, value }) =>
      JSON.stringify([section, subsection, key, blank, value]),
    );
}

function inForce(document: Document, address: Required<SettingAddress>) {
  return new Settings({ main: bindEntries(document) }).find(address)?.texts.map(({ text }) => text);
}

test.prop([files, targets, values])('what is set is read, and all else as before', (text, address, value) => {
  const before = parse(text);
  const { document, changes } = planChanges(before, [{ address, action: 'set', values: [value] }]);
  expect(document.errorCount).toBe(0);
  expect(document.get(address)).toBe(value);
  expect(changes[0]!.after.map((after) => after.text)).toEqual([value]);
  const known = inForce(document, address);
  if (known !== undefined) expect(known).toEqual([value]);
  expect(others(document, address)).toEqual(others(before, address));
  const comments = (of: Document) =>
    of
      .comments()
      .filter(({ alone }) => alone)
      .map((comment) => comment.text);
  expect(comments(document)).toEqual(comments(before));
});

test.prop([
  files,
  fc.array(values, { minLength: 1, maxLength: 5 }),
  fc.constantFrom('CustomHeader', 'Unheard'),
])('a list that is set is read', (text, list, key) => {
  const before = parse(text);
  const address = { section: 'Server', subsection: null, key };
  const { document } = planChanges(before, [{ address, action: 'set', values: list }]);
  expect(document.errorCount).toBe(0);
  const all = document.getAll(address);
  expect(all.slice(all.lastIndexOf(null) + 1)).toEqual(list);
  expect(others(document, address)).toEqual(others(before, address));
  // A second time there is nothing to do.
  expect(planChanges(document, [{ address, action: 'set', values: list }]).document.edits()).toEqual([]);
});

test.prop([files, fc.array(values, { minLength: 1, maxLength: 4 })])(
  'what joins a list comes behind what is there, each value once',
  (text, list) => {
    const before = parse(text);
    const address = { section: 'Server', subsection: null, key: 'CustomHeader' };
    const old = inForce(before, address) ?? [];
    const { document } = planChanges(before, [{ address, action: 'append', values: list }]);
    const now = inForce(document, address) ?? [];
    expect(now.slice(0, old.length)).toEqual(old);
    expect(new Set(now)).toEqual(new Set([...old, ...list]));
    expect(others(document, address)).toEqual(others(before, address));
    expect(planChanges(document, [{ address, action: 'append', values: list }]).document.edits()).toEqual([]);
  },
);

test.prop([files, targets, fc.boolean()])(
  'what is unset is gone, and all else as before',
  (text, address, withComments) => {
    const before = parse(text);
    const { document, changes } = planChanges(before, [{ address, action: 'unset', values: [] }], {
      withComments,
    });
    expect(document.find(address)).toEqual([]);
    expect(others(document, address)).toEqual(others(before, address));
    expect(changes[0]!.kind).toBe(before.find(address).length === 0 ? 'unchanged' : 'removed');
  },
);
