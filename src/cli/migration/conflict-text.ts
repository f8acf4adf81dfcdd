import type { Conflict } from '../../migrate/index.ts';
import type { Paint } from '../../report/paint.ts';
import { MASK } from '../../schema/index.ts';
import type { MigrationFiles } from './files.ts';
import { oneLine, placesOf, shownValues } from './values.ts';

/** A conflict for people: its setting, and what each file says. */
export function conflictText(
  { setting, main, migration }: Conflict,
  files: MigrationFiles,
  paint: Paint,
): string {
  const values = [main, migration].map((side) => shownValues(side.values));
  const width = Math.max(...values.map((value) => value.length));
  const places = [placesOf(files.main, main.ranges), placesOf(files.migration, migration.ranges)];
  const lines = ['main', 'migration'].map(
    (name, index) =>
      `    ${name.padEnd('migration'.length)}  ${values[index]!.padEnd(width)}  ${paint.frame(places[index]!)}\n`,
  );
  const secret = values[0] === values[1] && values[0]!.includes(MASK) ? ' (two values that are secret)' : '';
  return `  ${paint.strong(oneLine(setting))}${secret}\n${lines.join('')}`;
}
