import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSize, isByteSize, readBytes } from '../../../src/schema/values/bytes.ts';
import { refusal } from './refusal.ts';

describe('readBytes', () => {
  it.each([
    ['42', 42n],
    ['0', 0n],
    ['5 MB', 5_000_000n],
    ['5MB', 5_000_000n],
    ['5 mb', 5_000_000n],
    ['5 KiB', 5120n],
    ['5 B', 5n],
    ['1.5 GB', 1_500_000_000n],
    ['.5 KiB', 512n],
    ['1. KB', 1000n],
    ['1.0', 1n],
    ['+1', 1n],
    ['1.0001 KB', 1000n],
    ['2 TiB', 2n * 1024n ** 4n],
    ['7 EiB', 7n * 1024n ** 6n],
    [' 5 MB ', 5_000_000n],
  ])('%j is %d bytes', (text, bytes) => {
    expect(readBytes(text)).toEqual({ ok: true, value: new ByteSize(bytes) });
  });

  it.each([
    ['5K', 5000n],
    ['5g', 5_000_000_000n],
    ['5Gi', 5n * 1024n ** 3n],
    ['1 mi', 1024n ** 2n],
  ])('%j is %d bytes, with a remark on the unit', (text, bytes) => {
    expect(readBytes(text)).toEqual({ ok: true, value: new ByteSize(bytes), remarks: ['unconfirmed-unit'] });
  });

  it.each([
    ['', /empty/, undefined],
    ['-1', /negative/, undefined],
    ['-5 MB', /negative/, undefined],
    ['x', /not a size/, undefined],
    ['MB', /not a size/, undefined],
    ['.', /not a size/, undefined],
    ['5 XB', /unit is unknown/, undefined],
    ['5 megabytes', /unit is unknown/, '5 MB'],
    ['5.5 gigabyte', /unit is unknown/, '5.5 GB'],
    ['5 bytes', /unit is unknown/, '5 B'],
    ['1,024 MB', /not a size/, '1024 MB'],
    ['1,024', /not a size/, '1024'],
    ['1,5 GB', /not a size/, undefined],
    ['1.5', /whole number of bytes/, undefined],
    ['1.5 B', /whole number of bytes/, undefined],
    ['5 M B', /not a size/, undefined],
    ['8 EiB', /too large/, undefined],
    ['9223372036854775808', /too large/, undefined],
  ])('refuses %j', (text, reason, suggestion) => {
    const reading = refusal(readBytes(text));
    expect(reading).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
    expect(reading.suggestion).toBe(suggestion);
    if (suggestion !== undefined) expect(readBytes(suggestion).ok).toBe(true);
  });
});

describe('ByteSize', () => {
  it.each([
    [0n, '0'],
    [42n, '42'],
    [1000n, '1 KB'],
    [1024n, '1 KiB'],
    [5_000_000n, '5 MB'],
    [1_024_000n, '1000 KiB'],
    [1_500_000_000n, '1500 MB'],
    [3n * 1024n ** 3n, '3 GiB'],
  ])('%d bytes are written as %s', (bytes, text) => {
    expect(new ByteSize(bytes).toString()).toBe(text);
    expect(JSON.stringify(new ByteSize(bytes))).toBe(`"${text}"`);
  });

  it('is read back as written', () => {
    const size = fc.oneof(
      fc.bigInt(0n, 2n ** 63n - 1n),
      fc
        .tuple(fc.bigInt(0n, 8000n), fc.constantFrom(1000n, 1024n), fc.bigInt(0n, 5n))
        .map(([n, base, power]) => n * base ** power),
    );
    fc.assert(
      fc.property(size, (bytes) => {
        const value = new ByteSize(bytes);
        expect(readBytes(value.toString())).toEqual({ ok: true, value });
      }),
    );
  });

  it('is neither negative nor endless, and knows its equals', () => {
    expect(() => new ByteSize(-1n)).toThrow(RangeError);
    expect(() => new ByteSize(2n ** 63n)).toThrow(RangeError);
    expect(new ByteSize(1n).equals(new ByteSize(1n))).toBe(true);
    expect(new ByteSize(1n).equals(new ByteSize(2n))).toBe(false);
    expect(isByteSize(new ByteSize(1n))).toBe(true);
    expect(isByteSize(1n)).toBe(false);
  });
});
