import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { OtherLauncher } from '../cluster/index.ts';
import {
  type AboutLauncher,
  kubernetesFiles,
  type LauncherFile,
  readLauncher,
  usualConfigDir,
} from '../cluster/launcher/read-launcher.ts';
import { fileError, InputError } from './input-error.ts';
import { readFile } from './read-file.ts';

export interface LauncherFolder extends AboutLauncher {
  /** What a relative path is relative to. */
  readonly directory: string;
}

/**
 * Reads the Launcher’s files in a configuration folder: `launcher.conf`, and of those that it names for Kubernetes the
 * ones that lie beside it. The folder may be the one on the host or a copy: that its configuration lies in
 * `/etc/rstudio` holds in both cases, and an absolute path counts as well.
 *
 * @throws {InputError} when there is no such folder, or no `launcher.conf` in it: then no Launcher is set up there.
 */
export function readLauncherFolder(folder: string, { directory, ...about }: LauncherFolder): OtherLauncher {
  const place = resolve(directory, folder);
  checkFolder(folder, place);
  const open = (name: string): LauncherFile => ({
    name,
    path: join(folder, name),
    // A byte-order mark counts in offsets.
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFile(join(place, name))),
  });
  if (!existsSync(join(place, 'launcher.conf')))
    throw new InputError(
      `${folder} holds no launcher.conf, so no Launcher is set up there: give the folder of its configuration, usually /etc/rstudio`,
    );
  const main = open('launcher.conf');
  const others = kubernetesFiles(main).filter((name) => existsSync(join(place, name)));
  const usual = usualConfigDir();
  const configDirs = folder.startsWith('/') ? [{ text: folder, isDefault: false }, usual] : [usual];
  return readLauncher([main, ...others.map(open)], { configDirs, ...about });
}

function checkFolder(folder: string, place: string): void {
  let isFolder: boolean;
  try {
    isFolder = statSync(place).isDirectory();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new InputError(`can’t read ${folder}: there is no such folder`);
    throw fileError('read', folder, error);
  }
  if (!isFolder)
    throw new InputError(`${folder} is a file: give the folder in which it lies, ${dirname(folder)}`);
}
