/** The common way of commands that change files. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FileChange, writeChanges } from '../../src/cli/change-files.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { parse } from '../../src/parser/index.ts';
import { makeDirectory } from './fake-terminal.ts';

const OLD = '[R]\nEnabled = true\n';
const NEW = '[R]\nEnabled = false\n';

function change(path: string, after = NEW): FileChange {
  return { path, isStandardInput: false, before: parse(OLD), after: parse(after) };
}

async function write(directory: string, changes: readonly FileChange[], backup = true) {
  const terminal = { directory, print() {} } as unknown as Terminal;
  return await writeChanges(changes, { write: true, backup }, terminal);
}

const read = (directory: string, name: string) => readFileSync(join(directory, name), 'utf8');

describe('writing changes', () => {
  test('keeps each file as it was, and says where', async () => {
    const directory = makeDirectory({ a: OLD, b: OLD, c: OLD });
    expect(await write(directory, [change('a'), change('b', OLD), change('c')])).toEqual([
      { path: 'a', backup: 'a.bak' },
      { path: 'c', backup: 'c.bak' },
    ]);
    expect(['a', 'b', 'c', 'a.bak', 'c.bak'].map((name) => read(directory, name))).toEqual([
      NEW,
      OLD,
      NEW,
      OLD,
      OLD,
    ]);
    expect(readdirSync(directory)).toHaveLength(5);
  });

  test('keeps none when told so', async () => {
    const directory = makeDirectory({ a: OLD });
    expect(await write(directory, [change('a')], false)).toEqual([{ path: 'a', backup: undefined }]);
    expect(readdirSync(directory)).toEqual(['a']);
  });

  test('writes nothing when a file was changed meanwhile', async () => {
    const directory = makeDirectory({ a: OLD, b: `${OLD}; changed\n` });
    await expect(write(directory, [change('a'), change('b')])).rejects.toThrow(
      'b was changed since it was read: nothing was written; run the command again',
    );
    expect(read(directory, 'a')).toBe(OLD);
    expect(read(directory, 'b')).toBe(`${OLD}; changed\n`);
  });

  test('writes nothing when one is no file', async () => {
    const directory = makeDirectory({ a: OLD });
    mkdirSync(join(directory, 'b'));
    await expect(write(directory, [change('a'), change('b')])).rejects.toThrow(
      'can’t write b: it is no regular file',
    );
    rmSync(join(directory, 'b'), { recursive: true });
    await expect(write(directory, [change('a'), change('b')])).rejects.toThrow('can’t write b');
    expect(read(directory, 'a')).toBe(OLD);
  });
});
