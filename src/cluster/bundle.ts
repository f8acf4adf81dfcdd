/**
 * Bundles: what `gcfg-lint collect` found on one node, as one JSON text. There are no secrets in it: those of the files
 * and of the environment are tokens (see `redaction/tokens.ts`).
 */
import * as z from 'zod';
import type { NamedDocument, NodeInput } from './node.ts';
import { parseMarked } from './redaction/bytes-in-text.ts';
import { parseMounts } from './storage/index.ts';

/** Of the format. Fields may be added to one version; none is removed or changes its meaning. */
const BUNDLE_VERSION = 1;

const text = z.string();
const id = z.int().nonnegative();
const file = z.object({ path: text, text });

const schema = z.object({
  gcfgLintBundle: z.literal(BUNDLE_VERSION),
  node: text.min(1),
  /** Name of the machine; absent where it says nothing (`localhost`). */
  host: text.optional(),
  /** `/proc/sys/kernel/random/boot_id`: tells machines of one name apart. */
  boot: text.optional(),
  /** As ISO 8601 has it. */
  collectedAt: text,
  tool: z.object({ name: text, version: text }),
  connectVersion: text.optional(),
  config: file,
  migration: file.optional(),
  environment: z.record(text, text).optional(),
  /** `/proc/self/mountinfo` as it was. */
  mountinfo: text.optional(),
  /** Symbolic links by absolute path, with the absolute path that each leads to. */
  links: z.record(text, text).optional(),
  accounts: z
    .object({
      users: z.record(text, z.object({ uid: id, gid: id })),
      groups: z.record(text, z.object({ gid: id })),
    })
    .optional(),
  clock: z.object({ synchronized: z.boolean(), source: text }).optional(),
  /** Whether secrets can be compared with those of other bundles of the same key. */
  keyed: z.boolean(),
  /** Tells keys apart. */
  keyId: text.optional(),
});

export type Bundle = z.infer<typeof schema>;

/** A text that is no bundle, or not one that can be read. The message says what to do. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}

/** Whether a text looks like a bundle, whole or not. */
export function isBundle(content: string): boolean {
  return /^\uFEFF?\s*\{/.test(content) && content.includes('"gcfgLintBundle"');
}

/**
 * The node of which a bundle tells. Its files are shown as scp writes them: `connect1:/etc/…`.
 *
 * @param path the bundle’s, for messages.
 * @throws {BundleError}
 */
export function readBundle(content: string, path: string): NodeInput {
  const { node, host, boot, connectVersion, config, migration, environment, ...rest } = check(content, path);
  const { mountinfo, links, accounts, clock, keyed, keyId } = rest;
  const named = (one: Bundle['config']): NamedDocument => ({
    path: `${node}:${one.path}`,
    document: parseMarked(one.text),
  });
  return {
    name: node,
    config: named(config),
    migration: migration === undefined ? undefined : named(migration),
    environment,
    facts: {
      host,
      boot,
      version: connectVersion === undefined ? undefined : { value: connectVersion },
      mounts: mountinfo === undefined ? undefined : parseMounts(mountinfo),
      links,
      accounts,
      clock: clock === undefined ? undefined : { value: clock },
      secretsKey: keyed ? (keyId ?? '') : '',
    },
  };
}

const AGAIN = 'Make it anew with gcfg-lint collect.';

function check(content: string, path: string): Bundle {
  const data = parseJson(content, path);
  if (typeof data !== 'object' || data === null || !('gcfgLintBundle' in data))
    throw new BundleError(
      `${path} is no bundle: the field gcfgLintBundle, with which gcfg-lint collect begins every bundle, is missing`,
    );
  const version = data.gcfgLintBundle;
  if (typeof version === 'number' && version > BUNDLE_VERSION)
    throw new BundleError(
      `${path} is a bundle of version ${version}, and this gcfg-lint reads up to version ${BUNDLE_VERSION}. Update it to the version that runs on the nodes.`,
    );
  const checked = schema.safeParse(data);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  // Not what stands there: nobody knows what it is.
  throw new BundleError(`${path} is no bundle that can be read: ${describe(issue!, data)}. ${AGAIN}`);
}

function parseJson(content: string, path: string): unknown {
  const json = content.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch (error) {
    // The engine’s message may quote the text; it need not name the place.
    const { message } = error as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    const end = json.trimEnd().length;
    const cut = /end of JSON/i.test(message) || Number(position) >= end;
    const before = cut
      ? json.slice(0, end)
      : position === undefined
        ? undefined
        : json.slice(0, Number(position));
    const place =
      before === undefined ? '' : `:${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
    throw new BundleError(
      `${path}${place} is no JSON${cut ? ': it ends too early' : ''}, and so no bundle. ${AGAIN}`,
    );
  }
}

function describe({ path, code }: z.core.$ZodIssue, data: unknown): string {
  const field = path.map(String).join('.');
  const value = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)?.[key], data);
  if (value === undefined) return `the field ${field} is missing`;
  return code === 'invalid_type'
    ? `the field ${field} has the wrong type`
    : `the field ${field} has a wrong value`;
}
