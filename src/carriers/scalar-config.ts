/** Reads a configuration that is the value of a YAML scalar. */
import type { Scalar } from 'yaml';
import { type Document, parse, type TextEdit, type TextRange } from '../parser/index.ts';
import { LineIndex } from '../parser/position.ts';
import { type Alignment, alignScalar, type Run } from './align-scalar.ts';
import { editDoubleQuoted, editSingleQuoted, LiteralEdits } from './edit-scalar.ts';
import type { HostFile, HostPlace, Placement } from './placement.ts';
import { type PlacedText, TextPlacement } from './text-placement.ts';

export interface ScalarConfig {
  readonly document: Document;
  readonly placement: Placement;
  /** Where YAML joins lines of the text, and what would keep them apart, if that is one edit. */
  readonly joined: { readonly at: HostPlace; readonly edit?: TextEdit | undefined } | undefined;
}

interface Surroundings {
  readonly file: HostFile;
  /** As messages call the text. */
  readonly key: string;
  readonly encoded: boolean;
  /** The key’s place: for a value that is not there. */
  readonly at: TextRange;
}

/** The configuration in a scalar, a text or nothing; undefined for what should be base64 and is not. */
export function readScalar(node: Scalar | undefined, surroundings: Surroundings): ScalarConfig | undefined {
  const { file, key, encoded, at } = surroundings;
  const value = typeof node?.value === 'string' ? node.value : '';
  const whole = node?.range && value !== '' ? { start: node.range[0], end: node.range[1] } : at;
  if (encoded) {
    const bytes = decode(value);
    if (bytes === undefined) return undefined;
    const document = parse(bytes);
    const note = ({ start }: TextRange) => `line ${document.position(start).line} of the decoded ${key}`;
    return { document, placement: new TextPlacement({ file, whole, runs: [], note }), joined: undefined };
  }
  const document = parse(value);
  if (node === undefined || value === '')
    return { document, placement: new TextPlacement({ file, whole, runs: [] }), joined: undefined };
  const alignment = alignScalar(file.text, node, value);
  const { runs } = alignment;
  const placement = new TextPlacement({
    file,
    whole,
    runs,
    ...editsOf(file.text, node, value, alignment),
    ...noteOf(file.text, value, alignment, key),
  });
  return { document, placement, joined: joinedLines(file, node, value, { whole, runs }) };
}

function editsOf(
  text: string,
  { type }: Scalar,
  value: string,
  { runs, coarse }: Alignment,
): Pick<PlacedText, 'edit'> {
  if (coarse) return {};
  switch (type) {
    case 'BLOCK_LITERAL': {
      let edits: LiteralEdits | undefined;
      return {
        edit(edit) {
          edits ??= new LiteralEdits(text, value, runs);
          return edits.edit(edit);
        },
      };
    }
    case 'QUOTE_DOUBLE':
      return { edit: (edit) => editDoubleQuoted(runs, edit) };
    case 'QUOTE_SINGLE':
      return { edit: (edit) => editSingleQuoted(runs, edit) };
    default:
      return {};
  }
}

/** Where several lines stand on one of the file, or nobody can tell where, the line is told. */
function noteOf(
  text: string,
  value: string,
  { runs, coarse }: Alignment,
  key: string,
): Pick<PlacedText, 'note'> {
  const isEscaped = runs.some(
    ({ same, start, end, at, until }) =>
      !same && value.slice(start, end).includes('\n') && !text.slice(at, until).includes('\n'),
  );
  if (!coarse && !isEscaped) return {};
  let lines: LineIndex | undefined;
  return {
    note({ start }) {
      lines ??= new LineIndex(value, 0);
      return `line ${lines.position(start).line} of ${key}`;
    },
  };
}

/**
 * Where the line end in front of a setting or header becomes a blank. A dumper that breaks long lines does so, too, but
 * puts it back between words.
 */
function joinedLines(
  file: HostFile,
  { type }: Scalar,
  value: string,
  { whole, runs }: { readonly whole: TextRange; readonly runs: readonly Run[] },
): ScalarConfig['joined'] {
  const isJoined = runs.some(
    ({ same, start, end, at, until }) =>
      !same &&
      value.slice(start, end) === ' ' &&
      file.text.slice(at, until).includes('\n') &&
      /^(?:\[\s*\p{L}|\p{L}[\p{L}\p{Nd}-]*[ \t]*=)/u.test(value.slice(end, end + 200)),
  );
  if (!isJoined) return undefined;
  const mark = type === 'BLOCK_FOLDED' ? file.text.indexOf('>', whole.start) : -1;
  if (mark < 0) return { at: { file, range: whole } };
  const range = { start: mark, end: mark + 1 };
  return { at: { file, range }, edit: { ...range, text: '|' } };
}

function decode(base64: string): Uint8Array | undefined {
  const compact = base64.replaceAll(/[\r\n]/g, '').trim();
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  return Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
}
