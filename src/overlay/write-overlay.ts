import { Document, isMap, isScalar } from 'yaml';
import type { Overlay, OverlaySetting } from '../schema/overlay.ts';

const HEAD = ` What one version of Connect says of its settings, for gcfg-lint: written by gcfg-lint learn.
 What is not said here is as in the catalogue that gcfg-lint brings along.`;

/** An overlay as YAML: `readOverlay` gives it back. The same overlay always gives the same text. */
export function writeOverlay(overlay: Overlay): string {
  const { connectVersion, date, source, complete, sections } = overlay;
  const data = {
    ...(connectVersion === undefined ? {} : { 'connect-version': connectVersion }),
    ...(date === undefined ? {} : { date }),
    ...(source === undefined ? {} : { source }),
    complete,
    sections: Object.fromEntries(
      Object.entries(sections).map(([name, { settings, ...rest }]) => [
        name,
        {
          ...rest,
          settings: Object.fromEntries(
            Object.entries(settings).map(([key, setting]) => [key, inOrder(setting)]),
          ),
        },
      ]),
    ),
  };
  // Words such as `off` are quoted: older YAML takes them for something else.
  const document = new Document(data, { compat: 'yaml-1.1' });
  document.commentBefore = HEAD;
  // Versions and days are texts to everybody, whatever YAML a program reads.
  const { contents } = document;
  if (isMap(contents))
    for (const { key, value } of contents.items)
      if (isScalar(key) && isScalar(value) && (key.value === 'connect-version' || key.value === 'date'))
        value.type = 'QUOTE_DOUBLE';
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** In the order in which an administrator asks. */
function inOrder(setting: OverlaySetting): Record<string, unknown> {
  const { type, values, default: text, multi, reloadable, deprecated, summary } = setting;
  const facts = { type, values, default: text, multi, reloadable, deprecated, summary };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
