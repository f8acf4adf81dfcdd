/** Bounds that must not cross each other. */
import { all, conflicts, given, isGreater, offHost, topic } from './constraint.ts';

const KUBERNETES = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/';

export const scheduler = topic(['Scheduler'], () => [
  conflicts('processes-minimum', {
    when: isGreater('Scheduler.MinProcesses', 'Scheduler.MaxProcesses'),
    because: 'there can’t be more processes at least than there are at most',
    help: 'Lower MinProcesses, or raise MaxProcesses.',
    certainty: 'seen',
    source: 'posit-dev/connectapi: R/get.R',
  }),
  conflicts('processes-minimum-limit', {
    when: isGreater('Scheduler.MinProcesses', 'Scheduler.MinProcessesLimit'),
    because: 'the default of an item exceeds what publishers may choose',
    help: 'Lower it, or raise the limit.',
    certainty: 'uncertain',
    source: 'memory',
  }),
  conflicts('processes-maximum-limit', {
    when: isGreater('Scheduler.MaxProcesses', 'Scheduler.MaxProcessesLimit'),
    because: 'the default of an item exceeds what publishers may choose',
    help: 'Lower it, or raise the limit.',
    certainty: 'uncertain',
    source: 'memory',
  }),
  conflicts('cpu-request', {
    when: all(isGreater('Scheduler.CPURequest', 'Scheduler.CPULimit'), given(offHost)),
    because: 'Kubernetes starts no container that asks for more than its limit',
    help: 'Lower the request, or raise the limit.',
    certainty: 'seen',
    source: KUBERNETES,
  }),
  conflicts('memory-request', {
    when: all(isGreater('Scheduler.MemoryRequest', 'Scheduler.MemoryLimit'), given(offHost)),
    because: 'Kubernetes starts no container that asks for more than its limit',
    help: 'Lower the request, or raise the limit.',
    certainty: 'seen',
    source: KUBERNETES,
  }),
]);
