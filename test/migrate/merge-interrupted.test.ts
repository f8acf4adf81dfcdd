/** A run that was killed once the main file was written, and then starts anew. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type MigrationFile, mergeMigration } from '../../src/migrate/index.ts';
import { parse } from '../../src/parser/index.ts';
import { pairs } from './merge-arbitraries.ts';

const sides: fc.Arbitrary<MigrationFile> = fc.constantFrom('main', 'migration');

describe('a merge of which only the main file was written', () => {
  test.prop([pairs, sides, fc.boolean()], { numRuns: 1000 })(
    'ends the same when it is done again',
    ({ main, migration }, prefer, dropDeprecated) => {
      const options = { prefer, dropDeprecated };
      const once = mergeMigration(parse(main), parse(migration), options);
      const again = mergeMigration(once.main, parse(migration), options);
      expect(again.main.toString()).toBe(once.main.toString());
      expect(again.migration.toString()).toBe(once.migration.toString());
    },
  );
});
