// The licences of the packages of which a bundle holds a part: they ask that their texts go along with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @param {string} root the folder to which the inputs' paths belong
 * @param {Iterable<string>} inputs the files in the bundles, as esbuild's metafile names them
 * @returns {string} name, version and licence of each package, in the order of names
 * @throws when a package does not bring the text of its licence: it can't be shipped then
 */
export function thirdPartyLicences(root, inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const path = input.replaceAll('\\', '/');
    if (path.includes('node_modules/')) folders.add(packageFolder(root, path));
  }
  // The tree may hold several copies of one package.
  const packages = [
    ...new Map([...folders].map(describe).map((each) => [each.name + each.version, each])).values(),
  ];
  packages.sort((one, other) => (one.name + one.version < other.name + other.version ? -1 : 1));
  const parts = packages.map(({ name, version, license, text }) => {
    const title = `${name} ${version} (${license})`;
    return `${title}\n${'='.repeat(title.length)}\n\n${text}\n`;
  });
  return `The commands of gcfg-lint hold parts of the packages below.\n\n${parts.join('\n\n')}`;
}

/** The nearest folder above a file whose package.json has a name and a version: some have one to say `type` only. */
function packageFolder(root, path) {
  let folder = dirname(path);
  while (folder.includes('node_modules/')) {
    const manifest = join(root, folder, 'package.json');
    if (existsSync(manifest)) {
      const { name, version } = JSON.parse(readFileSync(manifest, 'utf8'));
      if (name !== undefined && version !== undefined) return join(root, folder);
    }
    folder = dirname(folder);
  }
  throw new Error(`${path} belongs to no package.`);
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) =>
    /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(file),
  );
  if (files.length === 0) throw new Error(`${name} ${version} brings no text of its licence.`);
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return { name, version, license, text: texts.join('\n\n').replaceAll('\r\n', '\n') };
}
