import { describe, expect, test } from 'vitest';
import { clusterRules } from '../../src/rules/cluster-registry.ts';
import { rules } from '../../src/rules/registry.ts';
import { sections } from '../../src/schema/index.ts';
import { runIn } from './fake-terminal.ts';

const allRules = [...rules, ...clusterRules];
const explained = async (columns: number, ...argv: string[]) =>
  (await runIn({ columns }, 'explain', ...argv)).output;

/** Of the lines that could be broken. Examples stay as they are to be copied. */
const widest = (text: string) => {
  const prose = text
    .split('\n')
    .filter((line) => line.trim().includes(' ') && !/^ {4}|^ {2};|^ {2}Page|CONNECT_/.test(line));
  return Math.max(...prose.map((line) => line.length));
};

describe('gcfg-lint explain', () => {
  test('without a word lists all rules and all sections', async () => {
    const { code, output, notes } = await runIn({}, 'explain');
    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    for (const { id } of allRules) expect(output).toContain(`\n  ${id} `);
    for (const { name } of sections) expect(output).toContain(`\n  ${name} `);
  });

  test.each([0, 40, 80, 200])('keeps to %i columns', async (columns) => {
    const subjects = [[], ['LDAP'], ['LDAP.BindPassword'], ['Server.DataDir'], ['schema/unknown-setting']];
    for (const subject of subjects)
      expect(widest(await explained(columns, ...subject))).toBeLessThanOrEqual(Math.min(100, columns || 100));
  });

  test('sets texts below the names where there is no room beside them', async () => {
    expect(await explained(40, 'LDAP')).toContain('\n  BindDN\n      Account as which Connect binds to\n');
  });

  test.each(allRules.map(({ id }) => id))('%s: shows what the rule says of its example', async (id) => {
    const output = await explained(100, id);
    const said = /What it says\n(.*?)\n\n {2}Right\n/s.exec(output)?.[1];
    expect(said).toMatch(/^ {4}\S*\d+:\d+ (?:error|warning|info) /);
    expect(output).toContain(`Page: docs/rules/${id}.md`);
  });

  test('is the same in colours, colours aside, and for a pager', async () => {
    for (const subject of ['Scheduler', 'Server.DataDir', 'ha/database-differs']) {
      const colored = await explained(80, '--color', subject);
      expect(colored).toContain('\u001b[1m');
      expect(colored.replaceAll(/\u001b\[\d+m/g, '')).toBe(await explained(80, subject));
      // less -R shows a line for itself: none leaves a colour open.
      const count = (line: string, code: RegExp) => line.match(code)?.length ?? 0;
      for (const line of colored.split('\n'))
        expect(count(line, /\u001b\[(?:1|3[1-7])m/g)).toBe(count(line, /\u001b\[(?:22|39)m/g));
    }
  });

  test.each([
    ['Servr', 'there is no section Servr; did you mean Server?'],
    ['Server.DataDri', 'there is no setting in [Server] DataDri; did you mean DataDir?'],
    ['syntax/eror', 'there is no rule syntax/eror; did you mean syntax/error?'],
    ['landingdir', 'there is no section landingdir; did you mean Server.LandingDir?'],
    ['datadir', 'there is no section datadir; did you mean Server.DataDir, Launcher.DataDir?'],
    ['truncated-value', 'there is no section truncated-value; did you mean syntax/truncated-value?'],
    ['frobnicate', 'there is no section frobnicate; gcfg-lint explain lists what there is'],
    ['a/b', 'there is no rule a/b; gcfg-lint explain lists what there is'],
  ])('%s is unknown', async (subject, message) => {
    expect(await runIn({}, 'explain', subject)).toMatchObject({
      code: 2,
      output: '',
      notes: `gcfg-lint: ${message}\n`,
    });
  });
});
