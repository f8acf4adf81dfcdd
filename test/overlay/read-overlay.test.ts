import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/io/input-error.ts';
import { readCatalogue, readOverlay } from '../../src/overlay/read-overlay.ts';
import { writeOverlay } from '../../src/overlay/write-overlay.ts';
import { overlays } from '../learn/arbitraries.ts';

function errorOf(text: string): string {
  try {
    readOverlay(text, 'o.yaml');
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
}

/** Without the lines that are shown. */
const mistakesOf = (text: string) =>
  errorOf(text)
    .split('\n')
    .filter((line) => line.startsWith('o.yaml:'))
    .map((line) => line.slice('o.yaml:'.length));

describe('an overlay', () => {
  property.prop([overlays, fc.boolean()], { numRuns: 100 })(
    'that was written is read as it was',
    (overlay, complete) => {
      const text = writeOverlay({ ...overlay, complete, source: 'page.html' });
      expect(readOverlay(text)).toEqual({ ...overlay, complete, source: 'page.html' });
      expect(writeOverlay(readOverlay(text))).toBe(text);
    },
  );

  test('may be written by hand, with as little as there is to say', () => {
    expect(
      readOverlay(
        'sections: { Server: { settings: { Fresh: , Size: { default: 5 }, On: { default: true } } } }',
      ),
    ).toEqual({
      complete: false,
      sections: { Server: { settings: { Fresh: {}, Size: { default: '5' }, On: { default: 'true' } } } },
    });
  });

  test('a byte-order mark and other line ends make no difference', () => {
    const text = 'complete: true\nsections:\n  Server:\n    settings:\n      Fresh: { type: url }\n';
    expect(readOverlay(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(readOverlay(text));
  });

  test('becomes a catalogue with its name', () => {
    const catalogue = readCatalogue('connect-version: "2025.01.0"\nsections: {}\n', 'o.yaml');
    expect(catalogue.overlay).toEqual({ name: 'o.yaml', connectVersion: '2025.01.0', complete: false });
  });
});

test('a mistake is shown in its line', () => {
  expect(errorOf('complete: true\nsections:\n  Server:\n    settings:\n      Fresh: { type: sting }\n')).toBe(
    `o.yaml:5:22: \`type\` must be one of boolean, integer, decimal, string, enum, duration, bytes, url, listen, email, version, path, secret, not \`sting\`; did you mean string?
 4 |     settings:
 5 |       Fresh: { type: sting }
   |                      ^^^^^`,
  );
});

const one = (setting: string) => `sections: { Server: { settings: { Fresh: ${setting} } } }`;

test.each([
  ['', ['1:1: the overlay needs `sections`']],
  ['sections: []', ['1:11: `sections` must be a map of keys and values, not a list']],
  [
    'connect-version: 2025.03\nsections: {}',
    ['1:18: `connect-version` must be a text (put it in quotes), not 2025.03'],
  ],
  [
    'connect-version: newest\nsections: {}',
    ['1:18: `connect-version` must be a version such as "2025.06.0"'],
  ],
  ['conect-version: "1"\nsections: {}', [expect.stringContaining('did you mean `connect-version`?')]],
  ['date: yesterday\nsections: {}', ['1:7: `date` must be a day such as "2025-06-30"']],
  ['sections: { "a b": { settings: {} } }', [expect.stringContaining('is no name of a section or setting')]],
  [
    'sections: { Server: { Address: {} } }',
    [
      expect.stringContaining('`Server` needs `settings`'),
      expect.stringContaining('there is no key `Address`'),
    ],
  ],
  [
    'sections: { Server: { subsection: sometimes, settings: {} } }',
    [expect.stringContaining('`subsection` must be one of none, optional, expected, required')],
  ],
  [one('{ multi: perhaps }'), [expect.stringContaining('`multi` must be true or false')]],
  [one('{ default: [a] }'), [expect.stringContaining('`default` must be a text')]],
  [
    one('{ type: boolean, default: maybe }'),
    [expect.stringContaining('`default` is no value of the type boolean')],
  ],
  [
    one('{ values: [a, b], default: c }'),
    [expect.stringContaining('`default` is no value of the type enum')],
  ],
  [one('{ values: [] }'), [expect.stringContaining('`values` must name at least one')]],
  [
    one('{ type: duration, values: [a] }'),
    [expect.stringContaining('`values` does not go with the type duration')],
  ],
  [one('{ deprecated: soon }'), [expect.stringContaining('`deprecated` must be true, false, or a map')]],
  [
    one('{ deprecated: { replacement: New } }'),
    [expect.stringContaining('`replacement` must look like Section.Name')],
  ],
  [
    'sections:\n  Server: { settings: { Fresh: {}, fresh: {} } }\n  server: { settings: {} }',
    [
      '2:36: `fresh` and `Fresh` are one name to the server: keep one of the two',
      '3:3: `server` and `Server` are one name to the server: keep one of the two',
    ],
  ],
  [
    'sections: { Server: { settings: { __proto__: {} } } }',
    [expect.stringContaining('`__proto__` can’t be a name')],
  ],
  ['sections: *x', [expect.stringContaining('x')]],
])('%s', (text, mistakes) => {
  expect(mistakesOf(text)).toEqual(mistakes);
});

test('a default is not shown: it may be a secret', () => {
  expect(errorOf(one('{ type: integer,\n default: hunter2 }')).split('\n')[0]).not.toContain('hunter2');
});

property.prop([fc.string({ unit: 'binary' })], { numRuns: 300 })(
  'whatever the text, there is an overlay or a message',
  (text) => {
    try {
      readOverlay(text);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
    }
  },
);
