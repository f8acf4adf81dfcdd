import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { allCommands } from '../../src/cli/help/show-help.ts';
import { COLORS, ENVIRONMENT, FILES, STREAMS } from '../../src/cli/help/surroundings.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = join(root, 'man/gcfg-lint.1');
const source = readFileSync(page, 'utf8');
const commandsPage = readFileSync(join(root, 'docs/commands.md'), 'utf8');
const plain = source.replaceAll('\\-', '-').replaceAll(/\\f[BIR]/g, '');

function isThere(program: string): boolean {
  const there = spawnSync(program, ['--version']).error === undefined;
  if (!there && !process.env.CI) console.warn(`The man page is not read by ${program}: there is none.`);
  return there || process.env.CI !== undefined;
}

/** What a formatter complains of. */
function complaints(program: string, ...argv: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(program, [...argv, page], { encoding: 'utf8' });
  expect(error).toBeUndefined();
  return program === 'mandoc' ? stdout : stderr;
}

describe('the man page', () => {
  test('is where npm looks for it', () => {
    const { man, files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    // npm 11 links no page that is not in a list.
    expect(man).toEqual(['man/gcfg-lint.1']);
    expect(files).toContain('man');
  });

  test('has the sections that are looked for', () => {
    expect([...source.matchAll(/^\.SH (.+)$/gm)].map(([, title]) => title)).toEqual([
      ...['NAME', 'SYNOPSIS', 'DESCRIPTION', 'COMMANDS', 'OPTIONS'],
      ...['EXIT STATUS', 'ENVIRONMENT', 'FILES', 'EXAMPLES', 'SEE ALSO'],
    ]);
  });

  test('has every option of every command, as docs/commands.md has', async () => {
    for (const { name, options } of await allCommands()) {
      const part = plain.split(`.SS Options of ${name}\n`)[1]?.split('\n.S')[0] ?? '';
      const chapter = commandsPage.split(`\n## ${name}\n`)[1]!.split('\n## ')[0]!;
      for (const option of Object.keys(options)) {
        expect(part).toMatch(new RegExp(`^--${option}\\b`, 'm'));
        expect(chapter).toMatch(new RegExp(`^- \`--${option}\\b`, 'm'));
      }
    }
  });

  test('has every variable that is looked at', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const code = files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
      .join('\n');
    const read = [
      ...code.matchAll(/\b(?:environment|env)\.([A-Z][A-Z_]+)\b/g),
      ...code.matchAll(/\{ ([A-Z]+) = '' \} = process\.env/g),
      ...code.matchAll(/'((?:GCFG_LINT|GITHUB|CI|JOURNAL|XDG)_[A-Z_]+)'/g),
    ].map(([, name]) => name!);
    const known = ENVIRONMENT.flatMap(([names]) => names.split(', '));
    // Put in by the build.
    expect(known).toEqual(
      expect.arrayContaining([...new Set(read)].filter((name) => name !== 'GCFG_LINT_VERSION')),
    );
    for (const text of [COLORS, STREAMS]) expect(commandsPage).toContain(text);
    for (const [name] of [...ENVIRONMENT, ...FILES]) expect(plain).toContain(name.replace('…', '\\&...'));
  });

  test.skipIf(!isThere('groff'))('is sound to groff', () => {
    for (const device of ['ascii', 'utf8'])
      expect(complaints('groff', '-man', '-ww', '-z', `-T${device}`)).toBe('');
  });

  test.skipIf(!isThere('mandoc'))('is sound to mandoc', () => {
    const found = complaints('mandoc', '-Tlint').split('\n').slice(0, -1);
    // It has none, for it would say nothing.
    expect(found.filter((line) => !line.includes('missing date'))).toEqual([]);
  });

  test.skipIf(!isThere('groff'))('fits into 80 columns, commands to be copied aside', () => {
    const { stdout } = spawnSync('groff', ['-man', '-Tascii', '-P-cbou', '-rLL=80n', page], {
      encoding: 'utf8',
    });
    const [before, examples] = stdout.split('\nEXAMPLES\n');
    const widest = (text = '') => Math.max(...text.split('\n').map((line) => line.length));
    expect(widest(before)).toBeLessThanOrEqual(80);
    expect(widest(examples)).toBeLessThanOrEqual(86);
  });
});
