/** What to look up on a node: all that its settings name. */
import { bindEntries, type Section, Settings, sections } from '../schema/index.ts';
import type { NodeInput } from './node.ts';

export interface WantedFacts {
  /** The absolute ones of every setting that names a file or directory, also by default. */
  readonly paths: readonly string[];
  /** Unix accounts by name, with the setting that names each. */
  readonly users: ReadonlyMap<string, string>;
  /** Likewise Unix groups. */
  readonly groups: ReadonlyMap<string, string>;
  /** Accounts whose primary groups count as well. */
  readonly primaryGroupsOf: ReadonlySet<string>;
}

/**
 * What the settings of a node name. Which of two sides wins, file or environment, main or migration file, is not
 * always known: what either would put in force is among it.
 */
export function wantedFacts({ config, migration, environment }: NodeInput): WantedFacts {
  const input = {
    main: bindEntries(config.document),
    migration: migration === undefined ? undefined : bindEntries(migration.document),
    environment,
  };
  const paths = new Set<string>();
  const users = new Map<string, string>();
  const groups = new Map<string, string>();
  const primaryGroupsOf = new Set<string>();
  const orders = (environment === undefined ? [undefined] : [undefined, true, false]).flatMap(
    (environmentWins) =>
      (migration === undefined ? [false] : [false, true]).map((migrationWins) => ({
        environmentWins,
        migrationWins,
      })),
  );
  for (const order of orders) {
    const settings = new Settings({ ...input, ...order });
    for (const path of pathsIn(settings)) paths.add(path);
    const runAs = settings.text('Applications.RunAs');
    if (runAs !== undefined) users.set(runAs, 'Applications.RunAs');
    const launcher = settings.text('Launcher.User');
    if (launcher) users.set(launcher, 'Launcher.User');
    const group = settings.text('Applications.SharedRunAsUnixGroup');
    if (group) groups.set(group, 'Applications.SharedRunAsUnixGroup');
    else if (runAs !== undefined) primaryGroupsOf.add(runAs);
  }
  return { paths: [...paths], users, groups, primaryGroupsOf };
}

/** Also the defaults of settings that are set: an empty text means the same. */
function* pathsIn(settings: Settings): Generator<string> {
  for (const section of sections as readonly Section[]) {
    for (const [key, setting] of Object.entries(section.settings)) {
      if (setting.type !== 'path') continue;
      const texts = settings.all(`${section.name}.${key}`).flatMap((present) => present.texts);
      for (const text of [
        ...texts.map((each) => each.text),
        settings.defaultText(`${section.name}.${key}`),
      ]) {
        if (text?.startsWith('/')) yield text;
      }
    }
  }
}
