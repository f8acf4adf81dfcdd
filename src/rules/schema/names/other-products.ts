/** Names that other products of Posit know and Connect does not: they come with a file that was meant for those. */
import { foldName } from '../../../parser/index.ts';

const PACKAGE_MANAGER = 'Posit Package Manager';
const CHRONICLE = 'Posit Chronicle';
const LAUNCHER = 'the Job Launcher (launcher.conf)';
const LAUNCHER_OR_WORKBENCH = 'Posit Workbench or of the Job Launcher';

const SECTIONS = new Map(
  Object.entries({
    Binaries: PACKAGE_MANAGER,
    Bioconductor: PACKAGE_MANAGER,
    CRAN: PACKAGE_MANAGER,
    FileStorage: PACKAGE_MANAGER,
    LocalStorage: CHRONICLE,
    Manifest: PACKAGE_MANAGER,
    OpenIDConnect: PACKAGE_MANAGER,
    Profiling: CHRONICLE,
    S3Storage: 'Posit Package Manager and of Posit Chronicle',
    cluster: LAUNCHER,
  }).map(([name, product]) => [foldName(name), product]),
);

const SETTINGS = new Map(
  Object.entries({
    'Authentication.APITokenAuth': PACKAGE_MANAGER,
    'Git.AllowUnsandboxedGitBuilds': PACKAGE_MANAGER,
    'Git.BuilderDir': PACKAGE_MANAGER,
    'Launcher.AdminGroup': PACKAGE_MANAGER,
    'Launcher.ServerUser': PACKAGE_MANAGER,
    'Server.LauncherDir': PACKAGE_MANAGER,
  }).map(([name, product]) => [foldName(name), product]),
);

/** `www-port`, `launcher-address`, `thread-pool-size`… */
const HYPHENATED =
  /^(?:admin|auth|authorization|enable|job|kubernetes|launcher|logging|rsession|scratch|secure-cookie|server|session|ssl|thread-pool|www)-/i;

/** The product to which a section belongs that Connect does not know. */
export function productOfSection(section: string): string | undefined {
  return SECTIONS.get(foldName(section));
}

/** The product to which a setting belongs that Connect does not know. */
export function productOfSetting(section: string, key: string): string | undefined {
  return (
    SETTINGS.get(foldName(`${section}.${key}`)) ?? (HYPHENATED.test(key) ? LAUNCHER_OR_WORKBENCH : undefined)
  );
}
