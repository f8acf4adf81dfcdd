import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { InputError } from './input-error.ts';

/** A file as it stands in a revision of a git repository. */
export interface GitFile {
  /** As it is shown: `git:HEAD:etc/rstudio-connect.gcfg`. */
  readonly name: string;
  readonly revision: string;
  /** From the top of the repository on. */
  readonly path: string;
  /** A directory within the repository. */
  readonly directory: string;
}

/** Larger ones are no configurations. */
const MOST_BYTES = 64 << 20;
const PREFIX = 'git:';

export function isGitSource(source: string): boolean {
  return source.startsWith(PREFIX);
}

/**
 * The file that `git:REV[:PATH]` names. The path counts from the top of the repository in which the working directory
 * lies; from the working directory, where it begins with `./` or `../`; a path from `/` on says the repository as well.
 *
 * @param options.directory the working directory.
 * @param options.beside the file that is meant where no path is given, such as the one to compare with.
 * @throws {InputError} when it names no revision or no path, or there is no repository.
 */
export async function findGitFile(
  source: string,
  { directory, beside }: { readonly directory: string; readonly beside?: string | GitFile | undefined },
): Promise<GitFile> {
  // A colon may stand in braces: HEAD@{12:30}.
  const [, revision = '', given] = /^git:((?:[^:{]|\{[^}]*\})*)(?::(.*))?$/s.exec(source) ?? [];
  if (revision === '') throw new InputError(`${source} names no revision: write git:HEAD, or git:HEAD:PATH`);
  // Git would take it for an option.
  if (revision.startsWith('-')) throw new InputError(`${source}: a revision can’t begin with a dash`);
  if (source.includes('\0')) throw new InputError(`${source} holds a NUL character`);
  if (given === '') throw new InputError(`${source} names no path behind the last colon`);
  const fileOf = (path: string, within: string) => ({
    name: `${PREFIX}${revision}:${path}`,
    revision,
    path,
    directory: within,
  });
  if (given === undefined && typeof beside === 'object') return fileOf(beside.path, beside.directory);
  if (given === undefined && beside === undefined)
    throw new InputError(`${source} names no path: write git:${revision}:PATH`);
  const onDisk = given ?? (beside as string);
  if (given !== undefined && !/^\.{0,2}\//.test(given)) return fileOf(given, directory);
  const { path, within } = await placeInRepository(resolve(directory, onDisk));
  return fileOf(path, within);
}

/**
 * Reads a file of a revision as it was committed: no filter or converter of the repository is run.
 *
 * @throws {InputError} when there is no git, repository, revision or file.
 */
export async function readGitFile(file: GitFile): Promise<Uint8Array> {
  const { code, output, complaint } = await git(file.directory, 'cat-file', 'blob', objectName(file));
  if (code !== 0) throw await reasonFor(file, complaint);
  await refuseLink(file, output);
  return output;
}

/** The same for a file that need not be in the revision: undefined where it is not. */
export async function readGitFileIfThere(file: GitFile): Promise<Uint8Array | undefined> {
  const { code, output } = await git(file.directory, 'cat-file', 'blob', objectName(file));
  if (code !== 0) return undefined;
  await refuseLink(file, output);
  return output;
}

/**
 * Git keeps a symbolic link as a text: the path that it leads to, which would pass for a configuration of one broken line.
 *
 * @throws {InputError}
 */
async function refuseLink({ name, revision, path, directory }: GitFile, content: Uint8Array): Promise<void> {
  if (content.length === 0 || content.includes(0x0a)) return;
  const args = ['--literal-pathspecs', 'ls-tree', '--full-tree', '-z', revision, '--', path];
  const { output } = await git(directory, ...args);
  if (!text(output).startsWith('120000 ')) return;
  throw new InputError(
    `can’t read ${name}: it is a symbolic link to ${text(content)}; name the file that it leads to`,
  );
}

/**
 * Whether a revision has a file, which need not be fetched. Before the first commit, HEAD has none.
 *
 * @throws {InputError} when there is no git, repository or revision.
 */
export async function isInRevision(file: GitFile): Promise<boolean> {
  const { directory, revision } = file;
  const isThere = async (name: string) =>
    (await git(directory, 'rev-parse', '--verify', '--quiet', name)).code === 0;
  if (await isThere(objectName(file))) return true;
  if (await isThere(`${revision}^{tree}`)) return false;
  // A branch that is to be made by the first commit.
  if (revision === 'HEAD' && (await git(directory, 'symbolic-ref', '--quiet', 'HEAD')).code === 0)
    return false;
  throw await reasonFor(file, '');
}

function objectName({ revision, path }: GitFile): string {
  return `${revision}:${path}`;
}

/** Where in its repository a file of the disk lies, whether it is there or not. */
async function placeInRepository(file: string): Promise<{ path: string; within: string }> {
  const real = existsSync(file) ? realpathSync(file) : file;
  const within = dirname(real);
  const { code, output, complaint } = await git(within, 'rev-parse', '--show-prefix');
  if (code !== 0) throw (await repositoryFault(within, complaint)) ?? unexpected(complaint);
  return { path: `${text(output).replace(/\n$/, '')}${basename(real)}`, within };
}

/** Why a file could not be read. */
async function reasonFor(file: GitFile, complaint: string): Promise<InputError> {
  const { name, revision, path, directory } = file;
  const fault = await repositoryFault(directory, complaint);
  if (fault !== undefined) return fault;
  const known = await git(directory, 'rev-parse', '--verify', '--quiet', `${revision}^{tree}`);
  if (known.code !== 0) {
    const shallow = text((await git(directory, 'rev-parse', '--is-shallow-repository')).output).trim();
    const hint = shallow === 'true' ? ': the clone is shallow, and may lack it' : '';
    return new InputError(`can’t read ${name}: the repository has no revision ${revision}${hint}`);
  }
  const kind = text((await git(directory, 'cat-file', '-t', objectName(file))).output).trim();
  if (kind === '')
    return new InputError(
      `can’t read ${name}: revision ${revision} has no file ${path} (paths count from the top of the repository)`,
    );
  if (kind !== 'blob')
    return new InputError(`can’t read ${name}: it is a ${kind === 'tree' ? 'directory' : 'submodule'}`);
  return unexpected(complaint);
}

async function repositoryFault(directory: string, complaint: string): Promise<InputError | undefined> {
  if (complaint.includes('safe.directory'))
    return new InputError(
      `git does not trust the repository of ${directory}, for it belongs to another account: run gcfg-lint as that account, or see safe.directory in git help config`,
    );
  if ((await git(directory, 'rev-parse', '--git-dir')).code === 0) return undefined;
  if (!existsSync(directory)) return new InputError(`there is no directory ${directory}`);
  return new InputError(`there is no git repository in ${directory} or above it`);
}

function unexpected(complaint: string): InputError {
  return new InputError(
    `git failed: ${complaint.split('\n')[0]!.replace(/^fatal: /, '') || 'no reason given'}`,
  );
}

interface Outcome {
  readonly code: number;
  readonly output: Uint8Array;
  readonly complaint: string;
}

/** @throws {InputError} when there is no git. */
function git(directory: string, ...args: readonly string[]): Promise<Outcome> {
  // It never asks for a password, nor fetches what a partial clone lacks.
  const quiet = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' };
  const env = { ...process.env, ...namedRepository(process.env), ...quiet };
  return new Promise((done, fail) => {
    const options = { env, encoding: 'buffer', maxBuffer: MOST_BYTES } as const;
    const child = execFile('git', ['-C', directory, ...args], options, (error, output, complaint) => {
      if (error === null) done({ code: 0, output, complaint: text(complaint) });
      else if (typeof error.code === 'number') done({ code: error.code, output, complaint: text(complaint) });
      else fail(notRun(error));
    });
    child.stdin?.on('error', () => {}).end();
  });
}

/**
 * Where a hook of git says that the repository is, as it does in linked work trees: then git takes the directory that it
 * runs in for the top of the work tree, and it does not run in ours.
 */
function namedRepository({ GIT_DIR, GIT_WORK_TREE }: NodeJS.ProcessEnv): Record<string, string> {
  if (GIT_DIR === undefined) return {};
  return { GIT_DIR: resolve(GIT_DIR), GIT_WORK_TREE: resolve(GIT_WORK_TREE ?? '') };
}

function notRun({ code, message }: { code?: unknown; message: string }): InputError {
  if (code === 'ENOENT') return new InputError('git is not installed, or not in PATH');
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return new InputError('the file in git is too large for a configuration');
  return new InputError(`can’t run git: ${message.split('\n')[0]}`);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
