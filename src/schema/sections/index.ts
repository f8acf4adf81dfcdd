import { Applications } from './applications.ts';
import { Authentication } from './authentication.ts';
import { Authorization } from './authorization.ts';
import { Bootstrap } from './bootstrap.ts';
import { Branding } from './branding.ts';
import { Chronicle } from './chronicle.ts';
import { Client } from './client.ts';
import { CORS } from './cors.ts';
import { Database } from './database.ts';
import { Debug } from './debug.ts';
import { EarlyAccess } from './early-access.ts';
import { ExecutionEnvironments } from './execution-environments.ts';
import { Git } from './git.ts';
import { GitCredential } from './git-credential.ts';
import { HTTP } from './http.ts';
import { HTTPRedirect } from './http-redirect.ts';
import { HTTPS } from './https.ts';
import { Jobs } from './jobs.ts';
import { Kubernetes } from './kubernetes.ts';
import { Launcher } from './launcher.ts';
import { LDAP } from './ldap.ts';
import { Licensing } from './licensing.ts';
import { LoadBalancing } from './load-balancing.ts';
import { Logging } from './logging.ts';
import { Metrics } from './metrics.ts';
import { Mount } from './mount.ts';
import { NodeJs } from './node-js.ts';
import { Notifications } from './notifications.ts';
import { OAuth2 } from './oauth2.ts';
import { OpenTelemetry } from './open-telemetry.ts';
import { OTLPEndpoint } from './otlp-endpoint.ts';
import { Packages } from './packages.ts';
import { PAM } from './pam.ts';
import { Password } from './password.ts';
import { Postgres } from './postgres.ts';
import { ProxyAuth } from './proxy-auth.ts';
import { Python } from './python.ts';
import { Quarto } from './quarto.ts';
import { R } from './r.ts';
import { RPackageRepository } from './r-package-repository.ts';
import { SAML } from './saml.ts';
import { Scheduler } from './scheduler.ts';
import { Server } from './server.ts';
import { SMTP } from './smtp.ts';
import { SQLite } from './sqlite.ts';
import { TableauExtension } from './tableau-extension.ts';
import { TableauIntegration } from './tableau-integration.ts';
import { TensorFlow } from './tensor-flow.ts';

/** All sections, in the order in which the documentation and `show` present them. */
export const sections = [
  Server,
  Branding,
  HTTP,
  HTTPS,
  HTTPRedirect,
  Licensing,
  Database,
  SQLite,
  Postgres,
  Authentication,
  Password,
  LDAP,
  OAuth2,
  SAML,
  PAM,
  ProxyAuth,
  Authorization,
  Bootstrap,
  Applications,
  Scheduler,
  R,
  Python,
  Quarto,
  TensorFlow,
  NodeJs,
  Packages,
  RPackageRepository,
  Git,
  GitCredential,
  Launcher,
  Kubernetes,
  ExecutionEnvironments,
  Mount,
  Jobs,
  Metrics,
  OpenTelemetry,
  OTLPEndpoint,
  Chronicle,
  Logging,
  Debug,
  SMTP,
  Client,
  CORS,
  LoadBalancing,
  TableauIntegration,
  TableauExtension,
  EarlyAccess,
  Notifications,
] as const;
