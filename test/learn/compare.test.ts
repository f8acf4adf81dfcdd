import { describe, expect, test } from 'vitest';
import { compareWithCatalogue } from '../../src/learn/compare.ts';
import type { Overlay, OverlaySetting } from '../../src/schema/overlay.ts';

function overlay(sections: Record<string, Record<string, OverlaySetting>>, connectVersion?: string): Overlay {
  return {
    ...(connectVersion === undefined ? {} : { connectVersion }),
    complete: true,
    sections: Object.fromEntries(Object.entries(sections).map(([name, settings]) => [name, { settings }])),
  };
}

const differences = (setting: OverlaySetting, name = 'DataDir') =>
  compareWithCatalogue(overlay({ Server: { [name]: setting } })).differences;

describe('facts', () => {
  test.each<[string, OverlaySetting, object[]]>([
    ['nothing said', {}, []],
    ['a text, of which the catalogue knows more', { type: 'string' }, []],
    ['the same default', { default: '/var/lib/rstudio-connect' }, []],
    [
      'another default',
      { default: '/x' },
      [{ fact: 'default', page: '/x', catalogue: '/var/lib/rstudio-connect' }],
    ],
    ['no default', { default: '' }, [{ fact: 'default', page: '', catalogue: '/var/lib/rstudio-connect' }]],
    ['another type', { type: 'boolean' }, [{ fact: 'type', page: 'boolean', catalogue: 'path' }]],
    ['a list', { multi: true }, [{ fact: 'multi', page: 'true', catalogue: 'false' }]],
    ['a deprecation', { deprecated: true }, [{ fact: 'deprecated', page: 'true', catalogue: 'false' }]],
    ['none', { deprecated: false }, []],
  ])('%s', (_, setting, found) => {
    expect(differences(setting)).toEqual(found.map((each) => ({ setting: 'Server.DataDir', ...each })));
  });

  test('defaults are compared by what they mean', () => {
    const { differences: found } = compareWithCatalogue(
      overlay({ Scheduler: { IdleTimeout: { type: 'duration', default: '2m' } } }),
    );
    expect(found).toEqual([]);
  });

  test('where the page marks settings that a reload applies, the others take a restart', () => {
    const { differences: found } = compareWithCatalogue(
      overlay({ Server: { PublicWarning: { reloadable: true }, DataDir: {} } }),
    );
    expect(found).toContainEqual({
      setting: 'Server.DataDir',
      fact: 'reloadable',
      page: 'false',
      catalogue: null,
    });
  });
});

test('names are compared as the server compares them', () => {
  const { onlyPage, compared } = compareWithCatalogue(
    overlay({ server: { datadir: {} }, Nowhere: { New: {} } }),
  );
  expect([onlyPage, compared]).toEqual([['Nowhere.New'], 1]);
});

test('what a version does not have is not missing on its page', () => {
  const lacks = (version: string) =>
    compareWithCatalogue(overlay({ Server: { DataDir: {} } }, version)).onlyCatalogue;
  expect(lacks('1.7.0')).not.toContain('ExecutionEnvironments.ConfigFilePath');
  expect(lacks('2026.08.0')).toContain('ExecutionEnvironments.ConfigFilePath');
});
