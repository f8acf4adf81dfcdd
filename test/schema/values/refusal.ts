import { expect } from 'vitest';
import type { Reading, Refused } from '../../../src/schema/values/result.ts';

/** The reading of a text that must be refused. */
export function refusal(reading: Reading<unknown>): Refused {
  expect(reading.ok).toBe(false);
  return reading as Refused;
}
