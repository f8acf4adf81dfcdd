/** The changes as a flow: what a reload applies, what waits for a restart, what follows; a gate where nothing may pass. */
import type { ReloadChange, ReloadPlan } from '../../reload/index.ts';
import { cachesOf, consequencesOf, runtimeOf } from '../reload-report.ts';
import { type IconName, icon } from './icons.ts';
import { breakable, type Content, counted, type Markup, markup } from './markup.ts';

/** Where changes go. */
interface Lane {
  readonly kind: 'reload' | 'restart' | 'after';
  readonly icon: IconName;
  readonly title: string;
  readonly count: number;
  /** What goes there, a few of it. */
  readonly what: readonly string[];
  readonly remarks: readonly Content[];
}

/** @param hasCommands whether what to run is told here; for a cluster its steps tell. */
export function flow(plan: ReloadPlan, hasCommands: boolean): Markup | undefined {
  const { changes, action } = plan;
  const isBlocked = action === 'blocked';
  if (changes.length === 0 && !isBlocked) return undefined;
  const lanes = lanesOf(plan, hasCommands && !isBlocked);
  const after = isBlocked ? [] : afterwards(plan);
  const counts = lanes.map(({ count }) => count);
  const source = markup`<p class="source"><strong>${changes.length}</strong> change${changes.length !== 1 && 's'}</p>`;
  if (isBlocked)
    return markup`<div class="flow is-blocked" role="group" aria-label="Where the changes go: blocked">
${source}${lines([1], [changes.length], 'open')}${gate(plan)}${lanes.length > 0 && markup`${lines(lanes, counts, 'shut')}${list(lanes)}`}
</div>`;
  return markup`<div class="flow${after.length > 0 && ' has-after'}" role="group" aria-label="Where the changes go">
${source}${lines(lanes, counts, 'open')}${list(lanes)}${
  after.length > 0 && markup`${meeting(lanes, after)}${list(after)}`
}
</div>`;
}

function lanesOf({ changes, run, meanwhile }: ReloadPlan, hasCommands: boolean): Lane[] {
  const [reloaded, restarted] = (['reload', 'restart'] as const).map((effect) =>
    changes.filter((change) => change.effect === effect),
  );
  const unsure = reloaded!.filter(({ certainty }) => certainty === 'uncertain').length;
  const unconfirmed = restarted!.filter(({ reloadable }) => reloadable === null).length;
  const isRestart = restarted!.length > 0;
  const reload = isRestart ? meanwhile : run;
  const lanes: Lane[] = [
    {
      kind: 'reload',
      icon: 'reload',
      title: 'A reload applies',
      count: reloaded!.length,
      what: names(reloaded!),
      remarks: [
        unsure > 0 && `${unsure === reloaded!.length ? 'as' : `${unsure} of them as`} far as is known`,
        hasCommands && reload !== null && markup`<code>${reload.command}</code>`,
        hasCommands && reload !== null && 'No process or connection is interrupted.',
      ],
    },
    {
      kind: 'restart',
      icon: 'restart',
      title: 'Waits for a restart',
      count: restarted!.length,
      what: names(restarted!),
      remarks: [
        unconfirmed > 0 &&
          `${unconfirmed === restarted!.length ? 'unconfirmed' : `${unconfirmed} of them unconfirmed`}: nothing here says that a reload applies ${unconfirmed === 1 ? 'it' : 'them'}`,
        hasCommands && isRestart && run !== null && markup`<code>${run.command}</code>`,
        hasCommands &&
          isRestart &&
          run !== null &&
          run.interrupts.length > 0 &&
          `What it does: ${run.interrupts.join('; ')}.`,
      ],
    },
  ];
  return lanes.filter(({ count }) => count > 0);
}

/** What there is to do beside the change itself. */
function afterwards(plan: ReloadPlan): Lane[] {
  const consequences = consequencesOf([plan]);
  const runtimes = cachesOf([plan])?.invalidated.map(runtimeOf) ?? [];
  const lanes: Lane[] = [
    {
      kind: 'after',
      icon: 'hand',
      title: 'To be done by hand',
      count: consequences.length,
      what: [...new Set(consequences.flatMap(({ settings }) => settings))],
      remarks: [markup`<a href="#consequences">What else it takes</a>`],
    },
    {
      kind: 'after',
      icon: 'cache',
      title: 'Caches to rebuild',
      count: runtimes.length,
      what: [...new Set(runtimes)],
      remarks: [markup`<a href="#caches">Which, and with what commands</a>`],
    },
  ];
  return lanes.filter(({ count }) => count > 0);
}

function names(changes: readonly ReloadChange[]): string[] {
  return changes.map(({ setting }) => setting);
}

/** Names in a lane; all of them stand below. */
const MOST_NAMES = 5;

function list(lanes: readonly Lane[]): Markup {
  return markup`<ul class="lanes">${lanes.map(({ kind, icon: name, title, count, what, remarks }) => {
    const shown = what.slice(0, what.length > MOST_NAMES ? MOST_NAMES - 1 : MOST_NAMES);
    const rest = what.length - shown.length;
    return markup`<li class="lane ${kind}"><p class="lane-title">${icon(name)} ${title} <strong>${count}</strong></p>
<ul class="what">${shown.map((text) => markup`<li>${breakable(text)}</li>`)}${rest > 0 && markup`<li class="rest">and ${rest} more</li>`}</ul>
${remarks.map((remark) => remark !== false && markup`<p>${remark}</p>`)}</li>`;
  })}</ul>`;
}

function gate({ diagnostics }: ReloadPlan): Markup {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const why = errors === 0 ? 'the candidate can’t be read' : `${counted(errors, 'error')} in the candidate`;
  return markup`<p class="gate">${icon('blocked')} <strong>Blocked</strong> <a href="#findings">${why}</a></p>`;
}

const HEIGHT = 100;

/** From one source to lanes that are of one height; the more changes, the broader. */
function lines(lanes: readonly (Lane | 1)[], counts: readonly number[], state: 'open' | 'shut'): Markup {
  const total = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  );
  return drawn(
    state,
    lanes.map((lane, index) => {
      const kind = lane === 1 ? 'all' : lane.kind;
      const to = (index + 0.5) / lanes.length;
      // They begin beside each other.
      return { kind, from: 0.5 + (to - 0.5) * 0.12, to, share: counts[index]! / total };
    }),
  );
}

/** From the gravest of the lanes to what follows. */
function meeting(lanes: readonly Lane[], after: readonly Lane[]): Markup {
  const from = (lanes.length - 0.5) / lanes.length;
  return drawn(
    'open',
    after.map((_, index) => ({ kind: 'after', from, to: (index + 0.5) / after.length, share: 0 })),
  );
}

interface Line {
  readonly kind: Lane['kind'] | 'all';
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

function drawn(state: 'open' | 'shut', all: readonly Line[]): Markup {
  return markup`<svg class="flow-lines ${state}" width="100" height="60" fill="none" stroke="currentColor" viewBox="0 0 100 ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${all.map(
    ({ kind, from, to, share }) => {
      const [start, end] = [from * HEIGHT, to * HEIGHT].map((place) => Math.round(place * 10) / 10);
      const width = Math.round(2 + 7 * share);
      return markup`<path class="${kind}" d="M0 ${start}C50 ${start} 50 ${end} 100 ${end}" stroke-width="${width}"/>`;
    },
  )}</svg>`;
}
