/** Reads a configuration that is the value of a YAML scalar. */
import type { Scalar } from 'yaml';
import { type Document, parse, type TextRange } from '../parser/index.ts';
import { LineIndex } from '../parser/position.ts';
import { type Alignment, alignScalar } from './align-scalar.ts';
import type { JoinedLines } from './carrier.ts';
import { editDoubleQuoted, editSingleQuoted, LiteralEdits } from './edit-scalar.ts';
import { asWritten, joinedLines } from './joined-lines.ts';
import type { HostFile, Placement } from './placement.ts';
import { type PlacedText, TextPlacement } from './text-placement.ts';

export interface ScalarConfig {
  readonly document: Document;
  readonly placement: Placement;
  readonly joined: JoinedLines | undefined;
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
  if (node === undefined || value === '')
    return {
      document: parse(value),
      placement: new TextPlacement({ file, whole, runs: [] }),
      joined: undefined,
    };
  const alignment = alignScalar(file.text, node, value);
  const joined = joinedLines(file, node, value, alignment);
  if (joined !== undefined) {
    // What is meant is plain to see, and of what the server gets nothing else could be said.
    const { text, runs } = asWritten(file.text, node);
    return { document: parse(text), placement: new TextPlacement({ file, whole, runs }), joined };
  }
  const { runs } = alignment;
  const placement = new TextPlacement({
    file,
    whole,
    runs,
    ...editsOf(file.text, node, value, alignment),
    ...noteOf(file.text, value, alignment, key),
  });
  return { document: parse(value), placement, joined };
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
      !same && until > at && value.slice(start, end).includes('\n') && !text.slice(at, until).includes('\n'),
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

function decode(base64: string): Uint8Array | undefined {
  const compact = base64.replaceAll(/[\r\n]/g, '').trim();
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  return Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
}
