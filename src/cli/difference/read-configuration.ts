import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type GitFile, isGitSource } from '../../io/git-source.ts';
import { InputError } from '../../io/input-error.ts';
import { readFile } from '../../io/read-file.ts';
import { type Document, parse } from '../../parser/index.ts';
import { migrationOf } from '../companion.ts';
import type { Terminal } from '../terminal.ts';

/** A file and the name under which it is shown. */
export interface NamedDocument {
  readonly path: string;
  readonly document: Document;
}

/** A configuration: the main file, and the migration file beside it. */
export interface Configuration {
  readonly main: NamedDocument;
  readonly migration: NamedDocument | undefined;
}

interface ReadOptions {
  readonly terminal: Terminal;
  /** Whether a migration file beside the file counts. */
  readonly withMigration: boolean;
  /** The file that is meant where a revision of git is named without a path. */
  readonly beside?: string | GitFile | undefined;
}

/**
 * Reads a configuration from a file, from standard input (`-`), or from a revision of git (`git:REV[:PATH]`).
 *
 * @throws {InputError} when it can’t be read.
 */
export async function readConfiguration(source: string, options: ReadOptions): Promise<Configuration> {
  const { terminal, withMigration } = options;
  if (source === '') throw new InputError('a path is empty: perhaps a variable that is not set');
  if (source === '-')
    return { main: { path: '<stdin>', document: parse(await terminal.readInput()) }, migration: undefined };
  if (isGitSource(source)) return await readRevision(await findRevision(source, options), withMigration);
  const read = (path: string) => ({
    path,
    document: parse(readFile(resolve(terminal.directory, path), path)),
  });
  const beside = withMigration ? migrationOf(source) : undefined;
  const isThere = beside !== undefined && existsSync(resolve(terminal.directory, beside));
  return { main: read(source), migration: isThere ? read(beside) : undefined };
}

/** @throws {InputError} when it names no file. */
export async function findRevision(
  source: string,
  { terminal, beside }: Pick<ReadOptions, 'terminal' | 'beside'>,
): Promise<GitFile> {
  const { findGitFile } = await import('../../io/git-source.ts');
  return await findGitFile(source, { directory: terminal.directory, beside });
}

async function readRevision(file: GitFile, withMigration: boolean): Promise<Configuration> {
  const { readGitFile, readGitFileIfThere } = await import('../../io/git-source.ts');
  const main = { path: file.name, document: parse(await readGitFile(file)) };
  const path = withMigration ? migrationOf(file.path) : undefined;
  if (path === undefined) return { main, migration: undefined };
  const name = file.name.slice(0, -file.path.length) + path;
  const bytes = await readGitFileIfThere({ ...file, name, path });
  return { main, migration: bytes === undefined ? undefined : { path: name, document: parse(bytes) } };
}
