/**
 * Whether no baseline covers a rule’s findings: those that no comment may switch off either. A file that the server
 * refuses is nobody’s to put up with, and what is said of suppressions says that they don’t hold.
 */
export function isNeverKnown(rule: string): boolean {
  return rule === 'syntax/error' || rule === 'kubernetes/joined-lines' || rule.startsWith('lint/');
}
