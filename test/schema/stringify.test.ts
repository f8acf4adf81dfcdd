import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { bindConfig } from '../../src/schema/bind-config.ts';
import type { ConnectConfigInput } from '../../src/schema/connect-config.ts';
import { sections } from '../../src/schema/sections/index.ts';
import type { Section, Setting } from '../../src/schema/setting.ts';
import { stringify } from '../../src/schema/stringify.ts';
import { ByteSize, Duration } from '../../src/schema/values/index.ts';

const writable = fc.string({ unit: 'grapheme' }).filter((text) => !/[\0\r]|\p{Surrogate}/u.test(text));

function arbitraryOf(setting: Setting): fc.Arbitrary<unknown> {
  switch (setting.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer();
    case 'decimal':
      return fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .map((number) => (Object.is(number, -0) ? 0 : number));
    case 'duration':
      return fc.bigInt(0n, 10n ** 17n).map((nanoseconds) => new Duration(nanoseconds));
    case 'bytes':
      return fc.bigInt(0n, 10n ** 15n).map((bytes) => new ByteSize(bytes));
    case 'enum':
      return fc.constantFrom(...setting.values!);
    case 'url':
      return fc.webUrl();
    case 'listen':
      return fc.integer({ min: 1, max: 65_535 }).map((port) => `:${port}`);
    case 'email':
      return fc.constantFrom('a@example.com', 'Connect <connect@example.com>');
    case 'version':
      return fc.constantFrom('2025.06.0', '1.9.0');
    case 'path':
      return fc.constantFrom('/data', '/mnt/a b', '/x;y#z', '/"q"', '/tail ');
    default:
      return writable;
  }
}

function sectionOf(section: Section): fc.Arbitrary<object> {
  const settings = Object.entries(section.settings).map(([name, setting]) => {
    const value = arbitraryOf(setting);
    return [name, setting.multi ? fc.array(value, { maxLength: 3 }) : value];
  });
  const values = fc.record(Object.fromEntries(settings), { requiredKeys: [] });
  if (section.subsection === 'none') return values;
  const name = writable.filter((text) => !text.includes('\n') && text !== '__proto__');
  return fc.dictionary(name, values, { maxKeys: 2 });
}

const configs = fc
  .subarray([...(sections as readonly Section[])], { maxLength: 5 })
  .chain((some) => fc.record(Object.fromEntries(some.map((section) => [section.name, sectionOf(section)]))))
  .map((config) => config as ConnectConfigInput);

/** All of a configuration, decoded. */
function plain(text: string): unknown {
  const { config } = bindConfig(parse(text));
  return Object.fromEntries(Object.entries(config));
}

describe('stringify', () => {
  test('writes sections and settings in the order of the catalogue, defaults left out', () => {
    const text = stringify({
      RPackageRepository: { CRAN: { URL: 'https://cran.example.com' } },
      Scheduler: { IdleTimeout: new Duration(180_000_000_000n), MaxProcesses: 7 },
      Server: { Address: 'https://connect.example.com', DataDir: '/var/lib/rstudio-connect' },
      R: { Executable: ['/opt/R/4.4.2/bin/R', '/opt/R/4.3.3/bin/R'] },
      SMTP: { Password: ' a;b' },
    });
    expect(text).toBe(`[Server]
Address = https://connect.example.com

[Scheduler]
IdleTimeout = 3m
MaxProcesses = 7

[R]
Executable = /opt/R/4.4.2/bin/R
Executable = /opt/R/4.3.3/bin/R

[RPackageRepository "CRAN"]
URL = https://cran.example.com

[SMTP]
Password = " a;b"
`);
  });

  test('gives the same values back', () => {
    fc.assert(
      fc.property(configs, fc.boolean(), (config, defaults) => {
        const text = stringify(config, { defaults });
        expect(parse(text).errors).toEqual([]);
        const bound = bindConfig(parse(text)).config as unknown as Record<string, Record<string, unknown>>;
        for (const [name, settings] of Object.entries(config as Record<string, Record<string, unknown>>))
          expect(bound[name]).toMatchObject(settings);
        // Writing what was read changes nothing.
        expect(plain(stringify(bindConfig(parse(text)).config))).toEqual(plain(text));
      }),
      { numRuns: 60 },
    );
  });

  test.each<[string, unknown, RegExp]>([
    ['an unknown section', { Sever: {} }, /^There is no section Sever\.$/],
    ['an unknown setting', { Server: { DataDri: '/x' } }, /^There is no setting Server\.DataDri\.$/],
    ['a wrong type', { Server: { DataDir: 7 } }, /^Server\.DataDir is no value of its type/],
    [
      'a text for a duration',
      { Scheduler: { IdleTimeout: '5m' } },
      /^Scheduler\.IdleTimeout is no value of its type/,
    ],
    ['a wrong word', { Database: { Provider: 'mysql' } }, /^Database\.Provider is no value of its type/],
  ])('refuses %s', (_, config, message) => {
    expect(() => stringify(config as ConnectConfigInput)).toThrow(message);
  });

  test('never shows a value that it refuses', () => {
    const config = { SMTP: { Password: ['hunter2'] } } as unknown as ConnectConfigInput;
    expect(() => stringify(config)).toThrow(expect.not.stringContaining('hunter2'));
    expect(() => stringify({ SMTP: { Password: 'hunter2\r' } })).toThrow(/carriage return/);
  });
});
