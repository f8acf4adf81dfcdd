/** Overlays as a page can tell them, and pages that tell them. */
import { fc } from '@fast-check/vitest';
import type { Overlay, OverlaySetting } from '../../src/schema/overlay.ts';
import type { ValueType } from '../../src/schema/setting.ts';

const name = fc.stringMatching(/^[A-Z][a-z]{2,7}[A-Z][a-z]{1,5}$/);
const word = fc.stringMatching(/^[a-z][a-z-]{1,7}[a-z]$/);

const DEFAULTS: Partial<Record<ValueType, fc.Arbitrary<string>>> = {
  boolean: fc.constantFrom('true', 'false'),
  integer: fc.integer({ min: -9, max: 9999 }).map(String),
  decimal: fc.constantFrom('0.5', '3.25'),
  duration: fc.constantFrom('5s', '24h', '1m30s', '30d'),
  bytes: fc.constantFrom('5 MB', '2 GiB', '42'),
  string: fc.constantFrom('', 'rstudio-connect', '{Server.DataDir}/x', 'two words', ':3939', 'none'),
  path: fc.constantFrom('', '/var/lib/x', '/a b/c'),
  url: fc.constantFrom('', 'https://example.com/a?b=c&d'),
  email: fc.constantFrom('', 'a@example.com'),
  listen: fc.constantFrom(':80', '127.0.0.1:3939'),
};

const plainSetting: fc.Arbitrary<OverlaySetting> = fc
  .constantFrom(...(Object.keys(DEFAULTS) as ValueType[]))
  .chain((type) =>
    fc.record(
      {
        type: fc.constant(type),
        default: DEFAULTS[type]!,
        multi: fc.boolean(),
        reloadable: fc.boolean(),
        deprecated: fc.oneof(
          fc.boolean(),
          fc.record({ since: fc.constant('2024.01.0'), replacement: fc.constant('Server.DataDir') }),
        ),
      },
      { requiredKeys: ['type'] },
    ),
  );

const enumSetting: fc.Arbitrary<OverlaySetting> = fc
  .uniqueArray(word, { minLength: 2, maxLength: 4 })
  .chain((values) =>
    fc.record(
      {
        type: fc.constant('enum' as const),
        values: fc.constant(values),
        default: fc.constantFrom(...values),
        reloadable: fc.boolean(),
      },
      { requiredKeys: ['type', 'values'] },
    ),
  );

function uniqueNames<T>(value: fc.Arbitrary<T>, min: number, max: number): fc.Arbitrary<Record<string, T>> {
  return fc
    .uniqueArray(fc.tuple(name, value), {
      minLength: min,
      maxLength: max,
      selector: ([key]) => key.toLowerCase(),
    })
    .map((pairs) => Object.fromEntries(pairs));
}

export const overlays: fc.Arbitrary<Overlay> = fc
  .record({
    connectVersion: fc.constantFrom('2026.08.0', '2024.01.1', '1.8.0', '1.9.0.1'),
    date: fc.constantFrom('2026-08-20', '2019-01-01'),
    sections: uniqueNames(
      uniqueNames(fc.oneof({ weight: 3, arbitrary: plainSetting }, enumSetting), 1, 5).map((settings) => ({
        settings,
      })),
      1,
      4,
    ),
  })
  .filter(
    ({ sections }) =>
      Object.values(sections).reduce((sum, { settings }) => sum + Object.keys(settings).length, 0) > 2,
  )
  .map((overlay) => ({ ...overlay, complete: true }));

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const TYPES: Partial<Record<ValueType, string>> = {
  bytes: 'byte size',
  url: 'URL',
  email: 'e-mail address',
  listen: 'listen address',
  path: 'path to a file',
};

/** The facts of a setting in words: label and value, as HTML. */
export function factsOf(setting: OverlaySetting): [label: string, value: string][] {
  const { type, values, default: text, multi, reloadable, deprecated } = setting;
  const typed =
    values === undefined
      ? (TYPES[type!] ?? type!)
      : `one of ${values.map((each) => `<code>${each}</code>`).join(', ')}`;
  return [
    ['Type', typed],
    ...(text === undefined
      ? []
      : [['Default', text === '' ? '&lt;empty string&gt;' : `<code>${escaped(text)}</code>`]]),
    ...(multi === undefined ? [] : [['Multiple', String(multi)]]),
    ...(reloadable === undefined ? [] : [['Reloadable', String(reloadable)]]),
    ...(deprecated === undefined
      ? []
      : [
          [
            'Deprecated',
            typeof deprecated === 'boolean'
              ? String(deprecated)
              : `since ${deprecated.since}; use <a href="#x"><code>${deprecated.replacement}</code></a>`,
          ],
        ]),
  ] as [string, string][];
}

type Facts = readonly (readonly [string, string])[];
interface Written {
  readonly section: string;
  readonly name: string;
  readonly facts: Facts;
}

const PROSE =
  '<p>What it is for, in a sentence of its own. See <a href="#Server.DataDir">Server.DataDir</a>.</p>';

/** A way of marking up sections of settings. */
export const STYLES = {
  'headings and lists': (settings: readonly Written[]) =>
    bySection(settings, (section, own) =>
      [
        `<h2 id="${section.toLowerCase()}">${section}<a class="headerlink" href="#">¶</a></h2>`,
        ...own.map(({ name, facts }) =>
          [
            `<h4 id="${section}.${name}">${name}<a href="#${section}.${name}">#</a></h4>`,
            `${PROSE}<ul>${facts.map(([label, value]) => `<li>${label}: ${value}</li>`).join('\n')}</ul>`,
          ].join('\n'),
        ),
      ].join('\n'),
    ),
  'paragraphs with breaks in nested sections': (settings: readonly Written[]) =>
    bySection(settings, (section, own) =>
      [
        `<section class="level2"><h2 data-anchor-id="${section}">${section}</h2>`,
        ...own.map(
          ({ name, facts }) =>
            `<section id="${section}.${name}"><h3>${section}.${name}</h3>${PROSE}<p>${facts.map(([label, value]) => `<strong>${label}:</strong> ${value}`).join('<br>')}</p></section>`,
        ),
        '</section>',
      ].join('\n'),
    ),
  'definition lists': (settings: readonly Written[]) =>
    bySection(settings, (section, own) =>
      [
        `<h2>[${section}]</h2><dl>`,
        ...own.map(
          ({ name, facts }) =>
            `<dt id="${section}.${name}"><code>${name}</code></dt><dd>${PROSE}<dl>${facts.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl></dd>`,
        ),
        '</dl>',
      ].join('\n'),
    ),
  'a table for each setting': (settings: readonly Written[]) =>
    bySection(settings, (section, own) =>
      own
        .map(
          ({ name, facts }) =>
            `<div><div><a name="${section}.${name}"></a><b>${section}.${name}</b></div>${PROSE}<table>${facts.map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`).join('')}</table></div>`,
        )
        .join('\n'),
    ),
  'a table for each section': (settings: readonly Written[]) =>
    bySection(settings, (section, own) => {
      const labels = [
        ...new Set(['Type', 'Default', ...own.flatMap(({ facts }) => facts.map(([label]) => label))]),
      ];
      const row = ({ name, facts }: Written) =>
        `<tr><td><a id="${section}.${name}"></a>${name}</td>${labels.map((label) => `<td>${facts.find(([each]) => each === label)?.[1] ?? ''}</td>`).join('')}<td>Some words.</td></tr>`;
      return `<h2>${section}</h2><table><thead><tr><th>Setting</th>${labels.map((label) => `<th>${label}</th>`).join('')}<th>Description</th></tr></thead><tbody>${own.map(row).join('')}</tbody></table>`;
    }),
  'one line for all facts': (settings: readonly Written[]) =>
    settings
      .map(
        ({ section, name, facts }) =>
          `<p id="${section}.${name}"><b>${name}</b></p><p>${facts.map(([label, value]) => `${label}: ${value}`).join(' | ')}</p>${PROSE}`,
      )
      .join('\n'),
} as const;

export type Style = keyof typeof STYLES;

function bySection(
  settings: readonly Written[],
  write: (section: string, own: readonly Written[]) => string,
): string {
  const sections = [...new Set(settings.map(({ section }) => section))];
  return sections
    .map((section) =>
      write(
        section,
        settings.filter((each) => each.section === section),
      ),
    )
    .join('\n');
}

/** A page that tells an overlay. @param order gives the facts of a setting another order. */
export function pageOf(
  overlay: Overlay,
  style: Style,
  order: (facts: Facts) => Facts = (facts) => facts,
): string {
  const settings = Object.entries(overlay.sections).flatMap(([section, { settings: own }]) =>
    Object.entries(own).map(([key, setting]) => ({ section, name: key, facts: order(factsOf(setting)) })),
  );
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Configuration - Posit Connect</title><meta name="date" content="${overlay.date}"></head>
<body><h1>Configuration</h1><p>The file is <code>rstudio-connect.gcfg</code>.</p>
${STYLES[style](settings)}
<footer><p>Posit Connect ${overlay.connectVersion}</p></footer></body></html>`;
}
