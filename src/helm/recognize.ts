/** Tells files of values from other YAML by what stands in them. */
import { entryAt, type MapValue, textAt, type ValuePath } from './tree.ts';

/** Keys of the chart’s values that few other files have; the more of them, the surer. */
const TELLING = [
  'sharedStorage',
  'backends',
  'launcher',
  'executionEnvironments',
  'nameservice',
  'chronicleAgent',
];
const USUAL = [
  'license',
  'replicas',
  'image',
  'pod',
  'ingress',
  'service',
  'prometheus',
  'rbac',
  'securityContext',
];

/** Under what name the chart’s values stand in those of a chart that it is a part of. */
const NAMES = ['rstudio-connect', 'connect', 'posit-connect'];

/** Keys that other kinds of files begin with: objects of Kubernetes, topologies, the linter’s configuration, playbooks. */
const FOREIGN = ['apiVersion', 'kind', 'nodes', 'clusters', 'rules', 'extends', 'services', 'on', 'jobs'];

/** Sections of Connect’s configuration that values seldom go without. */
const SECTIONS = [
  'Server',
  'HTTP',
  'Authentication',
  'Database',
  'Postgres',
  'Python',
  'Quarto',
  'Licensing',
  'OAuth2',
  'SAML',
  'LDAP',
  'Launcher',
  'Kubernetes',
  'Applications',
  'Authorization',
  'Scheduler',
  'Logging',
  'Metrics',
  'SMTP',
  'R',
  'RPackageRepository',
];

/** Where in a file the values of the chart stand: at its top or below a key; undefined where it holds none. */
export function findValues(root: MapValue): ValuePath | undefined {
  if (isValues(root)) return [];
  for (const name of NAMES) {
    const below = entryAt(root, [name])?.value;
    if (below?.kind === 'map' && isValues(below)) return [name];
  }
  return undefined;
}

/** Whether a file says of itself that it is something else. */
export function isMarkedAsOther(map: MapValue): boolean {
  return FOREIGN.some((key) => map.entries.has(key));
}

function isValues(map: MapValue): boolean {
  const has = (key: string) => map.entries.has(key);
  if (isMarkedAsOther(map)) return false;
  const config = entryAt(map, ['config'])?.value;
  if (config?.kind === 'map') {
    const sections = [...config.entries.keys()].map((key) => key.replace(/\s*".*$/, ''));
    if (sections.some((name) => SECTIONS.includes(name))) return true;
  }
  if (/(?:rstudio-|posit[-/])connect/.test(textAt(map, ['image', 'repository']) ?? '')) return true;
  const telling = TELLING.filter(has).length;
  return telling > 0 && telling + USUAL.filter(has).length + (has('config') ? 1 : 0) > 1;
}
