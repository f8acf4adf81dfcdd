// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are gaps of templates
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Setting, ValueType } from '../../../src/schema/setting.ts';
import {
  BLANK_ERROR,
  ByteSize,
  blankMeans,
  Duration,
  hasPlaceholder,
  inRange,
  readValue,
  writeValue,
} from '../../../src/schema/values/index.ts';
import { refusal } from './refusal.ts';

const setting = (type: ValueType, more: Partial<Setting> = {}): Setting => ({
  type,
  summary: 'A setting.',
  certainty: 'documented',
  source: 'test',
  ...more,
});

const types: readonly ValueType[] = [
  'boolean',
  'integer',
  'decimal',
  'string',
  'enum',
  'duration',
  'bytes',
  'url',
  'listen',
  'email',
  'version',
  'path',
  'secret',
];

const word = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwyz0123456789'),
  minLength: 1,
  maxLength: 12,
});

/** Values of each type. */
const values = {
  boolean: fc.boolean(),
  integer: fc.maxSafeInteger(),
  decimal: fc.double({ noNaN: true }),
  string: fc.string({ unit: 'binary' }),
  enum: fc.constantFrom('sqlite', 'Postgres'),
  duration: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map((nanoseconds) => new Duration(nanoseconds)),
  bytes: fc.bigInt(0n, 2n ** 63n - 1n).map((bytes) => new ByteSize(bytes)),
  url: fc.webUrl().filter((text) => !hasPlaceholder(text)),
  listen: fc
    .tuple(
      fc.oneof(
        fc.constant(''),
        fc.ipV4(),
        fc.ipV6().map((ip) => `[${ip}]`),
      ),
      fc.integer({ min: 0, max: 65_535 }),
    )
    .map(([host, port]) => `${host}:${port}`),
  email: fc.emailAddress().filter((text) => !hasPlaceholder(text)),
  version: fc.tuple(fc.nat(3000), fc.nat(12), fc.nat(9)).map((numbers) => numbers.join('.')),
  path: fc.array(word, { minLength: 1 }).map((parts) => `/${parts.join('/')}`),
  secret: fc.string({ unit: 'binary' }),
} satisfies Record<ValueType, fc.Arbitrary<unknown>>;

describe('writeValue', () => {
  it.each(types)('writes a %s so that readValue gives it back', (type) => {
    const declared = setting(type, type === 'enum' ? { values: ['sqlite', 'Postgres'] } : {});
    fc.assert(
      fc.property(values[type] as fc.Arbitrary<unknown>, (value) => {
        const reading = readValue(declared, writeValue(declared, value));
        expect(reading).toMatchObject({ ok: true });
        expect(reading.ok === true && reading.value).toEqual(value);
      }),
    );
  });

  it.each(types)('refuses a value that is no %s, without showing it', (type) => {
    const value = type === 'boolean' ? 'hunter2' : { hunter2: true };
    expect(() => writeValue(setting(type), value)).toThrow(TypeError);
    expect(() => writeValue(setting(type), value)).not.toThrow(/hunter2/);
  });

  it('takes a duration or size of another copy of the library', () => {
    expect(writeValue(setting('duration'), { nanoseconds: 60_000_000_000n })).toBe('1m');
    expect(writeValue(setting('bytes'), { bytes: 1024n })).toBe('1 KiB');
  });

  it('does not write a number that is not whole', () => {
    expect(() => writeValue(setting('integer'), 1.5)).toThrow(TypeError);
  });
});

describe('readValue', () => {
  it.each(types)('never throws on a %s, and refuses with a reason', (type) => {
    const declared = setting(type, type === 'enum' ? { values: ['a', 'b'] } : {});
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'019.:/@[]-+ smhdKB\'"<>{}$%=?#&~\\\n') }),
    );
    fc.assert(
      fc.property(text, (input) => {
        const reading = readValue(declared, input);
        if (reading.ok === false) {
          expect(reading.reason).toMatch(/^(?:is|has) \S/);
          if (reading.suggestion !== undefined) {
            expect(readValue(declared, reading.suggestion), reading.suggestion).toMatchObject({ ok: true });
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(types)('reads a long %s in time', (type) => {
    const declared = setting(type, { values: ['a', 'b'] });
    const length = 20_000;
    const pieces = [
      '1',
      'a',
      ' ',
      '.',
      ':',
      '@',
      '%',
      '<',
      '<%',
      '{{',
      '${a',
      '/',
      '_',
      '-',
      '=',
      '?',
      "'",
      '1 ',
      '1_',
      'a@',
      'a:',
      '@,',
      '1.',
      '\\',
      'MII',
      'x=',
      ',1',
      'Ab',
    ];
    const start = performance.now();
    for (const piece of pieces) {
      for (const tail of ['x', '\n!', ' ']) {
        for (const head of ['', 'https://', 'postgres://u:', 'a@']) {
          readValue(declared, head + piece.repeat(length / piece.length) + tail);
        }
      }
    }
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it.each(types.filter((type) => type !== 'string' && type !== 'secret'))(
    'does not judge a gap in a %s',
    (type) => {
      for (const text of ['{{ value }}', '<VALUE>', '${VALUE}']) {
        expect(readValue(setting(type), text)).toEqual({ ok: 'unknown', remarks: ['placeholder'] });
      }
    },
  );

  it('takes strings and secrets as they are, gap or not', () => {
    expect(readValue(setting('secret'), '<PASSWORD>')).toEqual({
      ok: true,
      value: '<PASSWORD>',
      remarks: ['placeholder'],
    });
    expect(readValue(setting('string'), '$VAR')).toEqual({
      ok: true,
      value: '$VAR',
      remarks: ['placeholder'],
    });
  });

  it.each([
    ['integer', "'3939'", /quotes/, '3939'],
    ['boolean', '“true”', /quotes/, 'true'],
    ['boolean', ' true', /white space/, 'true'],
    ['duration', "'30s'", /quotes/, '30s'],
    ['listen', ' :3939', /white space/, ':3939'],
    ['url', "'https://u:hunter2@h/'", /quotes/, undefined],
    ['url', ' https://h/', /white space/, undefined],
  ] as const)('sees what was put around a %s: %j', (type, text, reason, suggestion) => {
    const reading = refusal(readValue(setting(type), text));
    expect(reading).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
    expect(reading.suggestion).toBe(suggestion);
    expect(JSON.stringify(reading)).not.toContain('hunter2');
  });

  it('keeps the error of the server when it sees quotes', () => {
    expect(readValue(setting('integer'), "'3939'")).toHaveProperty(
      'server',
      `failed to parse "'3939'" as int: expected integer`,
    );
  });
});

describe('blankMeans', () => {
  it('sets a boolean, empties a list, and is an error otherwise', () => {
    expect(blankMeans(setting('boolean'))).toBe('true');
    expect(blankMeans(setting('boolean', { multi: true }))).toBe('empties-list');
    expect(blankMeans(setting('string', { multi: true }))).toBe('empties-list');
    for (const type of types.filter((one) => one !== 'boolean'))
      expect(blankMeans(setting(type))).toBe('error');
    expect(BLANK_ERROR).toBe('blank value not supported for type');
  });
});

describe('inRange', () => {
  const seconds = (count: number): Duration => new Duration(BigInt(count) * 1_000_000_000n);

  it.each([
    [setting('integer', { min: 0, max: 10 }), 0],
    [setting('integer', { min: 0, max: 10 }), 10],
    [setting('integer'), -5],
    [setting('decimal', { min: 0.5 }), 0.5],
    [setting('duration', { min: '1s', max: '1h' }), seconds(60)],
    [setting('duration', { min: '0' }), seconds(0)],
    [setting('bytes', { min: '1 KB' }), new ByteSize(1000n)],
    [setting('bytes', { min: 0 }), new ByteSize(0n)],
    [setting('string', { min: 5 }), 'abc'],
  ])('%# is in range', (declared, value) => {
    expect(inRange(declared, value)).toEqual({ ok: true });
  });

  it.each([
    [setting('integer', { min: 1, unit: 'processes' }), 0, 'is below the minimum of 1'],
    [setting('integer', { max: 65_535 }), 65_536, 'is above the maximum of 65535'],
    [setting('decimal', { min: 0 }), -0.1, 'is below the minimum of 0'],
    [setting('decimal', { max: 1 }), Infinity, 'is above the maximum of 1'],
    [setting('decimal', { min: 0 }), Number.NaN, 'is below the minimum of 0'],
    [setting('duration', { min: '1s' }), new Duration(1800n), 'is below the minimum of 1s'],
    [setting('duration', { max: '1h' }), seconds(3601), 'is above the maximum of 1h'],
    [setting('bytes', { max: '1 KiB' }), new ByteSize(1025n), 'is above the maximum of 1 KiB'],
  ])('%# is not', (declared, value, reason) => {
    expect(inRange(declared, value)).toEqual({ ok: false, reason });
  });
});
