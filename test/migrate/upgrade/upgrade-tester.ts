import { describe, expect, test } from 'vitest';
import { upgradeFile } from '../../../src/migrate/upgrade/index.ts';
import { parse } from '../../../src/parser/index.ts';

/** A file before and after its upgrade, and what is left to a person. */
export interface Row {
  readonly name: string;
  readonly text: string;
  /** The file beside it. */
  readonly companion?: string;
  /** Default: the newest version. */
  readonly to?: string;
  /** Default: nothing changes. */
  readonly becomes?: string;
  /** Settings to decide, with a piece of the reason. */
  readonly decide?: Readonly<Record<string, string | RegExp>>;
  /** Settings that are only mentioned. */
  readonly noted?: readonly string[];
}

export function upgradeOf({ text, companion, to }: Row) {
  return upgradeFile(parse(text), { to, companion: companion === undefined ? undefined : parse(companion) });
}

export function testUpgrades(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    test.each(rows.map((row) => [row.name, row] as const))('%s', (_, row) => {
      const { document, decisions, noted } = upgradeOf(row);
      expect(document.toString()).toBe(row.becomes ?? row.text);
      expect(decisions.map(({ setting }) => setting)).toEqual(Object.keys(row.decide ?? {}));
      for (const { setting, why, choices } of decisions) {
        expect(why).toMatch(row.decide![setting]!);
        expect(choices.length).toBeGreaterThan(0);
      }
      expect(noted.map(({ setting }) => setting)).toEqual(row.noted ?? []);
    });
  });
}
