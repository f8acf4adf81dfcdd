import { describe, expect, test } from 'vitest';
import { type Dialect, dialectOf } from '../../src/carriers/template/dialects.ts';
import { readTemplate } from '../../src/carriers/template/read-template.ts';
import { fixInPlace } from '../../src/rules/fix-in-place.ts';
import { lint } from '../../src/rules/lint.ts';

const read = (text: string, dialect: Dialect = 'jinja') => readTemplate('a.gcfg.j2', text, dialect);

/** `line ruleId setting` of each finding. */
function findings(text: string, dialect?: Dialect): string[] {
  const { diagnostics } = lint(read(text, dialect).configs).files[0]!;
  return diagnostics.map(({ ruleId, setting = '', range }) =>
    `${range.start.line} ${ruleId} ${setting}`.trim(),
  );
}

const filledOf = (text: string, dialect?: Dialect) => read(text, dialect).configs[0]!.document.toString();

describe('a template is known by its name', () => {
  test.each<[string, Dialect | undefined]>([
    ['rstudio-connect.gcfg.j2', 'jinja'],
    ['RStudio-Connect.GCFG.J2', 'jinja'],
    ['templates/connect.gcfg.jinja2', 'jinja'],
    ['rstudio-connect.gcfg.erb', 'erb'],
    ['rstudio-connect.gcfg.epp', 'erb'],
    ['rstudio-connect.gcfg.ctmpl', 'go'],
    ['rstudio-connect.gcfg.tftpl', 'terraform'],
    ['rstudio-connect.gcfg.mustache', 'mustache'],
    ['rstudio-connect.gcfg.tmpl', 'any'],
    ['rstudio-connect.gcfg.in', 'any'],
    ['connect.j2', 'jinja'],
    ['connect.tmpl', undefined],
    ['configmap.yaml.j2', undefined],
    ['rstudio-connect.gcfg', undefined],
    ['rstudio-connect.gcfg.bak', undefined],
  ])('%s', (path, dialect) => expect(dialectOf(path)).toBe(dialect));
});

describe('nothing is said of', () => {
  test.each<[string, string, Dialect?]>([
    ['values', '[Server]\nAddress = {{ a }}\nDataDir = "{{ b }}"\n[HTTP]\nListen = :{{ port }}\n'],
    ['typed values', '[Scheduler]\nInitTimeout = {{ t }}\nMaxProcesses = {{ n }}\nMemoryLimit = {{ m }}\n'],
    [
      'secrets',
      '[Postgres]\nURL = postgres://u:{{ pw }}@{{ h }}/db\nPassword = {{ vault_pw }}\n[SMTP]\nPassword = a{{ pw }}\n',
    ],
    ['quotes within a tag', '[Server]\nAddress = "https://{{ hosts["a"] }}"\n'],
    ['closing braces in a literal', `[Server]\nAddress = {{ "}}" }}{{ x['a'] }}\n`],
    ['comment marks in a tag', '[Server]\nAddress = {{ x | default("a#b;c") }}\n'],
    ['a value over several lines', '[Server]\nAddress = {{ x\n  | default(\n  "y") }}\n'],
    ['names', '[{{ s }}]\n{{ k }} = {{ v }}\n[Server]\n{{ k }}Dir = /x\n'],
    [
      'a header of unknown parts',
      '[{{ a }} {{ b }}]\nX = 1\n[RPackageRepository "{{ n }}"]\nURL = {{ u }}\n[{{ c }}]\nY = 1\n',
    ],
    [
      'the same subsection twice',
      '{% for r in rs %}\n[RPackageRepository "{{ r.name }}"]\nURL = {{ r.url }}\n{% endfor %}\n',
    ],
    [
      'branches that set it otherwise',
      '[Server]\n{% if a %}\nDataDir = /a\n{% elif b %}\nDataDir = /b\n{% else %}\nDataDir = /c\n{% endif %}\n',
    ],
    [
      'a default that a branch overrides',
      '[HTTP]\nListen = :80\n{%- if a %}\nListen = :3939\n{%- endif %}\n',
    ],
    [
      'branches that contradict each other',
      '[Authentication]\n{% if l %}\nProvider = ldap\n{% else %}\nProvider = pam\n{% endif %}\n{% if p %}\n[PAM]\nService = x\n{% endif %}\n[LDAP "a"]\nServerAddress = a:636\nBindDN = x\n',
    ],
    [
      'what a branch may set',
      '[Database]\nProvider = postgres\n{% if a %}\n[Postgres]\nURL = postgres://db.example.com/x\n{% endif %}\n',
    ],
    ['what an include may set', '[Database]\nProvider = postgres\n{% include "postgres.j2" %}\n'],
    [
      'what depends on an unknown provider',
      '[Authentication]\nProvider = {{ p }}\n[LDAP "a"]\nServerAddress = a:636\n[SAML]\nIdPMetaDataURL = https://x.example.com\n',
    ],
    [
      'a line that may be anything',
      '{{ ansible_managed | comment }}\n{{ everything }}\nAddress = https://x\n',
    ],
    ['what stands behind an include', '[Server]\n{% include "x" %}\nAnything = 1\n'],
    [
      'what stands behind a branch with a header',
      '[Server]\n{% if a %}\n[HTTP]\nListen = :80\n{% endif %}\nAnything = 1\n',
    ],
    [
      'a branch within a line',
      '[Server]\n{% if a %}Address = https://a.example.com{% endif %}\nDataDir = /{% if b %}x{% else %}y{% endif %}/z\n',
    ],
    [
      'a branch that Ansible joins to one line',
      '[Server]\nAddress = {% if a %}\nhttps://a\n{% else %}\nhttps://b\n{% endif %}\n',
    ],
    [
      'comments',
      '{# [Server\n Address: x #}\n[Server]\nDataDir = /x {# why #}\n; {{ x }} {% if y %}\n; {% endif %}\n',
    ],
    ['raw text', '{% raw %}\n; {{ x }} {% if %}\n{% endraw %}\n[Server]\nDataDir = /x\n'],
    ['white-space control', '{%- set x = 1 -%}\n[Server]\n{%+ if a -%}\nDataDir = {{- x -}}\n{%- endif %}\n'],
    ['CRLF', '[Server]\r\n{% if a %}\r\nDataDir = {{ x }}\r\n{% else %}\r\nDataDir = /y\r\n{% endif %}\r\n'],
    ['a byte-order mark', '\uFEFF{# x #}\n[Server]\nDataDir = {{ x }}\n'],
    ['nothing at all', ''],
    [
      'ERB',
      '<%# x -%>\n[Server]\n<% if @a -%>\nDataDir = <%= @dir %>\n<% else -%>\nDataDir = /x\n<% end -%>\n<%- @l.each do |x| -%>\nCustomHeader = <%= x %>\n<%- end -%>\n',
      'erb',
    ],
    [
      'EPP',
      '<%- | String $dir, Boolean $a | -%>\n[Server]\n<% if $a { -%>\nDataDir = <%= $dir %>\n<% } else { -%>\nDataDir = /x\n<% } -%>\n',
      'erb',
    ],
    [
      'Go',
      '{{- /* x */ -}}\n{{- $x := .Values.x }}\n[Server]\n{{- if .Values.a }}\nDataDir = {{ .Values.dir | quote }}\n{{- else }}\nDataDir = /x\n{{- end }}\n{{ range $k, $v := .Values.more }}\n{{ $k }} = {{ $v }}\n{{ end }}\n',
      'go',
    ],
    [
      'consul-template',
      '[Postgres]\n{{ with secret "kv/connect" }}\nPassword = {{ .Data.password }}\n{{ end }}\nURL = postgres://{{ key "db/host" }}/connect\n',
      'go',
    ],
    [
      'Terraform',
      '[Server]\nDataDir = $' +
        '{dir}\n%{ if a ~}\nAddress = https://$' +
        '{lookup({ a = "}" }, "a")}\n%{ endif ~}\n',
      'terraform',
    ],
    [
      'Mustache',
      '[Server]\n{{#a}}\nDataDir = {{{dir}}}\n{{/a}}\n{{^a}}\nDataDir = /x\n{{/a}}\n{{! x }}\n',
      'mustache',
    ],
    ['names in marks', '[Server]\nDataDir = @DATA_DIR@\nAddress = https://$' + '{HOST}\n', 'any'],
  ])('%s', (_, text, dialect) => expect(findings(text, dialect)).toEqual([]));
});

describe('found all the same are', () => {
  test.each<[string, string, string[], Dialect?]>([
    ['names of settings', '[Server]\nDataDri = {{ x }}\n', ['2 schema/unknown-setting Server.DataDri']],
    ['names of sections', '[Sever]\nDataDir = {{ x }}\n', ['1 schema/unknown-section Sever']],
    [
      'names in a branch',
      '[Server]\n{% if a %}\nDataDri = /x\n{% endif %}\n',
      ['3 schema/unknown-setting Server.DataDri'],
    ],
    [
      'values that are known',
      '[Scheduler]\nInitTimeout = soon\nIdleTimeout = {{ x }}\n',
      ['2 schema/invalid-value Scheduler.InitTimeout'],
    ],
    [
      'values in a branch',
      '[Scheduler]\n{% if a %}\nInitTimeout = soon\n{% endif %}\n',
      ['3 schema/invalid-value Scheduler.InitTimeout'],
    ],
    [
      'the same twice in one branch',
      '{% if a %}\n[Server]\nDataDir = {{ x }}\nDataDir = {{ x }}\n{% endif %}\n',
      ['3 schema/duplicate-setting Server.DataDir'],
    ],
    [
      'passwords beside a tag',
      '[Postgres]\nURL = postgres://u:sword-fish@{{ h }}/db\n',
      ['2 security/plain-secret Postgres.URL'],
    ],
    [
      'what is missing for sure',
      '[Database]\nProvider = postgres\n[Server]\nDataDir = {{ x }}\n',
      ['2 schema/missing-setting Database.Provider'],
    ],
    ['syntax errors', '[Server]\nAddress = {{ x }}\nDataDir: /x\n', ['3 syntax/error']],
    ['tags that are never closed', '[Server]\nDataDir = {{ x\nAddress = {{ y }}\n', ['2 syntax/error']],
    ['tags of ERB that are never closed', '[Server]\nDataDir = <%= x\n', ['2 syntax/error'], 'erb'],
    ['raw text without an end', '[Server]\n{% raw %}\nDataDir = /x\n', ['2 syntax/error']],
    [
      'real names in Go templates',
      '[Server]\n{{- if .a }}\nDataDri = {{ .b }}\n{{- end }}\n',
      ['3 schema/unknown-setting Server.DataDri'],
      'go',
    ],
  ])('%s', (_, text, expected, dialect) => expect(findings(text, dialect)).toEqual(expected));
});

test('the text that is read is as long as the template, line for line where tags keep to theirs', () => {
  const text = '{# x #}\r\n[Server]\n  {% if a %}\nDataDir = {{ x }}/y ; {{ z }}\n{% endif %}{{ more }}\n';
  const filled = filledOf(text);
  expect(filled).toHaveLength(text.length);
  expect(filled.split('\n')).toHaveLength(text.split('\n').length);
  expect(filled).toMatch(/^ {7}\r\n\[Server\]\n {12}\nDataDir = \uA66E{7}\/y ; \uA66E{7}\n\[\uA66E+\]\n$/);
});

test('messages and frames show the template’s own text', () => {
  const text = '[RPackageRepository "{{ repo[\'name\'] }}"]\nFoo = 1\nBar = {{ x }}\n';
  const { diagnostics, text: shown } = lint(read(text).configs).files[0]!;
  expect(diagnostics[0]).toMatchObject({ setting: `RPackageRepository."{{ repo['name'] }}".Foo` });
  expect(shown.lines).toEqual(text.split('\n'));
  expect(JSON.stringify(diagnostics)).not.toContain('\uA66E');
});

test.each([
  "[SMTP]\nPassword = {{ pw | default('hunter2') }}\n",
  "{% set smtp_password = 'hunter2' %}\n[Server]\nDataDri = 1\n",
  '{#\n Password = hunter2\n#}\n[Server]\nDataDri = 1\n',
  "[Postgres]\nURL = {{ url | default('postgres://u:hunter2@db/x') }}\nFoo = 1\n",
  "[Server]\nFoo = {{ vault_password | default('hunter2') }}\n",
  '[SMTP]\nPassword = hunter2{{ x }}\n',
  "[SMTP]\nPassword = {{ 'hunter2'\n",
])('a password in a tag is never shown: %j', (text) => {
  const { diagnostics, text: shown } = lint(read(text).configs).files[0]!;
  expect(JSON.stringify([diagnostics, shown.lines])).not.toContain('hunter2');
});

describe('fixes', () => {
  const fix = (text: string) => {
    const before = read(text);
    const carried = (reading: typeof before) => ({ hosts: [reading.host], inputs: reading.configs });
    const { carried: after } = fixInPlace(
      carried(before),
      (texts) => carried(read([...texts.values()][0]!)),
      { unsafe: true },
    );
    return after.hosts[0]!.text;
  };
  test('change the template’s own text', () =>
    expect(fix('{# x #}\n[Server]\nDataDri = {{ x }}\n')).toBe('{# x #}\n[Server]\nDataDir = {{ x }}\n'));
  test.each(['[Server]\nDataDri={{ x }}\n{{ k }}DataDri = 1\n', '[Scheduler]\nInitTimeout = 5{{ x }}\n'])(
    'never touch a tag: %j',
    (text) => {
      const tags = (of: string) => of.match(/\{\{.*?\}\}/g);
      expect(tags(fix(text))).toEqual(tags(text));
    },
  );
});
