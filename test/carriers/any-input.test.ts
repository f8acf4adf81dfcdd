/** Whatever a manifest looks like: a result or a refusal with a place, and never more of it than may be shown. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { manifestNodes } from '../../src/carriers/kubernetes/nodes.ts';
import { readCarriers } from '../../src/carriers/read-carriers.ts';
import { ClusterNode } from '../../src/cluster/index.ts';
import { InputError } from '../../src/io/input-error.ts';
import { fixCarried } from '../../src/rules/fix-carried.ts';

const SCRAPS = [
  ...[
    'apiVersion: v1\n',
    'kind: ConfigMap\n',
    'kind: Secret\n',
    'kind: List\n',
    'data:\n',
    'stringData:\n',
    'items:\n',
  ],
  ...[
    '  rstudio-connect.gcfg: |\n',
    '  a.gcfg: >\n',
    '  a.gcfg: "',
    '  b.gcfg: ',
    "'",
    '"',
    '|2-\n',
    '>+\n',
    '---\n',
    '...\n',
  ],
  ...[
    '    [Server]\n',
    '    DataDri = /x\n',
    '    Address = https://a/#b\n',
    '    IdleTimeout = 1800\n',
    '\n',
    '\r\n',
    '\t',
  ],
  ...[
    '&a ',
    '*a',
    '<<: ',
    '{',
    '}',
    '[',
    ']',
    ', ',
    ': ',
    '- ',
    '? ',
    '! ',
    '!!str ',
    '# ',
    '\\n',
    '\\',
    '  ',
    '\uFEFF',
    '\u0085',
  ],
  ...[
    'kind: Deployment\n',
    'spec: {replicas: 3, template: {spec: {containers: [',
    'metadata: {name: a}\n',
    'W1NlcnZlcl0K\n',
    '😀',
    '\0',
  ],
];

const HEAD = 'apiVersion: v1\nkind: ConfigMap\ndata:\n';

const text = fc
  .tuple(fc.boolean(), fc.array(fc.constantFrom(...SCRAPS), { maxLength: 20 }))
  .map(([head, parts]) => (head ? HEAD : '') + parts.join(''));

test('any text', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (manifest, unsafe) => {
      const read = (content: string) => {
        const reading = readCarriers('m.yaml', content);
        return { reading, carried: { hosts: [reading.host], inputs: reading.configs } };
      };
      try {
        const { reading, carried } = read(manifest);
        for (const node of manifestNodes(reading))
          new ClusterNode({ ...node, name: 'x' }).text('Server.DataDir');
        const fixed = fixCarried(carried, (texts) => read(texts.get('m.yaml')!).carried, { unsafe });
        for (const { diagnostics, text: shown } of fixed.results)
          for (const { range } of diagnostics) {
            expect(range.end.offset).toBeGreaterThanOrEqual(range.start.offset);
            expect(range.end.offset).toBeLessThanOrEqual(fixed.carried.hosts[0]!.text.length);
            expect(shown.lines[range.start.line - 1]).toBeDefined();
          }
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        expect((error as Error).message).toMatch(/^m\.yaml:\d+:\d+: /);
      }
    }),
    { numRuns: 400 },
  );
});
