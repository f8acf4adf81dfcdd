/**
 * Random documents for the comparison with the Go library.
 *
 * Document number `index` of a `seed` is the same on every machine and does not depend on the documents
 * before it, so a seed and a number are enough to have it again.
 *
 * Go 1.19 knows Unicode 13, newer ones 15 and later. All characters here were assigned, with the class they
 * still have, long before; those called unassigned are so in all of them.
 */

/** Integers from 0 to below `limit`. */
type Random = (limit: number) => number;

/** The sfc32 generator: 32-bit integer arithmetic only, hence the same everywhere. */
function random(seed: number, index: number): Random {
  let a = seed | 0;
  let b = index | 0;
  let c = Math.floor(seed / 2 ** 32) | 0;
  let counter = 1;
  const next = (): number => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    return result >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  return (limit) => Math.floor((next() / 2 ** 32) * limit);
}

const words = (text: string): string[] => text.split(' ');

const LETTERS = [
  ...'aAbkKsSzZxX',
  ...'éÉßÿªµæøŁıİſŉǅǆʰ', // Latin, with a titlecase and a modifier letter
  '\u212a', // Kelvin sign, which folds to k
  ...'σςΣΐώЖжѣԱաאשעغي',
  ...'कতਕகకಕකกລཀကაᲐᎠꭰአកᠠ',
  ...'あアㄅ한甲龍ﬀﾊ',
  ...'𐌰𐐀𐐨𝒜𠀀𞤀', // four bytes
];
const DIGITS = [...'0123456789', ...'٣۴५৭๒０９', '\u{104a3}', '\u{1d7d8}'];
/** Marks, letter-like and other numbers: neither letters nor digits, though some can be printed. */
const NO_LETTERS = ['\u0301', '\u093e', '\u20dd', 'Ⅷ', '〇', '²', '½', '\u{1d165}'];
const PRINTABLE = [..."!%&'()*+,./:<>?@^_`{|}~$", ...'€™–“”«»·×。😀', '\ufffd'];
/** Spaces, controls, format characters, private use, unassigned, no characters. */
const UNPRINTABLE = [
  ...'\u0001\u000b\u000c\u001b\u007f\u0080\u0085\u00a0\u00ad\u1680\u200b\u200d\u2028\u2029\u202e\u3000\ufeff\ue000',
  ...'\u0378\u0530\ufffe\uffff\ufdd0\u{1ffff}\u{e0001}\u{f0000}\u{10ffff}',
];
/** Bytes that are not UTF-8: stray, truncated, overlong, surrogates, beyond U+10FFFF. */
const BROKEN = words(
  '80 bf ff fe c3 e9 e282 f09f98 f09f c080 c1bf e080af f08080af eda080 edbfbf ed9f f4908080 ' +
    'f5808080 e228a1 f888808080 c30a e222 f09f5c efbb',
).map((hex) => [...Buffer.from(hex, 'hex')]);

const SECTIONS = words(
  'Server HTTP HTTPS Authentication Authorization Applications Scheduler R Python Quarto Database ' +
    'Postgres LDAP OAuth2 SAML Logging Metrics Launcher Load-Balancing',
);
const SUBSECTIONED = words('LDAP RPackageRepository GitCredential Scheduler default-LDAP OTLPEndpoint Mount');
const KEYS = words(
  'Address SenderEmail DataDir Listen Enabled Provider Executable URL ServerAddress BindDN ' +
    'BindPassword MaxProcesses IdleTimeout CustomHeader Certificate Key LogLevel DefaultUserRole',
);
const VALUES = [
  'true',
  'no',
  '0',
  '3939',
  ':3939',
  '/var/lib/rstudio-connect',
  'https://connect.example.com/path?a=b&c=d',
  'admin@example.com',
  '30s',
  '1h30m',
  '10GB',
  'cn=admin,dc=example,dc=com',
  'postgres://user@db/connect?sslmode=disable',
  'C:/data',
  "it's",
  '/opt/R/4.3.1/bin/R',
  'Grüße',
  '値',
  'a  b',
  '*',
  "{'a': 1}",
  'x=y=z',
  '[a]',
];
const QUOTED = [
  'plain',
  '',
  ' ',
  ' leading and trailing ',
  'semi; colon',
  '# no comment',
  'C:\\\\Program Files\\\\R',
  'say \\"hi\\"',
  'line\\nbreak',
  'tab\\there',
  'p4$$w;rd#1',
  '\t',
  '(&(objectClass=person)(uid=%s))',
  '^\\\\d+$',
  'ünï',
  '\r',
  ';',
  '[x]',
  '\\\\',
];
const COMMENTS = [
  '; comment',
  '#',
  ';',
  '# a "quote',
  '; [Section]',
  ';Key = value',
  '; ends in \\',
  '# é \u2028 \ufeff 😀',
  ';\t\r',
];

/** What a document is made of while it is written: text in UTF-8, or bytes. */
type Piece = string | readonly number[];

function join(pieces: readonly Piece[]): Uint8Array {
  return Buffer.concat(
    pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece))),
  );
}

class Writer {
  readonly pieces: Piece[] = [];
  readonly #random: Random;
  /** Whether it writes all that the grammar allows, rather than what people write. */
  readonly #free: boolean;
  readonly #eol: string;
  readonly #names: readonly string[];

  constructor(rnd: Random, free: boolean) {
    this.#random = rnd;
    this.#free = free;
    this.#eol = this.#chance(20) ? '\r\n' : '\n';
    // Few names, so that sections are opened again, keys are repeated, and case alone distinguishes them.
    this.#names = free ? Array.from({ length: 4 }, () => this.#name()) : [];
  }

  #chance(percent: number): boolean {
    return this.#random(100) < percent;
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#random(list.length)]!;
  }

  #name(): string {
    let name = this.#pick(LETTERS);
    for (let more = this.#random(4); more > 0; more--) {
      name += this.#chance(60) ? this.#pick(LETTERS) : this.#chance(50) ? this.#pick(DIGITS) : '-';
    }
    return name;
  }

  #case(name: string): string {
    const roll = this.#random(20);
    return roll === 0 ? name.toLowerCase() : roll === 1 ? name.toUpperCase() : name;
  }

  #space(): string {
    if (!this.#free) return this.#chance(85) ? ' ' : '';
    return this.#pick(['', '', ' ', '  ', '\t', '\r', ' \t\r ']);
  }

  #lineEnd(comments: boolean): void {
    if (comments && this.#chance(this.#free ? 25 : 5)) this.pieces.push(this.#space(), this.#pick(COMMENTS));
    this.pieces.push(
      this.#free && this.#chance(10) ? this.#pick(['\n', '\r\n', ' \n', '\n\n', '\r\r\n']) : this.#eol,
    );
  }

  #header(): void {
    if (!this.#free) {
      if (this.#chance(25)) {
        this.pieces.push(
          `[${this.#pick(SUBSECTIONED)} "${this.#pick(['Corp', 'a.b c', 'CRAN', 'my-backend', 'é'])}"]`,
        );
      } else {
        this.pieces.push(`[${this.#case(this.#pick(SECTIONS))}]`);
      }
    } else {
      const name = this.#case(this.#pick(this.#names));
      this.pieces.push(
        this.#space(),
        '[',
        this.#space(),
        this.#chance(5) ? `default-${name}` : name,
        this.#space(),
      );
      if (this.#chance(40)) {
        this.pieces.push('"');
        for (let parts = 1 + this.#random(2); parts > 0; parts--) {
          this.pieces.push(
            this.#pick([
              'a',
              'b',
              ' ',
              '\t',
              '\r',
              '\\\\',
              '\\"',
              ';',
              '#',
              ']',
              "'",
              '=',
              '\ufffd',
              '\u2028',
              ...'éA😀',
            ]),
          );
        }
        this.pieces.push('"', this.#space());
      }
      this.pieces.push(']');
    }
    this.#lineEnd(true);
  }

  /** One part of a value that begins and ends outside quotes. */
  #part(): string {
    switch (this.#random(10)) {
      case 0:
      case 1:
        return this.#pick(VALUES);
      case 2:
      case 3:
        return `"${this.#pick(QUOTED)}"`;
      case 4:
        return this.#pick(['\\\n', '\\\r\n', '\\\n  ', '\t\\\n', '\\\n\\\n', '\\\n\r']);
      case 5:
        return this.#pick(['\\"', '\\\r"', '\\"\\"']);
      case 6:
        return this.#pick([' ', '  ', '\t', '\r', ' \r ']);
      case 7:
        return this.#pick([...PRINTABLE, ...UNPRINTABLE, ...NO_LETTERS]);
      case 8:
        return this.#pick([...LETTERS, ...DIGITS]);
      default:
        return `"${this.#pick(['', ' ', '\\n', '\\t', '\r', "'", '\u00a0', '\u{10ffff}'])}"`;
    }
  }

  #key(): void {
    if (!this.#free) {
      if (this.#chance(15)) this.pieces.push(this.#pick(['  ', '\t', ' ']));
      this.pieces.push(this.#case(this.#pick(KEYS)));
      if (this.#chance(4)) {
        this.#lineEnd(true);
        return;
      }
      const value = this.#chance(70) ? this.#pick(VALUES) : `"${this.#pick(QUOTED)}"`;
      this.pieces.push(this.#space(), '=', this.#space(), value);
      this.#lineEnd(true);
      return;
    }
    this.pieces.push(this.#space(), this.#case(this.#pick(this.#names)), this.#space());
    if (this.#chance(75)) {
      this.pieces.push('=', this.#space());
      for (let parts = this.#random(5); parts > 0; parts--) this.pieces.push(this.#part());
    }
    this.#lineEnd(true);
  }

  write(): Uint8Array {
    if (this.#chance(30)) {
      this.pieces.push(this.#pick(COMMENTS));
      this.#lineEnd(false);
    }
    for (let sections = 1 + this.#random(this.#free ? 4 : 5); sections > 0; sections--) {
      this.#header();
      for (let keys = this.#random(5); keys > 0; keys--) {
        if (this.#chance(15)) {
          this.pieces.push(this.#space(), this.#pick(COMMENTS));
          this.#lineEnd(false);
        }
        this.#key();
      }
      if (this.#chance(60)) this.pieces.push(this.#eol);
    }
    const bytes = join(this.pieces);
    // Without the last line's end, sometimes.
    return this.#chance(20) && bytes.at(-1) === 0x0a ? bytes.subarray(0, -1) : bytes;
  }
}

const ALPHABET: readonly Piece[] = [
  ...'[]"\\=;#\r\n \t\0a1-',
  [0xff],
  'é', // the characters that mean something, and one of each other kind
];
const BEGINNINGS = [
  '',
  '[a]\n',
  '[a]\nk',
  '[a]\nk=',
  '[a]\nk="',
  '[a',
  '[a "',
  '[a]\nk=v\n',
  '[a "b"]\nk=\\\n',
];

/** Short strings of significant characters, all about equally likely. */
function shortDocument(rnd: Random): Uint8Array {
  const pieces: Piece[] = [BEGINNINGS[rnd(BEGINNINGS.length)]!];
  for (let length = rnd(9); length > 0; length--) pieces.push(ALPHABET[rnd(ALPHABET.length)]!);
  return join(pieces);
}

/** Any single thing that may be put anywhere. */
function fragment(rnd: Random): Piece {
  const kinds: readonly (readonly Piece[])[] = [
    ALPHABET,
    ALPHABET,
    LETTERS,
    DIGITS,
    NO_LETTERS,
    PRINTABLE,
    UNPRINTABLE,
    BROKEN,
    COMMENTS,
    QUOTED,
    [
      '[',
      ']',
      '[]',
      '[a]',
      '[a "b"]',
      '""',
      '\\\n',
      '\\"',
      '\\n',
      '\\\r\n',
      '\n',
      '\r\n',
      '\ufeff',
      '\0',
      '= ',
      "'",
    ],
  ];
  const kind = kinds[rnd(kinds.length)]!;
  return kind[rnd(kind.length)]!;
}

function spliced(rnd: Random, one: Uint8Array, other: Uint8Array): Uint8Array {
  return Buffer.concat([one.subarray(0, rnd(one.length + 1)), other.subarray(rnd(other.length + 1))]);
}

/** The document with one change at a random place. */
function mutated(rnd: Random, bytes: Uint8Array): Uint8Array {
  const at = rnd(bytes.length + 1);
  const length = 1 + rnd(rnd(2) === 0 ? 2 : 20);
  const before = bytes.subarray(0, at);
  const chunk = bytes.subarray(at, at + length);
  const after = bytes.subarray(at + length);
  switch (rnd(9)) {
    case 0: // cut off
      return before;
    case 1: // deleted
      return Buffer.concat([before, after]);
    case 2: // twice
      return Buffer.concat([before, chunk, chunk, after]);
    case 3: {
      // swapped with what follows
      const next = after.subarray(0, length);
      return Buffer.concat([before, next, chunk, after.subarray(length)]);
    }
    case 4: {
      // one byte replaced
      const copy = Uint8Array.from(bytes);
      if (at < copy.length) copy[at] = rnd(256);
      return copy;
    }
    case 5: // something else in its place
      return Buffer.concat([before, join([fragment(rnd)]), after]);
    case 6: // with the beginning gone
      return bytes.subarray(at);
    default: // something put in
      return Buffer.concat([before, join([fragment(rnd)]), chunk, after]);
  }
}

/** Whole blocks of characters whose class was settled long ago. */
const SETTLED = [
  [0x80, 0x377], // Latin and what follows
  [0x3a3, 0x52f], // Greek and Cyrillic
  [0x2010, 0x205e], // punctuation
  [0x4e00, 0x9f00], // Chinese
  [0xac00, 0xd7a3], // Korean
  [0xe000, 0xf8ff], // private use
] as const;
const CHOSEN = new Set([
  ...LETTERS,
  ...DIGITS,
  ...NO_LETTERS,
  ...PRINTABLE,
  ...UNPRINTABLE,
  ...COMMENTS.join(''),
]);

/**
 * The document without the characters that changes of single bytes have made by chance and that one
 * version of Unicode knows and another does not. (How those are read is for the sweep to compare.)
 */
function settled(bytes: Uint8Array): Uint8Array {
  if (!bytes.some((byte) => byte > 0x7f)) return bytes;
  const text = Buffer.from(bytes).toString('latin1');
  const sequence = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;
  const kept = text.replace(sequence, (match) => {
    const character = Buffer.from(match, 'latin1').toString();
    const codePoint = character.codePointAt(0)!;
    // A sequence that is no character, a surrogate say, is decoded as several U+FFFD.
    if (CHOSEN.has(character) || character.startsWith('\ufffd')) return match;
    return SETTLED.some(([from, to]) => from <= codePoint && codePoint <= to) ? match : '?';
  });
  return Buffer.from(kept, 'latin1');
}

function anything(rnd: Random): Uint8Array {
  const roll = rnd(100);
  if (roll < 38) return new Writer(rnd, false).write();
  if (roll < 58) return new Writer(rnd, true).write();
  if (roll < 76) return shortDocument(rnd);
  if (roll < 80) {
    const pieces: Piece[] = [BEGINNINGS[rnd(BEGINNINGS.length)]!];
    for (let length = rnd(30); length > 0; length--) pieces.push(fragment(rnd));
    return join(pieces);
  }
  let bytes = new Writer(rnd, rnd(2) === 0).write();
  if (rnd(5) === 0) bytes = spliced(rnd, bytes, new Writer(rnd, rnd(2) === 0).write());
  if (rnd(10) === 0) bytes = Buffer.concat([Buffer.from('\ufeff'), bytes]);
  for (let changes = 1 + rnd(rnd(3) === 0 ? 4 : 1); changes > 0; changes--) bytes = mutated(rnd, bytes);
  return bytes;
}

export function generate(seed: number, index: number): Uint8Array {
  return settled(anything(random(seed, index)));
}
