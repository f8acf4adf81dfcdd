/** A configuration means the same in whatever way a manifest carries it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCarriers } from '../../src/carriers/read-carriers.ts';
import { parse } from '../../src/parser/index.ts';
import { fixCarried } from '../../src/rules/fix-carried.ts';
import { fixUntilStable } from '../../src/rules/fixes.ts';
import { lint } from '../../src/rules/lint.ts';
import { configMap, lintManifest, STYLES, type Style, sayingsOf, secret } from './kubernetes-tester.ts';

const styles = Object.keys(STYLES) as Style[];

/** Stands in every secret, and nowhere else. */
const CANARY = 'Zyxwvut';

const LINES = [
  ...[
    '',
    '',
    '; a note',
    '# [Scheduler]',
    '; [Authorization]',
    '[Server]',
    '[server]',
    '[SMTP]',
    '[Postgres]',
  ],
  ...['[RPackageRepository "CRAN"]', '[Broken', '[Python]', '[Authorization]', '[Scheduler]'],
  ...[
    'Address = https://connect.example.com/#/welcome',
    'Address = "https://a.example.com"',
    'DataDri = /mnt/x',
  ],
  ...['DataDir = data', 'IdleTimeout = 1800', 'IdleTimeout = soon', 'DefaultUserRole = publisher', 'Enabled'],
  ...[
    'Executable = /opt/python/3.12 \\',
    '/bin/python',
    'Executable = "/opt/python',
    'Provider: sqlite',
    'Key =',
  ],
  ...[
    '  Listen = 3939',
    '\tListen = :80',
    'URL = https://packagemanager.example.com # é 甲 😀',
    'Name = “x”',
  ],
  ...[`Password = ${CANARY}`, `Password = ${CANARY}#${CANARY}`, `URL = postgres://u:${CANARY}@db/x`],
  ...[
    `; Password = ${CANARY}`,
    `Token: ${CANARY}`,
    '; gcfg-lint-disable-next-line schema/* -- why',
    'a: b',
    '- x',
  ],
];

const document = fc
  .record({
    lines: fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 14 }),
    end: fc.constantFrom('\n', '', '\n\n'),
  })
  .map(({ lines, end }) => lines.join('\n') + end)
  .filter((text) => text.trim() !== '');

const bare = (text: string) => lint([{ path: 'rstudio-connect.gcfg', document: parse(text) }]).files[0]!;

/** YAML’s writer falls back to another style for a text that a block can’t hold. */
const asBlock = document.filter((text) => configMap(text, 'literal').includes('gcfg: |'));

describe('a configuration in a manifest', () => {
  test.each(styles)('says what the bare file says: %s', (style) => {
    fc.assert(
      fc.property(document, (text) => {
        const found = lintManifest(configMap(text, style));
        const own = found.diagnostics.filter(({ ruleId }) => ruleId !== 'kubernetes/joined-lines');
        expect(sayingsOf(own).sort()).toEqual(sayingsOf(bare(text).diagnostics).sort());
        expect(found.settings).toBe(bare(text).settings);
        expect(found.suppressed.length).toBe(bare(text).suppressed.length);
      }),
      { numRuns: 25 },
    );
  });

  test('in base64 too, and shows nothing of it', () => {
    fc.assert(
      fc.property(document, (text) => {
        const found = lintManifest(secret(text), { rules: { 'security/plain-secret': 'off' } });
        const own = lint([{ path: 'rstudio-connect.gcfg', document: parse(text) }], {
          rules: { 'security/plain-secret': 'off' },
        }).files[0]!;
        expect(sayingsOf(found.diagnostics).sort()).toEqual(sayingsOf(own.diagnostics).sort());
        expect(found.text.lines[5]).toBe('  rstudio-connect.gcfg: ********');
      }),
      { numRuns: 25 },
    );
  });

  test('in a literal block, points to the same text', () => {
    fc.assert(
      fc.property(asBlock, fc.boolean(), (text, crlf) => {
        const written = configMap(text, 'literal');
        const manifest = crlf ? written.replaceAll('\n', '\r\n') : written;
        const here = lintManifest(manifest).diagnostics;
        const there = bare(text).diagnostics;
        const slice = (from: string, { range }: (typeof here)[number]) =>
          from
            .slice(range.start.offset, range.end.offset)
            .replaceAll('\r', '')
            .replaceAll(/\n +/g, '\n')
            .trimEnd();
        const unindented = (slices: string[]) => slices.map((text) => text.replaceAll(/\n[ \t]+/g, '\n'));
        expect(unindented(here.map((found) => slice(manifest, found)))).toEqual(
          unindented(there.map((found) => slice(text, found))),
        );
      }),
      { numRuns: 25 },
    );
  });

  test.each(['literal', 'double', 'json'] as const)('is fixed as the bare file is: %s', (name) => {
    fc.assert(
      fc.property(name === 'literal' ? asBlock : document, fc.boolean(), (text, unsafe) => {
        const manifest = configMap(text, name);
        const around = manifest.indexOf('rstudio-connect.gcfg');
        const read = (path: string, content: string) => {
          const { host, configs } = readCarriers(path, content);
          return { hosts: [host], inputs: configs };
        };
        const fixed = fixCarried(
          read('manifest.yaml', manifest),
          (texts) => read('manifest.yaml', texts.get('manifest.yaml')!),
          { unsafe },
        );
        const own = fixUntilStable({ path: 'rstudio-connect.gcfg', document: parse(text) }, { unsafe });
        // What is left of it a block can’t hold.
        fc.pre(own.document.toString().trim() !== '');
        expect(fixed.carried.inputs[0]!.document.toString().trimEnd()).toBe(
          own.document.toString().trimEnd(),
        );
        expect(fixed.fixed.length).toBe(own.fixed.length);
        const after = fixed.carried.hosts[0]!.text;
        // What stands around it stays.
        expect(after.startsWith(manifest.slice(0, around))).toBe(true);
        expect(after.slice(after.indexOf('other')) === manifest.slice(manifest.indexOf('other'))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test.each(styles)('keeps its secrets: %s', (style) => {
    fc.assert(
      fc.property(document, (text) => {
        // Nobody knows of a password that is a part of something else.
        fc.pre(!bare(text).text.lines.join('\n').includes(CANARY));
        const found = lintManifest(configMap(text, style));
        expect(JSON.stringify(found.diagnostics)).not.toContain(CANARY);
        expect(found.text.lines.join('\n')).not.toContain(CANARY);
      }),
      { numRuns: 25 },
    );
  });

  test('keeps its secrets where YAML joins its lines', () => {
    fc.assert(
      fc.property(asBlock, (text) => {
        fc.pre(!bare(text).text.lines.join('\n').includes(CANARY));
        const joined = configMap(text, 'literal').replace('gcfg: |', 'gcfg: >');
        const found = lintManifest(joined);
        expect(JSON.stringify(found.diagnostics)).not.toContain(CANARY);
        expect(found.text.lines.join('\n')).not.toContain(CANARY);
      }),
      { numRuns: 25 },
    );
  });
});
