import { createHmac } from 'node:crypto';
import { resolve } from 'node:path';
import type { Bundle } from '../../cluster/bundle.ts';
import { redactDocument, redactEnvironment, redactMounts } from '../../cluster/redaction/redact.ts';
import { Tokens } from '../../cluster/redaction/tokens.ts';
import { wantedFacts } from '../../cluster/wanted-facts.ts';
import { parse } from '../../parser/index.ts';
import type { Environment } from '../../schema/index.ts';
import { migrationOf, readIfThere } from '../companion.ts';
import { InputError } from '../input-error.ts';
import { readFile } from '../read-file.ts';
import { collectAccounts } from './accounts.ts';
import { collectClock } from './clock.ts';
import { CONNECT, collectVersion } from './connect-version.ts';
import { collectLinks } from './links.ts';
import { type Machine, thisMachine } from './machine.ts';

export const DEFAULT_CONFIG = '/etc/rstudio-connect/rstudio-connect.gcfg';

/** Shorter ones could be found by trying. */
const SHORTEST_KEY = 16;

export interface CollectOptions {
  /** Default: `/etc/rstudio-connect/rstudio-connect.gcfg`. A migration file beside it is taken along. */
  readonly config?: string | undefined;
  /** The environment of the server: of it, the variables that name settings. */
  readonly environment?: Environment | undefined;
  /** Name of the node. Default: the host’s. */
  readonly node?: string | undefined;
  /**
   * Makes secrets comparable with those of other nodes that use the same key; at least 16 bytes. Without one they
   * are masked.
   */
  readonly key?: Uint8Array | undefined;
  /** A file to read the mount table from. Default: `/proc/self/mountinfo`. */
  readonly mountinfo?: string | undefined;
  /** The version of Connect that is installed. Default: what its program says. */
  readonly connectVersion?: string | undefined;
  /** When it is. Default: now. */
  readonly now?: Date | undefined;
  /** Where to look. Default: this machine. */
  readonly machine?: Machine | undefined;
}

/** What was found on a node, and what was not. */
export interface CollectedFacts {
  /** To be written as JSON. It holds no secret. */
  readonly bundle: Bundle;
  /** What could not be had, a phrase each: `the version of Connect: …`. */
  readonly missing: readonly string[];
}

/**
 * Gathers what `ha` wants to know of a node.
 *
 * @param toolVersion of gcfg-lint.
 * @throws {InputError} when a file that is there, or was named, can’t be read, and for a key that is too short.
 */
export async function collectFacts(options: CollectOptions, toolVersion: string): Promise<CollectedFacts> {
  const { key, environment, machine = thisMachine, now = new Date() } = options;
  if (key !== undefined && key.length < SHORTEST_KEY)
    throw new InputError(
      `the key is shorter than ${SHORTEST_KEY} bytes: whoever has a bundle could find it by trying; make one with openssl rand -hex 32`,
    );
  const tokens = new Tokens(key === undefined ? undefined : (text) => keyedHash(key, text));
  const missing: string[] = [];
  const note = (what: string) => void missing.push(what);

  const path = resolve(options.config ?? DEFAULT_CONFIG);
  const migrationPath = migrationOf(path);
  const config = { path, document: parse(readFile(path)) };
  const document = readIfThere(migrationPath);
  const migration = document === undefined ? undefined : { path: migrationPath!, document };
  const host = usefulName(machine.hostName, note);
  const boot = readBoot(machine);
  const node = options.node ?? machine.hostName;
  const wanted = wantedFacts({ name: node, config, migration, environment });
  const mountinfo = readMounts(options.mountinfo, machine, note);
  const [accounts, clock, connectVersion] = await Promise.all([
    collectAccounts(wanted, machine, note),
    collectClock(machine),
    options.connectVersion ?? collectVersion(machine),
  ]);
  if (clock === undefined) note('whether the clock is synchronized: neither timedatectl nor chronyc tells');
  if (connectVersion === undefined)
    note(
      `the version of Connect: ${CONNECT} is not there or does not tell; state it with --installed-version`,
    );

  const bundle: Bundle = {
    gcfgLintBundle: 1,
    node,
    ...(host === undefined ? {} : { host }),
    ...(boot === undefined ? {} : { boot }),
    collectedAt: now.toISOString(),
    tool: { name: 'gcfg-lint', version: toolVersion },
    ...(connectVersion === undefined ? {} : { connectVersion }),
    config: { path, text: redactDocument(config.document, tokens) },
    ...(migration === undefined
      ? {}
      : { migration: { path: migration.path, text: redactDocument(migration.document, tokens) } }),
    ...(environment === undefined ? {} : { environment: redactEnvironment(environment, tokens) }),
    ...(mountinfo === undefined ? {} : { mountinfo: redactMounts(mountinfo, tokens) }),
    links: collectLinks(wanted.paths, machine, note),
    accounts,
    ...(clock === undefined ? {} : { clock }),
    keyed: key !== undefined,
    ...(key === undefined ? {} : { keyId: keyedHash(key, 'id').slice(0, 16) }),
  };
  return { bundle, missing };
}

function keyedHash(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

/** A name that every new machine has does not tell one from another. */
function usefulName(name: string, note: (what: string) => void): string | undefined {
  if (name !== '' && !/^(?:localhost(?:\..*)?|\(none\))$/i.test(name)) return name;
  note(
    `the name of the host: it is ${name === '' ? 'empty' : name}, as on others; give the node one with --node`,
  );
  return undefined;
}

/** Only Linux has it; nothing else is lost without. */
function readBoot(machine: Machine): string | undefined {
  try {
    return machine.readText('/proc/sys/kernel/random/boot_id').trim() || undefined;
  } catch {
    return undefined;
  }
}

/** @throws {InputError} when a file was named and can’t be read. */
function readMounts(
  path: string | undefined,
  machine: Machine,
  note: (what: string) => void,
): string | undefined {
  if (path !== undefined) return machine.readText(resolve(path));
  try {
    return machine.readText('/proc/self/mountinfo');
  } catch (error) {
    note(`the mount table: ${(error as Error).message}`);
    return undefined;
  }
}
