import type { Cluster } from '../cluster.ts';
import { isContained } from './containers.ts';
import { nameNodes } from './names.ts';
import type { PlanStep } from './plan.ts';
import { fileOnServer, wasReadOnServer } from './server-file.ts';

/** What holds for the commands of every plan. */
export function commonNotes({ nodes }: Cluster, steps: readonly PlanStep[]): string[] {
  const notes: string[] = [];
  const contained = nodes.filter(isContained);
  if (contained.length > 0 && steps.length > 1) {
    notes.push(
      `That ${nameNodes(contained, nodes)} ${contained.length === 1 ? 'is a container' : 'are containers'} is what the mount table shows. There is no systemd in one as a rule, and what is changed in it goes with it: so there are no commands for it.`,
    );
  }
  if (steps.every(({ commands }) => commands.length === 0)) return notes;
  const copies = nodes.filter((node) => !isContained(node) && !wasReadOnServer(node));
  notes.push(
    'The commands are for root, on servers with systemd. Where Ansible, Git or the like puts the configuration on a server, change it at its source.',
  );
  if (copies.length > 0) {
    notes.push(
      `What was read for ${nameNodes(copies, nodes)} is taken for a copy of \`${fileOnServer(copies[0]!)}\` there: the commands name that file.`,
    );
  }
  return notes;
}
