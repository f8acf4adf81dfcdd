/** What stands below the changes of a reload plan: steps, consequences, caches, and how to be sure. */
import type { ClusterReloadPlan, ReloadPlan } from '../../reload/index.ts';
import { CACHE_COMMANDS, CACHES_TITLE, cachesOf, consequencesOf, runtimeOf } from '../reload-report.ts';
import { breakable, type Content, type Markup, markup, prose } from './markup.ts';
import type { Section } from './page.ts';

export function consequenceSections(plans: readonly ReloadPlan[]): Section[] {
  const items = consequencesOf(plans).map(
    ({ settings, message, help, certainty, source }) => markup`<li><h3>${breakable(settings.join(', '))}</h3>
<p>${prose(message)}</p>
<p class="todo">${prose(help)}</p>
<p class="source-note">${certainty === 'uncertain' && 'unconfirmed; see '}${sourceText(source)}</p></li>
`,
  );
  if (items.length === 0) return [];
  const content = markup`<ul class="consequences">\n${items}</ul>`;
  return [{ id: 'consequences', title: 'What else it takes', content }];
}

/** An address, or words. */
function sourceText(source: string): Content {
  return /^https:\/\/\S+$/.test(source) ? markup`<a href="${source}" rel="noreferrer">${source}</a>` : source;
}

export function cacheSections(plans: readonly ReloadPlan[]): Section[] {
  const caches = cachesOf(plans);
  if (caches === undefined) return [];
  const { invalidated, note, commands, placeholders } = caches;
  const content = markup`<p>${CACHES_TITLE}:</p>
<ul class="caches">${invalidated.map(
    (cache) => markup`<li><strong>${runtimeOf(cache)}</strong>: ${prose(cache.reason)}.</li>`,
  )}</ul>
${note !== null && markup`<p>${note}</p>`}
<p>${CACHE_COMMANDS}</p>
${shell(commands)}
<p class="source-note">${placeholders.map((line) => markup`${line}<br>`)}</p>`;
  return [{ id: 'caches', title: 'Caches to rebuild', content }];
}

export function settleSections(plans: readonly ReloadPlan[]): Section[] {
  const settle = plans.find((plan) => plan.settle !== null)?.settle ?? null;
  if (settle === null) return [];
  return [{ id: 'settle', title: 'How to be sure', content: markup`<p>${settle}</p>` }];
}

/** Of several nodes: in which order to go, and where they would differ afterwards. */
export function stepSections(cluster: ClusterReloadPlan | undefined): Section[] {
  if (cluster === undefined) return [];
  const { steps, differences, nodes } = cluster;
  const interrupts = nodes.find(({ plan }) => plan.run?.interrupts.length)?.plan.run?.interrupts ?? [];
  const order = markup`<ol class="steps">
${steps.map(
  ({ title, nodes: names, commands, help }) => markup`<li><h3>${title}</h3>
<p class="whom">${names.join(', ')}</p>
${shell(commands)}
${help !== null && markup`<p>${help}</p>`}</li>
`,
)}</ol>
${interrupts.length > 0 && markup`<p>What a restart does on its node: ${interrupts.join('; ')}.</p>`}`;
  const differing = markup`<ul class="caches">${differences.map(
    ({ setting, nodes: names }) =>
      markup`<li><strong>${breakable(setting)}</strong>: ${names.join(', ')}</li>`,
  )}</ul>
<p>Nodes need not be configured alike, but a difference is more often a slip than a plan.</p>`;
  return [
    ...(steps.length === 0 ? [] : [{ id: 'order', title: 'In this order', content: order }]),
    ...(differences.length === 0
      ? []
      : [
          {
            id: 'differences',
            title: `What would not be as on ${nodes[0]!.name} afterwards`,
            content: differing,
          },
        ]),
  ];
}

/** Lines for a shell, each to be copied whole. */
function shell(commands: readonly string[]): Markup {
  return markup`<pre class="shell">${commands.map((line, index) => markup`${index > 0 && '\n'}<code>${line}</code>`)}</pre>`;
}
