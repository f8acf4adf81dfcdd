import { isSet } from '../constraints/constraint.ts';
import { implied, named, type PlaceGroup } from './place.ts';

/**
 * What running content on Kubernetes needs, by the Launcher or by Connect itself.
 *
 * Connect generates the Launcher’s configuration whenever it runs; the profiles, templates and definitions are the
 * administrator’s.
 */
export const offHost: PlaceGroup = {
  title: 'Off-host execution',
  places: [
    named('Launcher.ConfigDir', {
      holds: 'configuration that Connect generates for its Launcher',
      backup: 'no',
    }),
    named('Launcher.KubernetesProfilesConfig', { holds: 'resource limits and job overrides', nodes: 'same' }),
    named('Launcher.ScratchPath', { holds: 'working files of the Launcher' }),
    implied('/Kubernetes', {
      below: 'Launcher.ScratchPath',
      kind: 'dir',
      holds: 'working files of its Kubernetes plugin',
      nodes: 'own',
    }),
    named('Launcher.KubernetesScratchPath', {
      holds: 'job templates, in its subdirectory Kubernetes',
      // Its default is that of Launcher.ScratchPath.
      when: isSet('Launcher.KubernetesScratchPath'),
    }),
    named('Launcher.ClusterDefinition', {
      holds: 'execution environments that the very first start takes over',
      nodes: 'same',
    }),
    named('Launcher.DataDir', {
      holds: 'the data directory, as content finds it',
      elsewhere: 'in the pods of content',
    }),
    named('Kubernetes.ConnectRuntimeDir', {
      holds: 'Connect’s runtime components',
      elsewhere: 'in the pods of content',
    }),
    named('Kubernetes.DefaultResourceJobBase', { holds: 'model of the jobs of content', nodes: 'same' }),
    named('Kubernetes.DefaultResourceServiceBase', {
      holds: 'model of the services of content',
      nodes: 'same',
    }),
    named('ExecutionEnvironments.ConfigFilePath', { holds: 'execution environments', nodes: 'same' }),
  ],
};
