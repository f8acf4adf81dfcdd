import type { Settings } from '../../../schema/index.ts';

/** Whether content runs on Kubernetes: by the Launcher, or by Connect itself. */
export function runsOffHost(settings: Settings): boolean {
  return (['Kubernetes.Enabled', 'Launcher.Enabled'] as const).some(
    (name) => settings.value(name) === true || settings.isUnknown(name),
  );
}
