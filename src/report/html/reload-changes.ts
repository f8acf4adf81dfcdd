import type { ReloadChange } from '../../reload/index.ts';
import { changeGroups, isList, listDifference, placeOf, sides } from '../reload-values.ts';
import { breakable, type Markup, markup } from './markup.ts';

/** Changes with their values, by what is to be said of them. */
export function changeLists(changes: readonly ReloadChange[], candidate: string): Markup {
  return markup`${changeGroups(changes).map(
    ({
      title,
      effect,
      changes: group,
    }) => markup`<h3 class="${effect}-title">${title} <span class="count">${group.length}</span></h3>
<ul class="changes">
${group.map((change) => item(change, candidate))}</ul>
`,
  )}`;
}

function item(change: ReloadChange, candidate: string): Markup {
  const place = placeOf(change, candidate);
  return markup`<li><span class="kind">${change.kind}</span> <span class="name">${breakable(change.setting)}</span> ${isList(change) ? markup`<span class="values list">${listed(change)}</span>` : markup`<span class="values">${single(change)}</span>`}${place !== '' && markup` <span class="place">${place}</span>`}</li>
`;
}

function single(change: ReloadChange): Markup {
  const [old, now] = sides(change);
  const isMasked = old === now && old !== '';
  return markup`${old !== '' && markup`<del>${old}</del> → `}<ins>${now}</ins>${isMasked && markup` <span class="aside">what differs is masked</span>`}`;
}

function listed(change: ReloadChange): Markup {
  const { removed, added, remark } = listDifference(change);
  return markup`${removed.map((text) => markup`<del>${text}</del>`)}${added.map((text) => markup`<ins>${text}</ins>`)}${remark !== '' && markup`<span class="aside">${remark}</span>`}`;
}
