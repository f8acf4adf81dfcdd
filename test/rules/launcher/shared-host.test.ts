import { describe, expect, test } from 'vitest';
import { cluster, node } from '../cluster-tester.ts';
import { LOCAL, launcherOn, report, workbench } from './launchers.ts';

const ID = 'launcher/shared-host';
const CONF = { 'launcher.conf': LOCAL };

describe('Connect’s Launcher and Workbench’s on one host', () => {
  test('are reported once for all nodes', () => {
    const nodes = [node('a', launcherOn()), node('b', '[Launcher]\nEnabled = true\n'), node('c', '')];
    expect(report(ID, cluster(nodes, { launchers: [workbench(CONF)] }))).toEqual([
      `warning Launcher.Enabled 2:11 [a b]
Launcher.Enabled is true on a and b, and Workbench’s Launcher runs on the same host, which Posit does not recommend for Connect and Workbench: they compete for its resources, and their directories must be kept apart.
help: Move one of the two to a host of its own.
b.gcfg:2 node b
wb/launcher.conf:1 Workbench’s Launcher`,
    ]);
  });

  test('are reported by the name of the host', () => {
    const other = workbench(CONF, { onNodes: false, host: 'h1' });
    const nodes = ['h1', 'h2', undefined].map((host, index) =>
      node(`n${index}`, launcherOn(), { facts: { host } }),
    );
    expect(report(ID, cluster(nodes, { launchers: [other] }))[0]).toMatch(
      /^warning Launcher.Enabled 2:11 \[n0\]\n/,
    );
  });

  test('are reported beside another cluster', () => {
    const a = cluster([node('a', launcherOn(), { facts: { host: 'h1' } })], { name: 'production' });
    const b = cluster([node('b', launcherOn(), { facts: { host: 'h1' } })], { launchers: [workbench(CONF)] });
    expect(report(ID, [a, b]).map((finding) => finding.split('\n')[1])).toEqual([
      expect.stringMatching(/^Launcher.Enabled is true on a of production, and/),
      expect.stringMatching(/^Launcher.Enabled is true on b, and/),
    ]);
  });

  test('are two findings with two Launchers', () => {
    const launchers = [workbench(CONF), workbench(CONF, { product: 'Package Manager' })];
    expect(report(ID, cluster([node('a', launcherOn())], { launchers }))).toHaveLength(2);
  });
});

test.each([
  ['the Launcher is off', ''],
  ['the direct runner is on', `${launcherOn()}[Kubernetes]\nEnabled = true\n`],
  ['nobody can tell', '[Launcher]\nEnabled = {{ x }}\n'],
])('nothing is said where %s', (_, text) => {
  expect(report(ID, cluster([node('a', text)], { launchers: [workbench(CONF)] }))).toEqual([]);
});

test('nothing is said of a Workbench on a host of its own', () => {
  const other = workbench(CONF, { onNodes: false, host: 'h2' });
  expect(
    report(ID, cluster([node('a', launcherOn(), { facts: { host: 'h1' } })], { launchers: [other] })),
  ).toEqual([]);
});
