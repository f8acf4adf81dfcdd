// The text of docs/commands.md: every command with its options, formats and exit codes.

const NOTE = '<!-- Written by scripts/build-docs.js from the table of commands; do not edit. -->';

/** Characters that Markdown or its tables would take for their own. */
const plain = (text) => text.replaceAll('<', '&lt;').replaceAll('*', '\\*').replaceAll('|', '\\|');
const code = (text) => `\`${text}\``;
const row = (...cells) => `| ${cells.join(' | ')} |`;
/** Several things of one row, each as code. */
const codes = (text) => text.split(', ').map(code).join(', ');

function commandText(command, { optionGroups, exitCodes, aboutCommand }) {
  const examples = command.examples.flatMap(([line, explanation]) => [`# ${explanation}`, line]);
  return [
    `## ${command.name}`,
    code(`gcfg-lint ${command.usage}`),
    plain(aboutCommand(command)),
    `\`\`\`sh\n${examples.join('\n')}\n\`\`\``,
    ...optionGroups(command).flatMap(({ title, options }) => [
      `**${title}**`,
      options.map(([flags, text]) => `- ${codes(flags)}: ${plain(text)}`).join('\n'),
    ]),
    '**Exit code**',
    exitCodes(command)
      .map(([number, text]) => `- ${number}: ${plain(text)}`)
      .join('\n'),
  ].join('\n\n');
}

/** The formats that a command can print. */
function formatsOf({ options: { format } }) {
  const names = format?.choices ?? format?.offer ?? [];
  return names.map((name) => (name === format.defaultText ? `**${name}**` : name)).join(', ');
}

export function commandsPage(linter) {
  const { commands, commandGroups, exitCodes, COLORS, COMMON_OPTIONS, ENVIRONMENT, FILES, STREAMS } = linter;
  const { ABOUT, OVERVIEW_USAGE } = linter;
  const index = commandGroups(commands).flatMap(({ title, commands: listed }) =>
    listed.map(({ name, summary }, place) =>
      row(place === 0 ? title : '', `[${name}](#${name})`, plain(summary)),
    ),
  );
  const exits = commands.map((command) => {
    const said = new Map(exitCodes(command));
    return row(
      `[${command.name}](#${command.name})`,
      ...['0', '1', '3'].map((key) => plain(said.get(key) ?? '')),
    );
  });
  const usage = new Map(exitCodes(commands[0])).get('2');
  const formats = commands
    .filter(({ options }) => options.format !== undefined)
    .map((command) => row(`[${command.name}](#${command.name})`, formatsOf(command)));
  return `${[
    NOTE,
    '# Commands',
    code(`gcfg-lint ${OVERVIEW_USAGE}`),
    `${plain(ABOUT)} \`gcfg-lint help COMMAND\` and \`man gcfg-lint\` have the same as this page.`,
    ['| | Command | |', '| --- | --- | --- |', ...index].join('\n'),
    `Of every command: ${COMMON_OPTIONS.map(([flags, text]) => `${codes(flags)} (${text.toLowerCase()})`).join(', ')}.`,
    ...commands.map((command) => commandText(command, linter)),
    '## Exit codes',
    `2 says the same everywhere: ${usage}. The message tells which.`,
    ['| Command | 0 | 1 | 3 |', '| --- | --- | --- | --- |', ...exits].join('\n'),
    '## Formats',
    'Of `--format`, with the default in bold. What the fields of JSON mean is told in [its guide](guides/json.md), what the others are for in [the guide to reports](guides/reports.md).',
    ['| Command | Formats |', '| --- | --- |', ...formats].join('\n'),
    '`parse` and `collect` print JSON only.',
    '## Streams and colours',
    `${plain(STREAMS)}`,
    plain(COLORS),
    '## Environment variables',
    [
      '| Variable | |',
      '| --- | --- |',
      ...ENVIRONMENT.map(([name, text]) => row(codes(name), plain(text))),
    ].join('\n'),
    '## Files',
    ['| File | |', '| --- | --- |', ...FILES.map(([path, text]) => row(codes(path), plain(text)))].join('\n'),
  ].join('\n\n')}\n`;
}
