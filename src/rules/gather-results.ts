/** What was found in a configuration, as results of the files that carry it. */
import type { HostFile, Placement } from '../carriers/placement.ts';
import { maskHost, placedSecrets } from '../cluster/placed-text.ts';
import type { Document, TextRange } from '../parser/index.ts';
import { type Binding, type Catalogue, secretRanges } from '../schema/index.ts';
import { MaskedText } from '../schema/masked-text.ts';
import type { Diagnostic, SuppressedDiagnostic } from './diagnostic.ts';
import type { FileResult } from './lint.ts';

/** Findings with the path of the file that each is told in. */
export interface Findings {
  readonly diagnostics: readonly { readonly path: string; readonly diagnostic: Diagnostic }[];
  /** The path is that of the comment. */
  readonly suppressed: readonly { readonly path: string; readonly entry: SuppressedDiagnostic }[];
}

interface Judged {
  readonly path: string;
  readonly document: Document;
  readonly bindings: readonly Binding[];
  readonly placement: Placement | undefined;
  readonly connectVersion: string;
  /** Undefined where rules look at several files at once. */
  readonly judgedBy?: readonly string[] | undefined;
  readonly catalogue?: Catalogue | undefined;
}

/** A result that others of the same file may join. */
export interface GatheredResult extends FileResult {
  /** Undefined for a file that is a configuration itself. */
  readonly host?: HostFile;
  readonly secrets?: () => readonly TextRange[];
}

/** The results of one configuration: one, or one for each file that it comes from. */
export function resultsOf(judged: Judged, findings: Findings): GatheredResult[] {
  const { path, document, bindings, placement, connectVersion, judgedBy, catalogue } = judged;
  const shared = (file: string) => ({
    path: file,
    diagnostics: findings.diagnostics
      .filter((found) => found.path === file)
      .map(({ diagnostic }) => diagnostic)
      .sort(inOrder),
    suppressed: findings.suppressed.filter((found) => found.path === file).map(({ entry }) => entry),
    ...(judgedBy === undefined ? {} : { judgedBy }),
    connectVersion,
    ...(catalogue?.overlay === undefined ? {} : { catalogue: catalogue.overlay.name }),
  });
  if (placement === undefined) {
    const masked = lazily(() => new MaskedText(document.toString(), secretRanges(document, bindings)));
    return [withText({ ...shared(path), settings: bindings.length }, masked)];
  }
  const home = bindings.map(({ entry }) => placement.place(entry.keyRange).file.path);
  const text = document.toString();
  const secrets = lazily(() => placedSecrets(text, secretRanges(document, bindings), placement));
  return placement.files.map((host) => {
    const own = () => secrets().get(host.path) ?? [];
    return placedResult(
      { ...shared(host.path), settings: home.filter((file) => file === host.path).length },
      host,
      own,
    );
  });
}

/** One result for each file, where several configurations lie in one. */
export function joinResults(results: readonly GatheredResult[]): FileResult[] {
  if (results.every(({ host }) => host === undefined)) return [...results];
  const groups = new Map<string | GatheredResult, GatheredResult[]>();
  for (const result of results) {
    // A file that is given twice as a configuration is two results.
    const key = result.host === undefined ? result : result.path;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [result]);
    else group.push(result);
  }
  return [...groups.values()].map((group) => {
    const [first, ...rest] = group;
    if (rest.length === 0) return first!;
    const { path, connectVersion, catalogue, host } = first!;
    const joined = {
      path,
      connectVersion,
      ...(catalogue === undefined ? {} : { catalogue }),
      diagnostics: group.flatMap(({ diagnostics }) => diagnostics).sort(inOrder),
      suppressed: group.flatMap(({ suppressed }) => suppressed),
      ...judgedByAll(group),
      settings: group.reduce((sum, { settings }) => sum + settings, 0),
    };
    return placedResult(joined, host!, () => group.flatMap(({ secrets }) => secrets!()));
  });
}

function placedResult(
  result: Omit<FileResult, 'text'>,
  host: HostFile,
  secrets: () => readonly TextRange[],
): GatheredResult {
  const text = lazily(() => maskHost(host, secrets()));
  return withText({ ...result, host, secrets }, text);
}

/** The rules that had all of all of them before them. */
function judgedByAll(group: readonly FileResult[]): Pick<FileResult, 'judgedBy'> {
  const [first, ...rest] = group.map(({ judgedBy = [] }) => judgedBy);
  return { judgedBy: first!.filter((id) => rest.every((others) => others.includes(id))) };
}

function inOrder(one: Diagnostic, other: Diagnostic): number {
  return one.range.start.offset - other.range.start.offset;
}

function withText<Result extends Omit<FileResult, 'text'>>(
  result: Result,
  text: () => MaskedText,
): Result & Pick<FileResult, 'text'> {
  return Object.defineProperty({ ...result } as Result & { text: MaskedText }, 'text', {
    get: text,
    enumerable: true,
  });
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
