import type { Settings } from '../../../schema/index.ts';

/** Whether content runs on Kubernetes: by the Launcher, or by Connect itself. */
export function runsOffHost(settings: Settings): boolean {
  return settings.value('Kubernetes.Enabled') === true || settings.value('Launcher.Enabled') === true;
}
