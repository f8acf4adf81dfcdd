/** What a node’s bundle holds of its files, its environment and its mount table: all but their secrets. */
import type { Document, Entry } from '../../parser/index.ts';
import { readEnvironment } from '../../schema/environment.ts';
import { bindEntries, type Environment, isSecret, type Setting, secretRanges } from '../../schema/index.ts';
import { credentialSpans } from '../../schema/values/credentials.ts';
import { markedText } from './bytes-in-text.ts';
import { RedactedText } from './redacted-text.ts';
import { nameForTokens, type Tokens } from './tokens.ts';

/**
 * A configuration with tokens for its secrets. It parses to the same sections and settings on the same lines, and is
 * refused where it was; only lines that are likely pieces of a secret become comments. Bytes that are not UTF-8 are
 * marked: `parseMarked` reads the text.
 */
export function redactDocument(document: Document, tokens: Tokens): string {
  const bindings = bindEntries(document);
  const ranges = secretRanges(document, bindings);
  const text = markedText(document);
  if (ranges.length === 0 && document.errorCount === 0) return text;
  return new RedactedText(document, text, bindings, ranges, tokens).toString();
}

/** Of an environment the variables that name settings, with tokens for their secrets. */
export function redactEnvironment(environment: Environment, tokens: Tokens): Record<string, string> {
  const redacted: Record<string, string> = {};
  for (const { variable, section, subsection, key, setting } of readEnvironment(environment)) {
    // The subsection is a part of the variable’s name.
    if (credentialSpans(variable).length > 0) continue;
    const name = nameForTokens({ section: section.name, subsection, key });
    const text = environment[variable]!;
    redacted[variable] = isSecretText(setting, text)
      ? tokens.token(name, text)
      : tokens.replace(name, text, credentialSpans(text));
  }
  return redacted;
}

/** A mount table with tokens for the credentials that a source or an option may hold. */
export function redactMounts(table: string, tokens: Tokens): string {
  return table.replaceAll(/\S+/g, (field) => tokens.replace('mount', field, credentialSpans(field)));
}

function isSecretText(setting: Setting, value: string): boolean {
  // Of a known setting only the value counts.
  return isSecret({ setting, entry: { key: '', value } as Entry });
}
