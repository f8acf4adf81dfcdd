import { describe, expect, test } from 'vitest';
import { numberText } from '../../src/helm/go-text.ts';
import { isUnsupportedNumber, resolvePlain } from '../../src/helm/plain-scalar.ts';

describe('a scalar without quotes is to Helm', () => {
  // Each as sigs.k8s.io/yaml and a template of Go print it.
  test.each([
    ['yes', 'true'],
    ['y', 'true'],
    ['n', 'false'],
    ['on', 'true'],
    ['Off', 'false'],
    ['TRUE', 'true'],
    ['tRUE', 'tRUE'],
    ['0644', '420'],
    ['0o644', '420'],
    ['0o8', '0o8'],
    ['-0644', '-420'],
    ['09', '9'],
    ['0_7', '7'],
    ['0x1F', '31'],
    ['+0x10', '16'],
    ['0x', '0x'],
    ['0b11', '3'],
    ['-0b11', '-3'],
    ['1_000', '1000'],
    ['1__0', '10'],
    ['_1', '_1'],
    ['1:30', '1:30'],
    ['2026-08-20', '2026-08-20'],
    ['2026.08.0', '2026.08.0'],
    ['1.2.3', '1.2.3'],
    ['3.10', '3.1'],
    ['0.10', '0.1'],
    ['.5', '0.5'],
    ['.5_0', '0.5'],
    ['._5', '._5'],
    ['5.', '5'],
    ['+5', '5'],
    ['-5', '-5'],
    ['1e3', '1000'],
    ['12e03', '12000'],
    ['0.1e1', '1'],
    ['1E5', '100000'],
    ['1e6', '1e+06'],
    ['1e-7', '1e-07'],
    ['1e400', '1e400'],
    ['999999', '999999'],
    ['1000000', '1e+06'],
    ['1048576', '1.048576e+06'],
    ['123_456_789', '1.23456789e+08'],
    ['0777777777777', '6.8719476735e+10'],
    ['18446744073709551615', '1.8446744073709552e+19'],
    ['18446744073709551616', '1.8446744073709552e+19'],
    ['-9223372036854775809', '-9.223372036854776e+18'],
    ['9007199254740993', '9.007199254740992e+15'],
    ['100000.5', '100000.5'],
    ['0.0001', '0.0001'],
    ['0.00001', '1e-05'],
    ['=', '='],
    [':3939', ':3939'],
    ['5m', '5m'],
  ])('%s: %s', (written, printed) => {
    const data = resolvePlain(written);
    expect(typeof data === 'number' ? numberText(data) : String(data)).toBe(printed);
  });

  test.each(['', '~', 'null', 'Null', 'NULL'])('null: %j', (written) => {
    expect(resolvePlain(written)).toBeNull();
  });

  test.each([['.inf'], ['-.INF'], ['.nan'], ['+.inf']])('no number that JSON knows: %s', (written) => {
    expect(isUnsupportedNumber(written)).toBe(true);
  });
});
