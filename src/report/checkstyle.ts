import type { LintResult } from '../rules/lint.ts';
import { sentences } from './findings.ts';
import { element, XML_DECLARATION } from './xml.ts';

/** Checkstyle’s XML, which plug-ins of Jenkins and many editors read. Files without findings are named, too. */
export function checkstyle({ files }: LintResult): string {
  const elements = files.flatMap(({ path, diagnostics }) =>
    element(
      'file',
      { name: path },
      diagnostics.flatMap((diagnostic) =>
        element('error', {
          line: diagnostic.range.start.line,
          column: diagnostic.range.start.column,
          severity: diagnostic.severity,
          message: sentences(diagnostic),
          // Readers take it for the name of a class: the last part is the kind, the one before it the category.
          source: `gcfg-lint.${diagnostic.ruleId.replaceAll('/', '.')}`,
        }),
      ),
    ),
  );
  return `${[XML_DECLARATION, ...element('checkstyle', { version: '4.3' }, elements)].join('\n')}\n`;
}
