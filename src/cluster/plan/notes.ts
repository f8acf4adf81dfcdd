import type { Cluster } from '../cluster.ts';
import { nameNodes } from './names.ts';
import type { PlanStep } from './plan.ts';
import { fileOnServer, wasReadOnServer } from './server-file.ts';

/** What holds for the commands of every plan. */
export function commonNotes({ nodes }: Cluster, steps: readonly PlanStep[]): string[] {
  if (steps.every(({ commands }) => commands.length === 0)) return [];
  const copies = nodes.filter((node) => !wasReadOnServer(node));
  const notes = [
    'The commands are for root, on servers with systemd. Where Ansible, Git or the like puts the configuration on a server, change it at its source.',
  ];
  if (copies.length > 0) {
    notes.push(
      `What was read for ${nameNodes(copies, nodes)} is taken for a copy of \`${fileOnServer(copies[0]!)}\` there: the commands name that file.`,
    );
  }
  return notes;
}
