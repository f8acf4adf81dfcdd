/** Reads catalogue overlays. This module loads what a run without one does not need. */
import { foldName, type TextRange } from '../parser/index.ts';
import { LineIndex } from '../parser/position.ts';
import type { Catalogue } from '../schema/index.ts';
import { MaskedText } from '../schema/masked-text.ts';
import { applyOverlay, type Overlay, type OverlaySection, type OverlaySetting } from '../schema/overlay.ts';
import type { Words } from '../yaml/issues.ts';
import { type Mistake, mistakesError } from '../yaml/mistakes.ts';
import { rangeOf } from '../yaml/places.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { safeWords } from '../yaml/safe-words.ts';
import { shownFault, yamlSecrets } from '../yaml/secrets.ts';
import { type OverlayFile, overlaySchema } from './overlay-schema.ts';

const WORDS: Words = { root: 'the overlay' };

/** A setting may be called `Password`: what stands below it is no secret. */
const holdsNames = (key: unknown) => key === 'sections' || key === 'settings';

/**
 * Reads a catalogue overlay: what `gcfg-lint learn` writes, or somebody by hand.
 *
 * @param path as messages name it.
 * @throws {InputError} with every mistake, its place and its line.
 */
export function readOverlay(text: string, path = 'the overlay'): Overlay {
  const content = text.replace(/^\uFEFF/, '');
  const { yaml, value, mistakes } = readYaml(content, overlaySchema, safeWords(WORDS, content, holdsNames));
  const found =
    yaml === undefined || value === undefined ? mistakes : sameNames(value, (at) => rangeOf(yaml, at, 'key'));
  if (value !== undefined && found.length === 0) return toOverlay(value);
  const lines = new LineIndex(content, 0);
  const secrets = yamlSecrets(content, yaml && [yaml], holdsNames);
  const shown = {
    path,
    text: new MaskedText(content, secrets),
    range: (range: TextRange) => lines.range(range),
  };
  throw mistakesError(found, shown, (mistake) =>
    mistake.code === undefined ? mistake.message : shownFault(mistake, secrets),
  );
}

/** The built-in catalogue with an overlay on it. See `readOverlay`. */
export function readCatalogue(text: string, path?: string): Catalogue {
  return applyOverlay(readOverlay(text, path), path ?? 'the overlay');
}

/** Names that differ only in the case of their letters: to the server they are one. */
function sameNames(
  { sections }: OverlayFile,
  place: (path: readonly string[]) => Omit<Mistake, 'message'>,
): Mistake[] {
  const mistakes: Mistake[] = [];
  const check = (names: readonly string[], path: readonly string[]) => {
    const seen = new Map<string, string>();
    for (const name of names) {
      const other = seen.get(foldName(name));
      if (other === undefined) seen.set(foldName(name), name);
      else
        mistakes.push({
          message: `\`${name}\` and \`${other}\` are one name to the server: keep one of the two`,
          ...place([...path, name]),
        });
    }
  };
  check(Object.keys(sections), ['sections']);
  for (const [name, section] of Object.entries(sections))
    check(Object.keys(section?.settings ?? {}), ['sections', name, 'settings']);
  return mistakes;
}

function toOverlay({
  'connect-version': connectVersion,
  date,
  source,
  complete = false,
  sections,
}: OverlayFile): Overlay {
  return {
    ...(connectVersion === undefined ? {} : { connectVersion }),
    ...(date === undefined ? {} : { date }),
    ...(source === undefined ? {} : { source }),
    complete,
    sections: Object.fromEntries(
      Object.entries(sections).map(([name, section]): [string, OverlaySection] => {
        const { settings = {}, ...rest } = section ?? {};
        const own = Object.entries(settings).map(([key, setting]): [string, OverlaySetting] => {
          const { default: text, ...facts } = setting ?? {};
          return [key, text === undefined ? facts : { ...facts, default: String(text) }];
        });
        return [name, { ...rest, settings: Object.fromEntries(own) }];
      }),
    ),
  };
}
