import { fc, test as property } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { planReload, type ReloadPlan } from '../../src/reload/index.ts';
import { plain } from '../../src/report/paint.ts';
import { reloadText } from '../../src/report/reload.ts';
import { summarize } from '../../src/rules/lint.ts';
import { settings } from '../../src/schema/all-settings.ts';
import type { Setting } from '../../src/schema/index.ts';
import { anyText, bytes } from '../parser/arbitraries.ts';

/** Values that mean different things, each in several spellings. */
function valuesOf({ type, values }: Setting): string[][] {
  switch (type) {
    case 'boolean':
      return [
        ['true', 'on', 'yes', '1'],
        ['false', 'off', 'no', '0'],
      ];
    case 'duration':
      return [
        ['60s', '1m', '"60s"'],
        ['2h', '120m', '7200s'],
      ];
    case 'bytes':
      return [
        ['1 KiB', '1024'],
        ['5 MB', '5000000'],
      ];
    case 'integer':
      return [['7', '"7"'], ['11']];
    case 'decimal':
      return [['0.5', '"0.5"'], ['0.75']];
    case 'enum':
      return values!.map((value) => [value, `"${value}"`]);
    case 'url':
      return [['https://one.example.com', '"https://one.example.com"'], ['https://two.example.com']];
    case 'listen':
      return [[':3939', '":3939"'], [':8080']];
    default:
      return [['/srv/one', '"/srv/one"', '/srv/o"ne"'], ['/srv/two']];
  }
}

/** Settings that can be given two values, by `Section.Name`. */
const candidates = settings.filter((setting) => valuesOf(setting).length >= 2);

interface Given {
  readonly section: string;
  readonly name: string;
  readonly header: string;
  readonly values: string[][];
}

const given = fc.constantFrom(...candidates).map(
  (setting): Given => ({
    section: setting.section,
    name:
      setting.subsection === 'none'
        ? `${setting.section}.${setting.name}`
        : `${setting.section}."x".${setting.name}`,
    header: setting.subsection === 'none' ? setting.section : `${setting.section} "x"`,
    values: valuesOf(setting),
  }),
);

const manySettings = fc.uniqueArray(given, { selector: ({ name }) => name, minLength: 1, maxLength: 25 });

/** How somebody writes it: spelling, comments, and which sections come first. */
const style = fc.record({
  spelling: fc.nat(5),
  comment: fc.constantFrom('', ' ; why', '\n; why\n', '\n'),
  turn: fc.nat(30),
});
type Style = { spelling: number; comment: string; turn: number };

function write(
  all: readonly Given[],
  pick: (given: Given, index: number) => number,
  { spelling, comment, turn }: Style,
): string {
  const turned = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)];
  return turned
    .map((one) => {
      const spellings = one.values[pick(one, all.indexOf(one)) % one.values.length]!;
      const text = spellings[spelling % spellings.length]!;
      return `[${spelling % 2 ? one.header.toUpperCase().replace('"X"', '"x"') : one.header}]\n${one.name.split('.').at(-1)} = ${text}${comment}\n`;
    })
    .join('');
}

const plan = (running: string, candidate: string) => planReload(parse(running), parse(candidate));

function text(result: ReloadPlan): string {
  const node = { candidate: 'new.gcfg', running: 'old.gcfg', plan: result, notes: [] };
  return reloadText({ nodes: [node], errors: summarize([]) }, { paint: plain, width: 100, version: '1' });
}

describe('a reload plan', () => {
  property.prop([manySettings, style, style])(
    'is empty for what is only written otherwise',
    (all, one, other) => {
      const result = plan(
        write(all, () => 0, one),
        write(all, () => 0, other),
      );
      expect(result.changes).toEqual([]);
      expect(result.action).toBe('none');
    },
  );

  property.prop([manySettings, style, style, fc.infiniteStream(fc.boolean())])(
    'has every value that changes exactly once, and restarts unless a reload is known to apply all of them',
    (all, one, other, flips) => {
      const changed = all.map(() => flips.next().value === true);
      const result = plan(
        write(all, () => 0, one),
        write(all, (_, index) => (changed[index] ? 1 : 0), other),
      );
      const explicit = result.changes.filter(({ follows }) => follows === undefined);
      expect(explicit.map(({ setting }) => setting).toSorted()).toEqual(
        all
          .filter((_, index) => changed[index])
          .map(({ name }) => name)
          .toSorted(),
      );
      expect(new Set(result.changes.map(({ setting }) => setting)).size).toBe(result.changes.length);
      expect(explicit.every(({ range }) => range !== null)).toBe(true);
      const known = result.changes.every(({ reloadable }) => reloadable === true);
      expect(result.action).toBe(result.changes.length === 0 ? 'none' : known ? 'reload' : 'restart');
      expect(result.changes.filter(({ effect }) => effect === 'reload').length).toBe(
        result.changes.filter(({ reloadable }) => reloadable === true).length,
      );
    },
  );

  const secretSettings = settings.filter(
    ({ type }) => type === 'secret' || type === 'url' || type === 'path',
  );
  const secretText = fc.constantFrom(
    (secret: string) => secret,
    (secret: string) => `https://connect:${secret}@example.com/`,
    (secret: string) => `host=db password=${secret} dbname=connect`,
    (secret: string) => `https://connect:${secret};x@example.com/`,
  );

  property.prop([
    fc.array(fc.tuple(fc.constantFrom(...secretSettings), secretText), { minLength: 1, maxLength: 12 }),
    fc.boolean(),
    fc.boolean(),
  ])('never shows a secret', (all, isAdded, isUnknown) => {
    const file = (secret: string) =>
      all
        .map(([{ section, name, subsection, type }, spelled]) => {
          const value = type === 'secret' ? secret : spelled(secret);
          if (value === secret && type !== 'secret') return '';
          const header = subsection === 'none' ? section : `${section} "https://u:${secret}@x/"`;
          return `[${header}]\n${name} = ${value}\n${isUnknown ? `Api_Token = ${secret}\n`.replace('_', '-') : ''}`;
        })
        .join('');
    const result = plan(isAdded ? '' : file('hunter2'), file('hunter3'));
    expect(JSON.stringify(result)).not.toContain('hunter');
    expect(text(result)).not.toContain('hunter');
    expect(text(plan(file('hunter2'), ''))).not.toContain('hunter');
  });

  property.prop([fc.oneof(anyText, bytes)])(
    'of a file with itself is empty, whatever stands there',
    (content) => {
      const document = parse(content);
      const result = planReload(document, parse(content));
      expect(result.changes).toEqual([]);
      expect(result.action).toBe(document.errorCount > 0 ? 'blocked' : 'none');
      expect(text(result)).not.toBe('');
    },
  );

  property.prop([fc.oneof(anyText, bytes), fc.oneof(anyText, bytes)])(
    'can be made of anything',
    (one, other) => {
      expect(text(planReload(parse(one), parse(other)))).not.toBe('');
    },
  );

  property.prop([manySettings, style, fc.integer({ min: 80, max: 120 })])(
    'stays within its columns',
    (all, one, width) => {
      const result = plan(
        '',
        write(all, () => 1, one),
      );
      const node = { candidate: 'new.gcfg', running: 'old.gcfg', plan: result, notes: [] };
      const lines = reloadText(
        { nodes: [node], errors: summarize([]) },
        { paint: plain, width, version: '1' },
      ).split('\n');
      // What can’t be broken: the last line, addresses, names with their places, commands.
      const long = lines
        .slice(0, -2)
        .filter((line) => line.length > Math.min(width, 100) && !/https:|"\$CONNECT|\w\.\w/.test(line));
      expect(long).toEqual([]);
    },
  );
});
