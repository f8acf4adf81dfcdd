import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InputError } from '../../src/io/input-error.ts';
import { readLauncherFolder } from '../../src/io/read-launcher-folder.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'launcher-'));
  mkdirSync(join(directory, 'wb'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(join(directory, 'wb', name), text);
}

function read(folder = 'wb') {
  return readLauncherFolder(folder, { directory, product: 'Workbench', onNodes: true });
}

describe('a folder of Workbench', () => {
  test('is read with the files that launcher.conf names', () => {
    write('launcher.conf', '\uFEFF[cluster]\r\ntype=Kubernetes\r\nconfig-file=/etc/rstudio/k8s.conf\r\n');
    write('k8s.conf', 'kubernetes-namespace=wb\n');
    const launcher = read();
    expect(launcher.place?.source.path).toBe(join('wb', 'launcher.conf'));
    const { namespace } = launcher.kubernetes[0]!;
    expect(namespace).toMatchObject({ text: 'wb', isDefault: false });
    expect(namespace?.place?.source.path).toBe(join('wb', 'k8s.conf'));
  });

  test('may lack a file that launcher.conf names', () => {
    write('launcher.conf', '[cluster]\ntype=Kubernetes\n');
    expect(read().kubernetes).toMatchObject([{ missing: { file: 'launcher.kubernetes.conf' } }]);
  });

  test('stands for /etc/rstudio, and for itself if its path is absolute', () => {
    write('launcher.conf', '[server]\n');
    const usual = { text: '/etc/rstudio', isDefault: true };
    expect(read('wb').configDirs).toEqual([usual]);
    const absolute = join(directory, 'wb');
    expect(read(absolute).configDirs).toEqual([{ text: absolute, isDefault: false }, usual]);
  });

  test.each([
    ['is missing', 'nowhere', 'can’t read nowhere: there is no such folder'],
    [
      'holds no launcher.conf',
      'wb',
      'wb holds no launcher.conf, so no Launcher is set up there: give the folder of its configuration, usually /etc/rstudio',
    ],
    ['is a file', 'wb/rserver.conf', 'wb/rserver.conf is a file: give the folder in which it lies, wb'],
    [
      'lies below a file',
      'wb/rserver.conf/x',
      'can’t read wb/rserver.conf/x: a part of the path is not a directory',
    ],
  ])('is refused when it %s', (_, folder, message) => {
    write('rserver.conf', '');
    expect(() => read(folder)).toThrow(InputError);
    expect(() => read(folder)).toThrow(message);
  });
});
