/** Arbitrary documents, addresses and values for the property tests. */
import { fc } from '@fast-check/vitest';
import type { SettingAddress } from '../../src/parser/index.ts';

/** Characters and scraps that mean something to the scanner, or nearly do. */
const SCRAPS = [
  ...['[', ']', '"', '=', ';', '#', '\\', '-', '_', '.', "'", '%'],
  ...['\n', '\r', '\r\n', '\\\n', '\\\r\n', '\\"', '\\\\', '\\n', '\\x', ' ', '\t', '\v', '\u00a0', '\u2028'],
  ...['a', 'k', 'S', '1', 'é', '甲', 'ſ', '\u0301', '😀', '𝒜', '\ufeff', '\ufffd', '\ud800', '\udc00', '\0'],
  ...['[s]\n', '[s "x"]\n', 'k = v\n', 'k\n', '; c\n', '"a b"', ' = '],
];

/** Strings of scraps: short, and rich in faults. */
export const scraps: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...SCRAPS), { maxLength: 25 })
  .map((parts) => parts.join(''));

/** Any string, also with halves of surrogate pairs. */
export const strings: fc.Arbitrary<string> = fc.oneof(
  scraps,
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'binary' }),
);

/** Any bytes: mostly not UTF-8, or UTF-8 with damage. */
export const bytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .array(fc.oneof(fc.constantFrom(...SCRAPS), fc.uint8Array({ minLength: 1, maxLength: 3 })), {
      maxLength: 25,
    })
    .map((parts) => {
      const chunks = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
      return new Uint8Array(Buffer.concat(chunks));
    }),
);

// Few names, some of which differ in their letters' case only, so that settings and sections repeat.
const SECTIONS = ['Server', 'server', 'SERVER', 'ſerver', 'HTTP', 'RPackageRepository', '甲'];
const SUBSECTIONS = ['CRAN', 'cran', 'a b', '  ', ';#]=[', '"', 'C:\\x', 'é\t😀', '\r', 'a.b', "'"];
const KEYS = [
  ...['Address', 'ADDRESS', 'DataDir', 'k', 'K', '\u212a'],
  ...['x-1', 'Überschrift', 'LoadBalancing-Enabled'],
];

const subsections = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.constantFrom(...SUBSECTIONS) },
);

/** Addresses, most of which the generated documents hold. */
export const addresses: fc.Arbitrary<Required<SettingAddress> & { subsection: string | null }> = fc.record({
  section: fc.constantFrom(...SECTIONS, 'Elsewhere'),
  subsection: subsections,
  key: fc.constantFrom(...KEYS, 'Unheard'),
});

/** Values that a file can hold. */
export const values: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', 'true', '/var/lib/rstudio-connect', ':3939', 'a b', "it's", '[x]', 'k = v'),
  fc.constantFrom(' ', '\t', '\n', ' lead', 'trail ', 'a;b', '#', '"', '\\', '\\n', 'C:\\temp'),
  fc.constantFrom('\u00a0', 'x\u3000', '\ufeff'),
  fc.string(),
  strings.map((text) => text.toWellFormed().replace(/[\0\r]/g, '')),
);

const blanks = fc.constantFrom('', ' ', ' ', '  ', '\t', ' \t ', '      ');
const comments = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(';', '#', '; ', '## '),
        fc.constantFrom('', 'note', '"open', 'Address = :80', 'x \\', '[s]', 'é 甲 😀', '\t', ';'),
      )
      .map((parts) => parts.join('')),
  },
);

/** How a value may be spelled: plain, quoted, escaped and continued parts in any order. */
const spellings = fc
  .array(
    fc.oneof(
      fc.constantFrom('', 'v', 'true', ':3939', 'a b', "it's", '[x]', '='),
      fc.constantFrom('é', '甲 😀', '\ud800', '\u00a0', '\ufeff'),
      fc.constantFrom('""', '" "', '"a;b"', '"\\\\"', '"\\n\\t"', '"\\""', '"#"', '"\t"', '"é"', '\\"'),
      fc.constantFrom(' ', '\t', '\r', '\\\n', '\\\r\n', ' \\\n   ', '"\r"', '\\\r"'),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));

function quoteSubsection(name: string): string {
  return `"${name.replaceAll(/["\\]/g, '\\$&')}"`;
}

const headers = fc
  .record({
    indent: blanks,
    inner: fc.array(blanks, { minLength: 3, maxLength: 3 }),
    name: fc.constantFrom(...SECTIONS),
    subsection: subsections,
    gap: blanks,
    comment: comments,
  })
  .map(({ indent, inner, name, subsection, gap, comment }) => {
    const quoted = subsection === null ? '' : quoteSubsection(subsection) + inner[2];
    return `${indent}[${inner[0]}${name}${inner[1]}${quoted}]${gap}${comment}`;
  });

const settings = fc
  .record({
    indent: blanks,
    key: fc.constantFrom(...KEYS),
    gaps: fc.array(blanks, { minLength: 3, maxLength: 3 }),
  })
  .chain(({ indent, key, gaps }) =>
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(spellings, comments)
          .map(([value, comment]) => `${indent}${key}${gaps[0]}=${gaps[1]}${value}${gaps[2]}${comment}`),
      },
      { weight: 1, arbitrary: comments.map((comment) => `${indent}${key}${gaps[0]}${comment}`) },
    ),
  );

const trivia = fc.tuple(blanks, comments).map((parts) => parts.join(''));

const lines = fc.oneof(
  { weight: 5, arbitrary: settings },
  { weight: 2, arbitrary: headers },
  { weight: 2, arbitrary: trivia },
);

const lineEnds = fc.constantFrom('\n', '\n', '\r\n');

/** Puts lines together: LF or CRLF or both, with or without a byte-order mark and a last line end. */
function laidOut(list: fc.Arbitrary<string[]>): fc.Arbitrary<string> {
  return fc
    .record({
      lines: list,
      lineEnd: lineEnds,
      otherEnds: fc.oneof(fc.constant<number[]>([]), fc.array(fc.nat(20), { maxLength: 3 })),
      final: fc.constantFrom('ended', 'open', 'continued'),
      mark: fc.constantFrom('', '', '', '\ufeff'),
    })
    .map(({ lines, lineEnd, otherEnds, final, mark }) => {
      const other = lineEnd === '\n' ? '\r\n' : '\n';
      const ended = lines.map((line, index) => line + (otherEnds.includes(index) ? other : lineEnd));
      const text = ended.join('');
      if (final === 'ended') return mark + text;
      const open = text.replace(/\r?\n$/, '');
      // A value that is continued with a line that is not there.
      const continuable =
        final === 'continued' && /^[^;#"\\]+=[^;#"\\]*$/.test(open.slice(open.lastIndexOf('\n') + 1));
      return mark + open + (continuable ? `\\${lineEnd}` : '');
    });
}

/** Documents that the server accepts. */
export const documents: fc.Arbitrary<string> = laidOut(
  fc
    .tuple(
      fc.array(trivia, { maxLength: 2 }),
      fc.option(fc.tuple(headers, fc.array(lines, { maxLength: 12 })), { freq: 8 }),
    )
    .map(([above, rest]) => (rest === null ? above : [...above, rest[0], ...rest[1]])),
);

/** Lines with a fault each; those in quotes may reach into the lines below. */
const FAULTY_LINES = [
  ...['[', '[]', '[s', '[s]]', '[s] k = v', '[s "x]', '[s ""]', '[s "\\x"]'],
  ...['[a_b]', '["x"]', '[s "x" y]', '[1]'],
  ...['k v', 'k = "v', 'k = a\\b', 'k = "C:\\Users"', 'k_1 = v', '= v', '1 = v', '"k" = v', 'k: v'],
  ...['; \0', '\0', 'k = \0', '[s\0]', '[s] ; \0', 'k\0'],
  ...['% ', "'", '\u00a0', '// c', '\ufeff', 'k = "a\\', '[s "x\\', '\ud800'],
];

/** Documents with faults in them, or none by chance. */
export const damagedDocuments: fc.Arbitrary<string> = fc.oneof(
  laidOut(
    fc.array(
      fc.oneof({ weight: 3, arbitrary: lines }, { weight: 1, arbitrary: fc.constantFrom(...FAULTY_LINES) }),
      { maxLength: 12 },
    ),
  ),
  fc
    .tuple(documents, fc.nat(), fc.nat({ max: 3 }), fc.constantFrom('', ...SCRAPS))
    .map(([text, where, removed, scrap]) => {
      const at = where % (text.length + 1);
      return text.slice(0, at) + scrap + text.slice(at + removed);
    }),
);

/** Anything that could be read: valid, damaged, or no configuration at all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(documents, damagedDocuments, strings);
