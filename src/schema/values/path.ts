/**
 * Paths on the server's file system. What they mean there is for rules to judge; this tells what they look like.
 */
import { accept, type Reading, type Remark, refuse } from './result.ts';

/** Whether the text is a certificate itself, as PEM or as the base64 inside of one. */
export function isCertificate(text: string): boolean {
  if (/-----BEGIN [A-Z ]+-----/.test(text)) return true;
  // A loop up to the end of a long text would exhaust the engine’s stack.
  return text.length >= 63 && /^MI[IE]/.test(text) && !/[^A-Za-z0-9+/=\s]/.test(text);
}

/** Reads a path. The remarks tell whether it is relative, begins with `~`, is a Windows path, and the like. */
export function readPath(text: string): Reading<string> {
  if (text === '') return accept(text, 'empty');
  if (text.includes('\0')) {
    return refuse('is not a path: it has a NUL character', { advice: 'write a path such as /opt/data' });
  }
  const link = /^file:\/\/(?:localhost)?(\/[^%?#]*)$/i.exec(text)?.[1];
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) {
    return refuse('is not a path: it is a URL', {
      advice: `write ${link ?? 'a path such as /opt/data'}`,
      suggestion: link,
    });
  }
  const remarks: Remark[] = [];
  if (isCertificate(text)) remarks.push('inline-certificate');
  else if (/^[A-Za-z]:[\\/]|^\\\\|\\/.test(text) && !text.startsWith('/')) remarks.push('windows');
  else if (/^~/.test(text)) remarks.push('home');
  else if (!text.startsWith('/')) remarks.push('relative');
  if (text.trim() !== text) remarks.push('surrounding-space');
  if (/\/\//.test(text)) remarks.push('double-slash');
  if (/(?:^|[/\\])\.{1,2}(?:[/\\]|$)/.test(text)) remarks.push('dot-segments');
  return accept(text, ...remarks);
}
