/**
 * Where two sides set one setting to different values, no source tells for sure which of them counts. What hangs on
 * it is looked at both ways.
 */
import type { PresentSetting, Settings } from '../schema/index.ts';
import type { NodeInput } from './node.ts';

/** A side that may win: the environment over the files, the migration file over the main file. */
export type Contest = 'environment' | 'migration';

const CONTESTS: readonly Contest[] = ['environment', 'migration'];

/** Every choice of winners out of these; first that nothing wins. */
export function choicesOf(contests: readonly Contest[]): (readonly Contest[])[] {
  let choices: (readonly Contest[])[] = [[]];
  for (const contest of CONTESTS)
    if (contests.includes(contest)) choices = [...choices, ...choices.map((choice) => [...choice, contest])];
  return choices;
}

/** The sides of which nobody says whether they win, and which set something otherwise. */
export function contestsIn(
  settings: Settings,
  input: Pick<NodeInput, 'environment' | 'environmentWins' | 'migration' | 'migrationWins'>,
): Contest[] {
  const { environment, environmentWins, migration, migrationWins } = input;
  const open = {
    environment: environment !== undefined && environmentWins === undefined,
    migration: migration !== undefined && migrationWins === undefined,
  };
  if (!open.environment && !open.migration) return [];
  const present = settings.present();
  return CONTESTS.filter(
    (contest) => open[contest] && present.some((setting) => IS_CONTESTED[contest](setting)),
  );
}

const IS_CONTESTED: Readonly<Record<Contest, (present: PresentSetting) => boolean>> = {
  /** Values of a list add up. */
  environment({ section, setting, texts, overridden }) {
    if (setting.multi || section.environment === 'wins') return false;
    const all = [...overridden, ...texts];
    const variable = all.findLast(({ origin }) => origin.kind === 'environment');
    return variable !== undefined && lastOfFiles(all).some(({ text }) => text !== variable.text);
  },
  /** Values of a list add up, unless one file empties what the other says. */
  migration({ setting, texts, overridden }) {
    const all = [...overridden, ...texts];
    const [main, migration] = lastOfFiles(all);
    if (main === undefined || migration === undefined) return false;
    return setting.multi
      ? all.some(({ text, origin }) => text === null && origin.kind !== 'environment')
      : main.text !== migration.text;
  },
};

/** What counts of the main file, and of the migration file. */
function lastOfFiles(all: PresentSetting['texts']): PresentSetting['texts'] {
  return (['file', 'migration'] as const).flatMap(
    (kind) => all.findLast(({ origin }) => origin.kind === kind) ?? [],
  );
}
