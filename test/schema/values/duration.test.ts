import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Duration, isDuration, readDuration } from '../../../src/schema/values/duration.ts';
import { refusal } from './refusal.ts';

const SECOND = 10n ** 9n;

describe('readDuration', () => {
  it.each([
    ['0', 0n],
    ['0s', 0n],
    ['500ms', 500_000_000n],
    ['3m', 180n * SECOND],
    ['1m15s', 75n * SECOND],
    ['1h30m', 5400n * SECOND],
    ['1.5h', 5400n * SECOND],
    ['.5s', 500_000_000n],
    ['5.s', 5n * SECOND],
    ['-1s', -SECOND],
    ['+1s', SECOND],
    ['1us', 1000n],
    ['1µs', 1000n],
    ['1μs', 1000n],
    ['7ns', 7n],
    ['24h', 86_400n * SECOND],
    ['30d', 2_592_000n * SECOND],
    ['1d12h', 129_600n * SECOND],
    ['1s1h', 3601n * SECOND],
    ['0.3333333333333333333h', 1200n * SECOND],
    ['9223372036854775807ns', 2n ** 63n - 1n],
    ['-9223372036854775808ns', -(2n ** 63n)],
  ])('%j is %d ns', (text, nanoseconds) => {
    expect(readDuration(text)).toEqual({ ok: true, value: new Duration(nanoseconds) });
  });

  it.each([
    ['1800', 1800n, 'bare-nanoseconds'],
    ['1000000000', SECOND, 'bare-nanoseconds'],
    ['-1', -1n, 'bare-nanoseconds'],
    ['2w', 1_209_600n * SECOND, 'unconfirmed-unit'],
  ])('%j is %d ns, with the remark %s', (text, nanoseconds, remark) => {
    expect(readDuration(text)).toEqual({ ok: true, value: new Duration(nanoseconds), remarks: [remark] });
  });

  it.each([
    ['', /empty/, undefined],
    [' ', /empty/, undefined],
    ['1.5', /unit is missing/, undefined],
    ['.', /no number with a unit/, undefined],
    ['h', /no number with a unit/, undefined],
    ['x', /no number with a unit/, undefined],
    ['never', /no number with a unit/, undefined],
    ['1h30', /no number with a unit/, undefined],
    ['30 s', /unit is unknown/, '30s'],
    ['1h 30m', /unit is unknown/, '1h30m'],
    ['30 seconds', /unit is unknown/, '30s'],
    ['30min', /unit is unknown/, '30m'],
    ['30S', /unit is unknown/, '30s'],
    ['1 hour, 30 minutes', /unit is unknown/, '1h30m'],
    ['1 hour and 30 minutes', /unit is unknown/, '1h30m'],
    [' 10s', /no number with a unit/, '10s'],
    ['10s ', /unit is unknown/, '10s'],
    ['2 fortnights', /unit is unknown/, undefined],
    ['1month', /unit is unknown/, undefined],
    ['1M', /unit is unknown/, '1m'],
    ['1h-30m', /unit is unknown/, undefined],
    ['9223372036854775808ns', /too long/, undefined],
    ['106752d', /too long/, undefined],
    ['99999999999999999999', /too long/, undefined],
  ])('refuses %j', (text, reason, suggestion) => {
    const reading = refusal(readDuration(text));
    expect(reading).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
    expect(reading.suggestion).toBe(suggestion);
  });
});

describe('Duration', () => {
  it.each([
    ['0', '0s'],
    ['90s', '1m30s'],
    ['60m', '1h'],
    ['24h', '24h'],
    ['36h', '36h'],
    ['48h', '2d'],
    ['720h', '30d'],
    ['1h0m30s', '1h30s'],
    ['1500ms', '1.5s'],
    ['61500ms', '1m1.5s'],
    ['1500us', '1.5ms'],
    ['1500ns', '1.5us'],
    ['999', '999ns'],
    ['-90m', '-1h30m'],
  ])('%s is written as %s', (text, written) => {
    const reading = readDuration(text);
    expect(reading.ok === true && String(reading.value)).toBe(written);
    expect(reading.ok === true && JSON.stringify(reading.value)).toBe(`"${written}"`);
  });

  it('is read back as written', () => {
    const length = fc.oneof(
      fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
      fc.bigInt(-106_751n, 106_751n).map((days) => days * 86_400n * SECOND),
      fc.bigInt(-100_000n, 100_000n).map((milliseconds) => milliseconds * 1_000_000n),
    );
    fc.assert(
      fc.property(length, (nanoseconds) => {
        const value = new Duration(nanoseconds);
        expect(readDuration(value.toString())).toEqual({ ok: true, value });
      }),
    );
  });

  it('tells seconds and milliseconds, and whether it equals another', () => {
    const value = new Duration(1_500_000_000n);
    expect([value.seconds, value.milliseconds]).toEqual([1.5, 1500]);
    expect(value.equals(new Duration(1_500_000_000n))).toBe(true);
    expect(value.equals(new Duration(1n))).toBe(false);
    expect(isDuration(value)).toBe(true);
    expect(isDuration({ seconds: 1 })).toBe(false);
  });

  it('is never longer than the server can count', () => {
    expect(() => new Duration(2n ** 63n)).toThrow(RangeError);
    expect(() => new Duration(-(2n ** 63n) - 1n)).toThrow(RangeError);
  });
});
