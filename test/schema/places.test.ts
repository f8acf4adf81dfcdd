import { describe, expect, test } from 'vitest';
import { settings } from '../../src/schema/all-settings.ts';
import { findSection, findSetting } from '../../src/schema/index.ts';
import { type Place, placeGroups } from '../../src/schema/places/index.ts';

const places = placeGroups.flatMap((group): readonly Place[] => group.places);
const named = places.filter((place) => place.type === 'setting');

describe('the places', () => {
  test('have one entry for each setting of the catalogue that names a directory or file', () => {
    const paths = settings.filter(({ type, kind }) => type === 'path' || kind !== undefined);
    expect(named.map(({ setting }) => setting).sort()).toEqual(
      paths.map(({ section, name }) => `${section}.${name}`).sort(),
    );
  });

  test.each(named.map((place) => [place.setting, place] as const))(
    '%s: what nodes need stands in the catalogue or here, not in both',
    (name, place) => {
      const [section = '', key = ''] = name.split('.');
      const { ha } = findSetting(findSection(section)!, key)!.setting;
      expect(ha !== undefined && place.nodes !== undefined).toBe(false);
    },
  );

  test('tell in a few words what they hold, for a line of a table', () => {
    for (const { holds } of places) {
      expect(holds).toMatch(/[a-z)0-9]$/i);
      expect(holds.length).toBeLessThan(70);
    }
  });

  test('that a backup must contain are those that Posit names, and the key', () => {
    const needed = places.filter(({ backup }) => backup === 'yes' || backup === 'by hand');
    expect(needed.map((place) => ('setting' in place ? place.setting : place.type))).toEqual([
      'Server.DataDir',
      'SQLite.Dir',
      'Postgres.URL',
      'Postgres.InstrumentationURL',
      'Database.Dir',
      'Server.EncryptionKeyFile',
      // the key in it
      'implied',
      'configuration',
      'migration',
      // /etc/rstudio-connect
      'implied',
    ]);
  });
});
