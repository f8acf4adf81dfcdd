import type { CheckStatus, ClusterPlan, PlanCommand, PlanStep } from '../cluster/plan/index.ts';
import { brokenUp, hanging, wrapped } from './lines.ts';
import type { Paint } from './paint.ts';

interface PlanOptions {
  readonly paint: Paint;
  readonly width: number;
}

const STATUSES: readonly CheckStatus[] = ['blocked', 'to do', 'unknown', 'done'];
const STATUS_WIDTH = Math.max(...STATUSES.map((status) => status.length)) + 2;
const INDENT = 4;

/** A plan for people: numbered steps, what is known of each, and the lines to run. */
export function planText(plan: ClusterPlan, { paint, width }: PlanOptions): string {
  const lines = [
    ...wrapped(
      plan.cluster === undefined ? plan.title : `${plan.title} (cluster ${plan.cluster})`,
      width,
      0,
    ).map((line) => paint.strong(line)),
    ...summary(plan, paint),
    ...plan.steps.flatMap((step, index) => ['', ...stepLines(step, index + 1, paint, width)]),
    ...(plan.notes.length === 0 ? [] : ['']),
    ...plan.notes.flatMap((note) => hanging('Note: ', 'Note: ', note, width)),
  ];
  return `${lines.join('\n')}\n`;
}

/** What the checks of the steps that are always taken came to. */
function summary({ state, steps }: ClusterPlan, paint: Paint): string[] {
  if (state === 'nothing to do') return [paint.help('Nothing to do.')];
  const checks = steps.filter(({ condition }) => condition === undefined).flatMap((step) => step.checks);
  const counts = STATUSES.flatMap((status) => {
    const count = checks.filter((check) => check.status === status).length;
    return count === 0 ? [] : [painted(status, `${count} ${status}`, paint)];
  });
  const verdict = state === 'blocked' ? ' Do not begin before what is blocked is settled.' : '';
  return counts.length === 0 ? [] : [`Checks: ${counts.join(', ')}.${verdict}`];
}

function stepLines(step: PlanStep, number: number, paint: Paint, width: number): string[] {
  const label = `${String(number).padStart(2)}. `;
  const [first = '', ...more] = wrapped(step.title, width, INDENT);
  const checks = STATUSES.flatMap((status) => step.checks.filter((check) => check.status === status));
  return [
    `${paint.frame(label)}${paint.strong(first.trimStart())}`,
    ...more.map((line) => paint.strong(line)),
    ...(step.condition === undefined
      ? []
      : wrapped(`Only ${step.condition}.`, width, INDENT).map((line) => paint.help(line))),
    ...wrapped(step.why, width, INDENT),
    ...(checks.length === 0 ? [] : ['']),
    ...checks.flatMap(({ status, reason }) => {
      const mark = `${' '.repeat(INDENT)}${status.padEnd(STATUS_WIDTH)}`;
      return hanging(
        mark,
        ' '.repeat(INDENT) + painted(status, status.padEnd(STATUS_WIDTH), paint),
        reason,
        width,
      );
    }),
    ...commandLines(step.commands, paint, width),
  ];
}

function commandLines(commands: readonly PlanCommand[], paint: Paint, width: number): string[] {
  const lines: string[] = [];
  let where: string | undefined;
  for (const command of commands) {
    if (command.where !== where) {
      lines.push('', ...wrapped(`On ${command.where}:`, width, INDENT).map((line) => paint.frame(line)));
      ({ where } = command);
    }
    lines.push(...brokenUp(command.run, width, INDENT + 2));
  }
  return lines;
}

function painted(status: CheckStatus, text: string, paint: Paint): string {
  switch (status) {
    case 'blocked':
      return paint.error(text);
    case 'to do':
      return paint.warning(text);
    case 'unknown':
      return paint.info(text);
    case 'done':
      return paint.added(text);
  }
}
