import { inForce } from '../merge/meaning.ts';
import type { NewLine, Question } from './convert.ts';
import { type Group, nameOf } from './groups.ts';

/** The successor is set already, to something else: in this file, or in the one beside it. */
export function standing(group: Group, file: 'file' | 'companion', wanted: readonly NewLine[]): Question {
  const name = nameOf(group);
  const values = list(inForce(group.lines).map(({ entry }) => entry.value));
  const old = list(wanted.map(({ value }) => value));
  const beside = file === 'file' ? '' : ' in the file beside this one';
  const successor = { file, group };
  if (group.setting.multi)
    return {
      why: `${name} is set as well${beside}, and lacks a value of the old line.`,
      choices: [
        `Delete the old line if ${name} is complete with ${values}.`,
        `Add to ${name} what it lacks of ${old}, and delete the old line.`,
      ],
      successor,
    };
  return {
    why: `${name} is set as well${beside}, to ${values}.`,
    choices: [
      `Delete the old line if ${values} is right.`,
      `Write ${old} there if that is right, and delete the old line.`,
    ],
    successor,
  };
}

function list(values: readonly (string | null)[]): string {
  return values.map((value) => `\`${value ?? ''}\``).join(', ');
}
