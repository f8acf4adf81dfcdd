import type { Document } from '../parser/index.ts';
import { compareSettings, type SettingChange } from '../schema/difference.ts';
import { type Binding, bindEntries, type Catalogue, Settings } from '../schema/index.ts';
import { unclosedRests } from '../schema/secrecy.ts';
import type { SettingsInput } from '../schema/settings.ts';
import { planCaches } from './cache-commands.ts';
import { planChange } from './changes.ts';
import { planConsequences, type Sides } from './consequences.ts';
import type { Judgement, ReloadAction, ReloadChange, ReloadPlan, ServiceCommand } from './plan.ts';
import type { SecretHash } from './recorded-text.ts';
import { runningConfig } from './running.ts';
import { invalidatedCaches } from './runtime-caches.ts';
import { type ServerUrl, serverUrl } from './server-url.ts';
import type { LoadedConfig, Snapshot } from './snapshot.ts';

/** A snapshot, and the hash with its salt: to recognize the candidate’s secrets. */
export interface SnapshotSource {
  readonly snapshot: Snapshot;
  readonly hash: SecretHash;
}

export interface ReloadOptions<Diagnostic extends Judgement = Judgement> {
  /** What the rules say of the candidate, as `lint` and `bind` tell: an error blocks. Default: nothing. */
  readonly diagnostics?: readonly Diagnostic[] | undefined;
  /** Which side wins where a setting stands in a file and in the environment. */
  readonly environmentWins?: boolean | undefined;
  /** What is known of settings. Default: what is built in. */
  readonly catalogue?: Catalogue | undefined;
}

/**
 * Plans how a changed configuration comes into force: by a reload, only by a restart, or not yet, since it has errors.
 * Values are compared as the server reads them; where nobody knows that a reload applies a change, a restart is planned.
 *
 * @param running what the server has loaded.
 * @param candidate what it is to load.
 */
export function planReload<Diagnostic extends Judgement = Judgement>(
  running: Document | LoadedConfig | SnapshotSource,
  candidate: Document | LoadedConfig,
  options: ReloadOptions<Diagnostic> = {},
): ReloadPlan<Diagnostic> {
  const { diagnostics = [], catalogue } = options;
  const now = loaded(candidate);
  const old =
    'snapshot' in running ? runningConfig(running.snapshot, now, running.hash, catalogue) : loaded(running);
  const [before, after] = [inputOf(old, options), inputOf(now, options)];
  const { changes: explicit, implied, compared } = compareSettings(before, after);
  const sides: Sides = {
    before: new Settings(before),
    after: new Settings(after),
    isComplete: { before: isComplete(old), after: isComplete(now) },
  };
  const changes = [...explicit, ...implied.filter(isThere)].map((change) => planChange(change, old, now));
  const isBlocked = !isComplete(now) || diagnostics.some(({ severity }) => severity === 'error');
  const server = serverUrl(sides.after);
  return {
    ...commandsFor(changes, { isBlocked, isKnown: sides.isComplete.before }),
    changes,
    consequences: planConsequences(explicit, sides),
    caches: planCaches(invalidatedCaches(sides), server),
    settle: changes.some(({ certainty }) => certainty === 'uncertain') ? settleAt(server) : null,
    diagnostics,
    compared,
  };
}

/** The defaults of a section that only one side has come and go with it. */
function isThere({ before, after }: SettingChange): boolean {
  return before.texts.length > 0 && after.texts.length > 0;
}

function loaded(source: Document | LoadedConfig): LoadedConfig {
  return 'document' in source ? source : { path: 'rstudio-connect.gcfg', document: source };
}

function isComplete({ document, migration }: LoadedConfig): boolean {
  return document.errorCount + (migration?.document.errorCount ?? 0) === 0;
}

/** The form in which the schema compares configurations. */
export function inputOf(
  { document, migration, environment }: LoadedConfig,
  { environmentWins, catalogue }: Pick<ReloadOptions, 'environmentWins' | 'catalogue'>,
): SettingsInput {
  return {
    main: readable(document, catalogue),
    migration: migration && readable(migration.document, catalogue),
    environment,
    environmentWins,
    catalogue,
  };
}

/** Without what may be the rest of a secret whose quote was not closed: as a name it would be shown. */
function readable(document: Document, catalogue: Catalogue | undefined): Binding[] {
  const starts = new Set(unclosedRests(document).map(({ start }) => start));
  return bindEntries(document, catalogue).filter(({ entry }) => !starts.has(entry.range.start));
}

const INTERRUPTS = [
  'applications and APIs are stopped',
  'jobs that render may finish',
  'deployments in progress fail',
  'schedules that were missed run once at most',
];

function commandsFor(
  changes: readonly ReloadChange[],
  { isBlocked, isKnown }: { readonly isBlocked: boolean; readonly isKnown: boolean },
): Pick<ReloadPlan, 'action' | 'run' | 'meanwhile'> {
  const reloadable = changes.filter(({ effect }) => effect === 'reload').length;
  const reload: ServiceCommand = {
    command: 'systemctl reload rstudio-connect',
    changes: reloadable,
    interrupts: [],
  };
  const action: ReloadAction = isBlocked
    ? 'blocked'
    : !isKnown
      ? 'restart'
      : changes.length === 0
        ? 'none'
        : reloadable === changes.length
          ? 'reload'
          : 'restart';
  if (action === 'reload') return { action, run: reload, meanwhile: null };
  if (action !== 'restart') return { action, run: null, meanwhile: null };
  const command = 'systemctl restart rstudio-connect';
  return {
    action,
    run: { command, changes: changes.length, interrupts: INTERRUPTS },
    meanwhile: reloadable === 0 ? null : reload,
  };
}

function settleAt({ url, isPlaceholder }: ServerUrl): string {
  const place = `${url}/__docs__/admin/appendix/configuration/`;
  const example = isPlaceholder ? `an address such as ${place}` : place;
  return `The server’s own documentation says “Reloadable” of each setting that a reload applies: look it up for this version at ${example}, or have gcfg-lint learn read that page, and name the overlay with --catalogue.`;
}
