import type { Fix } from '../../rules/diagnostic.ts';
import type { MaskedText } from '../../schema/masked-text.ts';
import { artifact, region } from './location.ts';

/** A fix, by the places of its edits in the text. */
export function fixOf({ title, applicability, edits }: Fix, text: MaskedText, path: string) {
  const replacements = edits.map((edit) => ({
    deletedRegion: region({ start: text.position(edit.start), end: text.position(edit.end) }),
    insertedContent: { text: edit.text },
  }));
  return {
    description: { text: title },
    artifactChanges: [{ artifactLocation: artifact(path), replacements }],
    properties: { applicability },
  };
}
