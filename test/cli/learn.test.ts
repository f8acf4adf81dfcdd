import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readOverlay } from '../../src/overlay/read-overlay.ts';
import { makeDirectory, runIn } from './fake-terminal.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/learn/${name}`, import.meta.url));
const files = { 'page.html': fixture('sections.html') };

describe('learn', () => {
  test('prints an overlay, and says what it learnt', async () => {
    const { code, output, notes } = await runIn({ files }, 'learn', 'page.html');
    expect(code).toBe(0);
    expect(readOverlay(output)).toMatchObject({
      connectVersion: '2026.08.0',
      source: 'page.html',
      complete: true,
    });
    expect(notes).toMatch(
      /^gcfg-lint: The page lacks \d+ of the \d+ settings .*\npage\.html: 12 settings in 7 sections of Connect 2026\.08\.0, 4 of them reloadable\n$/,
    );
  });

  test('writes it to a file, whole, and again the same', async () => {
    const directory = makeDirectory(files);
    const first = await runIn({ directory }, 'learn', 'page.html', '--output', 'a/b.yaml', '--quiet');
    expect([first.code, first.output, first.notes]).toEqual([0, '', '']);
    const written = readFileSync(join(directory, 'a/b.yaml'), 'utf8');
    await runIn({ directory }, 'learn', 'page.html', '--output', 'a/b.yaml', '--quiet');
    expect(readFileSync(join(directory, 'a/b.yaml'), 'utf8')).toBe(written);
    expect(readdirSync(join(directory, 'a'))).toEqual(['b.yaml']);
  });

  test('reads standard input, which has no name', async () => {
    const { output, notes } = await runIn({ input: fixture('tables.html') }, 'learn', '-');
    expect(output).not.toContain('source:');
    expect(readOverlay(output).connectVersion).toBe('1.8.0');
    expect(notes).toContain('<stdin>: 9 settings in 3 sections of Connect 1.8.0, 1 of them reloadable');
  });

  test('fetches a page, and keeps credentials to itself', async () => {
    const server = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(fixture('definitions.html')),
    );
    await new Promise<void>((done) => server.listen(0, 'localhost', done));
    onTestFinished(() => void server.close());
    const host = `localhost:${(server.address() as AddressInfo).port}`;
    const { code, output, notes } = await runIn(
      {},
      'learn',
      `http://jane:hunter2@${host}/__docs__/?key=hunter3`,
    );
    expect(code).toBe(0);
    expect(readOverlay(output).source).toBe(`http://${host}/__docs__/`);
    expect(output + notes).not.toMatch(/hunter|jane/);
  });

  test('takes the version from the command line', async () => {
    const { output } = await runIn({ files }, 'learn', 'page.html', '--connect-version', '2025.01.0');
    expect(readOverlay(output).connectVersion).toBe('2025.01.0');
  });

  test('leaves an overlay as it is when there is nothing to learn', async () => {
    const directory = makeDirectory({ ...files, 'a.yaml': 'mine', 'login.html': fixture('login.html') });
    const { code, output, notes } = await runIn({ directory }, 'learn', 'login.html', '--output', 'a.yaml');
    expect([code, output, readFileSync(join(directory, 'a.yaml'), 'utf8')]).toEqual([2, '', 'mine']);
    expect(notes).toMatch(/^gcfg-lint: login\.html is a page for signing in/);
  });

  test('keeps the mode of a file that it replaces', async () => {
    const directory = makeDirectory({ ...files, 'a.yaml': 'old' });
    chmodSync(join(directory, 'a.yaml'), 0o640);
    await runIn({ directory }, 'learn', 'page.html', '--output', 'a.yaml');
    expect(statSync(join(directory, 'a.yaml')).mode & 0o777).toBe(0o640);
  });

  test('prints nothing of a page that could move the cursor', async () => {
    const page = '<title>\u001b[2J login</title><input type=password>\u202e';
    const { notes } = await runIn({ files: { 'p.html': page } }, 'learn', 'p.html');
    expect(notes).toContain('\\x1b[2J');
    expect(notes).not.toMatch(/[\u001b\u202e]/);
  });

  test.each([
    [[], 'learn wants one page: a URL, a saved HTML file, or -'],
    [['a', 'b'], 'learn wants one page'],
    [['nowhere.html'], 'can’t read nowhere.html: there is no such file'],
    [['https://'], 'the address of the page is none'],
    [['page.html', '--connect-version', 'newest'], '--connect-version newest is no version'],
    [['page.html', '--diff', '--output', 'x'], '--diff writes nothing: leave out --output'],
    [['page.html', '--format', 'json'], '--format goes with --diff'],
    [['page.html', '--output', './page.html'], 'the overlay would overwrite page.html, which is to be read'],
  ])('%j', async (words, message) => {
    const { code, output, notes } = await runIn({ files }, 'learn', ...words);
    expect([code, output]).toEqual([2, '']);
    expect(notes).toContain(message);
  });
});

describe('learn --diff', () => {
  test('tells people where page and catalogue differ', async () => {
    const { code, output, notes } = await runIn({ files }, 'learn', 'page.html', '--diff');
    expect(code).toBe(1);
    expect(output).toContain('Only on the page (1)\n  + Server.MaintenanceMode\n\nOnly in the catalogue (');
    expect(output).toMatch(/\n {2}~ Scheduler\.IdleTimeout +default +5s +120s\n/);
    expect(notes).toMatch(
      /\n11 settings of Connect 2026\.08\.0 compared with the catalogue: 1 only on the page, \d+ only in the catalogue, \d+ facts differ\n$/,
    );
  });

  test('and programs', async () => {
    const { code, output } = await runIn({ files }, 'learn', 'page.html', '--diff', '--format', 'json');
    const report = JSON.parse(output);
    expect(code).toBe(1);
    expect(report).toMatchObject({
      version: 1,
      page: 'page.html',
      same: false,
      connectVersion: '2026.08.0',
      onlyPage: ['Server.MaintenanceMode'],
    });
    expect(report.differences).toContainEqual({
      setting: 'Scheduler.IdleTimeout',
      fact: 'default',
      page: '5s',
      catalogue: '120s',
    });
  });
});
