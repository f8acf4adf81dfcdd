/**
 * A text for a message. `[text](target)` would become a link, wherever the text comes from: a value must not lead a
 * reader astray.
 */
export function messageText(text: string): string {
  return text.replaceAll(/\[(?=[^[\]]*\]\()/g, '\\[');
}
