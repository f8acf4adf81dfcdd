import { splitListen } from '../../schema/index.ts';
import { placeOf } from '../database/shared/place.ts';
import { defineRule } from '../rule.ts';
import { reachOf } from '../security/shared/reach.ts';

const LISTENERS = ['HTTP.Listen', 'HTTPS.Listen'] as const;

export const loopbackListen = defineRule({
  id: 'container/loopback-listen',
  severity: 'warning',
  summary: 'Reports a server in a container that listens on the loopback address only.',
  why: `A container has a loopback address of its own. What listens there is out of reach for the host, for published
ports and for health checks: the server runs, and nobody gets to it.`,
  profile: 'container',
  exampleOptions: { profile: 'container' },
  bad: `[HTTP]
Listen = 127.0.0.1:3939
`,
  good: `[HTTP]
Listen = :3939
`,
  check(context) {
    const { profile, settings, show, report } = context;
    if (profile !== 'container') return;
    const hosts = LISTENERS.map((name) => {
      const text = settings.value(name);
      return typeof text === 'string' ? splitListen(text)?.host : undefined;
    });
    const isLoopback = (host: string) => host !== '' && host !== '0.0.0.0' && reachOf(host) === 'machine';
    // Whoever listens at one more place can be reached there.
    if (hosts.some((host) => host !== undefined && !isLoopback(host))) return;
    for (const [index, name] of LISTENERS.entries()) {
      const place = hosts[index] === undefined ? undefined : placeOf(context, [name]);
      const origin = settings.find(name)?.texts.at(-1)?.origin;
      if (place === undefined || origin?.kind !== 'file') continue;
      report({
        ...place,
        message: `${name} = ${show(origin.binding.entry)} is the container’s own loopback address: nothing outside of it can reach the server.`,
        help: 'Write the port alone, such as :3939; keep the address only for a proxy that shares the container’s network, as in a pod.',
      });
    }
  },
});
