export { foldName, sameName } from './characters.ts';
export { Document, type ParseOptions, parse } from './document.ts';
export { applyEdits, type TextEdit } from './edit.ts';
export type { Comment, Entry, Event, Header, Node, NodeType, Token, TokenType } from './nodes.ts';
export type { ParseError, ParseErrorCode } from './parse-error.ts';
export type { Position, Range, TextRange } from './position.ts';
export {
  formatSettingPath,
  parseSettingPath,
  type SettingAddress,
  type SettingPath,
} from './setting-path.ts';
export { encodeSubsection, encodeValue, needsQuotes, unwritable } from './value.ts';
