import { isTruthy, type MapValue, textAt, valueAt } from './tree.ts';

/** As Connect’s images are tagged: `2026.04.0-ubuntu-24.04`, `ubuntu2204-2024.08.0`. */
const TAG = /(?:^|-)(20\d\d\.\d\d?\.\d+)(?:-|$)/;

/** The version of Connect that values install; undefined where they leave it to the chart, or to an image of one’s own. */
export function connectVersionIn(given: MapValue): string | undefined {
  const tag = textAt(given, ['image', 'tag']) ?? '';
  if (tag !== '') return TAG.exec(tag)?.[1];
  const override = valueAt(given, ['versionOverride']);
  return isTruthy(override) ? TAG.exec(textAt(given, ['versionOverride']) ?? '')?.[1] : undefined;
}
