import { outputs } from '../../scripts/output-schemas/index.ts';

/**
 * What a command printed for programs has the shape that is described, and no field that nobody described.
 *
 * @throws when it does not.
 */
export function checkShape(argv: readonly string[], output: string): void {
  outputs[nameOf(argv)].parse(JSON.parse(output));
}

function nameOf([command, ...rest]: readonly string[]): keyof typeof outputs {
  if (command === 'ha') return rest.some((word) => word.startsWith('--plan')) ? 'ha-plan' : 'lint';
  return command !== undefined && Object.hasOwn(outputs, command)
    ? (command as keyof typeof outputs)
    : 'lint';
}
