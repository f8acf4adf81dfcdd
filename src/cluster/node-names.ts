/**
 * Names for nodes whose files are given without: what tells their paths apart. `a.gcfg` and `b.gcfg` are `a` and `b`;
 * `connect1/rstudio-connect.gcfg` and `connect2/rstudio-connect.gcfg` are `connect1` and `connect2`.
 */
export function nodeNames(paths: readonly string[]): string[] {
  const parts = paths.map((path) =>
    path
      .replace(/\.gcfg$/, '')
      .split(/[/\\]+/)
      .reverse(),
  );
  const deepest = Math.max(0, ...parts.map(({ length }) => length));
  for (let depth = 0; depth < deepest; depth++) {
    const names = parts.map((segments) => segments[depth] ?? '');
    if (!names.includes('') && new Set(names).size === names.length) return names;
  }
  return [...paths];
}
