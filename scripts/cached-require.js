// `require` of the bundles of commands, with V8's code cache: the first lines of main.cjs.

/** From the files beside main.cjs, with the cache where there is one for this very Node. */
export function requireFromFiles(build) {
  return requireText(`
  const { readFileSync, renameSync, writeFileSync } = plain('node:fs');
  const read = (name) => {
    const filename = __dirname + name.slice(1);
    const cache = filename.slice(0, -3) + ['${build}', process.versions.v8, process.arch].join('-') + '.cache';
    let cachedData;
    try {
      cachedData = readFileSync(cache);
    } catch {
      if (!process.env.GCFG_LINT_WRITE_CACHE) return undefined;
    }
    const made = (script) => {
      if (!process.env.GCFG_LINT_WRITE_CACHE) return;
      process.on('exit', () => {
        try {
          writeFileSync(cache + process.pid, script.createCachedData());
          renameSync(cache + process.pid, cache);
        } catch ({ message }) {
          console.error('gcfg-lint: no machine code is kept: ' + message);
        }
      });
    };
    return { filename, code: readFileSync(filename, 'latin1'), cachedData, made };
  };`);
}

/** From within the executable. What a bundle looks for beside itself is never there, nor can be put there. */
export const REQUIRE_FROM_EXECUTABLE = requireText(`
  const { getRawAsset } = plain('node:sea');
  const read = (name) => {
    const code = Buffer.from(getRawAsset(name)).latin1Slice();
    let cachedData;
    try {
      cachedData = Buffer.from(getRawAsset(name + '.cache'));
    } catch {}
    return { filename: '/proc/gcfg-lint/node_modules/gcfg-lint/dist/cli' + name.slice(1), code, cachedData };
  };`);

/** The text around the code belongs to what the cache holds for: the same for both. */
function requireText(read) {
  return `"use strict";
require = ((plain) => {
  const { Script } = plain('node:vm');
  const loaded = new Map();${read}
  const cached = (name) => {
    if (!name.startsWith('./')) return plain(name);
    if (loaded.has(name)) return loaded.get(name).exports;
    const found = read(name);
    if (found === undefined) return plain(name);
    const { filename, code, cachedData, made } = found;
    const text = '(function(exports,require,module,__filename,__dirname){' + code + '\\n})';
    const script = new Script(text, { filename, cachedData });
    const module = { exports: {} };
    loaded.set(name, module);
    script.runInThisContext()(module.exports, cached, module, filename, filename.slice(0, filename.lastIndexOf('/')));
    made?.(script);
    return module.exports;
  };
  return cached;
})(require);
`;
}
