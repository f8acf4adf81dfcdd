import { resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import { writeFile } from '../../io/write-file.ts';
import { compareWithCatalogue } from '../../learn/compare.ts';
import { type LearntPage, learnPage, NoAppendixError } from '../../learn/learn-page.ts';
import { writeOverlay } from '../../overlay/write-overlay.ts';
import { printableLine } from '../../report/printable.ts';
import { compareVersions } from '../../schema/index.ts';
import { choosePaint } from '../colors.ts';
import type { Arguments, Command } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { differenceSummary, differenceText } from '../learn/difference-text.ts';
import { type NamedPage, readPage } from '../learn/read-page.ts';
import { colorOption } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { VERSION } from '../version.ts';

export const learnCommand: Command = {
  name: 'learn',
  group: 'operate',
  usage: 'learn [options] PAGE',
  summary: 'Read what your version of Connect knows from its own pages',
  details:
    'PAGE is the configuration appendix that every server carries under /__docs__/admin/appendix/configuration/: a URL, a saved HTML file, or - for standard input. What comes of it is a catalogue overlay for --catalogue: types, defaults and reloadable settings of that very version.',
  options: {
    'connect-version': {
      type: 'string',
      group: 'input',
      placeholder: 'VERSION',
      describe: 'The version of Connect that the page is of; default: what the page says',
    },
    output: {
      type: 'string',
      group: 'writing',
      placeholder: 'FILE',
      describe: 'Write the overlay to a file',
    },
    diff: {
      type: 'boolean',
      group: 'output',
      describe: 'Write nothing: tell where the page and the built-in catalogue differ',
    },
    format: {
      type: 'string',
      group: 'output',
      choices: ['text', 'json'],
      placeholder: 'NAME',
      describe: 'With --diff: text or json (its fields: docs/guides/json.md)',
      defaultText: 'text',
    },
    quiet: { type: 'boolean', group: 'output', describe: 'Do not say what was learnt' },
    color: colorOption,
  },
  operands: ['file'],
  exitCodes: {
    0: 'the overlay was written; with --diff: no difference',
    1: 'with --diff: there are differences',
  },
  examples: [
    ['gcfg-lint learn https://SERVER/__docs__/admin/appendix/configuration/', 'of a server that is running'],
    ['gcfg-lint learn configuration.html --output connect.yaml', 'of a page that was saved in a browser'],
    ['gcfg-lint lint --catalogue connect.yaml rstudio-connect.gcfg', 'put it to use'],
  ],
  async run(given, terminal) {
    const [address, ...rest] = given.paths;
    if (address === undefined || rest.length > 0)
      throw new InputError('learn wants one page: a URL, a saved HTML file, or -', { nothingFound: true });
    const wanted = readWanted(given);
    const page = await readPage(address, terminal);
    const output = wanted.output === undefined ? undefined : resolve(terminal.directory, wanted.output);
    if (output !== undefined && output === page.file)
      throw new InputError(`the overlay would overwrite ${page.shown}, which is to be read`);
    const learnt = learn(page, wanted.connectVersion);
    if (!wanted.quiet) for (const note of learnt.notes) terminal.note(`gcfg-lint: ${printableLine(note)}\n`);
    if (wanted.diff) return await printDifference(learnt, page, given, terminal);
    const text = writeOverlay(learnt.overlay);
    if (output === undefined) terminal.print(text);
    else await writeFile(output, text);
    if (!wanted.quiet) terminal.note(`${printableLine(summaryOf(learnt, page))}\n`);
    return ExitCode.clean;
  },
};

interface Wanted {
  readonly output: string | undefined;
  readonly connectVersion: string | undefined;
  readonly diff: boolean;
  readonly quiet: boolean;
}

/** @throws {InputError} for options that mean nothing, or contradict each other. */
function readWanted(given: Arguments): Wanted {
  const connectVersion = given.text('connect-version');
  if (connectVersion !== undefined && Number.isNaN(compareVersions(connectVersion, connectVersion)))
    throw new InputError(`--connect-version ${connectVersion} is no version; write one such as 2025.06.0`);
  const diff = given.flag('diff') === true;
  const output = given.text('output');
  if (diff && output !== undefined) throw new InputError('--diff writes nothing: leave out --output');
  if (!diff && given.text('format') !== undefined) throw new InputError('--format goes with --diff');
  return { output, connectVersion, diff, quiet: given.flag('quiet') === true };
}

function learn({ html, shown, source }: NamedPage, connectVersion: string | undefined): LearntPage {
  try {
    return learnPage(html, { source, connectVersion });
  } catch (error) {
    throw error instanceof NoAppendixError ? new InputError(`${shown} ${error.message}`) : error;
  }
}

async function printDifference(
  { overlay }: LearntPage,
  page: NamedPage,
  given: Arguments,
  terminal: Terminal,
): Promise<number> {
  const difference = compareWithCatalogue(overlay);
  const { onlyPage, onlyCatalogue, differences } = difference;
  const isSame = onlyPage.length + onlyCatalogue.length + differences.length === 0;
  if (given.text('format') === 'json') {
    const tool = { name: 'gcfg-lint', version: VERSION };
    const report = { version: 1, tool, page: page.shown, same: isSame, ...difference };
    terminal.print(`${JSON.stringify(report, null, 2)}\n`);
  } else terminal.print(differenceText(difference, await choosePaint(given.flag('color'), terminal)));
  if (given.flag('quiet') !== true) terminal.note(`${differenceSummary(difference)}\n`);
  return isSame ? ExitCode.clean : ExitCode.findings;
}

function summaryOf({ overlay, settings }: LearntPage, { shown }: NamedPage): string {
  const sections = Object.keys(overlay.sections).length;
  const reloadable = Object.values(overlay.sections)
    .flatMap((section) => Object.values(section.settings))
    .filter((setting) => setting.reloadable === true).length;
  const version = overlay.connectVersion === undefined ? 'Connect' : `Connect ${overlay.connectVersion}`;
  return `${shown}: ${settings} settings in ${sections} section${sections === 1 ? '' : 's'} of ${version}, ${reloadable} of them reloadable`;
}
