import type { TextRange } from '../parser/index.ts';
import { MASK } from '../schema/index.ts';
import type { Words } from './issues.ts';
import { rangeOf } from './places.ts';
import { isWithin, shownPiece, yamlSecrets } from './secrets.ts';

/** Words that show nothing of what somebody put there by mistake, or left in a comment. */
export function safeWords(words: Words, text: string, holdsNames?: (key: unknown) => boolean): Words {
  let secrets: readonly TextRange[] | undefined;
  return {
    ...words,
    shown(piece, { yaml, path, part }) {
      secrets ??= yamlSecrets(text, [yaml], holdsNames);
      return isWithin(rangeOf(yaml, path, part).start, secrets) ? MASK : shownPiece(piece);
    },
  };
}
