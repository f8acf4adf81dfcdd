import type { Paint } from '../../report/paint.ts';
import type { Command } from '../command.ts';
import { wrap } from '../wrap.ts';
import { aboutCommand, COMMON_OPTIONS, commandGroups, exitCodes, optionGroups } from './describe.ts';
import { labelWidth, twoColumns } from './layout.ts';
import { ABOUT, OVERVIEW_EXAMPLES, OVERVIEW_USAGE } from './overview.ts';

/** How help is laid out. */
interface HelpLayout {
  readonly width: number;
  readonly paint: Paint;
}

/** `gcfg-lint --help`: what commands there are. */
export function overviewText(all: readonly Command[], { width, paint }: HelpLayout): string {
  const rows = (commands: readonly Command[]) =>
    commands.map(({ name, summary }) => [name, summary] as const);
  const labels = labelWidth(rows(all));
  return joined([
    ...wrap(`${paint.strong('Usage:')} gcfg-lint ${OVERVIEW_USAGE}`, width, 0),
    '',
    ...wrap(ABOUT, width, 0),
    '',
    paint.strong('Examples:'),
    ...twoColumns(OVERVIEW_EXAMPLES, width, { labels: labelWidth(OVERVIEW_EXAMPLES, 44) }),
    ...commandGroups(all).flatMap(({ title, commands }) => [
      '',
      paint.strong(`${title}:`),
      ...twoColumns(rows(commands), width, { labels }),
    ]),
    '',
    paint.strong('Options:'),
    ...twoColumns(COMMON_OPTIONS, width, { labels }),
    '',
    ...wrap(
      'gcfg-lint help COMMAND tells more of a command, gcfg-lint explain of rules and settings; man gcfg-lint has it all.',
      width,
      0,
    ),
  ]);
}

/** `gcfg-lint COMMAND --help`. */
export function commandText(command: Command, { width, paint }: HelpLayout): string {
  const groups = optionGroups(command);
  // Texts line up from one group to the next.
  const labels = labelWidth(groups.flatMap(({ options }) => options));
  return joined([
    ...wrap(`${paint.strong('Usage:')} gcfg-lint ${command.usage}`, width, 0),
    '',
    ...wrap(aboutCommand(command), width, 0),
    '',
    paint.strong('Examples:'),
    ...command.examples.flatMap(([line, explanation]) => [
      ...wrap(explanation, width - 2, 0).map((text) => `  ${paint.frame('#')} ${text}`),
      `  ${line}`,
    ]),
    ...groups.flatMap(({ title, options }) => [
      '',
      paint.strong(`${title}:`),
      ...twoColumns(options, width, { labels }),
    ]),
    '',
    paint.strong('Exit code:'),
    ...twoColumns(exitCodes(command), width),
  ]);
}

function joined(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
