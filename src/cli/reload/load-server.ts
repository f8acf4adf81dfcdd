/** Reads what a server is to load, and what it has loaded. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isGitSource } from '../../io/git-source.ts';
import { InputError } from '../../io/input-error.ts';
import { loadSnapshot, usualSnapshotPath } from '../../io/snapshot-file.ts';
import type { LoadedConfig } from '../../reload/snapshot.ts';
import type { LintOptions } from '../../rules/lint.ts';
import type { Catalogue } from '../../schema/index.ts';
import { findRevision, readConfiguration } from '../difference/read-configuration.ts';
import type { Terminal } from '../terminal.ts';
import type { CandidateSpec } from './specs.ts';

export interface Server {
  readonly name: string;
  readonly candidate: LoadedConfig;
  readonly running: LoadedConfig;
  readonly source: RunningSource;
  /** What a reader should know of the comparison. */
  readonly notes: readonly string[];
}

/** Where it was read what runs. */
export interface RunningSource {
  readonly kind: 'file' | 'git' | 'snapshot';
  readonly path: string;
  /** Of a snapshot, as ISO 8601 has it. */
  readonly takenAt?: string;
}

/**
 * @param options how the server is run; its environment is the same before and after.
 * @throws {InputError} when something can’t be read, and when nobody knows what the server has loaded.
 */
export async function loadServer(
  spec: CandidateSpec,
  options: Pick<LintOptions, 'environment' | 'profile' | 'catalogue'>,
  terminal: Terminal,
): Promise<Server> {
  const server = await readServer(spec, options, terminal);
  return options.profile === 'container' ? { ...server, notes: [...server.notes, IN_CONTAINER] } : server;
}

const IN_CONTAINER =
  'A container has no systemd. With the Helm chart the configuration comes from values.yaml, and helm upgrade replaces the pods, which is a restart.';

async function readServer(
  { name, candidate: path, running: source }: CandidateSpec,
  { environment, catalogue }: Pick<LintOptions, 'environment' | 'catalogue'>,
  terminal: Terminal,
): Promise<Server> {
  const options = { terminal, withMigration: true };
  const files = await readConfiguration(path, options);
  const candidate: LoadedConfig = { ...files.main, migration: files.migration, environment };
  const wanted = source ?? usualSource(candidate, path, terminal);
  if (wanted === 'snapshot' || wanted.startsWith('snapshot:'))
    return fromSnapshot(name, wanted, candidate, { terminal, catalogue });
  if (wanted === '-')
    throw new InputError('--running can’t be standard input: name a file, git:REV or snapshot');
  const beside = isGitSource(path) ? await findRevision(path, options) : path === '-' ? undefined : path;
  const { main, migration } = await readConfiguration(wanted, { ...options, beside });
  const running = { ...main, migration, environment };
  const isFile = !isGitSource(wanted);
  const isSame = isFile && resolve(terminal.directory, wanted) === resolve(terminal.directory, path);
  return {
    name,
    candidate,
    running,
    source: { kind: isFile ? 'file' : 'git', path: main.path },
    notes: [...(isSame ? [SAME_FILE] : []), ...notesOf(candidate, running)],
  };
}

const SAME_FILE =
  'Both are the same file. What the server has loaded is known from a snapshot (--running snapshot) or a revision (--running git:HEAD).';

/** @throws {InputError} without a snapshot in the usual place. */
function usualSource(candidate: LoadedConfig, path: string, { directory }: Terminal): string {
  const place = usualSnapshotPath(candidate.path);
  if (existsSync(resolve(directory, place))) return 'snapshot';
  throw new InputError(
    `--running is missing, and there is no snapshot ${place}: say what the server has loaded for ${path}: a file, git:HEAD, or snapshot:FILE (gcfg-lint snapshot takes one)`,
  );
}

function fromSnapshot(
  name: string,
  source: string,
  candidate: LoadedConfig,
  { terminal, catalogue }: { readonly terminal: Terminal; readonly catalogue: Catalogue | undefined },
): Server {
  const { snapshot, path, running } = loadSnapshot(source, candidate, terminal.directory, catalogue);
  // No reload or restart changes it as far as anybody here knows: what one side tells holds for both.
  const environment = candidate.environment ?? running.environment;
  const before = { ...running, environment: running.environment ?? environment };
  const note = 'The snapshot was taken without the environment: that it has not changed since is assumed.';
  const isAssumed = running.environment === undefined && environment !== undefined;
  return {
    name,
    candidate: { ...candidate, environment },
    running: before,
    source: { kind: 'snapshot', path, takenAt: snapshot.reloadedAt ?? snapshot.takenAt },
    notes: [...(isAssumed ? [note] : []), ...notesOf(candidate, running)],
  };
}

function notesOf(candidate: LoadedConfig, running: LoadedConfig): string[] {
  const firstBroken = ({ migration, ...main }: LoadedConfig) =>
    [main, migration].find((file) => (file?.document.errorCount ?? 0) > 0);
  const broken = firstBroken(running);
  const unread = firstBroken(candidate);
  return [
    ...(unread === undefined
      ? []
      : [`Parts of ${unread.path} can’t be read: settings that stand there seem to be missing here.`]),
    ...(broken === undefined
      ? []
      : [
          `The server refuses ${broken.path} (${broken.document.errors[0]!.text}): it can’t be what runs, and what is compared may be incomplete.`,
        ]),
    ...(running.migration === undefined || candidate.migration !== undefined
      ? []
      : [
          `No migration file lies beside the candidate, so all that ${running.migration.path} sets counts as removed. If it stays, put a copy of it beside the candidate.`,
        ]),
  ];
}
