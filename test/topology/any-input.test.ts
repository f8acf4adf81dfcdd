import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { stringify } from 'yaml';
import { strings } from '../parser/arbitraries.ts';
import { errorOf } from './topology-tester.ts';

const FILES = { 'a.gcfg': '[Server]\n', 'a.json': '{ "gcfgLintBundle": 1 }', 'a.env': 'A=b\n' };

const WHOLE = `# A cluster.
clusters:
  p: &p
    shared-paths: [/mnt/connect]
    load-balancer: { sticky: true }
    environment: a.env
    nodes:
      a: { config: a.gcfg, version: 2026.08.0, links: { /a: /b } }
      b:
        bundle: a.json
        environment: { CONNECT_POSTGRES_URL: "postgres://u:p@h/d" }
        accounts: { users: { c: { uid: 1, gid: 1 } } }
    launchers: { w: { product: workbench, folder: w, kubernetes: { namespace: n } } }
  q: *p
`;

const KEYS = [...new Set(WHOLE.match(/[a-z-]+(?=:)/g)), '__proto__', 'constructor', ''];

/** Data that look like a topology, with anything anywhere. */
const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { maxDepth: 6, depthIdentifier: 'data' },
    fc.constantFrom('a.gcfg', 'a.json', 'a.env', '/x', 'workbench', '', null, true, 1, -1.5, '2026.08.0'),
    strings,
    fc.dictionary(fc.constantFrom(...KEYS), tie('data'), { maxKeys: 5 }),
    fc.array(tie('data'), { maxLength: 3 }),
  ),
}));

/** A sound topology with some stretches replaced. */
const mutated = fc
  .array(
    fc.tuple(
      fc.nat(WHOLE.length),
      fc.nat(8),
      fc.oneof(
        fc.constantFrom('', ':', ' ', '\n', '- ', '*p', '&x', '"', "'", '{', ']', '|', '!!x ', '\t'),
        strings,
      ),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((changes) =>
    changes.reduce((text, [at, length, by]) => text.slice(0, at) + by + text.slice(at + length), WHOLE),
  );

describe('whatever stands in a topology, it is read, or its mistakes are told:', () => {
  test.prop([strings])('any text', (text) => void errorOf(text, FILES));

  test.prop([data])('any data', (value) => void errorOf(stringify(value), FILES));

  test.prop([mutated], { numRuns: 500 })('a topology with slips', (text) => {
    for (const message of errorOf(text, FILES).split('\n\n'))
      expect(message).toMatch(/^(?:$|topology\.yaml:\d+:\d+: \S|and \d+ more$)/);
  });
});

describe('a secret is never shown', () => {
  const SECRET = 'hunter2';
  const passwords = fc
    .tuple(fc.string({ maxLength: 4 }), fc.string({ maxLength: 4 }))
    .map(([before, after]) => `${before}${SECRET}${after}`)
    .filter((text) => !/[\r\n]/.test(text));

  const NAME = 'CONNECT_POSTGRES_PASSWORD';
  const PLACES: readonly ((password: string) => string)[] = [
    (password) => `    environment: { ${NAME}: ${JSON.stringify(password)}, A: [] }`,
    (password) => `    environment: { ${NAME}: [${JSON.stringify(password)}] }`,
    (password) => `    environment: { ${NAME}: ${password}, A: [] }`,
    (password) => `    environment:\n      ${NAME}: ${password}\n      A: []`,
    (password) => `    environment:\n      ${NAME}: ${password}\n     A: 1`,
    (password) => `    environment:\n      ${NAME}:\n        ${password}\n      A: []`,
    (password) => `    environment:\n      ${NAME}: |\n        ${password}\n      A: []`,
    (password) => `    environment:\n      ${NAME}: "x\n        ${password}\n      A: []`,
    (password) => `    environment: [${NAME}=${password}]`,
    (password) => `    environment: ${NAME}=${password}`,
    (password) => `    environment:\n      - ${NAME}=${password}\n      - A`,
    (password) => `    environment:\n      - ${NAME}: ${password}`,
    (password) => `    environment: { ${NAME}=${password} }`,
    (password) =>
      `    environment: { CONNECT_POSTGRES_URL: ${JSON.stringify(`postgres://u:${password}@h/d`)}, A: [] }`,
    (password) => `    ${NAME}: ${password}\n    A: 1`,
    (password) => `    version: &x ${NAME}=${password}`,
    (password) => `    # ${NAME}: ${password}\n    A: 1`,
    (password) => `    A: 1 # ${NAME}=${password}`,
    (password) => `    environment: { ${NAME}: &x ${JSON.stringify(password)} }\n    version: *x`,
    (password) => `    environment:\n      ${NAME}:\n        - ${password}\n      A: []`,
    (password) => `    environment:\n      ${NAME}: { x: ${JSON.stringify(password)} }\n      A: []`,
    (password) => `    environment:\n      ${NAME}:\n        x: ${password}\n      A: []`,
    (password) => `    environment: { ${NAME}: ${password}, ${NAME}: ${password} }`,
    (password) => `    environment:\n      ? ${NAME}\n      : ${password}\n      A: []`,
  ];

  test.prop([fc.constantFrom(...PLACES), passwords], {
    numRuns: 2000,
    // A quote that seems to end where the next one begins.
    examples: [[PLACES.at(-2)!, `" ${SECRET}`]],
  })('in what is told', (place, password) => {
    const told = errorOf(`nodes:\n  a:\n    config: a.gcfg\n${place(password)}\n`, FILES);
    expect(told).not.toContain(SECRET);
  });
});
