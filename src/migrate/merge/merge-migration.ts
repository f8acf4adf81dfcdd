import { type Document, type Entry, parse } from '../../parser/index.ts';
import { addressKey, parseSettingPath } from '../../parser/setting-path.ts';
import { type Binding, NEWEST_VERSION } from '../../schema/index.ts';
import { clearingEdits } from './clear-migration.ts';
import { type Compared, compare, rangeOf, sideOf } from './compare.ts';
import { deprecatedBy } from './deprecated.ts';
import { MainEdits } from './edit-main.ts';
import { commentOf, type Layout, readLayout } from './layout.ts';
import { inForce } from './meaning.ts';
import {
  type Dropped,
  MigrationError,
  type MigrationFile,
  type MigrationOptions,
  type MigrationResult,
  type Moved,
} from './result.ts';

/** A setting of the migration file, and what becomes of it. */
interface Decided extends Compared {
  /** Whose value counts, where the files differ and somebody said so. */
  readonly resolution: MigrationFile | undefined;
  /** Lines of the main file that give way. */
  readonly replaced: readonly Binding[];
  readonly isOpen: boolean;
  readonly isWritten: boolean;
  /** Deprecated lines of the main file whose place it takes. */
  readonly deprecated: readonly Binding[];
}

/**
 * Moves the settings of a migration file into the main file, with the comments that belong to them. All that the main
 * file holds stays as it is, unless a conflict is resolved in favour of the migration file. The documents given are
 * not changed.
 *
 * @throws {MigrationError} when the server refuses one of the files.
 * @throws {RangeError} for an option that names no setting, no file or no version.
 */
export function mergeMigration(
  main: Document,
  migration: Document,
  options: MigrationOptions = {},
): MigrationResult {
  const settings = decide(main, migration, options);
  const isComplete = !settings.some(({ isOpen }) => isOpen);
  const merged = parse(main.toString());
  const left = parse(migration.toString());
  if (isComplete) {
    const layout = readLayout(migration);
    const edits = mainEdits(new MainEdits(main, readLayout(main), layout), settings, options);
    merged.edit(edits.list());
    left.edit(clearingEdits(migration, { layout, commentsOfMain: commentsOf(readLayout(merged)) }));
  }
  return {
    main: merged,
    migration: left,
    isComplete,
    moved: settings
      .filter(({ isWritten }) => isWritten)
      .map((setting) => movedOf(setting, migration, isComplete ? merged : undefined)),
    unchanged: settings
      .filter(({ state }) => state === 'same')
      .map(({ setting, main: own, migration: lines }) => ({
        setting,
        main: sideOf(main, inForce(own)),
        migration: sideOf(migration, inForce(lines)),
      })),
    conflicts: settings
      .filter(({ state }) => state === 'differs')
      .map(({ setting, main: own, migration: lines, resolution }) => ({
        setting,
        main: sideOf(main, inForce(own)),
        migration: sideOf(migration, inForce(lines)),
        resolution,
      })),
    dropped: settings.flatMap((setting) => droppedBy(setting, main, migration, options)),
  };
}

function decide(main: Document, migration: Document, options: MigrationOptions): Decided[] {
  const choose = readChoices(options);
  const version = options.connectVersion ?? NEWEST_VERSION;
  const deprecated = deprecatedBy(main, version);
  for (const [file, document] of [
    ['main', main],
    ['migration', migration],
  ] as const)
    if (document.errorCount > 0) throw new MigrationError(file, document.errors, document.errorCount);
  const settings = compare(main, migration);
  const given = new Set(settings.map(({ key }) => key));
  return settings.map((compared) => {
    const { state, key, moving, main: own } = compared;
    const resolution = state === 'differs' ? choose(key) : undefined;
    const isOpen = state === 'differs' && resolution === undefined;
    const isWritten = moving.length > 0 && (state !== 'differs' || resolution === 'migration');
    // Of a setting that takes one value, the earlier lines count as little as before.
    const takesOne = own.at(-1)?.setting !== undefined && !own.at(-1)!.setting!.multi;
    return {
      ...compared,
      resolution,
      isOpen,
      isWritten,
      replaced: resolution === 'migration' ? (takesOne ? own.slice(-1) : own) : [],
      deprecated: isWritten ? deprecated(key).filter(({ entry }) => !given.has(addressKey(entry))) : [],
    };
  });
}

/** Whose value the user wants for a setting. */
function readChoices({ prefer, resolve = {} }: MigrationOptions): (key: string) => MigrationFile | undefined {
  for (const file of [prefer, ...Object.values(resolve)])
    if (file !== undefined && file !== 'main' && file !== 'migration')
      throw new RangeError(`${JSON.stringify(file)} is neither “main” nor “migration”.`);
  const byKey = new Map(
    Object.entries(resolve).map(([path, file]) => [addressKey(parseSettingPath(path)), file]),
  );
  return (key) => byKey.get(key) ?? prefer;
}

function mainEdits(
  edits: MainEdits,
  settings: readonly Decided[],
  { dropDeprecated = false }: MigrationOptions,
): MainEdits {
  const written = settings.filter(({ isWritten }) => isWritten);
  // What joins a list comes first: nothing may come between its lines.
  for (const setting of written.filter(({ main: own }) => own.length > 0)) {
    if (setting.state === 'differs') edits.replace(setting.replaced.map(entryOf), movingEntries(setting));
    else for (const entry of movingEntries(setting)) edits.add(entry, setting.main.at(-1)!.entry);
  }
  for (const setting of written.filter(({ main: own }) => own.length === 0))
    for (const entry of movingEntries(setting)) edits.add(entry);
  if (dropDeprecated)
    for (const entry of new Set(written.flatMap(({ deprecated }) => deprecated.map(entryOf))))
      edits.remove(entry);
  return edits;
}

function movedOf(setting: Decided, migration: Document, merged: Document | undefined): Moved {
  const { state, moving, deprecated } = setting;
  const { values, ranges } = sideOf(migration, moving);
  // They stand behind all other lines of the same setting.
  const written = merged?.find(moving[0]!.entry).slice(-moving.length) ?? [];
  return {
    setting: setting.setting,
    how: state === 'new' ? 'added' : state === 'joins' ? 'joined' : 'replaced',
    values,
    from: ranges,
    to: written.map(rangeOf),
    replaces: [...new Set(deprecated.map(({ name }) => name))],
  };
}

function droppedBy(
  decided: Decided,
  main: Document,
  migration: Document,
  { dropDeprecated = false }: MigrationOptions,
): Dropped[] {
  const { setting, state, resolution, moving, replaced, deprecated, isWritten } = decided;
  const counting = inForce(decided.migration);
  // Those that count are the last.
  const overridden = decided.migration.slice(0, -counting.length);
  const written = new Set(moving);
  const repeated = isWritten ? counting.filter((line) => !written.has(line)) : [];
  const refused = state === 'differs' && resolution === 'main' ? counting : [];
  const gone = dropDeprecated ? deprecated : [];
  const dropped: Dropped[] = [
    { setting, file: 'migration', reason: 'overridden', ...sideOf(migration, overridden) },
    { setting, file: 'migration', reason: 'repeated', ...sideOf(migration, repeated) },
    { setting, file: 'migration', reason: 'conflict', ...sideOf(migration, refused) },
    { setting, file: 'main', reason: 'conflict', ...sideOf(main, replaced) },
    ...gone.map(
      (line): Dropped => ({
        setting: line.name,
        file: 'main',
        reason: 'deprecated',
        ...sideOf(main, [line]),
      }),
    ),
  ];
  return dropped.filter(({ ranges }) => ranges.length > 0);
}

function commentsOf({ text, nodes }: Layout): Set<string> {
  const comments = nodes.map((node) => commentOf(text, node));
  return new Set(comments.filter((comment) => comment !== undefined));
}

function movingEntries({ moving }: Compared): Entry[] {
  return moving.map(entryOf);
}

function entryOf({ entry }: Binding): Entry {
  return entry;
}
