/** The pages in Chromium: that they load nothing, can be read by all, and are worked with the keyboard. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { html } from '../../../src/report/html.ts';
import { finding, OPTIONS, resultOf } from '../formats/sample.ts';
import { PAGES, type PageName, pageOf } from './pages.ts';

const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const isThere = existsSync(CHROMIUM);
if (!isThere)
  console.warn(`The pages of --format html are not tested in a browser: there is no ${CHROMIUM}.`);

const { source: axe } = createRequire(import.meta.url)('axe-core') as { source: string };

describe.skipIf(!isThere && !process.env.CI)('in Chromium', () => {
  let directory = '';
  let pages = 0;
  let context: BrowserContext;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gcfg-lint-html-'));
    context = await chromium.launchPersistentContext(join(directory, 'profile'), {
      executablePath: CHROMIUM,
      args: ARGUMENTS,
      viewport: { width: 1200, height: 900 },
    });
    mkdirSync(join(directory, 'pages'));
  });
  afterAll(async () => {
    await context?.close();
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  });

  interface Opened {
    readonly page: Page;
    /** What it asked for, and what it complained of. */
    readonly requests: string[];
    readonly complaints: string[];
  }

  async function open(file: string): Promise<Opened> {
    const page = await context.newPage();
    const opened: Opened = { page, requests: [], complaints: [] };
    page.on('request', (request) => opened.requests.push(request.url()));
    page.on('console', (message) => opened.complaints.push(message.text()));
    page.on('pageerror', (error) => opened.complaints.push(error.message));
    page.on('dialog', (dialog) => opened.complaints.push(dialog.message()));
    await page.goto(pathToFileURL(file).href);
    return opened;
  }

  const written = (text: string) => {
    const file = join(directory, 'pages', `${pages++}.html`);
    writeFileSync(file, text);
    return file;
  };
  const fileOf = async (name: PageName) => written(await pageOf(name));

  /** What axe finds, in words; of what it looked at, at least the contrasts. */
  async function axeFindings(page: Page, options: object): Promise<unknown[]> {
    const { violations, passes } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
    return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.failureSummary)]);
  }

  test.each(PAGES)(
    'the page %s loads nothing, can be read by all, and fits on a narrow screen',
    async (name) => {
      const { page, requests, complaints } = await open(await fileOf(name));
      await page.evaluate(
        "document.querySelectorAll('details').forEach((details) => { details.open = true; })",
      );
      // Not as a script of the page, which its policy would refuse.
      await page.evaluate(axe);
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await axeFindings(page, {})).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeFindings(page, { runOnly: ['color-contrast'] })).toEqual([]);
      await page.setViewportSize({ width: 360, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      expect(requests).toEqual([page.url()]);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  /** What has the focus, by its id or its text. */
  const focused = (page: Page) =>
    page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()');

  test('the keyboard does', async () => {
    const { page } = await open(await fileOf('lint'));
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the report');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('words');
    await page.keyboard.type('datadri');
    await expect.poll(() => page.textContent('#shown')).toBe('1 of 6 shown');
    expect(await page.locator('.finding:visible').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.textContent('#shown')).toBe('');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.textContent('#shown')).toBe('4 of 6 shown');
    expect(await page.locator('.finding.error:visible').count()).toBe(0);
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('fold');
    await page.keyboard.press('Tab');
    const first = page.locator('.finding details').first();
    expect(await first.getAttribute('open')).toBe('');
    await page.keyboard.press('Enter');
    expect(await first.getAttribute('open')).toBeNull();
    await page.close();
  });

  test('a link to a finding opens it', async () => {
    const { page } = await open(await fileOf('lint'));
    await page.click('#fold');
    expect(await page.locator('.finding details[open]').count()).toBe(0);
    const id = await page.locator('.finding').nth(2).getAttribute('id');
    await page.goto(`${page.url()}#${id}`);
    expect(await page.locator(`#${id} details[open]`).count()).toBe(1);
    await page.close();
  });

  test('on paper all is open, and nothing is there to be clicked', async () => {
    const { page } = await open(await fileOf('lint'));
    await page.click('#fold');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.frame:visible').count()).toBe(6);
    expect(await page.locator('.filter:visible').count()).toBe(0);
    await page.close();
  });

  test('without scripts there is no filter, and all the rest', async () => {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setScriptExecutionDisabled', { value: true });
    await page.goto(pathToFileURL(await fileOf('lint')).href);
    expect(await page.locator('.filter:visible').count()).toBe(0);
    expect(await page.locator('.frame:visible').count()).toBe(6);
    await page.locator('summary').first().click();
    expect(await page.locator('.frame:visible').count()).toBe(5);
    await page.close();
  });

  test('a hostile file stays text', async () => {
    const evil = `</script><script>alert(1)</script><img src="https://x.example.com/" onerror="alert(2)">" onfocus="alert(3)" autofocus x='\u202e\u0007`;
    const { range } = finding('error');
    const related = [{ path: evil, range, message: evil }];
    const result = resultOf(
      evil,
      [finding('error', { message: evil, help: evil, setting: evil, related })],
      evil,
    );
    const { page, requests, complaints } = await open(written(html(result, OPTIONS)));
    await page.fill('#words', 'alert(2)');
    await expect.poll(() => page.textContent('#shown')).toBe('1 of 1 shown');
    expect(requests).toHaveLength(1);
    expect(complaints).toEqual([]);
    expect(await page.locator('img, [onerror], [onfocus], [autofocus]').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.textContent('.message')).toContain('<img src="https://x.example.com/"');
    await page.close();
  });

  test('10,000 findings can be filtered', async () => {
    const code = Array.from({ length: 10_000 }, (_, index) => `Key${index} = 1`).join('\n');
    const found = Array.from({ length: 10_000 }, (_, index) => {
      const place = { line: index + 1, column: 1, offset: 0 };
      return finding('warning', { message: `Number ${index}.`, range: { start: place, end: place } });
    });
    const { page } = await open(written(html(resultOf('a.gcfg', found, code), OPTIONS)));
    await page.fill('#words', 'number 9876.');
    await expect.poll(() => page.textContent('#shown')).toBe('1 of 10000 shown');
    await page.close();
  });
});
