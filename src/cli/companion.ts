const SUFFIX = '-migration';

/**
 * The path of the file that the server reads together with this one: `x-migration.gcfg` beside `x.gcfg`, and the
 * other way round; undefined for files of another name.
 */
export function companionOf(path: string): string | undefined {
  if (!path.endsWith('.gcfg')) return undefined;
  const stem = path.slice(0, -'.gcfg'.length);
  return stem.endsWith(SUFFIX) ? `${stem.slice(0, -SUFFIX.length)}.gcfg` : `${stem}${SUFFIX}.gcfg`;
}
