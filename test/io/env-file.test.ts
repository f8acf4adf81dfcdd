import { describe, expect, test } from 'vitest';
import { readEnvFile } from '../../src/io/env-file.ts';
import { InputError } from '../../src/io/input-error.ts';

const read = (text: string) => ({ ...readEnvFile(text, 'a.env') });

describe('a file of variables', () => {
  test.each<[string, Record<string, string>]>([
    ['', {}],
    ['A=b', { A: 'b' }],
    ['A=b\nC=d\n', { A: 'b', C: 'd' }],
    ['A=b\r\nC=d\r\n', { A: 'b', C: 'd' }],
    ['\uFEFFA=b', { A: 'b' }],
    ['export A=b', { A: 'b' }],
    ['  A = b c  ', { A: 'b c' }],
    ['A=', { A: '' }],
    ['A=b=c', { A: 'b=c' }],
    ['A=1\nA=2', { A: '2' }],
    ['# A=b\n; A=b\n\n  # x\nC=d', { C: 'd' }],
    ['A=b # c', { A: 'b # c' }],
    ['A=https://x/#y;z', { A: 'https://x/#y;z' }],
    ['A="b # c"', { A: 'b # c' }],
    ["A='b \\ \" c'", { A: 'b \\ " c' }],
    ['A="b \\" \\\\ \\$ \\` \\n"', { A: 'b " \\ $ ` \\n' }],
    ['A="b\nc"\nD=e', { A: 'b\nc', D: 'e' }],
    ['A="b\\\nc"', { A: 'bc' }],
    ['A=b\\\nc', { A: 'bc' }],
    ['A=b\\ ', { A: 'b ' }],
    ['A="b "  ', { A: 'b ' }],
    ['A="b"\'c\'d', { A: 'bcd' }],
    ['__proto__=x', JSON.parse('{"__proto__":"x"}') as Record<string, string>],
  ])('%j', (text, expected) => {
    expect(Object.entries(read(text))).toEqual(Object.entries(expected));
  });

  test.each([
    ['A', 'a.env:1 is no NAME=value'],
    ['A=b\nhunter2', 'a.env:2 is no NAME=value'],
    ['1A=b', 'a.env:1 is no NAME=value'],
    ['A-B=c', 'a.env:1 is no NAME=value'],
    ['[Service]', 'a.env:1 is no NAME=value'],
    ['A="b\n\nC=d', 'a.env:1 opens a quote that is never closed'],
    ["A=\nB='c", 'a.env:2 opens a quote that is never closed'],
    ['A="b\\', 'a.env:1 opens a quote that is never closed'],
  ])('%j is none, and is not shown', (text, message) => {
    expect(() => read(text)).toThrow(new InputError(message));
  });
});
