/** This program's version; the build puts it in. */
export const VERSION = process.env.GCFG_LINT_VERSION ?? '0.0.0';
