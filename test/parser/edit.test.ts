import { describe, expect, test } from 'vitest';
import { applyEdits, parse } from '../../src/parser/index.ts';

const edit = (start: number, end: number, text: string) => ({ start, end, text });

describe('edits of a document', () => {
  test.each([
    [[]],
    [[edit(0, 1, 'x')]],
    [[edit(0, 0, 'x'), edit(0, 0, 'y')]],
    [[edit(1, 1, 'x'), edit(1, 3, 'y'), edit(3, 3, 'z'), edit(9, 9, '\n')]],
  ])('%j do the same as to its text', (edits) => {
    const text = '[a]\nk = v';
    const document = parse(text).edit(edits);
    expect(document.toString()).toBe(applyEdits(text, edits));
    expect(applyEdits(text, document.edits())).toBe(document.toString());
  });

  test('keep the bytes around them', () => {
    const document = parse(Buffer.from('; \xe9\n; b \xe9\n', 'latin1')).edit([edit(4, 5, '#')]);
    expect(Buffer.from(document.toBytes()).toString('latin1')).toBe('; \xe9\n# b \xe9\n');
  });

  test.each([
    [[edit(2, 1, '')]],
    [[edit(0, 5, '')]],
    [[edit(0, 2, ''), edit(1, 3, '')]],
    [[edit(2, 3, ''), edit(0, 1, '')]],
  ])('%j are refused', (edits) => {
    const document = parse('; a');
    expect(() => document.edit(edits)).toThrow(RangeError);
    expect(document.toString()).toBe('; a');
  });
});
