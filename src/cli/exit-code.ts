/** What the command's exit code says; fixed, scripts depend on it. */
export const ExitCode = {
  clean: 0,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  /** Wrong usage, or a file that can't be read or written. */
  usage: 2,
  /** `reload`: some change needs a restart. */
  restart: 3,
} as const;
