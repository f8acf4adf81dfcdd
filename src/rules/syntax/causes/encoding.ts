import type { Cause, Site } from './site.ts';

/** Letters of Windows-1252 say more than a byte's number. */
function windowsLetter(byte: number): string | undefined {
  const letter = new TextDecoder('windows-1252').decode(Uint8Array.of(byte));
  return /^[\p{L}\p{P}\p{S}]$/u.test(letter) ? letter : undefined;
}

/** The byte at an error's place: both count columns in bytes. */
function byteAt({ damage: { bytes }, error }: Site): number {
  let start = 0;
  for (let line = 1; line < error.line; line++) start = bytes.indexOf(0x0a, start) + 1;
  if (error.line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
  return bytes[start + error.byteColumn - 1]!;
}

/** Which half of UTF-16's pairs of bytes is NUL, if the beginning looks like it. */
function utf16(text: string): 'UTF-16LE' | 'UTF-16BE' | undefined {
  const begin = text.slice(0, 200).replace(/^\uFFFD\uFFFD/, '');
  const count = (from: number) => {
    let nuls = 0;
    for (let at = from; at < begin.length; at += 2) if (begin[at] === '\0') nuls++;
    return nuls;
  };
  const pairs = begin.length >> 1;
  if (pairs === 0) return undefined;
  const [even, odd] = [count(0), count(1)];
  if (odd > 0.7 * pairs && even < 0.1 * pairs) return 'UTF-16LE';
  if (even > 0.7 * pairs && odd < 0.1 * pairs) return 'UTF-16BE';
  return undefined;
}

/** The file is no text that the server could read: damage to its characters. */
export const encodingCauses: readonly Cause[] = [
  {
    id: 'utf-16',
    wholeFile: true,
    explain({ damage: { text } }) {
      const encoding = utf16(text);
      if (encoding === undefined) return undefined;
      const marked = text.startsWith('\uFFFD\uFFFD');
      return {
        cause: `The file is UTF-16, as PowerShell’s \`>\` and some Windows editors write it; the server reads UTF-8 only.`,
        help: `Save it as UTF-8: \`iconv -f ${marked ? 'UTF-16' : encoding} -t UTF-8 FILE > NEW\`.`,
      };
    },
  },
  {
    id: 'binary',
    wholeFile: true,
    explain({ damage: { text } }) {
      const begin = text.slice(0, 1000);
      const strange = begin.match(/[\0-\x08\x0e-\x1f\uFFFD]/g)?.length ?? 0;
      if (strange < 4 || strange < begin.length / 10) return undefined;
      return {
        cause: 'The file is not text: many of its bytes are control characters or no UTF-8.',
        help: 'Check that this is the right file, and that it is not compressed or encrypted (`file FILE` says what it is).',
      };
    },
  },
  {
    id: 'nul',
    explain({ error }) {
      if (error.code !== 'nul-character') return undefined;
      return {
        cause:
          'A NUL character stands here, which no text holds: often the trace of a full disk or of a crash while the file was written.',
        help: "Compare the file with a backup; to remove every NUL: `tr -d '\\000' < FILE > NEW`.",
      };
    },
  },
  {
    id: 'not-utf-8',
    explain(site) {
      if (site.error.code !== 'invalid-utf8') return undefined;
      const byte = byteAt(site);
      const letter = windowsLetter(byte);
      const name = byte.toString(16).toUpperCase().padStart(2, '0');
      // Outside comments the letter may belong to a secret.
      const inComment = /^[ \t]*[;#]/.test(site.line);
      const guess =
        inComment && letter !== undefined
          ? `; in Windows-1252 (Latin-1) it is “${letter}”`
          : ', probably a letter in Windows-1252 (Latin-1)';
      return {
        cause: `The byte ${name} is not UTF-8${guess}. The server refuses such bytes everywhere, in comments too.`,
        help: 'Save the file as UTF-8: `iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW`, if all of it is in that encoding.',
      };
    },
  },
  {
    id: 'byte-order-mark',
    explain({ damage: { text }, error, here }) {
      if (error.code !== 'illegal-character' || !here.startsWith('\uFEFF')) return undefined;
      if (text.slice(0, error.offset).replaceAll('\uFEFF', '') === '') {
        return {
          cause:
            'A second byte-order mark (U+FEFF, invisible) stands at the beginning of the file; the server passes over one only.',
          help: "Save the file as UTF-8 without a byte-order mark: `sed -i '1s/^\\(\\xEF\\xBB\\xBF\\)*//' FILE` or your editor.",
        };
      }
      return {
        cause:
          'A byte-order mark (U+FEFF, invisible) stands inside the file, as happens when files are joined, one of which begins with it.',
        help: 'Delete the invisible character: put the cursor behind it and press Backspace, or type the line anew.',
      };
    },
  },
];
