import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInteger, writeInteger } from '../../../src/schema/values/integer.ts';
import { scanInteger } from '../../../src/schema/values/scan-integer.ts';
import { refusal } from './refusal.ts';

describe('readInteger', () => {
  it.each([
    ['0', 0],
    ['42', 42],
    ['-1', -1],
    ['+1', 1],
    ['0x10', 16],
    ['-0x10', -16],
    [' 5 ', 5],
    ['5\n', 5],
    ['9007199254740991', 9007199254740991],
  ])('%j is %d', (text, value) => {
    expect(readInteger(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['010', 10],
    ['-08', -8],
    ['00', 0],
  ])('%j is %d, with a remark on its zero', (text, value) => {
    expect(readInteger(text)).toMatchObject({ ok: true, remarks: ['leading-zero'] });
    expect((readInteger(text) as { value: number }).value).toBe(value);
  });

  it.each([
    ['', /empty/, undefined, 'failed to parse "" as int: EOF'],
    ['5x', /unit/, undefined, 'failed to parse "5x" as int: extra characters "x"'],
    ['30s', /unit/, undefined, 'failed to parse "30s" as int: extra characters "s"'],
    ['10 %', /unit/, undefined, 'failed to parse "10 %" as int: extra characters "%"'],
    ['5.5', /decimal point/, undefined, 'failed to parse "5.5" as int: extra characters ".5"'],
    ['5.0', /decimal point/, '5', 'failed to parse "5.0" as int: extra characters ".0"'],
    ['1,000', /not a whole number/, '1000', 'failed to parse "1,000" as int: extra characters ",000"'],
    ['1_000', /not a whole number/, '1000', 'failed to parse "1_000" as int: extra characters "_000"'],
    [
      '1 000 000',
      /not a whole number/,
      '1000000',
      'failed to parse "1 000 000" as int: extra characters "000"',
    ],
    ['1e+06', /not a whole number/, '1000000', 'failed to parse "1e+06" as int: extra characters "e+06"'],
    ['1.25e1', /not a whole number/, undefined, 'failed to parse "1.25e1" as int: extra characters ".25e1"'],
    ['0X10', /not a whole number|large/, '0x10', 'failed to parse "0X10" as int: extra characters "X10"'],
    ['+0x1F', /not a whole number|large/, '0x1f', 'failed to parse "+0x1F" as int: extra characters "x1F"'],
    ['0b11', /not a whole number/, undefined, 'failed to parse "0b11" as int: extra characters "b11"'],
    ['unlimited', /not a whole number/, undefined, 'failed to parse "unlimited" as int: expected integer'],
    ['-', /not a whole number/, undefined, 'failed to parse "-" as int: EOF'],
    [
      '9223372036854775808',
      /overflow/,
      undefined,
      'failed to parse "9223372036854775808" as int: strconv.ParseInt: parsing "9223372036854775808": value out of range',
    ],
    ['9007199254740992', /overflow/, undefined, undefined],
  ])('refuses %j', (text, reason, suggestion, server) => {
    const reading = refusal(readInteger(text));
    expect(reading).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
    expect(reading.suggestion).toBe(suggestion);
    expect(reading.server).toBe(server);
    if (suggestion !== undefined) expect(readInteger(suggestion).ok).toBe(true);
  });

  it('names the unit', () => {
    expect(readInteger('30s', 'seconds')).toHaveProperty(
      'advice',
      'write the number of seconds without a unit',
    );
  });

  it('reads back what writeInteger writes', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(readInteger(writeInteger(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it('does not write what it cannot hold', () => {
    for (const value of [1.5, Number.NaN, Infinity, 2 ** 53])
      expect(() => writeInteger(value)).toThrow(RangeError);
  });
});

describe('scanInteger', () => {
  it('takes every 64 bit number', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), (value) => {
        expect(scanInteger(value.toString())).toEqual({ ok: true, value });
      }),
    );
  });

  it('never throws', () => {
    const modes = fc.constantFrom('d', 'h', 'o', 'dh', 'do', 'ho', 'dho');
    const text = fc.string({ unit: fc.constantFrom(...'019afgxXob_-+ \n"') });
    fc.assert(
      fc.property(text, modes, fc.boolean(), (input, mode, signed) => {
        const scan = scanInteger(input, { name: 'int', bits: 8, signed, mode });
        expect(typeof (scan.ok ? scan.value : scan.error)).toBe(scan.ok ? 'bigint' : 'string');
      }),
    );
  });
});
