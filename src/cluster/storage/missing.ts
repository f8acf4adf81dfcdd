/** Which fact would settle where a directory lies: sentences for a finding’s help. */
import { maskCredentials } from '../../schema/values/credentials.ts';
import type { FileSystem } from './file-systems.ts';
import type { Mount } from './mount-table.ts';

const DECLARE = 'name the directory with --shared-path if all nodes share it';

export const NO_MOUNTS = `Give the mount table of the node (\`mounts\` in the topology, or a bundle of \`gcfg-lint collect\`), or ${DECLARE}.`;

export const RELATIVE =
  'Give an absolute path: where a relative one leads depends on the directory that the server is started in.';

export const LINKS_IN_A_CIRCLE =
  'Check the symbolic links on the way to the directory: those among the facts of the node lead in a circle.';

export const NOT_COVERED = `Give the whole mount table of the node, for what was given has no mount that the directory is on, or ${DECLARE}.`;

export const HOST_VOLUME = `The directory is a volume on a disk of the container’s host: say which nodes run on one host (\`host\` in the topology), or ${DECLARE}.`;

/** A mount whose kind the table does not tell. */
export function missingKind({ fileSystem }: Mount, why: (FileSystem & { kind: 'unknown' })['why']): string {
  switch (why) {
    case 'not-mounted-yet':
      return `Take the mount table after the directory has been used: \`autofs\` mounts it only then. Or ${DECLARE}.`;
    case 'host-folder':
      return `\`${fileSystem}\` hands on a folder of the machine that hosts this one, and whether other nodes have the same folder does not follow from it: ${DECLARE}.`;
    case 'type':
      return `Whether several machines can share \`${fileSystem}\` does not follow from the mount table: ${DECLARE}.`;
  }
}

/** A network file system that has no name which holds on all machines. */
export function missingName(mount: Mount): string {
  const source = shownSource(mount.source);
  const shown = source === '' ? `\`${mount.fileSystem}\`` : `\`${source}\` (\`${mount.fileSystem}\`)`;
  return `The mount table says ${shown}, which need not be the same storage on every machine: ${DECLARE}.`;
}

/** A source as it may be shown. */
export function shownSource(source: string): string {
  // Older SMB mounts: //user%password@server/share
  return maskCredentials(source.replace(/^(\/\/[^/@%]*)%(?=[^/]*@)/, '$1:'));
}
