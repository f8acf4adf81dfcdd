/** What stands in front of a version in the name of a directory: nothing, or the language. */
const NAME = { R: /^(?:r-?)?/i, Python: /^(?:c?python-?)?/i } as const;
/** Directories in which each version has one of its own. */
const PARENT = { R: /^(?:r|versions)$/i, Python: /^(?:c?python|versions)$/i } as const;
const VERSION = /^v?(\d+\.\d+\.\d+)(?![\w.])/;

/**
 * The version of R or Python that a path tells: 3.11.7 of `/opt/python/3.11.7/bin/python`. Undefined where it tells
 * none, or only a part: `/usr/bin/python3.11`.
 */
export function versionInPath(language: 'R' | 'Python', path: string): string | undefined {
  const directories = path.split('/').slice(0, -1);
  for (const [index, directory] of [...directories.entries()].reverse()) {
    const named = NAME[language].exec(directory)![0];
    const version = VERSION.exec(directory.slice(named.length))?.[1];
    // A bare number is a version of R below a directory of that name only: /opt/miniconda/4.12.0/bin/R is none.
    if (version !== undefined && (named !== '' || PARENT[language].test(directories[index - 1] ?? '')))
      return version;
  }
  return undefined;
}
