import { test } from 'vitest';
import { exampleClusters } from '../../../scripts/example-cluster.ts';
import { clusterRules } from '../../../src/rules/cluster-registry.ts';
import { lintCluster } from '../../../src/rules/lint-cluster.ts';
test('show', () => {
  for (const rule of clusterRules.filter(({ id }) => id.startsWith('ha/'))) {
    const { files } = lintCluster(exampleClusters(rule.bad));
    for (const { path, diagnostics } of files)
      for (const { ruleId, severity, message, help, range, related = [] } of diagnostics)
        if (ruleId === rule.id) console.log([`${path}:${range.start.line}:${range.start.column} ${severity} ${ruleId}`, message, `help: ${help}`, ...related.map((r) => `  ${r.path}:${r.range.start.line} ${r.message}`)].join('\n'));
  }
});
