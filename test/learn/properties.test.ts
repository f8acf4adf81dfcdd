import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { learnPage, NoAppendixError } from '../../src/learn/learn-page.ts';
import { readHtml } from '../../src/learn/read-html.ts';
import { overlays, pageOf, STYLES, type Style } from './arbitraries.ts';

const styles = Object.keys(STYLES) as Style[];
const RUNS = { numRuns: 25 };

describe.each(styles)('a page of %s', (style) => {
  property.prop([overlays], RUNS)('is read as the overlay that it tells', (overlay) => {
    const learnt = learnPage(pageOf(overlay, style));
    expect(learnt.overlay).toEqual(overlay);
  });

  property.prop([overlays, fc.infiniteStream(fc.nat())], RUNS)(
    'may tell its facts in any order',
    (overlay, random) => {
      const shuffled = pageOf(overlay, style, (facts) =>
        facts
          .map((fact) => ({ fact, at: random.next().value! }))
          .sort((one, other) => one.at - other.at)
          .map(({ fact }) => fact),
      );
      expect(learnPage(shuffled).overlay).toEqual(overlay);
    },
  );

  property.prop([overlays], RUNS)('may leave out what HTML lets one leave out', (overlay) => {
    const page = pageOf(overlay, style).replaceAll(/<\/(?:li|dt|dd|p|td|th|tr|tbody|thead)>/g, '');
    expect(learnPage(page).overlay).toEqual(overlay);
  });
});

describe('whatever is on a page', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        '<h3 id="Server.Address">',
        '</h3>',
        '<dl>',
        '<dt id="A.B">',
        '<dd>',
        '<table>',
        '<tr>',
        '<td>',
        '<th>Type',
        '<th>Default',
        '<li>Type: string',
        'Default:',
        'Type:',
        '<pre>',
        '</pre>',
        '<code>',
        '</code>',
        '<b>',
        '</b>',
        '<br>',
        '<script>',
        '</script>',
        '<title>',
        '</title>',
        '<!--',
        '-->',
        '&amp',
        '&#0;',
        '&#x110000;',
        '<meta charset=',
        '\0',
        'rstudio-connect.gcfg',
        '</html>',
        '<svg/>',
        '<p ',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 60 },
  );

  property.prop([pieces], { numRuns: 300 })('nothing goes wrong but that it is no appendix', (parts) => {
    try {
      const { overlay } = learnPage(parts.join(''));
      expect(Object.keys(overlay.sections).length).toBeGreaterThan(0);
    } catch (error) {
      expect(error).toBeInstanceOf(NoAppendixError);
    }
  });
});

describe('a page that is out to do harm', () => {
  const body = (text: string) => `<html><body><p>rstudio-connect.gcfg</p>${text}</body></html>`;
  const SETTING = '<h3 id="Server.Address">Address</h3><p>Type: string</p>';
  const THREE = `${SETTING}${SETTING.replaceAll('Address', 'DataDir')}${SETTING.replaceAll('Address', 'TempDir')}`;

  test.each([
    ['nested elements', '<div>'.repeat(100_000)],
    ['nested elements that are closed by others', '<div>'.repeat(100_000) + '</p></x>'.repeat(100_000)],
    ['nested lists', '<ul><li>Type: string'.repeat(100_000)],
    ['nested tables', '<table><tr><td>'.repeat(50_000)],
    ['a cell after the other', `<table><tr>${'<td>Type'.repeat(100_000)}`],
    ['terms', '<dl>'.repeat(50_000) + '<dt>Type'.repeat(50_000)],
    ['labels on a line', `<p>${'Type: x | '.repeat(100_000)}</p>`],
    ['strong labels on a line', `<p>${'<b>Type</b> x '.repeat(100_000)}</p>`],
    ['code on a line', `<p>${'<code>a</code> '.repeat(100_000)}</p>`],
    ['anchors', '<a id="Server.DataDir"></a>'.repeat(100_000)],
    ['attributes', `<p ${'id="a" '.repeat(300_000)}>`],
    ['an entity after the other', '&amp;'.repeat(500_000)],
    ['comments that stay open', '<!--'.repeat(500_000)],
    ['scripts that stay open', '<script>'.repeat(100_000)],
    ['white space', `<p>Type:${' \n'.repeat(1_000_000)}string</p>`],
    ['brackets', '<'.repeat(2_000_000)],
    ['headings', '<h2>Server</h2>'.repeat(50_000)],
  ])('%s', (_, text) => {
    expect(() => readHtml(text)).not.toThrow();
    const { overlay } = learnPage(body(`${THREE}</p></div>${text}`));
    expect(overlay.sections.Server?.settings.Address).toMatchObject({ type: 'string' });
  });

  test('the largest page that is taken', () => {
    const entry = `<section><h3 id="Server.Address">Address</h3><p>Type: string</p><p>${'Words and words. '.repeat(50)}</p></section>`;
    const page = body(THREE + entry.repeat(Math.floor((20 * 1024 * 1024 - 500) / entry.length)));
    expect(learnPage(page).settings).toBe(3);
  });
});
