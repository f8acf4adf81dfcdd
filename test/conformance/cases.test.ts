import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { eventOf } from './compare.ts';
import type { Event } from './oracle.ts';

/** One row: what the Go library says of a document. The events of `partial` precede its error. */
interface Case {
  id: string;
  input_base64: string;
  expect:
    | { events: Event[]; error?: never }
    | { error: { line: number; col: number; message: string; text: string }; partial: Event[] };
}

function readCases(name: string): Case[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => JSON.parse(row) as Case);
}

function check(row: Case, bom: 'error' | 'skip'): void {
  const document = parse(Buffer.from(row.input_base64, 'base64'), { bom });
  const [error] = document.errors;
  const events = document.events().map(eventOf);
  if (row.expect.error === undefined) {
    expect(error?.text).toBeUndefined();
    expect(events).toEqual(row.expect.events.map(eventOf));
  } else {
    const { line, col, message, text } = row.expect.error;
    expect({
      line: error?.line,
      col: error?.byteColumn,
      message: error?.message,
      text: error?.text,
    }).toEqual({ line, col, message, text });
    expect(events).toEqual(row.expect.partial.map(eventOf));
  }
}

// As ReadInto reads: a byte order mark is an error.
describe('cases', () => {
  test.each(readCases('cases.jsonl'))('$id', (row) => check(row, 'error'));
});

// As ReadFileInto reads: one byte order mark is skipped.
describe('cases with a byte order mark', () => {
  test.each(readCases('cases-bom.jsonl'))('$id', (row) => check(row, 'skip'));
});
