/** A file that can't be read or written, or a wrong use of the command: a message for the user, exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError';

  /** Each bundle of the command has a class of its own: the name tells. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'InputError';
  }

  /** The paths were sound, but there was nothing to look at. */
  readonly nothingFound: boolean;

  constructor(message: string, { nothingFound = false } = {}) {
    super(message);
    this.nothingFound = nothingFound;
  }
}

/** What a failed file operation means to the user. */
export function fileError(action: 'read' | 'write', path: string, error: unknown): InputError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const reason = REASONS[code] ?? (error as Error).message;
  return new InputError(`can’t ${action} ${path}: ${reason}`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied (the file is usually root’s own: use sudo)',
  EPERM: 'permission denied (the file is usually root’s own: use sudo)',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is not a directory',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its symbolic links lead in a circle',
  EBUSY: 'it is in use, perhaps mounted by itself into this container',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB',
  ERR_INVALID_ARG_VALUE: 'its name holds a NUL character',
};
