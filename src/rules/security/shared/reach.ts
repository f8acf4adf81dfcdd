/** How far away the other end of a connection is. */
import { type Settings, splitUrl } from '../../../schema/index.ts';

/**
 * - `machine`: this one
 * - `neighbour`: a name without a dot, as containers of one host or pods of one cluster have
 * - `network`: anything else
 */
export type Reach = 'machine' | 'neighbour' | 'network';

/** How far away a host is; an empty one stands for a socket on this machine. */
export function reachOf(host: string): Reach {
  if (/^(?:|localhost|.+\.localhost|127(?:\.\d{1,3}){3}|::1|0:0:0:0:0:0:0:1|0\.0\.0\.0|\/.*)$/i.test(host))
    return 'machine';
  return /[.:]/.test(host) ? 'network' : 'neighbour';
}

/** Whether the file describes a server for a test or a demonstration, which only its own machine can reach. */
export function isLocalServer(settings: Settings): boolean {
  const address = settings.value('Server.Address');
  const host = typeof address === 'string' ? splitUrl(address.trim())?.host : undefined;
  return host !== undefined && host !== '' && host !== '0.0.0.0' && reachOf(host) === 'machine';
}
