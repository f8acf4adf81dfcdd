import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { learnPage } from '../../src/learn/learn-page.ts';

const fixture = (name: string, encoding: 'utf8' | 'latin1' = 'utf8') =>
  readFileSync(new URL(`../../fixtures/learn/${name}`, import.meta.url), encoding);

describe('pages as they are made', () => {
  test('of sections within each other', () => {
    const { overlay, settings } = learnPage(fixture('sections.html'));
    expect(settings).toBe(12);
    expect(overlay).toEqual({
      connectVersion: '2026.08.0',
      date: '2026-08-20',
      complete: true,
      sections: {
        Server: {
          settings: {
            Address: { type: 'string', default: '' },
            DataDir: { type: 'string', default: '/var/lib/rstudio-connect' },
            PublicWarning: { type: 'string', default: '', reloadable: true },
            HideVersion: { type: 'boolean', default: 'false' },
            MaintenanceMode: {
              type: 'enum',
              values: ['off', 'read-only', 'closed'],
              default: 'off',
              reloadable: true,
            },
          },
        },
        HTTP: { settings: { Listen: { type: 'string', default: ':3939' } } },
        Scheduler: {
          settings: {
            MaxProcesses: { type: 'integer', default: '3', reloadable: true },
            IdleTimeout: { type: 'duration', default: '5s', reloadable: true },
          },
        },
        R: { settings: { Executable: { type: 'string', multi: true } } },
        Postgres: { settings: { Password: { type: 'string' } } },
        RPackageRepository: { subsection: 'expected', settings: { URL: { type: 'string' } } },
        Metrics: {
          settings: { DataPath: { type: 'string', default: '{Server.DataDir}/metrics', deprecated: true } },
        },
      },
    });
  });

  test('of definition lists, some of them not closed', () => {
    const { overlay, notes } = learnPage(fixture('definitions.html'));
    expect(overlay).toEqual({
      connectVersion: '2022.07.0',
      date: '2022-07-21',
      complete: true,
      sections: {
        Server: {
          settings: {
            Address: { type: 'string', default: '' },
            SenderEmail: { type: 'email', default: '' },
            LoggedInWarning: { type: 'string', default: '', reloadable: true },
          },
        },
        Applications: {
          settings: {
            ScheduleConcurrency: { type: 'integer', default: '2', reloadable: true },
            RunAs: { type: 'string', default: 'rstudio-connect' },
            BundleRetentionLimit: { type: 'integer', default: '0' },
          },
        },
        Authorization: {
          settings: {
            DefaultUserRole: { type: 'enum', values: ['viewer', 'publisher'], default: 'viewer' },
            UserRoleGroupMapping: { type: 'boolean', default: 'false' },
            AdministratorRoleMapping: { type: 'string', default: '', multi: true },
          },
        },
        LDAP: { subsection: 'expected', settings: { BindPassword: { type: 'string', default: '' } } },
      },
    });
    expect(notes).toEqual([expect.stringMatching(/^The page lacks \d+ of the \d+ settings/)]);
  });

  test('of tables: one for a section, one for a setting', () => {
    const { overlay } = learnPage(fixture('tables.html', 'latin1'));
    expect(overlay).toEqual({
      connectVersion: '1.8.0',
      complete: true,
      sections: {
        Server: {
          settings: {
            Address: { type: 'string', reloadable: false },
            DataDir: { type: 'string', default: '/var/lib/rstudio-connect', reloadable: false },
            PublicWarning: { type: 'string', reloadable: true },
            RVersion: { type: 'string', default: '', multi: true, reloadable: false, deprecated: true },
          },
        },
        HTTPS: {
          settings: {
            Listen: { type: 'string', default: '' },
            Permanent: { type: 'boolean', default: 'false' },
            MinimumTLS: { type: 'string', default: '1.2' },
          },
        },
        Client: {
          settings: {
            LoadTimeout: { type: 'duration', default: '24h' },
            MaxUpload: { type: 'bytes', default: '5 MB' },
          },
        },
      },
    });
  });

  test('line ends of other systems make no difference', () => {
    const page = fixture('sections.html');
    expect(learnPage(page.replaceAll('\n', '\r\n'))).toEqual(learnPage(page));
  });
});

/** A page with these, and enough others to be an appendix. */
function page(entries: string, foot = '<footer>Posit Connect 2026.08.0</footer>'): string {
  const others = ['One', 'Two', 'Three'].map(
    (name) => `<h3 id="Other.${name}">${name}</h3><p>Type: string</p>`,
  );
  return `<html><head><title>Configuration</title></head><body><p>rstudio-connect.gcfg</p><h2>Server</h2>${entries}<h2>Other</h2>${others.join('')}${foot}</body></html>`;
}

const read = (entries: string, foot?: string) => learnPage(page(entries, foot));
const ofServer = (entries: string) => read(entries).overlay.sections.Server?.settings;

describe('where a setting begins', () => {
  const TYPE = '<p>Type: boolean</p>';
  test.each([
    ['an anchor at the heading', `<h3 id="Server.DataDir">DataDir</h3>${TYPE}`],
    ['a heading of any depth', `<h5 id="Server.DataDir">DataDir</h5>${TYPE}`],
    ['an anchor within the heading', `<h3><a name="Server.DataDir"></a>DataDir</h3>${TYPE}`],
    ['an anchor before the heading', `<a name="Server.DataDir"></a><h3>DataDir</h3>${TYPE}`],
    ['an anchor behind the heading', `<h3>DataDir</h3><a name="Server.DataDir"></a>${TYPE}`],
    ['an anchor of Quarto', `<h3 data-anchor-id="Server.DataDir">DataDir</h3>${TYPE}`],
    ['an anchor around it', `<div id="Server.DataDir"><h3>DataDir</h3>${TYPE}</div>`],
    ['an anchor at a paragraph', `<p id="Server.DataDir"><b>DataDir</b></p>${TYPE}`],
    ['an anchor in lower case', `<h3 id="server.datadir">DataDir</h3>${TYPE}`],
    ['the full name in a heading', `<h3>Server.DataDir</h3>${TYPE}`],
    ['the full name in code', `<h3><code>Server.DataDir</code></h3>${TYPE}`],
    ['a word below its section', `<h3>DataDir</h3>${TYPE}`],
    ['a numbered heading', `<h3><span>A.3.1</span> DataDir</h3>${TYPE}`],
    ['a link to itself', `<h3>DataDir<a class="headerlink" href="#Server.DataDir">¶</a></h3>${TYPE}`],
    ['a term', `<dl><dt id="Server.DataDir">DataDir</dt><dd>Type: boolean</dd></dl>`],
    ['a term without an anchor', `<dl><dt>Server.DataDir</dt><dd>Type: boolean</dd></dl>`],
    ['a word as a term', `<dl><dt>DataDir:</dt><dd>Type: boolean</dd></dl>`],
    ['a row', `<table><tr><th>Name</th><th>Type</th></tr><tr><td>DataDir</td><td>boolean</td></tr></table>`],
    [
      'a row with its full name',
      `<table><tr><th>Type</th><th>Name</th></tr><tr><td>boolean</td><td>Server.DataDir</td></tr></table>`,
    ],
  ])('%s', (_, entries) => {
    expect(ofServer(entries)).toEqual({ DataDir: { type: 'boolean' } });
  });

  test.each([
    [
      'a link to another setting',
      '<p>See <a href="#Server.DataDir" id="toc-Server.DataDir">Server.DataDir</a>.</p>',
    ],
    ['a word without a fact below its section', '<h3>Examples</h3><p>Some words.</p>'],
    ['an example', '<pre>Server.DataDir\nType: string</pre>'],
    ['an id that only looks alike', '<p id="example.com">Type: string</p>'],
    ['a comment', '<!-- <h3 id="Server.DataDir">DataDir</h3><p>Type: string</p> -->'],
    ['a script', '<script>"<h3 id=Server.DataDir>DataDir</h3><p>Type: string</p>"</script>'],
  ])('not %s', (_, entries) => {
    expect(ofServer(entries)).toBeUndefined();
  });
});

describe('what is stated', () => {
  test.each<[string, object]>([
    ['<p>Type: string</p>', { type: 'string' }],
    ['<p>Type : <code>string</code>.</p>', { type: 'string' }],
    ['<p><b>Type</b> string</p>', { type: 'string' }],
    [
      '<p><strong>Type:</strong> int <strong>Default:</strong> <code>5</code></p>',
      { type: 'integer', default: '5' },
    ],
    ['<ul><li><p>Type: int</p></li><li><p>Default: 5</p></li></ul>', { type: 'integer', default: '5' }],
    ['<p>Type: int · Default: 5 · Reloadable: true</p>', { type: 'integer', default: '5', reloadable: true }],
    ['<p>(Type: int, Default: 5)</p>', { type: 'integer', default: '5' }],
    ['<p>Type:<br>duration</p>', { type: 'duration' }],
    [
      '<dl><dt>Type</dt><dd>duration</dd><dt>Reloadable</dt><dd>true</dd></dl>',
      { type: 'duration', reloadable: true },
    ],
    ['<p>Type: boolean</p><p>Reloadable</p>', { type: 'boolean', reloadable: true }],
    ['<p>Type: boolean</p><p>Not reloadable.</p>', { type: 'boolean', reloadable: false }],
    ['<p>Type: boolean</p><p>Reloadable: false</p>', { type: 'boolean', reloadable: false }],
    ['<p>Type: string list</p>', { type: 'string', multi: true }],
    ['<p>Type: multi-string</p>', { type: 'string', multi: true }],
    ['<p>Type: []string</p>', { type: 'string', multi: true }],
    ['<p>Type: string (multi)</p>', { type: 'string', multi: true }],
    ['<p>Type: string</p><p>Multi: true</p>', { type: 'string', multi: true }],
    ['<p>Type: string</p><p>May be specified multiple times.</p>', { type: 'string', multi: true }],
    [
      '<p>Type: string</p><p>This setting can be repeated, once for each.</p>',
      { type: 'string', multi: true },
    ],
    ['<p>Type: string</p><p>This setting can be set to a path.</p>', { type: 'string' }],
    [
      '<p>Type: string</p><p class="admonition-title">Deprecated</p><p>Use another.</p>',
      { type: 'string', deprecated: true },
    ],
    [
      '<p>Type: string</p><p>Deprecated since 2023.01.0: use <code>R.Executable</code> instead.</p>',
      { type: 'string', deprecated: { since: '2023.01.0', replacement: 'R.Executable' } },
    ],
    ['<p>Type: string</p><p>Values deprecated before are gone.</p>', { type: 'string' }],
    ['<p>Type: one of <code>a1</code>, <code>b2</code></p>', { type: 'enum', values: ['a1', 'b2'] }],
    ['<p>Type: enum (a1, b2 or c3)</p>', { type: 'enum', values: ['a1', 'b2', 'c3'] }],
    ['<p>Type: a1 | b2</p>', { type: 'enum', values: ['a1', 'b2'] }],
    [
      '<p>Type: string</p><p>Allowed values: <code>a1</code> and <code>b2</code></p>',
      { type: 'enum', values: ['a1', 'b2'] },
    ],
    ['<p>Type: string</p><p>Values: such as <code>a1</code>, <code>b2</code></p>', { type: 'string' }],
  ])('%s', (facts, setting) => {
    const wanted = Object.fromEntries(Object.entries(setting).filter(([, value]) => value !== undefined));
    expect(ofServer(`<h3 id="Server.DataDir">DataDir</h3>${facts}`)).toEqual({ DataDir: wanted });
  });

  test.each([
    ['bool', 'boolean'],
    ['Boolean', 'boolean'],
    ['integers', 'integer'],
    ['int64', 'integer'],
    ['float', 'decimal'],
    ['time duration', 'duration'],
    ['size in bytes', 'bytes'],
    ['URL', 'url'],
    ['email', 'email'],
    ['file path', 'path'],
    ['directory', 'path'],
    ['encrypted string', 'secret'],
    ['version', 'version'],
  ])('the type %s is %s', (words, type) => {
    expect(ofServer(`<h3 id="Server.DataDir">DataDir</h3><p>Type: ${words}</p>`)).toEqual({
      DataDir: { type },
    });
  });

  test.each([
    ['&lt;empty string&gt;', ''],
    ['<code>&lt;empty&gt;</code>', ''],
    ['<em>none</em>', ''],
    ['<code>""</code>', ''],
    ['"quoted text"', 'quoted text'],
    ['<code>none</code>', 'none'],
    ['/var/lib/x', '/var/lib/x'],
    ['<code>two words</code>', 'two words'],
    ['<code>$' + '{Server.DataDir}/x</code>', '{Server.DataDir}/x'],
    ['{Server.DataDir}/x', '{Server.DataDir}/x'],
    ['<code>a &amp; b</code>', 'a & b'],
    ['<code>5</code>.', '5'],
  ])('the default %s is %j', (words, text) => {
    const entry = `<h3 id="Server.DataDir">DataDir</h3><p>Type: string</p><p>Default: ${words}</p>`;
    expect(ofServer(entry)).toEqual({ DataDir: { type: 'string', default: text } });
  });
});

describe('what is left out, with a note', () => {
  const HEAD = '<h3 id="Server.DataDir">DataDir</h3>';
  test.each([
    [
      '<p>Type: string</p><p>Type: boolean</p>',
      'contradicts itself: there is more than one type, and none is taken over',
      {},
    ],
    [
      '<p>Type: thingummy</p><p>Default: 5</p>',
      'has a type in words that are not understood, and left out: “thingummy”',
      { default: '5' },
    ],
    [
      '<p>Type: string</p><p>Default: the name of the host</p>',
      'has a default in words that are not understood, and left out: “the name of the host”',
      { type: 'string' },
    ],
    [
      '<p>Type: string</p><p>Default: <code>/x</code> unless it is set</p>',
      'has a default in words that are not understood, and left out: “/x unless it is set”',
      { type: 'string' },
    ],
    [
      '<p>Type: boolean</p><p>Default: 5s</p>',
      'has a default that is no boolean, which is left out',
      { type: 'boolean' },
    ],
    [
      '<p>Type: one of a1, b2</p><p>Default: c3</p>',
      'has a default that is no word of its list, which is left out',
      { type: 'enum', values: ['a1', 'b2'] },
    ],
    [
      '<p>Type: string</p><p>Reloadable: sometimes</p>',
      'has a statement on reloads in words that are not understood, and left out: “sometimes”',
      { type: 'string' },
    ],
  ])('%s', (facts, note, setting) => {
    const { overlay, notes } = read(HEAD + facts);
    expect(notes).toContain(`Server.DataDir ${note}.`);
    expect(overlay.sections.Server?.settings).toEqual({ DataDir: setting });
  });

  test('two entries of one setting that disagree', () => {
    const { overlay, notes } = read(
      `${HEAD}<p>Type: string</p><p>Default: /a</p>${HEAD.replace('h3', 'h4')}</h4><h3>Other words</h3>${HEAD}<p>Type: string</p><p>Default: /b</p>`,
    );
    expect(overlay.sections.Server?.settings).toEqual({ DataDir: { type: 'string' } });
    expect(notes).toContain(
      'Server.DataDir stands on the page more than once, with different facts (default): none of them is taken over.',
    );
  });

  test('a page that was cut off is not complete', () => {
    const whole = page('<h3 id="Server.DataDir">DataDir</h3><p>Type: string</p>');
    const { overlay, notes } = learnPage(whole.slice(0, whole.indexOf('</body>')));
    expect(overlay.complete).toBe(false);
    expect(notes).toContainEqual(expect.stringMatching(/may have been cut off/));
  });
});

describe('version and date', () => {
  test.each([
    ['<meta name="version" content="2025.03.0">', '', '2025.03.0'],
    ['<meta name="docs-version" content="v2025.03.0">', '<p>Connect 2024.01.0</p>', '2025.03.0'],
    ['<title>Configuration – Posit Connect 2025.03.0</title>', '', '2025.03.0'],
    ['', '<footer>Posit Connect Version: 2025.03.0</footer>', '2025.03.0'],
    ['', '<footer><p>Version 1.9.0.1</p></footer>', '1.9.0.1'],
    ['', '<p>© RStudio Connect 2021.12.0-dev+45</p>', '2021.12.0'],
    ['<link rel="canonical" href="https://docs.example.com/connect/2024.05.0/admin/">', '', '2024.05.0'],
    ['', '<p>Since Connect 2023.01.0 this is so.</p>', undefined],
    ['', '<p>Connect 2023.01.0</p><p>Connect 2024.01.0</p>', undefined],
    ['<meta name="generator" content="quarto-1.5.57">', '', undefined],
  ])('%s %s', (head, foot, version) => {
    const html = page('', foot)
      .replace('<head>', `<head>${head}`)
      .replace(head.includes('<title>') ? '<title>Configuration</title>' : '\0', '');
    const { overlay, notes } = learnPage(html);
    expect(overlay.connectVersion).toBe(version);
    expect(notes.some((note) => note.includes('--connect-version'))).toBe(version === undefined);
  });

  test.each([
    ['<meta name="date" content="2025-03-27T10:00:00Z">', '', '2025-03-27'],
    ['', '<p>Last updated: 2025-03-27</p>', '2025-03-27'],
    ['', '<p>Built on March 7, 2025</p>', '2025-03-07'],
    ['', '<footer><time datetime="2025-03-27">a while ago</time></footer>', '2025-03-27'],
    ['', '<p>In March 2025 it was new.</p>', undefined],
  ])('%s %s', (head, foot, date) => {
    expect(learnPage(page('', foot).replace('<head>', `<head>${head}`)).overlay.date).toBe(date);
  });

  test('the caller’s version wins', () => {
    const { overlay, notes } = learnPage(page('', '<p>Connect 2023.01.0</p><p>Connect 2024.01.0</p>'), {
      connectVersion: '2025.01.0',
    });
    expect(overlay.connectVersion).toBe('2025.01.0');
    expect(notes.some((note) => note.includes('version of Connect'))).toBe(false);
  });
});
