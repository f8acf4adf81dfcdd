// The licence of Node.js and of what it is made of: whoever passes its binary on has to pass that on as well.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Beside the binary's folder: nodejs.org's archives and Docker's images; Debian and NodeSource; Fedora, RHEL and Arch. */
const PLACES = [
  'LICENSE',
  'share/doc/nodejs/LICENSE',
  'share/doc/node/LICENSE',
  'share/licenses/nodejs/LICENSE',
  'share/licenses/node/LICENSE',
];

/**
 * @param {string} node the binary, links resolved
 * @param {string} [given] the file, where it is known
 * @returns {string} its text
 * @throws when there is none
 */
export function nodeLicence(node, given) {
  const prefix = join(dirname(node), '..');
  const places = given === undefined ? PLACES.map((place) => join(prefix, place)) : [given];
  // In /usr/local there may be that of something else.
  const texts = places
    .filter((place) => existsSync(place))
    .map((place) => readFileSync(place, 'utf8').trim());
  const found = texts.find((text) => text.startsWith('Node.js is licensed'));
  if (found !== undefined) return found;
  throw new Error(
    `The licence of Node.js has to go along with its binary, and is not in ${places.join(', ')}. ` +
      'Name it with --node-license: it is the file LICENSE of the archives of nodejs.org.',
  );
}
