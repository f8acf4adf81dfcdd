import type { ValueType } from '../schema/index.ts';
import type { Statement } from './statements.ts';

export interface TypeReading {
  readonly type?: ValueType;
  readonly values?: readonly string[];
  readonly multi?: true;
}

/** Words for types, by the longest that a phrase holds. */
const TYPES: readonly (readonly [RegExp, ValueType])[] = [
  [/^(?:bool|boolean|switch|flag)$/, 'boolean'],
  [/^(?:u?int(?:eger)?(?:8|16|32|64)?|whole number|count|(?:positive|non-negative) integer)$/, 'integer'],
  [/^(?:decimal|float(?:32|64)?|double|real|number)(?: number)?$/, 'decimal'],
  [/^(?:time )?duration$|^(?:time )?interval$/, 'duration'],
  [/^(?:byte ?size|bytes?|(?:memory|file) size|size(?: in bytes?)?)$/, 'bytes'],
  [/^(?:ur[li]|web address)$/, 'url'],
  [/^(?:(?:e-?)?mail(?: address)?)$/, 'email'],
  [/^(?:listen(?:er|ing)?(?: address)?|(?:network|tcp) address|host ?port|address and port)$/, 'listen'],
  [/^version(?: number)?$/, 'version'],
  [
    /^(?:(?:absolute )?(?:file ?|directory ?|folder ?)?path|file ?name|file|directory|path to (?:an? )?[a-z]+)$/,
    'path',
  ],
  [/^(?:secret|password|(?:encrypted|secret|sensitive) (?:string|text|value))$/, 'secret'],
  [/^(?:string|text|word|str)$/, 'string'],
  [/^(?:enum|enumeration|choice|one of)$/, 'enum'],
];

/** What a page says of a type, as far as it is understood. */
export function readType({ value, literals }: Statement): TypeReading | undefined {
  const phrase = value
    .toLowerCase()
    .replaceAll(/[`"“”]/g, '')
    .trim();
  const multi = isMulti(phrase) ? ({ multi: true } as const) : {};
  const words = readWords(value, literals);
  if (words !== undefined) return { type: 'enum', values: words, ...multi };
  const plain = singular(phrase);
  const found = TYPES.find(([pattern]) => pattern.test(plain))?.[1];
  return found === undefined ? undefined : { type: found, ...multi };
}

const MULTI = /\bmulti(?:ple|-?valued?)?\b|\blist\b|\barray\b|\[\]|\brepeated\b/;

function isMulti(phrase: string): boolean {
  return MULTI.test(phrase);
}

/** `list of strings`, `string (multi)`, `[]string`, `multi-string`, `string list`: string. */
function singular(phrase: string): string {
  const plain = phrase
    .replaceAll(/\((?:s|[^()]*)\)|\[\]/g, '')
    .replaceAll(/\b(?:multi(?:ple|-?valued?)?|list|array|repeated|of|an?|the)\b[-,:]?/g, ' ')
    .replaceAll(/[,;].*$/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return /[^s]s$/.test(plain) && plain !== 'bytes' ? plain.slice(0, -1) : plain;
}

const ONE_OF =
  /^(?:string|text|enum(?:eration)?|choice)?[\s,:;(]*(?:one of|enum(?: of)?|either|allowed values:?|values:?)[\s:(]+(.+?)\)?\.?$/i;
/** A word that a setting may take. */
const WORD = /^[A-Za-z0-9][A-Za-z0-9_.+-]*$/;

/** `one of a, b or c`, `a | b`, `enum (a, b)`; undefined for what tells no words, or perhaps not all. */
function readWords(value: string, literals: readonly string[]): readonly string[] | undefined {
  const listed = ONE_OF.exec(value)?.[1];
  if (listed !== undefined) return readValues(listed, literals);
  const alternatives = value.split(/\s*\|\s*/);
  return alternatives.length > 1 ? allWords(alternatives.map(bare)) : undefined;
}

/** The words of a list in prose; undefined where it may not be whole, or is none. */
export function readValues(text: string, literals: readonly string[] = []): readonly string[] | undefined {
  const rest = text.replace(/\.$/, '');
  const left = literals.reduce((prose, literal) => prose.replace(literal, ''), rest);
  // In words around what is marked as code, more may be said than that.
  if (/\b(?:such as|for example|e\.g|etc|including|see|other)\b|…/i.test(left)) return undefined;
  const marked = allWords(literals.map(bare));
  if (marked !== undefined && /^[\s,;|/.()"“”]*(?:(?:or|and)[\s,;|/.()"“”]*)*$/i.test(left)) return marked;
  return allWords(
    rest
      .split(/\s*[,;|/]\s*(?:(?:or|and)\s+)?|\s+(?:or|and)\s+/i)
      .map(bare)
      .filter((part) => part !== ''),
  );
}

function bare(text: string): string {
  return text.trim().replace(/^["'`“”‘’]|["'`“”‘’]$/g, '');
}

function allWords(parts: readonly string[]): readonly string[] | undefined {
  const words = [...new Set(parts)];
  return words.length > 1 && words.every((word) => WORD.test(word)) ? words : undefined;
}
