import type { Conflict, Dropped, FileSide, MigrationResult } from '../../migrate/index.ts';
import type { Document, TextRange } from '../../parser/index.ts';
import type { WrittenFile } from '../change-files.ts';
import type { MigrationFiles } from './files.ts';

/** The stable format for programs: fields may be added, never removed or changed. */
export function migrationJson(
  {
    main,
    moved,
    unchanged,
    conflicts,
    dropped,
  }: Pick<MigrationResult, 'main' | 'moved' | 'unchanged' | 'conflicts' | 'dropped'>,
  files: MigrationFiles,
  written: readonly WrittenFile[],
): string {
  const document = { main: files.main.document, migration: files.migration.document };
  const conflict = (found: Conflict) => ({
    setting: found.setting,
    main: side(document.main, found.main),
    migration: side(document.migration, found.migration),
    ...(found.resolution === undefined ? {} : { resolution: found.resolution }),
  });
  const report = {
    version: 1,
    files: { main: files.main.path, migration: files.migration.path },
    moved: moved.map(({ from, to, ...rest }) => ({
      ...rest,
      from: ranges(document.migration, from),
      to: ranges(main, to),
    })),
    conflicts: conflicts.filter(({ resolution }) => resolution === undefined).map(conflict),
    resolved: conflicts.filter(({ resolution }) => resolution !== undefined).map(conflict),
    unchanged: unchanged.map((found) => ({
      setting: found.setting,
      main: side(document.main, found.main),
      migration: side(document.migration, found.migration),
    })),
    dropped: dropped.map((found: Dropped) => ({
      setting: found.setting,
      file: found.file,
      reason: found.reason,
      ...side(document[found.file], found),
    })),
    written: written.length > 0,
    backups: written.flatMap(({ backup }) => backup ?? []),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function side(document: Document, { values, ranges: places }: FileSide) {
  return { values, ranges: ranges(document, places) };
}

function ranges(document: Document, places: readonly TextRange[]) {
  return places.map((range) => document.range(range));
}
