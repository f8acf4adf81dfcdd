/** `reload --each`: files of different servers, as a commit hook is handed them. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isGitSource, isInRevision } from '../../io/git-source.ts';
import { InputError } from '../../io/input-error.ts';
import { readFile } from '../../io/read-file.ts';
import { printable } from '../../report/printable.ts';
import { summarize } from '../../rules/lint.ts';
import type { Arguments } from '../command.ts';
import { companionOf, isMigrationFile } from '../companion.ts';
import { findRevision } from '../difference/read-configuration.ts';
import { openConfigs } from '../lint-config.ts';
import { optionsFor, readLintSettings } from '../lint-options.ts';
import type { Terminal } from '../terminal.ts';
import { loadServer } from './load-server.ts';
import { type PlannedServers, planServers } from './plan-servers.ts';

/** What became of the files. */
export interface EachPlanned {
  readonly plans: readonly PlannedServers[];
  /** Taken together. */
  readonly result: PlannedServers['result'];
  readonly action: PlannedServers['cluster']['action'];
  /** Files that there is nothing to compare with, one line for each. */
  readonly remarks: readonly string[];
}

/**
 * A plan for each file by itself, compared with the same file in a revision. Words are file names as they stand, with
 * whatever equals signs; a migration file stands for the main file beside it. A file that the revision lacks is new: a
 * server that runs none has nothing to reload.
 *
 * @throws {InputError} for a source that is no revision, and for what can’t be read.
 */
export async function planEach(given: Arguments, terminal: Terminal): Promise<EachPlanned> {
  const source = revisionOf(given);
  const settings = readLintSettings(given, terminal);
  const configs = await openConfigs(given, terminal);
  const plans: PlannedServers[] = [];
  const remarks: string[] = [];
  for (const path of mainFiles(given.paths, terminal)) {
    const config = await configs.for(path);
    if (config.ignores?.(resolve(terminal.directory, path))) {
      remarks.push(`${shown(path)}: the configuration ignores it`);
      continue;
    }
    if (!(await isInRevision(await findRevision(source, { terminal, beside: path })))) {
      // What is nowhere is not new.
      readFile(resolve(terminal.directory, path), path);
      remarks.push(`${shown(path)} is new: ${source} has no such file to compare it with`);
      continue;
    }
    const options = optionsFor(settings, config, terminal);
    const server = await loadServer({ name: path, candidate: path, running: source }, options, terminal);
    plans.push(planServers([server], options));
  }
  const actions = plans.map(({ cluster }) => cluster.action);
  const worst = (['blocked', 'restart', 'reload'] as const).find((action) => actions.includes(action));
  const files = plans.flatMap(({ result }) => result.files);
  return { plans, remarks, action: worst ?? 'none', result: summarize(files, settings.connectVersion) };
}

/** @throws {InputError} unless it is one revision without a path. */
function revisionOf(given: Arguments): string {
  const [source = '', ...others] = given.texts('running');
  // A colon may stand in braces: HEAD@{12:30}.
  if (!isGitSource(source) || others.length > 0 || /:/.test(source.slice(4).replace(/\{[^}]*\}/g, '')))
    throw new InputError('--each compares files with themselves: write --running git:REV, without a path');
  if (given.texts('format').some((format) => !/^stylish(?::|$)/.test(format)))
    throw new InputError('--each prints plans for people: run reload for one file to have JSON or a page');
  return source;
}

function mainFiles(paths: readonly string[], { directory }: Terminal): Set<string> {
  return new Set(
    paths.map((path) => {
      // It may have a name of its own, and belong to nobody.
      const main = isMigrationFile(path) ? companionOf(path)! : path;
      const file = existsSync(resolve(directory, main)) ? main : path;
      // Neither standard input nor a revision.
      return file === '-' || isGitSource(file) ? `./${file}` : file;
    }),
  );
}

function shown(path: string): string {
  return printable(path).replaceAll('\n', '\\n');
}
