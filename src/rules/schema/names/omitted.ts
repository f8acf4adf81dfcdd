import type { Catalogue, OverlayHead } from '../../../schema/index.ts';

/** That an overlay lacks a name: a clause. */
export function notListedBy({ name: file, connectVersion }: OverlayHead, shown: string): string {
  const version = connectVersion === undefined ? 'its version' : `Connect ${connectVersion}`;
  return `${shown} is not among the settings of ${version}, as \`${file}\` lists them`;
}

/**
 * What to say of a name that the built-in catalogue has, and an overlay that lists all of a version’s settings has not.
 * No error: a server may know more than its documentation tells.
 *
 * @param shown as messages have it: `[Section]`, `Section.Name`
 * @param name as `declare` takes it: `Section`, `Section.Name`
 */
export function omitted(
  shown: string,
  name: string,
  { overlay }: Catalogue,
): { readonly severity: 'warning'; readonly message: string; readonly help: string } {
  return {
    severity: 'warning',
    message: `${notListedBy(overlay!, shown)}: a server that does not know it refuses to start.`,
    help: `Remove it, or look into the documentation of your server’s version. If the server has it all the same, declare it in gcfg-lint.yaml: declare: [${name}].`,
  };
}
