/** How a release of the Helm chart is linted. */
import { connectVersionIn } from '../helm/connect-version.ts';
import { podEnvironment } from '../helm/pods.ts';
import type { Release } from '../helm/release.ts';
import type { LintOptions } from '../rules/lint.ts';

/** The options, with what the values say of version and environment where nobody says otherwise. */
export function optionsForRelease(release: Release, options: LintOptions): LintOptions {
  return {
    ...options,
    connectVersion: options.connectVersion ?? connectVersionIn(release.given),
    profile: options.profile ?? 'container',
    environment: { ...podEnvironment(release), ...options.environment },
    // An image, and `--set`, may give more.
    environmentIsPartial: options.environment === undefined,
  };
}
