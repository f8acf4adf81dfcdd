/** The constraints between settings, topic by topic. */
import { bootstrap } from './bootstrap.ts';
import { chronicle } from './chronicle.ts';
import type { Topic } from './constraint.ts';
import { databases } from './databases.ts';
import { email } from './email.ts';
import { encryption } from './encryption.ts';
import type { Facts } from './facts.ts';
import { git } from './git.ts';
import { groups } from './groups.ts';
import { https } from './https.ts';
import { ldap } from './ldap.ts';
import { oauth2 } from './oauth2.ts';
import { offHostExecution } from './off-host.ts';
import { openTelemetry } from './open-telemetry.ts';
import { packages } from './packages.ts';
import { pam } from './pam.ts';
import { protectedDirectories } from './protected-directories.ts';
import { providers } from './providers.ts';
import { proxyAuth } from './proxy-auth.ts';
import { roleMapping } from './role-mapping.ts';
import { runAs } from './run-as.ts';
import { runtimes } from './runtimes.ts';
import { saml } from './saml.ts';
import { scheduler } from './scheduler.ts';
import { switches } from './switches.ts';
import { tableau } from './tableau.ts';
import { addViolations, type Violation } from './violations.ts';

export type { Condition, Constraint, Name, Requirement, Topic } from './constraint.ts';
export { Facts, type Scope, textOf } from './facts.ts';
export type { Violation } from './violations.ts';

export const topics: readonly Topic[] = [
  providers,
  ldap,
  oauth2,
  saml,
  pam,
  proxyAuth,
  groups,
  roleMapping,
  databases,
  https,
  protectedDirectories,
  email,
  runtimes,
  packages,
  git,
  runAs,
  offHostExecution,
  scheduler,
  openTelemetry,
  chronicle,
  tableau,
  bootstrap,
  encryption,
  switches,
];

/** All constraints that a file does not keep. */
export function findViolations(facts: Facts): Violation[] {
  const violations: Violation[] = [];
  for (const topic of topics)
    if (topic.sections.some((section) => facts.inSection(section).length > 0))
      for (const constraint of topic.constraints) addViolations(constraint, facts, violations);
  return violations;
}
