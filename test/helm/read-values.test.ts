import { describe, expect, test } from 'vitest';
import { readRelease, readValuesFile } from '../../src/helm/read-release.ts';
import { mistakesIn } from './values.ts';

describe('values that can’t be read', () => {
  test.each([
    [
      'a key twice',
      'config:\n  Server:\n    Address: x\n    Address: y\n',
      [
        '4:5 `Address` is given twice, and Helm takes the last one without a word: keep one of the two; several values of a setting are a list',
      ],
    ],
    [
      'a tab',
      'config:\n\tServer:\n\t\tAddress: x\n',
      ['2:1 a tab can’t indent in YAML: use blanks', '3:1 a tab can’t indent in YAML: use blanks'],
    ],
    [
      'a template',
      'config:\n  Server:\n    Address: {{ address }}\n',
      [expect.stringContaining('3:15 this is a template that is not rendered yet')],
    ],
    [
      'a block of a template',
      '{% if x %}\nconfig: {}\n{% endif %}\n',
      [expect.stringContaining('1:2 this is a template')],
    ],
    [
      'a text that begins with @',
      'config:\n  R:\n    A: @x\n',
      ['3:8 a text that begins with this character needs quotes'],
    ],
    [
      'a colon in a text',
      'config:\n  R:\n    A: b: c\n',
      [expect.stringContaining('3:8 a second `key: value` begins on this line')],
    ],
    [
      'a quote that stays open',
      'config:\n  R:\n    A: "b\n',
      [expect.stringMatching(/^4:1 something is not closed here/)],
    ],
    ['an unknown anchor', 'config:\n  R: *x\n', ['2:6 there is no anchor `x` before this alias']],
    ['an anchor within itself', 'config: &x\n  R: *x\n', ['2:6 this alias stands within what it stands for']],
    ['an infinite number', 'config: {R: {A: .inf}}\n', ['1:17 Helm has no number `.inf`: put it in quotes']],
    ['a key that is null', 'config: {R: {~: 1}}\n', ['1:14 a key can’t be empty or null']],
    ['a list', '- a\n- b\n', ['1:1 the values of a chart are a map of keys and values']],
    [
      'a second document',
      'config: {}\n---\nconfig: {}\n',
      [expect.stringContaining('2:1 a second document begins here')],
    ],
    ['a merge key of no map', 'config: {<<: 5}\n', ['1:14 `<<` takes over maps only']],
  ])('%s', (_, text, expected) => {
    expect(mistakesIn(text)).toEqual(expected);
  });

  test('aliases of aliases, before they fill the memory', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level++)
      bomb.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    expect(mistakesIn(bomb.join('\n'))).toEqual([
      expect.stringContaining('aliases make more than 200,000 values'),
    ]);
  });

  test('what is nested too deep for the parser', () => {
    expect(mistakesIn(`config: ${'['.repeat(10_000)}`)).toEqual([
      '1:1 the values are nested more than 200 levels deep',
    ]);
  });

  test('are told with their lines, and without their secrets', () => {
    const text = 'config:\n  Postgres:\n    Password: "hunter2\n  R: x\n';
    const read = () => readRelease([{ path: 'values.yaml', text }]);
    expect(read).toThrow(/^values\.yaml:\d+:\d+: /);
    expect(read).not.toThrow(/hunter2/);
  });
});

describe('values are', () => {
  test.each([
    ['sections of Connect below config', 'config: {Server: {Address: x}}'],
    ['keys of the chart', 'launcher: {enabled: true}\nreplicas: 2'],
    ['an image of Connect', 'image: {repository: ghcr.io/rstudio/rstudio-connect}'],
    ['those of a chart above', 'rstudio-connect: {config: {HTTP: {Listen: ":80"}}}'],
    ['those of a chart above under another name', 'connect: {sharedStorage: {create: true}, replicas: 1}'],
  ])('%s', (_, text) => {
    expect(readValuesFile({ path: 'values.yaml', text })).toBeDefined();
  });

  test.each([
    ['an object of Kubernetes', 'apiVersion: v1\nkind: ConfigMap\nconfig: {Server: {}}'],
    ['a topology', 'nodes: {a: {config: a.gcfg}}'],
    ['values of another chart', 'image: {repository: nginx}\nreplicas: 2\nservice: {port: 80}'],
    ['settings of another program', 'config: {database: {host: x}}'],
    ['nothing', ''],
  ])('not %s', (_, text) => {
    expect(readValuesFile({ path: 'values.yaml', text })).toBeUndefined();
  });

  test('what --values says, whatever stands in it, but not what says itself that it is something else', () => {
    expect(readRelease([{ path: 'a.yaml', text: 'replicas: 3' }]).value('replicas')).toMatchObject({
      data: 3,
    });
    expect(() => readRelease([{ path: 'a.yaml', text: 'apiVersion: v1\nkind: Pod' }])).toThrow(
      'a.yaml:1:1: these are no values of a chart',
    );
  });
});
