import { compareMigration } from '../../migrate/merge/compare.ts';
import type { FileSide, PendingSetting } from '../../migrate/merge/result.ts';
import { MASK } from '../../schema/index.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { fileName, migrateCommand, valuesText } from './shared/words.ts';

export const shadowed = defineRule({
  id: 'migrate/shadowed',
  severity: 'warning',
  summary: 'Reports settings that the main file and the migration file set to different values.',
  why: `The server reads \`rstudio-connect.gcfg\` and, where an upgrade wrote one, \`rstudio-connect-migration.gcfg\`
beside it. Which of the two it goes by where both set the same, no source says: whoever edits one of them may change
nothing at all, or find an old value back in force when the other is tidied away. Values are compared as the server
reads them: \`60s\` and \`1m\` do not differ. The values of a list add up, and differ only if one of the files empties
the list.`,
  bad: `[Server]
SenderEmail = rsc@example.com
`,
  good: `[Server]
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
    // In a line that can’t be read the value may be another.
    if (companion === undefined || !isComplete || (companion.role === 'main' && companion.isLinted)) return;
    const [main, migration] =
      companion.role === 'main' ? [companion.document, document] : [document, companion.document];
    for (const found of compareMigration(main, migration).shadowed) {
      const { here, there } = sidesOf(found, context);
      const { setting } = found;
      report({
        range: here.ranges.at(-1)!,
        setting,
        message: `${difference(setting, here, there, fileName(companion.path))}: the server reads both files, and which value counts is not documented.`,
        help:
          context.carrier === undefined
            ? `Merge the files and say whose value counts: \`${migrateCommand(context, '--resolve', `${setting}=main`)}\`, or \`=migration\`.`
            : 'Decide whose value counts, keep it in the main file, and remove the other.',
        related: [
          { range: there.ranges.at(-1)!, message: `${setting} in the other file`, file: 'companion' },
        ],
      });
    }
  },
});

function sidesOf({ main, migration }: PendingSetting, { companion }: RuleContext) {
  return companion!.role === 'main' ? { here: migration, there: main! } : { here: main!, there: migration };
}

function difference(setting: string, here: FileSide, there: FileSide, other: string): string {
  const [own, others] = [valuesText(here), valuesText(there)];
  return own === others || own.includes(MASK)
    ? `${setting} has another value in ${other}`
    : `${setting} is ${own} here, and ${others} in ${other}`;
}
