import * as z from 'zod';
import { parseSettingPath, unwritable } from '../parser/index.ts';
import { HASH, SNAPSHOT_VERSION, type Snapshot } from './snapshot.ts';

/** A text that is no snapshot, or not one that can be read. The message says what to do. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

const text = z.string();
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A text that a file can hold. */
const value = text.refine((found) => unwritable(found) === undefined);

const place = { text: value.nullable(), hash: hash.optional() };
const recorded = z.union([
  z.object({ ...place, from: z.enum(['file', 'migration']), line: z.int().positive() }),
  z.object({ ...place, from: z.literal('environment'), text, variable: text.regex(/^CONNECT_[^=]+$/) }),
]);

const schema = z.object({
  gcfgLintSnapshot: z.literal(SNAPSHOT_VERSION),
  takenAt: text,
  reloadedAt: text.optional(),
  tool: z.object({ name: text, version: text }),
  catalogue: text,
  config: text,
  migration: text.optional(),
  environment: z.boolean(),
  secrets: z.object({ hash: z.literal(HASH), salt: text.regex(/^[0-9a-f]{32,}$/) }),
  settings: z.array(
    z.object({
      setting: text.refine(isAddress),
      subsectionHash: hash.optional(),
      texts: z.array(recorded),
      overridden: z.array(recorded).optional(),
    }),
  ),
});

/**
 * Reads a snapshot.
 *
 * @param path the snapshot’s, for messages.
 * @throws {SnapshotError}
 */
export function readSnapshot(content: string, path: string): Snapshot {
  const data = parseJson(content, path);
  if (typeof data !== 'object' || data === null || !('gcfgLintSnapshot' in data))
    throw new SnapshotError(
      `${path} is no snapshot: the field gcfgLintSnapshot, with which gcfg-lint snapshot begins every snapshot, is missing`,
    );
  const version = data.gcfgLintSnapshot;
  if (typeof version === 'number' && version > SNAPSHOT_VERSION)
    throw new SnapshotError(
      `${path} is a snapshot of version ${version}, and this gcfg-lint reads up to version ${SNAPSHOT_VERSION}. Use the gcfg-lint that took it.`,
    );
  const checked = schema.safeParse(data);
  if (checked.success) return checked.data;
  // Not what stands there: nobody knows what it is.
  const field = checked.error.issues[0]!.path.map(String).join('.');
  throw new SnapshotError(
    `${path} is no snapshot that can be read: the field ${field} is missing or has a wrong value. ${AGAIN}`,
  );
}

const AGAIN = 'Take it anew with gcfg-lint snapshot, right after the next start of the server.';

function parseJson(content: string, path: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // The engine’s message may quote the text.
    const cut = /^\s*(?:\{|$)/.test(content) && !content.trimEnd().endsWith('}');
    throw new SnapshotError(
      `${path} is no JSON${cut ? ': it ends too early' : ''}, and so no snapshot. ${AGAIN}`,
    );
  }
}

function isAddress(setting: string): boolean {
  try {
    const { subsection } = parseSettingPath(setting);
    return subsection === null || (subsection !== '' && !/[\n\0]/.test(subsection));
  } catch {
    return false;
  }
}
