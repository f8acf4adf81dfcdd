import type { Document } from '../parser/index.ts';
import { parse } from '../parser/index.ts';
import { type BindOptions, bindConfig, type TypedSettings } from '../schema/bind-config.ts';
import type { ConnectConfig } from '../schema/connect-config.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type LintOptions, lint } from './lint.ts';

export interface BoundConfig extends TypedSettings {
  /**
   * What the rules say of the document, also why a value could not be read. Found when first asked for: after an edit,
   * bind again.
   */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Binds a configuration to the catalogue: typed values, defaults applied, an origin for each.
 *
 * @param options the file’s surroundings, and how to judge it, as for `lint`.
 */
export function bind(document: Document, options: BindOptions & LintOptions = {}): BoundConfig {
  let diagnostics: readonly Diagnostic[] | undefined;
  return {
    ...bindConfig(document, options),
    get diagnostics() {
      const input = { path: 'rstudio-connect.gcfg', document, companion: options.migration };
      diagnostics ??= lint([input], options).files[0]!.diagnostics;
      return diagnostics;
    },
  };
}

/** A configuration with errors, all of them in `diagnostics`. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const [first] = diagnostics;
    const more = diagnostics.length > 1 ? ` (and ${diagnostics.length - 1} more)` : '';
    super(`${first!.range.start.line}:${first!.range.start.column}: ${first!.message}${more}`);
    this.diagnostics = diagnostics;
  }
}

/**
 * Reads a configuration into typed values.
 *
 * @throws {ConfigError} when the rules find errors in it.
 */
export function parseConfig(
  text: string | Uint8Array,
  options: BindOptions & LintOptions = {},
): ConnectConfig {
  const { config, diagnostics } = bind(parse(text), options);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ConfigError(errors);
  return config;
}
