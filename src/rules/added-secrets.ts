import { builtInCatalogue, MASK, type Settings } from '../schema/index.ts';

/** Texts of a finding, and fixes that hold more of them. */
interface Told {
  readonly message: string;
  readonly help?: string | undefined;
  readonly related?: readonly { readonly message: string }[] | undefined;
  readonly fix?: { readonly title: string; readonly edits: readonly { readonly text: string }[] } | undefined;
}

/**
 * Settings that an overlay makes secrets. Rules that are made for one of them don’t know, and show it: what they say is
 * masked afterwards.
 */
export class AddedSecrets {
  readonly #texts: readonly string[];

  constructor(settings: Settings) {
    const added = settings.catalogue.overlay === undefined ? [] : settings.present().filter(isAdded);
    const texts = added.flatMap((present) => [...present.texts, ...present.overridden]);
    const found = texts.flatMap(({ text }) =>
      text === null || text.trim() === '' ? [] : [text, text.trim()],
    );
    // A longer one may hold a shorter one.
    this.#texts = [...new Set(found)].sort((one, other) => other.length - one.length);
  }

  mask<T extends Told>(told: T): T {
    if (this.#texts.length === 0) return told;
    const { fix, help, related } = told;
    const shows =
      fix !== undefined &&
      [fix.title, ...fix.edits.map(({ text }) => text)].some((text) => this.#in(text) !== text);
    return {
      ...told,
      message: this.#in(told.message),
      ...(help === undefined ? {} : { help: this.#in(help) }),
      ...(related === undefined
        ? {}
        : { related: related.map((place) => ({ ...place, message: this.#in(place.message) })) }),
      ...(shows ? { fix: undefined } : {}),
    };
  }

  #in(text: string): string {
    return this.#texts.reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
  }
}

function isAdded({ section, key, setting }: ReturnType<Settings['present']>[number]): boolean {
  if (setting.type !== 'secret') return false;
  const known = builtInCatalogue.find({ section: section.name, key })?.setting;
  return known?.type !== 'secret';
}
