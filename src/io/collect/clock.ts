import type { Machine } from './machine.ts';

export interface CollectedClock {
  readonly synchronized: boolean;
  readonly source: string;
}

/**
 * Whether the machine’s clock follows others; undefined when nothing tells. timedatectl knows what the kernel was told,
 * and chronyd need not tell it: only when neither of them says that it is synchronized, it is not.
 */
export async function collectClock(machine: Pick<Machine, 'run'>): Promise<CollectedClock | undefined> {
  const byKernel = readTimedatectl(await machine.run('timedatectl', 'show', '--property=NTPSynchronized'));
  if (byKernel === true) return { synchronized: true, source: 'timedatectl' };
  const byChrony = readChronyc(await machine.run('chronyc', 'tracking'));
  if (byChrony !== undefined) return { synchronized: byChrony, source: 'chronyc' };
  return byKernel === undefined ? undefined : { synchronized: false, source: 'timedatectl' };
}

function readTimedatectl(output: Awaited<ReturnType<Machine['run']>>): boolean | undefined {
  const word = output?.code === 0 ? /^NTPSynchronized=(yes|no)$/m.exec(output.text)?.[1] : undefined;
  return word === undefined ? undefined : word === 'yes';
}

/** `Normal`, `Insert second`, `Delete second`, `Not synchronised`. */
function readChronyc(output: Awaited<ReturnType<Machine['run']>>): boolean | undefined {
  const status = output?.code === 0 ? /^Leap status\s*:\s*(\S.*?)\s*$/m.exec(output.text)?.[1] : undefined;
  return status === undefined ? undefined : !/^not synchroni[sz]ed$/i.test(status);
}
