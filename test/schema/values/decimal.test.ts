import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDecimal, writeDecimal } from '../../../src/schema/values/decimal.ts';
import { refusal } from './refusal.ts';

describe('readDecimal', () => {
  it.each([
    ['0', 0],
    ['1', 1],
    ['3.14', 3.14],
    ['.5', 0.5],
    ['7.', 7],
    ['-1.5', -1.5],
    ['1e3', 1000],
    ['1E-3', 0.001],
    ['1_000.5', 1000.5],
    [' 1.5 ', 1.5],
    ['010', 10],
    ['1p3', 8],
    ['0x1p-2', 0.25],
    ['0x1.8p1', 3],
    ['-0x.8p1', -1],
    ['5e-324', 5e-324],
  ])('%j is %d', (text, value) => {
    expect(readDecimal(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['inf', Infinity],
    ['+Inf', Infinity],
    ['-inf', -Infinity],
    ['NaN', Number.NaN],
  ])('%j is %d, with a remark', (text, value) => {
    expect(readDecimal(text)).toEqual({ ok: true, value, remarks: ['not-finite'] });
  });

  it.each([
    ['', /empty/, undefined, 'failed to parse "" as float64: EOF'],
    ['1,5', /decimal mark/, '1.5', 'failed to parse "1,5" as float64: extra characters ",5"'],
    ['infinity', /not a number/, 'inf', 'failed to parse "infinity" as float64: extra characters "inity"'],
    ['50%', /unit/, undefined, 'failed to parse "50%" as float64: extra characters "%"'],
    [
      'x',
      /not a number/,
      undefined,
      'failed to parse "x" as float64: strconv.ParseFloat: parsing "": invalid syntax',
    ],
    ['1pp', /./, undefined, 'failed to parse "1pp" as float64: strconv.Atoi: parsing "1p": invalid syntax'],
    ['\n1', /./, undefined, 'failed to parse "\\n1" as float64: unexpected newline'],
    [
      '1e400',
      /too large/,
      undefined,
      'failed to parse "1e400" as float64: strconv.ParseFloat: parsing "1e400": value out of range',
    ],
  ])('refuses %j', (text, reason, suggestion, server) => {
    const reading = refusal(readDecimal(text));
    expect(reading).toMatchObject({ ok: false, reason: expect.stringMatching(reason), server });
    expect(reading.suggestion).toBe(suggestion);
  });

  it('reads back what writeDecimal writes, bit by bit', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const reading = readDecimal(writeDecimal(value));
        expect(reading.ok === true && Object.is(reading.value, value)).toBe(true);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'015.eEpP+-_infaxX \n') }), (text) => {
        expect(readDecimal(text).ok).toBeTypeOf('boolean');
      }),
    );
  });
});
