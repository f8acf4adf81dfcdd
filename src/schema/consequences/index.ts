/** What changes of settings take beside a restart, topic by topic, what weighs most first. */
import { addresses } from './addresses.ts';
import type { Consequence } from './consequence.ts';
import { data } from './data.ts';
import { databases } from './databases.ts';
import { offHostExecution } from './off-host.ts';
import { runtimes } from './runtimes.ts';
import { signIn } from './sign-in.ts';

export type { Consequence } from './consequence.ts';
export { type CachedRuntime, cachedRuntimes } from './runtimes.ts';

export const consequences: readonly Consequence[] = [
  ...databases,
  ...data,
  ...signIn,
  ...offHostExecution,
  ...addresses,
  ...runtimes,
];
