/** How caches are deleted and content is rebuilt: lines for a shell, with an administrator’s API key. */
import type { CachePlan, InvalidatedCache } from './plan.ts';
import type { ServerUrl } from './server-url.ts';

/** Never the key itself. */
const API_KEY = '"$CONNECT_API_KEY"';
const NOTE =
  'Clearing caches is rarely needed: ordinary updates of the operating system don’t ask for it, and until content is built anew, which happens by itself when it runs next, it can’t run. Begin with the list: only what is in it can be deleted.';

export function planCaches(invalidated: readonly InvalidatedCache[], server: ServerUrl): CachePlan {
  if (invalidated.length === 0) return { invalidated, commands: [], placeholders: [], note: null };
  const access = `--server ${quoted(server.url)} --api-key ${API_KEY}`;
  const deletions = invalidated.map(({ language, version, place }) => {
    const image = place === 'images' ? ' --image-name IMAGE' : '';
    return `rsconnect system caches delete ${access} --language ${language} --version ${version ?? 'VERSION'}${image}`;
  });
  const commands = [
    `rsconnect system caches list ${access}`,
    ...new Set(deletions.flatMap((line) => [`${line} --dry-run`, line])),
    `rsconnect content search ${access} --published`,
    `rsconnect content build add -g GUID ${access}`,
    `rsconnect content build run ${access}`,
  ];
  const placeholders = [
    ...(server.isPlaceholder
      ? [`${server.url}: the server’s address, which the candidate does not tell`]
      : []),
    ...(commands.some((line) => line.includes('--version VERSION')) ? ['VERSION: as the list has it'] : []),
    ...(commands.some((line) => line.includes('--image-name IMAGE')) ? ['IMAGE: as the list has it'] : []),
    'GUID: of content that the search finds; -g may be repeated',
    '$CONNECT_API_KEY: an API key of an administrator',
  ];
  return { invalidated, commands, placeholders, note: NOTE };
}

/** A word that the shell takes as it is. No control character gets here. */
function quoted(word: string): string {
  return /^[\w@%+:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
