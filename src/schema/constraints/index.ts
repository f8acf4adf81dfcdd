/** All constraints between settings, by what they demand. */
import { bootstrap } from './bootstrap.ts';
import { chronicle } from './chronicle.ts';
import type { Conflict, Constraint, Ineffectiveness, Requirement } from './constraint.ts';
import { databases } from './databases.ts';
import { email } from './email.ts';
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

export type { Condition, Conflict, Constraint, Ineffectiveness, Name, Requirement } from './constraint.ts';
export { Facts, type Scope, textOf } from './facts.ts';
export { type Violation, violationsOf } from './violations.ts';

export const constraints: readonly Constraint[] = [
  ...providers,
  ...ldap,
  ...oauth2,
  ...saml,
  ...pam,
  ...proxyAuth,
  ...groups,
  ...roleMapping,
  ...databases,
  ...https,
  ...protectedDirectories,
  ...email,
  ...runtimes,
  ...packages,
  ...git,
  ...runAs,
  ...offHostExecution,
  ...scheduler,
  ...openTelemetry,
  ...chronicle,
  ...tableau,
  ...bootstrap,
  ...switches,
];

/** The constraints of one kind. */
export function constraintsOf(kind: 'requires'): Requirement[];
export function constraintsOf(kind: 'ignores'): Ineffectiveness[];
export function constraintsOf(kind: 'conflicts'): Conflict[];
export function constraintsOf(kind: Constraint['kind']): Constraint[] {
  return constraints.filter((constraint) => constraint.kind === kind);
}
