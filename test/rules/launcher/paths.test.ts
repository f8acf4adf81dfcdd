import { describe, expect, test } from 'vitest';
import type { Cluster, NodeFacts } from '../../../src/cluster/index.ts';
import type { AboutLauncher } from '../../../src/cluster/launcher/read-launcher.ts';
import { cluster, node } from '../cluster-tester.ts';
import { KUBERNETES, LOCAL, launcherOn, report, workbench, workbenchOnKubernetes } from './launchers.ts';

const CONFIG_DIR = 'launcher/config-dir-conflict';
const SCRATCH_PATH = 'launcher/scratch-path-conflict';
const PROFILES = 'launcher/profiles-config-conflict';

/** Which nodes a rule names, by finding. */
function concerned(id: string, given: Cluster | readonly Cluster[]): string[] {
  return report(id, given).map((finding) => /\[.*\]/.exec(finding)![0]);
}

const defaults = workbench({ 'launcher.conf': LOCAL });

describe('a node beside Workbench', () => {
  test('whose configuration directory is Workbench’s', () => {
    const nodes = ['a', 'b'].map((name) => node(name, launcherOn('ConfigDir = /etc/rstudio\n')));
    expect(report(CONFIG_DIR, cluster(nodes, { launchers: [defaults] }))).toEqual([
      `error Launcher.ConfigDir 4:13 [a b]
Launcher.ConfigDir is \`/etc/rstudio\` on a and b, and Workbench’s Launcher has its configuration there by default: Connect writes its Launcher’s configuration into this directory, and the files of both have the same names.
help: Take Launcher.ConfigDir out: Connect’s default, \`/etc/rstudio-connect/launcher\`, is its own. Or choose another directory.
b.gcfg:4 node b: \`/etc/rstudio\`
wb/launcher.conf:1 Workbench’s Launcher: \`/etc/rstudio\`, by default`,
    ]);
  });

  test('whose default Workbench was given', () => {
    const other = workbench({
      'launcher.conf': '[server]\nscratch-path=/var/lib/rstudio-connect-launcher/\n',
    });
    expect(report(SCRATCH_PATH, cluster([node('a', launcherOn())], { launchers: [other] }))).toEqual([
      `error Launcher.ScratchPath 1:2 [a]
Launcher.ScratchPath is \`/var/lib/rstudio-connect-launcher\` by default on a, and Workbench’s Launcher works in the same directory: each comes upon the working files of the other’s jobs.
help: Set Launcher.ScratchPath to a directory of Connect’s own, or change \`scratch-path\` in wb/launcher.conf.
wb/launcher.conf:2 Workbench’s Launcher: \`/var/lib/rstudio-connect-launcher/\``,
    ]);
  });

  test('whose plugin works where Workbench’s does', () => {
    const other = workbenchOnKubernetes('scratch-path="/srv/launcher/Kubernetes" # moved\n');
    const one = node('a', launcherOn('ScratchPath = /srv/launcher\n'));
    expect(report(SCRATCH_PATH, cluster([one], { launchers: [other] }))).toEqual([
      `error Launcher.ScratchPath 4:15 [a]
Launcher.ScratchPath gives the Kubernetes plugin \`/srv/launcher/Kubernetes\` on a, and Workbench’s Launcher works in the same directory: each comes upon the working files of the other’s jobs.
help: Take Launcher.ScratchPath out: Connect’s default, \`/var/lib/rstudio-connect-launcher\`, is its own. Or choose another directory.
wb/launcher.kubernetes.conf:1 Workbench’s Launcher: \`/srv/launcher/Kubernetes\``,
    ]);
  });

  test('whose profiles follow its configuration directory', () => {
    const other = workbenchOnKubernetes('api-url=https://k8s\n');
    const one = node('a', launcherOn('ConfigDir = /etc/rstudio\n'));
    expect(report(PROFILES, cluster([one], { launchers: [other] }))).toEqual([
      `error Launcher.KubernetesProfilesConfig 4:13 [a]
Launcher.KubernetesProfilesConfig is \`/etc/rstudio/launcher.kubernetes.profiles.conf\` by default on a, and Workbench’s Launcher reads the same file by default: limits and overrides that are meant for one change the jobs of the other.
help: Take Launcher.ConfigDir out: Connect’s default, \`/etc/rstudio-connect/launcher\`, is its own. Or choose another directory.
wb/launcher.kubernetes.conf:1 Workbench’s Launcher: \`/etc/rstudio/launcher.kubernetes.profiles.conf\`, by default`,
    ]);
  });

  test('whose environment names the directory', () => {
    const environment = { CONNECT_LAUNCHER_SCRATCHPATH: '/var/lib/rstudio-launcher' };
    const [finding] = report(
      SCRATCH_PATH,
      cluster([node('a', launcherOn(), { environment })], { launchers: [defaults] }),
    );
    expect(finding).toMatch(/`\/var\/lib\/rstudio-launcher` in CONNECT_LAUNCHER_SCRATCHPATH on a, and/);
  });

  test.each<[string, string, string, Parameters<typeof workbench>[0]]>([
    ['with a slash at the end', CONFIG_DIR, 'ConfigDir = /etc/rstudio/', { 'launcher.conf': LOCAL }],
    ['with dots', CONFIG_DIR, 'ConfigDir = "/etc//./x/../rstudio"', { 'launcher.conf': LOCAL }],
    [
      'by both defaults’ names',
      SCRATCH_PATH,
      'ScratchPath = /var/lib/rstudio-launcher',
      { 'launcher.conf': KUBERNETES, 'launcher.kubernetes.conf': '' },
    ],
    [
      'as the directory of its plugin',
      SCRATCH_PATH,
      'ScratchPath = /var/lib/rstudio-launcher/Kubernetes',
      { 'launcher.conf': KUBERNETES, 'launcher.kubernetes.conf': '' },
    ],
    [
      'as the directory of one of several plugins',
      SCRATCH_PATH,
      'ScratchPath = /b',
      {
        'launcher.conf': `${KUBERNETES}config-file=a.conf\n${KUBERNETES}config-file=b.conf\n`,
        'a.conf': 'scratch-path=/a\n',
        'b.conf': 'scratch-path=/b\n',
      },
    ],
    [
      'by the plugin’s own setting',
      SCRATCH_PATH,
      'KubernetesScratchPath = /var/lib/rstudio-launcher',
      { 'launcher.conf': KUBERNETES, 'launcher.kubernetes.conf': '' },
    ],
    [
      'as profiles',
      PROFILES,
      'KubernetesProfilesConfig = /p.conf',
      { 'launcher.conf': KUBERNETES, 'launcher.kubernetes.conf': 'profile-config=/p.conf\n' },
    ],
  ])('shares a path: %s', (_, id, line, files) => {
    const one = node('a', launcherOn(`${line}\n`));
    expect(concerned(id, cluster([one], { launchers: [workbench(files)] }))).toEqual(['[a]']);
  });

  test.each<[string, string, string]>([
    ['by default', CONFIG_DIR, launcherOn()],
    ['by default', SCRATCH_PATH, launcherOn()],
    ['by default', PROFILES, launcherOn()],
    ['with its Launcher off', CONFIG_DIR, '[Launcher]\nConfigDir = /etc/rstudio\n'],
    [
      'with the direct runner on',
      CONFIG_DIR,
      `${launcherOn('ConfigDir = /etc/rstudio\n')}[Kubernetes]\nEnabled = true\n`,
    ],
    ['with a placeholder', SCRATCH_PATH, launcherOn('ScratchPath = {{ scratch }}\n')],
    ['with a relative path', SCRATCH_PATH, launcherOn('ScratchPath = rstudio-launcher\n')],
    ['in a directory below', SCRATCH_PATH, launcherOn('ScratchPath = /var/lib/rstudio-launcher/connect\n')],
    ['in a directory above', SCRATCH_PATH, launcherOn('ScratchPath = /var/lib\n')],
    [
      'without Kubernetes',
      PROFILES,
      '[Launcher]\nEnabled = true\nKubernetesProfilesConfig = /etc/rstudio/launcher.kubernetes.profiles.conf\n',
    ],
    [
      'with a broken line',
      CONFIG_DIR,
      '[Launcher]\nEnabled = true\nConfigDir /etc/rstudio\n[Kubernetes]\nEnabled = false\n',
    ],
  ])('keeps to itself %s: %s', (_, id, text) => {
    const other = workbenchOnKubernetes('');
    expect(report(id, cluster([node('a', text)], { launchers: [other] }))).toEqual([]);
  });

  test('keeps to itself where Workbench’s value is not known', () => {
    const other = workbench({ 'launcher.conf': '[server]\nscratch-path={{ x }}\n' });
    const one = node('a', launcherOn('ScratchPath = /var/lib/rstudio-launcher\n'));
    expect(report(SCRATCH_PATH, cluster([one], { launchers: [other] }))).toEqual([]);
  });

  test('follows symbolic links', () => {
    const facts = { links: { '/srv/launcher': '/var/lib/rstudio-launcher' } };
    const one = node('a', launcherOn('ScratchPath = /srv/launcher\n'), { facts });
    const [finding] = report(SCRATCH_PATH, cluster([one], { launchers: [defaults] }));
    expect(finding).toMatch(/works in the same directory \(`\/var\/lib\/rstudio-launcher`\) by default:/);
  });
});

describe('Workbench on another machine', () => {
  const on = (host: string, about: Partial<AboutLauncher> = {}) =>
    workbench({ 'launcher.conf': LOCAL }, { onNodes: false, host, ...about });
  const clash = launcherOn('ConfigDir = /etc/rstudio\n');

  test.each<[string, NodeFacts, string[]]>([
    ['the same', { host: 'h1' }, ['[a]']],
    ['the same in capitals', { host: 'H1' }, ['[a]']],
    ['another', { host: 'h2' }, []],
    ['one that nobody names', {}, []],
  ])('of a node’s: %s', (_, facts, expected) => {
    const one = node('a', clash, { facts });
    expect(concerned(CONFIG_DIR, cluster([one], { launchers: [on('h1')] }))).toEqual(expected);
  });

  test('of another cluster, on the host of a node', () => {
    const a = cluster([node('a', clash, { facts: { host: 'h1' } })], { name: 'one' });
    const b = cluster([node('b', clash, { facts: { host: 'h2' } })], { name: 'two', launchers: [on('h1')] });
    expect(concerned(CONFIG_DIR, [a, b])).toEqual(['[a]']);
    expect(concerned(CONFIG_DIR, [b, a])).toEqual(['[a]']);
  });

  test('which both clusters name, meets each once', () => {
    const launchers = [on('h1')];
    const a = cluster([node('a', launcherOn('ConfigDir = /etc/rstudio\n'), { facts: { host: 'h1' } })], {
      launchers,
    });
    const b = cluster([node('b', launcherOn('ScratchPath = /b\n'), { facts: { host: 'h1' } })], {
      launchers,
    });
    expect(concerned(CONFIG_DIR, [a, b])).toEqual(['[a]']);
  });

  test('beside a container, which has files of its own', () => {
    const root = {
      id: 1,
      parent: 0,
      root: '/',
      mountPoint: '/',
      fileSystem: 'overlay',
      source: 'overlay',
      device: '0:50',
    };
    const one = node('a', clash, { facts: { host: 'h1', mounts: { mounts: [root] } } });
    expect(report(CONFIG_DIR, cluster([one], { launchers: [on('h1')] }))).toEqual([]);
    const inside = workbench({ 'launcher.conf': LOCAL });
    expect(concerned(CONFIG_DIR, cluster([one], { launchers: [inside] }))).toEqual(['[a]']);
  });
});

describe('two installations of Connect', () => {
  const one = (name: string, host: string | undefined, more = '') =>
    node(name, launcherOn(more), { facts: { host } });

  test('on one host', () => {
    const a = cluster([one('a1', 'h1'), one('a2', 'h2')], { name: 'production' });
    const b = cluster([one('b1', 'h1'), one('b2', 'h3')], { name: 'test' });
    expect(report(SCRATCH_PATH, [a, b])).toEqual([
      `error Launcher.ScratchPath 1:2 [a1 b1]
Launcher.ScratchPath is \`/var/lib/rstudio-connect-launcher\` by default on a1 of production and on b1 of test, on one host: each comes upon the working files of the other’s jobs.
help: Give each installation a directory of its own in Launcher.ScratchPath.
b1.gcfg:1 node b1 of test: \`/var/lib/rstudio-connect-launcher\`, by default`,
    ]);
  });

  test.each([CONFIG_DIR, SCRATCH_PATH, PROFILES])('on several hosts, once: %s', (id) => {
    const a = cluster([one('a1', 'h1'), one('a2', 'h2')]);
    const b = cluster([one('b1', 'h1'), one('b2', 'h2')]);
    expect(concerned(id, [a, b])).toEqual(['[a1 a2 b1 b2]']);
  });

  test('three of them, each with each', () => {
    const clusters = ['a', 'b', 'c'].map((name) => cluster([one(name, 'h')], { name }));
    expect(concerned(CONFIG_DIR, clusters)).toEqual(['[a b]', '[a c]', '[b c]']);
  });

  test('by two names of one directory', () => {
    const links = { '/srv/x': '/srv/y' };
    const a = node('a', launcherOn('ScratchPath = /srv/x\n'), { facts: { host: 'h', links } });
    const [finding] = report(SCRATCH_PATH, [
      cluster([a]),
      cluster([one('b', 'h', 'ScratchPath = /srv/y\n')]),
    ]);
    expect(finding).toMatch(/is `\/srv\/x` on a and `\/srv\/y` on b, on one host:/);
  });

  test('on one network storage', () => {
    const on = (name: string, mountPoint: string) => {
      const mounts = [
        {
          id: 1,
          parent: 0,
          root: '/',
          mountPoint: '/',
          fileSystem: 'ext4',
          source: '/dev/sda1',
          device: '8:1',
        },
        {
          id: 2,
          parent: 1,
          root: '/',
          mountPoint,
          fileSystem: 'nfs4',
          source: 'nas:/export',
          device: '0:44',
        },
      ];
      return node(name, launcherOn(`ScratchPath = ${mountPoint}/launcher\n`), {
        facts: { host: name, mounts: { mounts } },
      });
    };
    const [finding] = report(SCRATCH_PATH, [cluster([on('a', '/nfs')]), cluster([on('b', '/mnt')])]);
    expect(finding).toMatch(
      /is `\/nfs\/launcher` on a and `\/mnt\/launcher` on b, which is one place on shared storage:/,
    );
  });

  test.each<[string, string | undefined, string | undefined, string]>([
    ['on different hosts', 'h1', 'h2', ''],
    ['on hosts that nobody names', undefined, undefined, ''],
    [
      'on one host, with directories of their own',
      'h',
      'h',
      'ConfigDir = /b/etc\nScratchPath = /b/scratch\n',
    ],
    ['on different hosts, each with what it declares to be shared', 'h1', 'h2', 'ScratchPath = /shared/x\n'],
  ])('that do not meet: %s', (_, here, there, more) => {
    const a = cluster([node('a', launcherOn(), { facts: { host: here }, sharedPaths: ['/shared', '/var'] })]);
    const b = cluster([
      node('a', launcherOn(more), { facts: { host: there }, sharedPaths: ['/shared', '/var'] }),
    ]);
    for (const id of [CONFIG_DIR, SCRATCH_PATH, PROFILES]) expect(report(id, [a, b])).toEqual([]);
  });
});

describe('nodes of one cluster', () => {
  const all = (text: string, facts: NodeFacts = {}, sharedPaths: string[] = []) =>
    cluster(['a', 'b', 'c'].map((name) => node(name, launcherOn(text), { facts, sharedPaths })));

  test('with a scratch directory on shared storage', () => {
    expect(report(SCRATCH_PATH, all('ScratchPath = /mnt/nfs/launcher\n', {}, ['/mnt/nfs']))).toEqual([
      `error Launcher.ScratchPath 4:15 [a b c]
Launcher.ScratchPath is \`/mnt/nfs/launcher\` on a, b and c, which is one place on shared storage: each comes upon the working files of the other’s jobs.
help: Set Launcher.ScratchPath to a directory on each node’s own disk.
b.gcfg:4 node b: \`/mnt/nfs/launcher\`
c.gcfg:4 node c: \`/mnt/nfs/launcher\``,
    ]);
  });

  test('of which some share their scratch directory', () => {
    const sharedPaths = ['/shared'];
    const nodes = ['/shared/x', '/shared/y', '/shared/x', '/local'].map((path, index) =>
      node(`n${index}`, launcherOn(`ScratchPath = ${path}\n`), { sharedPaths }),
    );
    expect(concerned(SCRATCH_PATH, cluster(nodes))).toEqual(['[n0 n2]']);
  });

  test('of which only the plugins share theirs', () => {
    const nodes = ['a', 'b'].map((name) =>
      node(name, launcherOn('KubernetesScratchPath = /shared\n'), { sharedPaths: ['/shared'] }),
    );
    const [finding] = report(SCRATCH_PATH, cluster(nodes));
    expect(finding).toMatch(
      /^error Launcher.KubernetesScratchPath 4:25 \[a b\]\n.* gives the Kubernetes plugin `\/shared\/Kubernetes` on a and b,/,
    );
  });

  test('on one host', () => {
    expect(concerned(SCRATCH_PATH, all('', { host: 'h' }))).toEqual(['[a b c]']);
  });

  test('with what they may share, and what nobody knows', () => {
    expect(report(SCRATCH_PATH, all(''))).toEqual([]);
    expect(report(CONFIG_DIR, all('ConfigDir = /shared/etc\n', {}, ['/shared']))).toEqual([]);
    expect(report(PROFILES, all('ConfigDir = /shared/etc\n', {}, ['/shared']))).toEqual([]);
  });

  test('of which there are many, in one finding', () => {
    const nodes = Array.from({ length: 2000 }, (_, index) =>
      node(`n${index}`, launcherOn('ScratchPath = /shared/x\n'), {
        sharedPaths: ['/shared'],
        facts: { host: `h${index}` },
      }),
    );
    expect(report(SCRATCH_PATH, cluster(nodes, { launchers: [defaults] }))).toHaveLength(1);
  });
});
