/** What can be done about old settings, beside what the catalogue says of them. */
import { describe, expect, test } from 'vitest';
import { settings } from '../../../src/schema/all-settings.ts';
import { Settings } from '../../../src/schema/settings.ts';
import { upgrades } from '../../../src/schema/upgrades/index.ts';

const byName = new Map(settings.map((setting) => [`${setting.section}.${setting.name}`, setting]));
const ofSettings = upgrades.filter(({ form }) => form === undefined);
const beside = new Settings({ main: [] });

/** Values that make every upgrade write something, if it ever does. */
const VALUES = ['true', 'publisher', '/opt/R/4', 'a.org', 'a@b.org', 'x', 'https://a', '/a', 'JSON'];

describe('upgrades', () => {
  test('are of settings that are on their way out', () => {
    for (const { setting } of ofSettings) {
      const known = byName.get(setting);
      expect(known?.deprecated ?? known?.removed, setting).toBeDefined();
    }
    expect(new Set(ofSettings.map(({ setting }) => setting)).size).toBe(ofSettings.length);
  });

  test('leave out only what is unconfirmed', () => {
    const covered = new Set<string>(ofSettings.map(({ setting }) => setting));
    const missing = [...byName].filter(
      ([name, { deprecated, removed }]) => (deprecated ?? removed) !== undefined && !covered.has(name),
    );
    for (const [name, { certainty, deprecated }] of missing)
      expect(deprecated?.certainty ?? certainty, name).toBe('uncertain');
  });

  test('write settings that the catalogue names as successors, and of which it is sure', () => {
    for (const { setting, convert } of ofSettings) {
      const { deprecated, removed, certainty } = byName.get(setting)!;
      const successors = [deprecated?.replacement, removed?.replacement];
      const notes = `${deprecated?.note} ${removed?.note}`;
      for (const value of VALUES) {
        const outcome = convert(value, beside);
        if (!('becomes' in outcome)) continue;
        expect(certainty, setting).toBe('documented');
        for (const { setting: to } of outcome.becomes) {
          expect(byName.get(to)?.certainty, to).toBe('documented');
          expect(successors.includes(to) || notes.includes(to), `${setting} → ${to}`).toBe(true);
        }
      }
    }
  });

  test('say why, and what to do, in sentences', () => {
    for (const { setting, convert } of upgrades)
      for (const value of [...VALUES, '', '{{ x }}', '{$}']) {
        const outcome = convert(value, beside);
        if (!('why' in outcome)) {
          expect(outcome.because ?? 'a clause', setting).toMatch(/^[\p{L}`][^.]*(?:\.\w+[^.]*)*[^.]$/u);
          continue;
        }
        for (const text of [outcome.why, ...outcome.choices]) expect(text, setting).toMatch(/^[A-Z[].*\.$/s);
        expect(outcome.choices.length, setting).toBeGreaterThan(0);
      }
  });
});
