import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { GROUPS, optionGroups } from '../../src/cli/help/describe.ts';
import { allCommands } from '../../src/cli/help/show-help.ts';
import { runIn } from './fake-terminal.ts';

const names = Object.keys(commands);
const all = await allCommands();

/** Of the lines that could be broken: a path can’t be. */
const widest = (text: string) => {
  const lines = text.split('\n').filter((line) => line.trim().includes(' '));
  return Math.max(...lines.map((line) => line.length));
};

describe('gcfg-lint --help', () => {
  test('begins with examples, and lists every command once, in groups', async () => {
    const { code, output, notes } = await runIn({}, '--help');
    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    const titles = [...output.matchAll(/^([A-Z]\w+):$/gm)].map(([, title]) => title);
    expect(titles).toEqual(['Examples', ...Object.values(GROUPS), 'Options']);
    const listed = [...output.matchAll(/^ {2}([a-z]+) {2,}[A-Z]/gm)].map(([, name]) => name);
    expect(listed).toEqual(names);
  });

  test.each([undefined, 0, 40, 80, 200])('on %s columns', async (columns) => {
    const scene = columns === undefined ? {} : { columns };
    const { output } = await runIn(scene, '--help');
    // A command that is to be copied stays whole.
    const text = output.replaceAll(/^ {2}gcfg-lint .*\n/gm, '');
    expect(widest(text)).toBeLessThanOrEqual(Math.min(80, columns || 80));
    expect(widest(output)).toBeLessThanOrEqual(80);
  });

  test('in groups is what the order of the commands is, too', () => {
    const order = Object.keys(GROUPS);
    const places = all.map(({ group }) => order.indexOf(group));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test.each([['help'], ['help', 'help'], ['-h'], ['clean.gcfg', '--help']])(
    'is the same as %j',
    async (...argv) => {
      expect((await runIn({}, ...argv)).output).toBe((await runIn({}, '--help')).output);
    },
  );

  test('for nothing at all goes to standard error', async () => {
    const { code, output, notes } = await runIn({});
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(notes).toBe((await runIn({}, '--help')).output);
  });

  test('has headings that stand out on a terminal', async () => {
    expect((await runIn({ interactive: true }, '--help')).output).toContain('\u001b[1mExamples:');
    expect((await runIn({}, '--help')).output).not.toContain('\u001b');
    expect((await runIn({ notesInteractive: true })).notes).toContain('\u001b[1mUsage:');
  });
});

describe.each(all)('gcfg-lint $name --help', (command) => {
  test('has every option, its examples, and what its exit codes mean', async () => {
    const { code, output, notes } = await runIn({}, command.name, '--help');
    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    expect(output).toBe((await runIn({}, 'help', command.name)).output);
    for (const option of Object.keys(command.options)) expect(output).toContain(`  --${option}`);
    for (const [line] of command.examples) expect(output).toContain(`  ${line}\n`);
    expect(output.indexOf('Examples:')).toBeLessThan(
      output.search(/^(?:Options|What to|How to|Output)/m) >>> 0,
    );
    expect(output).toMatch(/^Exit code:\n {2}0 {2}\S/m);
  });

  test.each([0, 40, 80, 200])('on %i columns', async (columns) => {
    const { output } = await runIn({ columns }, command.name, '--help');
    expect(widest(output)).toBeLessThanOrEqual(80);
    const text = output.replaceAll(/^ {2}\S.*\n/gm, '');
    expect(widest(text)).toBeLessThanOrEqual(Math.min(80, columns || 80));
  });

  test('says things briefly, and each option once', () => {
    expect(command.summary.length).toBeLessThanOrEqual(64);
    expect(command.summary).toMatch(/^[A-Z].*[^.]$/);
    const listed = optionGroups(command).flatMap(({ options }) => options);
    expect(listed.length).toBe(Object.keys(command.options).length);
    for (const [, text] of listed) expect(text).toMatch(/^[A-Z].*[^.]$/);
  });
});

describe('help and values:', () => {
  test.each<[string[], string]>([
    [['help', 'sett'], 'there is no command sett; did you mean set?'],
    [['help', 'frobnicate'], 'there is no command frobnicate; gcfg-lint --help lists them'],
    [
      ['set', 'a.gcfg', 'Server.Address', '--help'],
      '--help in the place of a value is taken for an option: put -- in front of it; for help, there is gcfg-lint help set',
    ],
    [
      ['set', 'a.gcfg', 'Server.Address', 'x', '--version'],
      '--version in the place of a value is taken for an option: put -- in front of it; for help, there is gcfg-lint help set',
    ],
    [
      ['set', 'a.gcfg', 'SMTP.Password', '--hunter2'],
      'a word that begins with -- is no option of set; a value goes behind a lone --',
    ],
    [['set', 'a.gcfg', 'SMTP.Password', '--forec'], 'set has no option --forec; did you mean --force?'],
  ])('%j', async (argv, message) => {
    expect(await runIn({ files: { 'a.gcfg': '' } }, ...argv)).toMatchObject({
      code: 2,
      output: '',
      notes: `gcfg-lint: ${message}\n`,
    });
  });

  test.each(['--help', '--version', '-h'])('set takes %s for a value behind --', async (value) => {
    const { code, directory } = await runIn(
      { files: { 'a.gcfg': '' } },
      ...['set', 'a.gcfg', 'Server.SenderEmailDisplayName', '--force', '--', value],
    );
    expect(code).toBe(0);
    expect(readFileSync(`${directory}/a.gcfg`, 'utf8')).toContain(`= ${value}\n`);
  });

  test('set --help is help as long as no value can stand there', async () => {
    for (const argv of [['--help'], ['a.gcfg', '--help'], ['-h']])
      expect((await runIn({}, 'set', ...argv)).output).toMatch(/^Usage: gcfg-lint set/);
  });
});
