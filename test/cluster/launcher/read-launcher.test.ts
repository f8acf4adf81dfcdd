import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { LauncherValue, OtherLauncher } from '../../../src/cluster/index.ts';
import { type AboutLauncher, readLauncher } from '../../../src/cluster/launcher/read-launcher.ts';

type Texts = Readonly<Record<string, string>>;

function read(texts: Texts, about: Partial<AboutLauncher> = {}): OtherLauncher {
  const files = Object.entries(texts).map(([name, text]) => ({ name, path: `wb/${name}`, text }));
  return readLauncher(files, { product: 'Workbench', onNodes: true, ...about });
}

/** A value as `text`, `text (default)` or nothing, and where it stands. */
function told(value: LauncherValue | undefined): string {
  if (value === undefined) return 'unknown';
  const { source, range } = value.place!;
  const { line } = source.range(range).start;
  return `${value.text}${value.isDefault ? ' (default)' : ''} at ${source.path}:${line}`;
}

function plugins({ kubernetes }: OtherLauncher): string[] {
  return kubernetes.map(({ scratchPath, namespace, profilesConfig, missing }) =>
    missing === undefined
      ? [scratchPath, namespace, profilesConfig].map(told).join(', ')
      : `${missing.file} is missing`,
  );
}

const KUBERNETES = '[cluster]\nname=Kubernetes\ntype=Kubernetes\n';
const BY_DEFAULT =
  '/var/lib/rstudio-launcher/Kubernetes (default) at wb/launcher.kubernetes.conf:1, rstudio (default) at wb/launcher.kubernetes.conf:1, /etc/rstudio/launcher.kubernetes.profiles.conf (default) at wb/launcher.kubernetes.conf:1';

describe('the scratch directory', () => {
  test.each([
    ['by default', '[server]\nport=5559\n', '/var/lib/rstudio-launcher (default) at wb/launcher.conf:1'],
    ['by default, without a section', 'x', '/var/lib/rstudio-launcher (default) at wb/launcher.conf:1'],
    ['as it is said', '[server]\nscratch-path=/srv/wb\n', '/srv/wb at wb/launcher.conf:2'],
    ['as it is said last', '[server]\nscratch-path=/a\nscratch-path=/b\n', '/b at wb/launcher.conf:3'],
    ['of two sections', '[server]\nscratch-path=/a\n[server]\nscratch-path=/b\n', '/b at wb/launcher.conf:4'],
    ['in quotes', '[server]\nscratch-path="/srv/w b" ; here\n', '/srv/w b at wb/launcher.conf:2'],
    [
      'commented out',
      '\uFEFF# one\r\n[server]\r\n#scratch-path=/a\r\n',
      '/var/lib/rstudio-launcher (default) at wb/launcher.conf:2',
    ],
    [
      'of a cluster, which is not its',
      '[server]\n[cluster]\nscratch-path=/a\n',
      '/var/lib/rstudio-launcher (default) at wb/launcher.conf:1',
    ],
    ['of a template', '[server]\nscratch-path={{ scratch }}\n', 'unknown'],
    ['behind a block of a template', '[server]\n{% if x %}\nscratch-path=/a\n{% endif %}\n', 'unknown'],
    ['that is empty', '[server]\nscratch-path=\n', 'unknown'],
  ])('%s', (_, text, expected) => {
    expect(told(read({ 'launcher.conf': text }).scratchPath)).toBe(expected);
  });

  test('without launcher.conf', () => {
    expect(told(read({ 'launcher.kubernetes.conf': '' }).scratchPath)).toBe('unknown');
  });
});

describe('the plugins for Kubernetes', () => {
  test.each<[string, Texts, string[]]>([
    ['none without a cluster', { 'launcher.conf': '[server]\n' }, []],
    [
      'none for a local cluster, whatever file is left over',
      { 'launcher.conf': '[cluster]\ntype=Local\n', 'launcher.kubernetes.conf': 'kubernetes-namespace=x\n' },
      [],
    ],
    [
      'none for a cluster that was commented out',
      { 'launcher.conf': `#[cluster]\n#type=Kubernetes\n`, 'launcher.kubernetes.conf': '' },
      [],
    ],
    [
      'none where a template leaves open whether',
      { 'launcher.conf': '[cluster]\ntype={{ type }}\n', 'launcher.kubernetes.conf': '' },
      [],
    ],
    [
      'none where a block of a template decides',
      { 'launcher.conf': `{% if k8s %}\n${KUBERNETES}{% endif %}\n`, 'launcher.kubernetes.conf': '' },
      [],
    ],
    [
      'one by default',
      { 'launcher.conf': KUBERNETES, 'launcher.kubernetes.conf': 'api-url=x\n' },
      [BY_DEFAULT],
    ],
    [
      'one, spelled in capitals, behind another cluster',
      {
        'launcher.conf':
          '[cluster]\nname=Local\ntype=Local\n\n[cluster]\nname=k8s\ntype = KUBERNETES ; the big one\n',
        'launcher.kubernetes.conf': '',
      },
      [BY_DEFAULT],
    ],
    [
      'one whose Launcher was told its default',
      {
        'launcher.conf': `[server]\nscratch-path=/var/lib/rstudio-launcher/\n${KUBERNETES}`,
        'launcher.kubernetes.conf': '',
      },
      [BY_DEFAULT],
    ],
    [
      'one of a section with a number',
      {
        'launcher.conf': '[cluster1]\ntype=Local\n[cluster2]\ntype=Kubernetes\n',
        'launcher.kubernetes.conf': '',
      },
      [BY_DEFAULT],
    ],
    [
      'one as it is said',
      {
        'launcher.conf': KUBERNETES,
        'launcher.kubernetes.conf':
          "scratch-path=/srv/k\r\nkubernetes-namespace='wb'\r\nprofile-config=/srv/p.conf\r\n",
      },
      [
        '/srv/k at wb/launcher.kubernetes.conf:1, wb at wb/launcher.kubernetes.conf:2, /srv/p.conf at wb/launcher.kubernetes.conf:3',
      ],
    ],
    [
      'one in a file of its own name',
      {
        'launcher.conf': `${KUBERNETES}config-file=/etc/rstudio/k8s.conf\n`,
        'k8s.conf': 'kubernetes-namespace=wb\nscratch-path=/k\nprofile-config=/p\n',
        'launcher.kubernetes.conf': 'kubernetes-namespace=leftover\n',
      },
      ['/k at wb/k8s.conf:2, wb at wb/k8s.conf:1, /p at wb/k8s.conf:3'],
    ],
    [
      'several, whose directories have no known default',
      {
        'launcher.conf': `${KUBERNETES}config-file=a.conf\n${KUBERNETES}config-file=b.conf\n`,
        'a.conf': 'kubernetes-namespace=a\n',
        'b.conf': 'kubernetes-namespace=b\n',
      },
      [
        'unknown, a at wb/a.conf:1, /etc/rstudio/launcher.kubernetes.profiles.conf (default) at wb/a.conf:1',
        'unknown, b at wb/b.conf:1, /etc/rstudio/launcher.kubernetes.profiles.conf (default) at wb/b.conf:1',
      ],
    ],
    [
      'one for two clusters with one file',
      { 'launcher.conf': KUBERNETES + KUBERNETES, 'launcher.kubernetes.conf': '' },
      [BY_DEFAULT],
    ],
    [
      'one whose directory went with the Launcher’s, nobody knows where',
      {
        'launcher.conf': `[server]\nscratch-path=/srv\n${KUBERNETES}`,
        'launcher.kubernetes.conf': 'profile-config=/p\n',
      },
      ['unknown, rstudio (default) at wb/launcher.kubernetes.conf:1, /p at wb/launcher.kubernetes.conf:1'],
    ],
    [
      'one of a template',
      {
        'launcher.conf': KUBERNETES,
        'launcher.kubernetes.conf':
          'scratch-path={{ a }}\nkubernetes-namespace=%(NAMESPACE)s\nprofile-config=<file>\n',
      },
      ['unknown, unknown, unknown'],
    ],
    ['one whose file is missing', { 'launcher.conf': KUBERNETES }, ['launcher.kubernetes.conf is missing']],
    [
      'one whose file has a name that a template leaves open',
      { 'launcher.conf': `${KUBERNETES}config-file={{ file }}\n`, 'launcher.kubernetes.conf': '' },
      [],
    ],
    [
      'one by its own file alone',
      { 'launcher.kubernetes.conf': 'kubernetes-namespace=wb\nprofile-config=/p\n' },
      ['unknown, wb at wb/launcher.kubernetes.conf:1, /p at wb/launcher.kubernetes.conf:2'],
    ],
  ])('%s', (_, texts, expected) => {
    expect(plugins(read(texts))).toEqual(expected);
  });

  test('have no known profiles where the configuration is known to lie elsewhere', () => {
    const texts = { 'launcher.conf': KUBERNETES, 'launcher.kubernetes.conf': 'scratch-path=/k\n' };
    const configDirs = [{ text: '/opt/wb', isDefault: false }];
    expect(plugins(read(texts, { configDirs }))).toEqual([
      '/k at wb/launcher.kubernetes.conf:1, rstudio (default) at wb/launcher.kubernetes.conf:1, unknown',
    ]);
  });
});

test('the rest is as it was said', () => {
  const about = { product: 'Workbench', onNodes: false, host: 'wb1', kubernetesCluster: 'prod' };
  const launcher = read({ 'launcher.conf': '[server]\n' }, about);
  expect(launcher).toMatchObject({ ...about, configDirs: [{ text: '/etc/rstudio', isDefault: true }] });
  expect(launcher.place?.source.path).toBe('wb/launcher.conf');
});

property.prop([
  fc
    .array(
      fc.constantFrom(
        '[server]',
        '[cluster]',
        'type=Kubernetes',
        'config-file=',
        '/',
        'a',
        '=',
        '"',
        '\n',
        '{%',
      ),
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
])('any texts are read', (conf, other) => {
  const { scratchPath, kubernetes } = read({ 'launcher.conf': conf, 'launcher.kubernetes.conf': other });
  for (const value of [scratchPath, ...kubernetes.map(({ namespace }) => namespace)])
    expect(value?.place?.source.range(value.place.range).start.line ?? 1).toBeGreaterThan(0);
});
