/** Any setting as a node has it: what it means, and what of it may be shown. */
import type { ClusterNode, ConfigSource, Place } from '../../../cluster/index.ts';
import type { Entry } from '../../../parser/index.ts';
import { MASK, maskCredentials } from '../../../schema/index.ts';

export interface DriftReading {
  /** Equal for values that mean the same to the server; empty for what is not set. */
  readonly meaning: string;
  /** As written; of a list all. */
  readonly texts: readonly string[];
  readonly isSecret: boolean;
  readonly place: Place;
  readonly manner: string;
  /** For a value that is no secret: without credentials. */
  readonly shown: string;
}

/** A setting that some node sets. */
export interface DriftCandidate {
  /** As it may be shown: `RPackageRepository."CRAN".URL`. */
  readonly name: string;
  /** Undefined where it is not known what the node has. */
  read(node: ClusterNode): DriftReading | undefined;
}

/** A value as it may be shown. What looks like a comment behind a URL may be the rest of a password. */
export function shownText(text: string, entry: Entry | undefined, { document }: ConfigSource): string {
  if (entry === undefined || entry.commentRange === null || !text.includes('://'))
    return maskCredentials(text);
  const whole = document.toString().slice(entry.valueRange!.start, entry.commentRange.end);
  return maskCredentials(whole) === whole ? text : MASK;
}
