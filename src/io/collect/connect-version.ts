import type { Machine } from './machine.ts';

export const CONNECT = '/opt/rstudio-connect/bin/connect';

/** The version of Connect that is installed on a machine; undefined when its program is not there or does not tell. */
export async function collectVersion(machine: Pick<Machine, 'run'>): Promise<string | undefined> {
  const output = await machine.run(CONNECT, '--version');
  return output === undefined || output.code !== 0 ? undefined : findVersion(output.text);
}

/** `v2026.08.0`, `2025.11.0-dev+29-gd0db52662c`; before 2021 also `1.9.0.1`. */
const VERSION = String.raw`(?<![\w.+-])v?(NUMBERS(?:-[A-Za-z][\w.]*)?(?:\+[\w.~+-]*\w)?)(?![\w.]*\w)`;
const BY_YEAR = new RegExp(VERSION.replace('NUMBERS', String.raw`20\d\d\.\d{1,2}\.\d+(?:\.\d+)?`));
const BY_NUMBER = new RegExp(VERSION.replace('NUMBERS', String.raw`\d+\.\d+\.\d+(?:\.\d+)?`));

/** The version that the server’s program prints, whatever stands around it. */
function findVersion(text: string): string | undefined {
  return (BY_YEAR.exec(text) ?? BY_NUMBER.exec(text))?.[1];
}
