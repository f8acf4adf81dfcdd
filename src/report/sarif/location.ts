import type { Range } from '../../parser/index.ts';
import { STANDARD_INPUT } from '../reporter.ts';

/** Stands for the directory that relative addresses are relative to. */
export const SOURCE_ROOT = '%SRCROOT%';

type Place = Pick<Range['start'], 'line' | 'column'>;

/** A place in a file; in standard input, which has no address, only in words. */
export function location(path: string, range: Range, setting?: string) {
  const logical = setting === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: setting }] };
  if (path === STANDARD_INPUT) {
    const { line, column } = range.start;
    return { message: { text: `standard input, line ${line}, column ${column}` }, ...logical };
  }
  return { physicalLocation: { artifactLocation: artifact(path), region: region(range) }, ...logical };
}

/** The address of a file: relative to the root, or of its own. */
export function artifact(path: string) {
  const uri = path.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: SOURCE_ROOT };
}

/** Columns count UTF-16 units from 1, the end is the column behind, as in ours. */
export function region({ start, end }: { readonly start: Place; readonly end: Place }) {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
