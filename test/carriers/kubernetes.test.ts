/** What is read of a manifest, where things stand in it, and what is said of one that can’t be read. */
import { describe, expect, test } from 'vitest';
import { type CarrierReading, readCarriers } from '../../src/carriers/read-carriers.ts';
import { applyEdits } from '../../src/parser/index.ts';
import { lintManifest } from './kubernetes-tester.ts';

const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: connect\n';
const BODY = '[Server]\nDataDri = /mnt/x\n';

function read(text: string): CarrierReading {
  return readCarriers('m.yaml', text);
}

function refusal(text: string): string {
  try {
    read(text);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
}

describe('finds', () => {
  test.each<[name: string, text: string, documents: readonly string[]]>([
    [
      'a literal block',
      `${HEAD}data:\n  rstudio-connect.gcfg: |\n    [Server]\n    DataDri = /mnt/x\n`,
      [BODY],
    ],
    ['one that strips', `${HEAD}data:\n  rstudio-connect.gcfg: |-\n    [Server]\n`, ['[Server]']],
    [
      'one that keeps',
      `${HEAD}data:\n  rstudio-connect.gcfg: |+\n    [Server]\n\n  z: 1\n`,
      ['[Server]\n\n'],
    ],
    [
      'an indentation of its own',
      `${HEAD}data:\n  a.gcfg: |2\n      [Server]\n    Key = 1\n`,
      ['  [Server]\nKey = 1\n'],
    ],
    ['JSON', '{"apiVersion":"v1","kind":"ConfigMap","data":{"a.gcfg":"[Server]\\n"}}', ['[Server]\n']],
    [
      'JSON with tabs',
      '{\n\t"apiVersion": "v1",\n\t"kind": "ConfigMap",\n\t"data": {"a.gcfg": "[Server]\\n"}\n}\n',
      ['[Server]\n'],
    ],
    ['base64 in a Secret', 'apiVersion: v1\nkind: Secret\ndata:\n  a.gcfg: W1NlcnZlcl0K\n', ['[Server]\n']],
    [
      'base64 on several lines',
      'apiVersion: v1\nkind: Secret\ndata:\n  a.gcfg: |\n    W1Nl\n    cnZlcl0K\n',
      ['[Server]\n'],
    ],
    ['binaryData', `${HEAD}binaryData:\n  a.gcfg: W1NlcnZlcl0K\n`, ['[Server]\n']],
    [
      'stringData before data',
      'apiVersion: v1\nkind: Secret\ndata:\n  a.gcfg: W1NlcnZlcl0K\nstringData:\n  a.gcfg: "[R]"\n',
      ['[R]'],
    ],
    [
      'lists, and lists in lists',
      'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMapList\n  items:\n  - apiVersion: v1\n    kind: ConfigMap\n    data: {a.gcfg: "[R]"}\n- apiVersion: v1\n  kind: ConfigMap\n  data: {b.gcfg: "[Server]"}\n',
      ['[R]', '[Server]'],
    ],
    [
      'several documents',
      `${HEAD}data: {a.gcfg: "[R]"}\n---\n${HEAD}\n---\n${HEAD}data: {b.gcfg: "[Server]"}\n...\n`,
      ['[R]', '[Server]'],
    ],
    ['aliases', `${HEAD}x: &text |\n  [R]\ndata:\n  a.gcfg: *text\n`, ['[R]\n']],
    [
      'merged maps',
      `${HEAD}x: &base\n  a.gcfg: "[R]"\n  b.gcfg: "[Python]"\ndata:\n  <<: *base\n  b.gcfg: "[Server]"\n`,
      ['[Server]', '[R]'],
    ],
    ['an empty value', `${HEAD}data:\n  a.gcfg:\n`, ['']],
    [
      'CRLF, as LF',
      `${HEAD}data:\n  a.gcfg: |\n    [R]\n    Enabled = true\n`.replaceAll('\n', '\r\n'),
      ['[R]\nEnabled = true\n'],
    ],
    ['a byte-order mark', `\uFEFF${HEAD}data:\n  a.gcfg: "[R]"\n`, ['[R]']],
    [
      'nothing under other keys, or in other objects',
      `${HEAD}data:\n  a.conf: x\n---\napiVersion: v1\nkind: Service\ndata: {a.gcfg: x}\n`,
      [],
    ],
    ['nothing in data that is no map', `${HEAD}data: [a.gcfg]\n`, []],
  ])('%s', (_, text, documents) => {
    const { configs } = read(text);
    expect(configs.map(({ document }) => document.toString())).toEqual(documents);
  });

  test('the template that it was made from, and the names', () => {
    const { configs } = read(
      `---\n# Source: connect/templates/configmap.yaml\n${HEAD}  namespace: n\ndata: {a.gcfg: "[R]"}\n`,
    );
    expect(configs[0]!.carrier).toMatchObject({
      kind: 'kubernetes',
      object: 'ConfigMap',
      name: 'connect',
      namespace: 'n',
      key: 'a.gcfg',
      encoded: false,
      source: 'connect/templates/configmap.yaml',
    });
  });

  test('the migration file beside the main one', () => {
    const text = `${HEAD}data:\n  rstudio-connect.gcfg: |\n    [Server]\n    Address = https://a.example.com\n  rstudio-connect-migration.gcfg: |\n    [Server]\n    Address = https://b.example.com\n`;
    const { diagnostics } = lintManifest(text);
    const [finding] = diagnostics.filter(({ ruleId }) => ruleId === 'migrate/shadowed');
    expect(diagnostics.filter(({ ruleId }) => ruleId.startsWith('migrate/'))).toHaveLength(1);
    expect(finding!.message).toContain('in rstudio-connect-migration.gcfg');
    expect(finding!.range.start.line).toBe(8);
    expect(finding!.related![0]).toMatchObject({ path: 'manifest.yaml', range: { start: { line: 11 } } });
    expect(finding!.help).not.toContain('gcfg-lint migrate');
  });

  test('thousands of documents at once', () => {
    const one = `${HEAD}data:\n  a.gcfg: |\n    [Server]\n    DataDri = /mnt/x\n`;
    const result = lintManifest(Array.from({ length: 3000 }, () => one).join('---\n'));
    expect(result.settings).toBe(3000);
    expect(result.diagnostics.at(-1)!.range.start.line).toBe(9 * 3000 - 1);
  });

  test('each object once, wherever aliases lead', () => {
    const levels = Array.from({ length: 18 }, (_, level) => {
      const below = level === 0 ? '*cm' : `*l${level - 1}`;
      return `l${level}: &l${level} {apiVersion: v1, kind: List, items: [${below}, ${below}]}`;
    });
    const text = `cm: &cm {apiVersion: v1, kind: ConfigMap, data: {a.gcfg: "[R]"}}\n${levels.join('\n')}\napiVersion: v1\nkind: List\nitems: [*l17, *l17]\n`;
    expect(read(text).configs).toHaveLength(1);
  });
});

describe('a place', () => {
  test.each<[name: string, manifest: string, place: string, note: string | undefined]>([
    [
      'in a literal block',
      `${HEAD}data:\n  a.gcfg: |\n    [Server]\n    DataDri = /mnt/x\n`,
      '8:5 DataDri',
      undefined,
    ],
    [
      'with CRLF',
      `${HEAD}data:\n  a.gcfg: |\n    [Server]\n    DataDri = /mnt/x\n`.replaceAll('\n', '\r\n'),
      '8:5 DataDri',
      undefined,
    ],
    [
      'behind a byte-order mark',
      `\uFEFF${HEAD}data:\n  a.gcfg: |\n    [Server]\n    DataDri = /mnt/x\n`,
      '8:5 DataDri',
      undefined,
    ],
    [
      'in a folded block',
      `${HEAD}data:\n  a.gcfg: >\n    [Server]\n\n    DataDri = /mnt/x\n`,
      '9:5 DataDri',
      undefined,
    ],
    [
      'in double quotes',
      `${HEAD}data:\n  a.gcfg: "[Server]\\nDataDri = \\"/mnt/x\\"\\n"\n`,
      '6:22 DataDri',
      'line 2 of a.gcfg',
    ],
    [
      'in single quotes',
      `${HEAD}data:\n  a.gcfg: '[Server]\n\n    DataDri = ''x'''\n`,
      '8:5 DataDri',
      undefined,
    ],
    [
      'without quotes',
      `${HEAD}data:\n  a.gcfg: a\n\n    [Server]\n\n    DataDri = x\n`,
      '10:5 DataDri',
      undefined,
    ],
    [
      'in JSON',
      '{"apiVersion":"v1","kind":"ConfigMap","data":{\n"a.gcfg":"[Server]\\nDataDri = \\/x"}}',
      '2:21 DataDri',
      'line 2 of a.gcfg',
    ],
    [
      'in base64',
      `apiVersion: v1\nkind: Secret\ndata:\n  a.gcfg: ${btoa('[Server]\nDataDri = /x\n')}\n`,
      `4:11 ${btoa('[Server]\nDataDri = /x\n')}`,
      'line 2 of the decoded a.gcfg',
    ],
    [
      'of an alias: where the text stands',
      `${HEAD}x: &text |\n  [Server]\n  DataDri = x\ndata:\n  a.gcfg: *text\n`,
      '7:3 DataDri',
      undefined,
    ],
    [
      'behind tabs within the text',
      `${HEAD}data:\n  a.gcfg: |\n    [Server]\n    \tDataDri = x\n`,
      '8:6 DataDri',
      undefined,
    ],
  ])('%s', (_, manifest, place, note) => {
    const { diagnostics } = lintManifest(manifest);
    const { range, message } = diagnostics.find(({ ruleId }) => ruleId === 'schema/unknown-setting')!;
    const { start, end } = range;
    expect(`${start.line}:${start.column} ${manifest.slice(start.offset, end.offset)}`).toBe(place);
    expect(/ \((line \d+ of [^)]+)\)$/.exec(message)?.[1]).toBe(note);
  });

  test('is named by its line in messages', () => {
    const text = `${HEAD}data:\n  a.gcfg: |\n    [Server]\n    Address = https://a\n    Address = https://b\n`;
    const { diagnostics } = lintManifest(text);
    expect(diagnostics.find(({ ruleId }) => ruleId === 'schema/duplicate-setting')!.message).toContain(
      'on line 9',
    );
  });

  test('can be edited in a literal block, whatever the edit', () => {
    const manifest = `${HEAD}data:\n  a.gcfg: |\n    [Server]\n    Key = a\n\n    Other = b\n  z: "1"\n`;
    const [config] = read(manifest).configs;
    const text = config!.document.toString();
    for (let start = 0; start <= text.length; start++)
      for (let end = start; end <= text.length; end++)
        for (const insert of ['', 'x', 'x\n', '\nx']) {
          const wanted = text.slice(0, start) + insert + text.slice(end);
          const placed = config!.placement.edit({ start, end, text: insert });
          // What a block can’t hold is for others to refuse.
          if (placed === undefined || /^\s|\n\n$/.test(wanted) || wanted === '' || !wanted.endsWith('\n'))
            continue;
          const after = applyEdits(manifest, [placed.edit]);
          expect(read(after).configs[0]!.document.toString()).toBe(wanted);
          expect(after.endsWith('\n  z: "1"\n')).toBe(true);
        }
  });
});

describe('shows nothing', () => {
  test.each([
    [
      'of the data of Secrets',
      'apiVersion: v1\nkind: Secret\nstringData:\n  harmless: Zyxwvut\n  a.gcfg: |\n    [Server]\n    DataDri = x\n',
    ],
    [
      'of variables',
      `${HEAD}env:\n- name: CONNECT_POSTGRES_PASSWORD\n  value: Zyxwvut\ndata:\n  a.gcfg: |\n    [Server]\n    DataDri = x\n`,
    ],
    [
      'of what is called a password',
      `${HEAD}password: Zyxwvut\ndata:\n  a.gcfg: |\n    [SMTP]\n    Password = Zyxwvut\n`,
    ],
    [
      'of what kubectl keeps of an object',
      `${HEAD}  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"data":"Zyxwvut"}\ndata:\n  a.gcfg: |\n    [Server]\n    DataDri = x\n`,
    ],
    ['of URLs', `${HEAD}url: postgres://u:Zyxwvut@h/d\ndata:\n  a.gcfg: |\n    [Server]\n    DataDri = x\n`],
  ])('%s', (_, manifest) => {
    const { text, diagnostics } = lintManifest(manifest);
    expect(text.lines.join('\n')).not.toContain('Zyxwvut');
    expect(JSON.stringify(diagnostics)).not.toContain('Zyxwvut');
    expect(text.lines.join('\n')).toContain('********');
  });

  test.each([
    `${HEAD}data:\n  a.gcfg: |\n    [SMTP]\n    Password = Zyxwvut\n   x\n`,
    `apiVersion: v1\nkind: Secret\nstringData:\n  x: "Zyxwvut\n`,
    `${HEAD}data:\n\ta: Zyxwvut\n`,
    `apiVersion: v1\nkind: Secret\ndata:\n  rstudio-connect.gcfg: Zyxwvut\n`,
    `apiVersion: v1\nkind: Secret\ndata:\n  rstudio-connect.gcfg: [Zyxwvut]\n`,
    `password: Zyxwvut\npassword: Zyxwvut\n`,
    `a: |\n {{ Zyxwvut }}\n  : x\n - Zyxwvut`,
  ])('of a manifest that can’t be read', (manifest) => {
    expect(refusal(manifest)).not.toBe('nothing');
    expect(refusal(manifest)).not.toContain('Zyxwvut');
  });
});

describe('refuses', () => {
  test.each<[name: string, text: string, message: RegExp]>([
    [
      'what is no manifest',
      'server: x\n',
      /^m\.yaml:1:1: this is neither a configuration .* `apiVersion` and a `kind`/,
    ],
    ['an empty file', '', /^m\.yaml:1:1: this is neither/],
    ['a list', '- a\n', /^m\.yaml:1:1: this is neither/],
    [
      'a template',
      `${HEAD}data:\n  a: {{ .Values.x }}\n`,
      /^m\.yaml:6:6: this is a template that nobody has rendered: check what comes out of it, `helm template/,
    ],
    [
      'a template in a control line',
      `{{- if .Values.x }}\n${HEAD}{{- end }}\n`,
      /^m\.yaml:1:1: this is a template/,
    ],
    [
      'a key that stands there twice',
      `${HEAD}data:\n  a.gcfg: x\n  a.gcfg: y\n`,
      /^m\.yaml:7:3: this key stands in the map already/,
    ],
    ['tabs', `${HEAD}data:\n\ta: b\n`, /^m\.yaml:6:1: YAML is indented with blanks, not with tabs/],
    ['a quote that nothing closes', `${HEAD}data:\n  a: "x\n`, /: something is missing here/],
    [
      'a configuration that is a map',
      `${HEAD}data:\n  a.gcfg:\n    Server: {}\n`,
      /^m\.yaml:7:5: `a\.gcfg` must hold the text of a configuration/,
    ],
    [
      'a number',
      `${HEAD}data:\n  a.gcfg: 5\n`,
      /^m\.yaml:6:11: `a\.gcfg` must hold a text: put it in quotes/,
    ],
    [
      'what should be base64 and is not',
      'apiVersion: v1\nkind: Secret\ndata:\n  a.gcfg: "[Server]"\n',
      /^m\.yaml:4:11: this is no base64, which `data` of a Secret must be: put the text under `stringData`/,
    ],
    ['base64 that was cut', 'apiVersion: v1\nkind: Secret\ndata:\n  a.gcfg: W1NlcnZlcl0\n', /no base64/],
    ['a nesting that exhausts', `${'['.repeat(100_000)}`, /nested more than 200 levels/],
    ['lists in lists', `${'- '.repeat(10_000)}a`, /nested more than 200 levels/],
    [
      'maps in maps',
      Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
      /nested more than 200 levels/,
    ],
  ])('%s', (_, text, message) => {
    expect(refusal(text)).toMatch(message);
  });

  test('but takes many brackets in the texts of a manifest', () => {
    const script = Array.from({ length: 400 }, () => '    echo "["\n').join('');
    const text = `${HEAD}data:\n  a.sh: |\n${script}  a.gcfg: "[R]"\n`;
    expect(read(text).configs).toHaveLength(1);
  });

  test('but an alias that leads nowhere, or to itself, only where it is the configuration', () => {
    expect(read(`${HEAD}x: *nowhere\ndata: {a.gcfg: "[R]"}\n`).configs).toHaveLength(1);
    expect(read(`${HEAD}data: &a {a.gcfg: "[R]", b: *a}\n`).configs).toHaveLength(1);
    expect(read(`${HEAD}data:\n  <<: &a {<<: *a, a.gcfg: "[R]"}\n`).configs).toHaveLength(1);
  });
});
