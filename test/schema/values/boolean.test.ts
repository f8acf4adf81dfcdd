import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBoolean, writeBoolean } from '../../../src/schema/values/boolean.ts';

describe('readBoolean', () => {
  it.each([
    ...['true', 'yes', 'on', '1', 'TRUE', 'True', 'YeS', 'oN'].map((text) => [text, true] as const),
    ...['false', 'no', 'off', '0', 'FALSE', 'False', 'nO', 'OFF'].map((text) => [text, false] as const),
  ])('%j is %s', (text, value) => {
    expect(readBoolean(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['t', 'true'],
    ['Y', 'true'],
    ['enabled', 'true'],
    ['Enable', 'true'],
    ['f', 'false'],
    ['n', 'false'],
    ['disabled', 'false'],
    [' true', 'true'],
    ['off ', 'false'],
    ['ture', 'true'],
    ['flase', 'false'],
    ['maybe', undefined],
    ['2', undefined],
    ['-1', undefined],
    ['01', undefined],
    ['o', undefined],
    ['', undefined],
  ])('refuses %j and suggests %j', (text, suggestion) => {
    const reading = readBoolean(text);
    expect(reading).toMatchObject({ ok: false, server: `failed to parse bool \`${text.toLowerCase()}\`` });
    expect((reading as { suggestion?: string }).suggestion).toBe(suggestion);
  });

  it.each([
    ['ﬀ', '`ﬀ`'],
    ['İ', '`i`'],
    ['ΑΣ', '`ας`'.replace('ς', 'σ')],
    ['\u212a', '`k`'],
    ['a`b', '"a`b"'],
    ['a\nb', '"a\\nb"'],
    ['a\tb', '`a\tb`'],
    ['\u007f', '"\\x7f"'],
    ['\ufeff', '"\\ufeff"'],
    ['`\u{1f600}', '"`\u{1f600}"'],
    ['`\u{e0001}', '"`\\U000e0001"'],
    ['"\\`', '"\\"\\\\`"'],
  ])('quotes %j as the library does', (text, quoted) => {
    expect(readBoolean(text)).toHaveProperty('server', `failed to parse bool ${quoted}`);
  });

  it('reads back what writeBoolean writes', () => {
    fc.assert(
      fc.property(fc.boolean(), (value) => {
        expect(readBoolean(writeBoolean(value))).toEqual({ ok: true, value });
      }),
    );
  });
});
