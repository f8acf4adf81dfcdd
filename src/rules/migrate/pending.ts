import { compareMigration } from '../../migrate/merge/compare.ts';
import type { PendingSetting } from '../../migrate/merge/result.ts';
import type { TextRange } from '../../parser/index.ts';
import { defineRule, type FindingPlace, type RuleContext } from '../rule.ts';
import { BY_HAND, fileName, listed, migrateCommand } from './shared/words.ts';

export const pending = defineRule({
  id: 'migrate/pending',
  severity: 'warning',
  summary: 'Reports settings that wait in the migration file beside the main file.',
  why: `An upgrade leaves the main file alone and writes settings that it needs into
\`rstudio-connect-migration.gcfg\` beside it. The server reads both, so everything works, and the second file is
forgotten: whoever reads, copies, restores or templates only the main file goes by a part of the configuration, and
learns so when mail no longer leaves a new node. Posit’s documentation asks to move these settings into the main file
soon. \`gcfg-lint migrate\` does it, with the comments, and shows first what changes. Settings with another value in the
main file are reported by \`migrate/shadowed\`.`,
  bad: `[Server]
Address = https://connect.example.com
`,
  good: `[Server]
Address = https://connect.example.com
SenderEmail = connect@example.com
`,
  migrations: {
    bad: `[Server]
SenderEmail = connect@example.com
`,
    good: '',
  },
  check(context) {
    const { document, companion, isComplete, report } = context;
    // Of files that the server refuses nobody knows what is missing where.
    if (companion === undefined || !isComplete || (companion.role === 'main' && companion.isLinted)) return;
    const [main, migration] =
      companion.role === 'main' ? [companion.document, document] : [document, companion.document];
    const settings = compareMigration(main, migration).pending.filter(({ state }) => state !== 'differs');
    const [first] = settings;
    if (first === undefined) return;
    const places = settings.map((setting) => placeOf(setting, companion.role));
    report({
      range: companion.role === 'main' ? places[0]!.range : placeOfFile(context),
      message: messageOf(settings, context),
      help:
        context.carrier === undefined
          ? `Read what they say, then move them: \`${migrateCommand(context)}\` shows what changes, and with \`--write\` does it.`
          : `Read what they say, then ${BY_HAND}.`,
      related: companion.role === 'main' ? places.slice(1) : places,
    });
  },
});

function messageOf(settings: readonly PendingSetting[], { companion }: RuleContext): string {
  const isHere = companion!.role === 'main';
  const [holder, main] = isHere
    ? ['This file', fileName(companion!.path)]
    : [fileName(companion!.path), 'this file'];
  const names = (wanted: (state: PendingSetting['state']) => boolean) =>
    settings.filter(({ state }) => wanted(state)).map(({ setting }) => setting);
  const waiting = names((state) => state !== 'same');
  const same = names((state) => state === 'same');
  if (waiting.length === 0)
    return `${holder} still holds ${count(same.length)} that ${main} sets to the same ${same.length === 1 ? 'value' : 'values'}: ${listed(same)}. Who changes one of the two lines leaves the other behind.`;
  const also = same.length === 0 ? '' : ` (and ${same.length} more that it has)`;
  return `${holder} still holds ${count(waiting.length)} that ${main} lacks${also}: ${listed(waiting)}. The server reads both files; who goes by the main file alone misses a part.`;
}

function count(number: number): string {
  return `${number} setting${number === 1 ? '' : 's'}`;
}

function placeOf({ setting, state, migration }: PendingSetting, role: 'main' | 'migration'): FindingPlace {
  const meaning =
    state === 'new' ? 'is not in the main file' : state === 'joins' ? 'adds to the list' : 'is the same';
  return {
    range: migration.ranges[0]!,
    message: `${setting} ${meaning}`,
    file: role === 'migration' ? 'companion' : undefined,
  };
}

/** The first header; without one, the beginning. */
function placeOfFile({ document }: RuleContext): TextRange {
  return document.sections()[0]?.nameRange ?? document.comments()[0]?.range ?? { start: 0, end: 0 };
}
