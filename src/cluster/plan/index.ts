export type { CheckStatus, ClusterPlan, PlanCommand, PlanStep } from './plan.ts';
export { planSingleNode } from './single-node.ts';
export { planUpdate } from './update.ts';
