import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { planReload } from '../../src/reload/index.ts';
import { versionInPath } from '../../src/reload/runtime-version.ts';

const SERVER = '[Server]\nAddress = https://connect.example.com/rsc/\n';
const KEY = '--api-key "$CONNECT_API_KEY"';

const cachesOf = (running: string, candidate: string) =>
  planReload(parse(SERVER + running), parse(SERVER + candidate)).caches;

function python(...paths: string[]): string {
  return `[Python]\nEnabled = true\n${paths.map((path) => `Executable = ${path}\n`).join('')}`;
}

describe('the version that a path tells', () => {
  test.each<['R' | 'Python', string, string | undefined]>([
    ['Python', '/opt/python/3.11.7/bin/python', '3.11.7'],
    ['Python', '/opt/python/3.11.7/bin/python3.11', '3.11.7'],
    ['Python', '/usr/local/python-3.9.5/bin/python3', '3.9.5'],
    ['Python', '/home/ci/.pyenv/versions/3.12.0/bin/python', '3.12.0'],
    ['Python', '/usr/bin/python3.11', undefined],
    ['Python', '/opt/python/3.11/bin/python', undefined],
    ['Python', '/opt/miniconda/4.12.0/bin/python', undefined],
    ['Python', '/opt/python/3.11.7rc1/bin/python', undefined],
    ['Python', '/opt/python/{{ version }}/bin/python', undefined],
    ['R', '/opt/R/4.3.2/bin/R', '4.3.2'],
    ['R', '/opt/R/4.3.2/lib/R/bin/R', '4.3.2'],
    ['R', '/opt/apps/R/4.3.2-foss-2022b/bin/R', '4.3.2'],
    ['R', '/opt/R-4.1.0/bin/R', '4.1.0'],
    ['R', '/usr/lib/R/bin/R', undefined],
    ['R', '/opt/rstudio-4.1.2/bin/R', undefined],
    ['R', 'R', undefined],
  ])('%s: %s', (language, path, version) => {
    expect(versionInPath(language, path)).toBe(version);
  });
});

describe('caches that no longer fit', () => {
  const PY = '/opt/python/3.11.7/bin/python';
  const LAUNCHER = '[Launcher]\nEnabled = true\n';
  const KUBERNETES = '[Kubernetes]\nEnabled = true\n';
  const ONLY_PYTHON = '[R]\nEnabled = false\n';

  test.each<[string, string, string, string[]]>([
    ['none: a new version', python(PY), python(PY, '/opt/python/3.12.1/bin/python'), []],
    ['none: another order', python(PY, '/usr/bin/python3'), python('/usr/bin/python3', PY), []],
    [
      'none: content runs off-host, where the list does not count',
      LAUNCHER + python(PY),
      LAUNCHER + python(),
      [],
    ],
    ['none: the language is switched off', python(PY), python('/a/python').replace('true', 'false'), []],
    ['none: it was off before', python(PY).replace('true', 'false'), python('/a/python'), []],
    ['none: nobody knows where content runs', '[Launcher]\nEnabled = {{ launcher }}\n', python(PY), []],
    [
      'another installation of a version',
      python(PY),
      python('/usr/local/python/3.11.7/bin/python'),
      [
        'Python 3.11.7 server: `/usr/local/python/3.11.7/bin/python` takes the place of `/opt/python/3.11.7/bin/python`; unless both are the same installation',
      ],
    ],
    [
      'a second installation of a version',
      python(PY),
      python(PY, '/usr/local/python/3.11.7/bin/python'),
      ['Python 3.11.7 server: `/usr/local/python/3.11.7/bin/python` is listed for this version as well'],
    ],
    [
      'one of two installations of a version goes',
      python(PY, '/usr/local/python/3.11.7/bin/python'),
      python(PY),
      [
        'Python 3.11.7 server: `/usr/local/python/3.11.7/bin/python` is no longer listed, another installation of this version is',
      ],
    ],
    [
      'a version goes',
      python(PY, '/opt/python/3.9.5/bin/python'),
      python(PY),
      ['Python 3.9.5 server: Python.Executable no longer lists this version'],
    ],
    [
      'a version goes, or stands behind another path',
      python(PY),
      python('/usr/bin/python3'),
      [
        'Python 3.11.7 server: Python.Executable no longer lists this version; unless `/usr/bin/python3` is that version',
      ],
    ],
    [
      'a version of R goes that the server may find by itself',
      '[R]\nExecutable = /opt/R/4.3.2/bin/R\nExecutable = /opt/R/4.4.1/bin/R\n',
      '[R]\nExecutable = /opt/R/4.4.1/bin/R\n',
      [
        'R 4.3.2 server: R.Executable no longer lists this version; unless the server finds one by itself (R.ExecutableScanning)',
      ],
    ],
    [
      'a version that no path tells goes',
      python('/usr/bin/python3'),
      python(PY),
      [
        'Python null server: Python.Executable no longer lists `/usr/bin/python3`; the version can’t be told from its path',
      ],
    ],
    [
      'content moves off-host',
      ONLY_PYTHON + python(PY, '/usr/bin/python3'),
      ONLY_PYTHON + LAUNCHER + python(PY),
      [
        'Python 3.11.7 server: what was built on the server is not used in images',
        'Python null server: what was built on the server is not used in images; the version can’t be told from its path',
      ],
    ],
    [
      'content moves off-host, with versions that are not listed',
      '',
      KUBERNETES,
      ['R null server: what was built on the server is not used in images; R.Executable lists no version'],
    ],
    [
      'content moves back to the server',
      LAUNCHER,
      '',
      [
        'R null images: what was built in images is not used on the server; the versions are those of the images',
      ],
    ],
    [
      'another runner takes over',
      LAUNCHER,
      KUBERNETES,
      [
        'R null images: Kubernetes starts the containers in place of Launcher; the versions are those of the images',
      ],
    ],
    [
      'a path that looks like a URL with a password',
      python('https://a:hunter2@example.com/python'),
      python(PY),
      [
        'Python null server: Python.Executable no longer lists `https://a:********@example.com/python`; the version can’t be told from its path',
      ],
    ],
  ])('%s', (_, running, candidate, expected) => {
    const { invalidated } = cachesOf(running, candidate);
    expect(
      invalidated.map(({ language, version, place, reason }) => `${language} ${version} ${place}: ${reason}`),
    ).toEqual(expected);
  });
});

describe('the commands', () => {
  test('list, try, delete and rebuild', () => {
    const { commands, placeholders, note } = cachesOf(python('/opt/python/3.9.5/bin/python'), python());
    const at = `--server https://connect.example.com/rsc ${KEY}`;
    expect(commands).toEqual([
      `rsconnect system caches list ${at}`,
      `rsconnect system caches delete ${at} --language Python --version 3.9.5 --dry-run`,
      `rsconnect system caches delete ${at} --language Python --version 3.9.5`,
      `rsconnect content search ${at} --published`,
      `rsconnect content build add -g GUID ${at}`,
      `rsconnect content build run ${at}`,
    ]);
    expect(placeholders).toEqual([
      'GUID: of content that the search finds; -g may be repeated',
      '$CONNECT_API_KEY: an API key of an administrator',
    ]);
    expect(note).toContain('rarely needed');
  });

  test('name the image off-host, and say what stands for what', () => {
    const { commands, placeholders } = planReload(parse('[Launcher]\nEnabled = true\n'), parse('')).caches;
    const at = `--server https://connect.example.com ${KEY}`;
    expect(commands[1]).toBe(
      `rsconnect system caches delete ${at} --language R --version VERSION --image-name IMAGE --dry-run`,
    );
    expect(placeholders.slice(0, 3)).toEqual([
      'https://connect.example.com: the server’s address, which the candidate does not tell',
      'VERSION: as the list has it',
      'IMAGE: as the list has it',
    ]);
  });

  test.each<[address: string, word: string]>([
    ['https://connect.example.com', 'https://connect.example.com'],
    ['http://localhost:3939/', 'http://localhost:3939'],
    ["https://connect.example.com/it's/", `'https://connect.example.com/it'\\''s'`],
    ['https://[2001:db8::1]/', "'https://[2001:db8::1]'"],
    ['https://connect.example.com/a&b', "'https://connect.example.com/a&b'"],
    // Nothing that a client could use, or that may be shown.
    ['', 'https://connect.example.com'],
    ['http://0.0.0.0:3939', 'https://connect.example.com'],
    ['connect.example.org', 'https://connect.example.com'],
    ['https://{{ host }}/', 'https://connect.example.com'],
    ['https://a:hunter2@connect.example.org', 'https://connect.example.com'],
    ['https://connect.example.org/?token=hunter2', 'https://connect.example.com'],
    ['https://connect.example.org/\\t', 'https://connect.example.com'],
  ])('speak to %j as %s', (address, word) => {
    const server = (path: string) => parse(`[Server]\nAddress = "${address}"\n${python(path)}`);
    const { commands } = planReload(
      server('/opt/python/3.9.5/bin/python'),
      server('/opt/python/3.9.6/bin/python'),
    ).caches;
    expect(commands[0]).toBe(`rsconnect system caches list --server ${word} ${KEY}`);
  });
});
