// Writes the pages of the rules, docs/rules/**, and the reference of settings, docs/settings.md, from the code.
//   npm run docs
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { settingsPage } from './settings-page.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = 'docs/rules';
const SETTINGS = 'docs/settings.md';
const MAIN = 'rstudio-connect.gcfg';
const MIGRATION = 'rstudio-connect-migration.gcfg';
const NOTE = '<!-- Written by scripts/build-docs.js from the rule itself; do not edit. -->';

/** The rules, what is needed to run them, and the catalogue, as a module of JavaScript. */
async function loadLinter() {
  const contents = `
    export { lint } from './src/rules/lint.ts';
    export { clusterRules } from './src/rules/cluster-registry.ts';
    export { lintCluster } from './src/rules/lint-cluster.ts';
    export { rules } from './src/rules/registry.ts';
    export { exampleClusters } from './scripts/example-cluster.ts';
    export { exampleInputs } from './scripts/example-inputs.ts';
    export { docsPath } from './src/rules/rule.ts';
    export { describeSetting } from './src/schema/describe.ts';
    export { NEWEST_VERSION, sections } from './src/schema/index.ts';`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    // `yaml` is CommonJS to Node.
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(import.meta.url)});`,
    },
    write: false,
    logLevel: 'silent',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** A paragraph of a rule: wrapped in the code, one line on the page. */
const paragraph = (text) => text.replaceAll(/\s*\n\s*/g, ' ').trim();

const fence = (language, text) => `\`\`\`${language}\n${text.replace(/\n$/, '')}\n\`\`\``;

function fixLine(fixes = []) {
  if (fixes.includes('safe') && fixes.includes('unsafe'))
    return 'Some findings with `--fix`, more of them with `--unsafe-fixes`.';
  if (fixes.includes('safe')) return 'With `--fix`.';
  return fixes.includes('unsafe') ? 'With `--fix --unsafe-fixes`.' : 'None.';
}

function findingsText(diagnostics, exampleFile) {
  return diagnostics
    .map(({ range: { start }, severity, message, help, related = [] }) => {
      const place = `${start.line}:${start.column}`;
      const elsewhere = related
        .filter(({ path }) => path !== (exampleFile ?? MAIN))
        .map((other) => `see ${other.path}:${other.range.start.line}: ${other.message}`);
      const notes = [...elsewhere, ...(help === undefined ? [] : [`help: ${help}`])];
      const indent = ' '.repeat(place.length + 2);
      return [`${place}  ${severity}  ${message}`, ...notes.map((note) => indent + note)].join('\n');
    })
    .join('\n');
}

function severityLine({ severity, otherSeverities, profile, suppressible }) {
  const sentences = [severity === 'off' ? 'Off, unless you switch the rule on' : capital(severity)];
  if (otherSeverities !== undefined) sentences.push(capital(paragraph(otherSeverities)).replace(/\.$/, ''));
  if (profile !== undefined) sentences.push(`Only with \`--profile ${profile}\``);
  if (suppressible === false) sentences.push('A comment in the file can’t switch it off');
  return `${sentences.join('. ')}.`;
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

function page(rule, { lint, exampleInputs }) {
  const off = rule.severity === 'off';
  const options = { ...rule.exampleOptions, rules: off ? { [rule.id]: 'warning' } : {} };
  const [file] = lint(exampleInputs(rule, 'bad'), options).files;
  const findings = file.diagnostics.filter(({ ruleId }) => ruleId === rule.id);
  const change = off
    ? `This rule is off unless you switch it on: \`--rule ${rule.id}=warning\`.`
    : rule.suppressible === false
      ? `\`--rule ${rule.id}=off\``
      : `For a whole run: \`--rule ${rule.id}=off\`. For one line, with the reason, in the line above it:`;
  return `${[
    NOTE,
    `# ${rule.id}`,
    paragraph(rule.summary),
    `- Severity: ${severityLine(rule)}\n- Fix: ${fixLine(rule.fixes)}`,
    '## Why',
    paragraph(rule.why),
    '## Example',
    ...exampleOf(rule, 'bad'),
    fence('text', findingsText(findings, rule.exampleFile)),
    'Better:',
    ...exampleOf(rule, 'good'),
    off ? '## Switching it on' : '## Switching it off',
    change,
    ...(off || rule.suppressible === false
      ? []
      : [fence('ini', `; gcfg-lint-disable-next-line ${rule.id} -- reason`)]),
  ].join('\n\n')}\n`;
}

/** The file of an example, and the migration file beside it where the rule looks at that. */
function exampleOf({ migrations, exampleFile, ...rule }, which) {
  if (exampleFile !== undefined) return [fence('yaml', rule[which])];
  if (migrations === undefined) return [fence('ini', rule[which])];
  const beside = migrations[which];
  return [
    `\`${MAIN}\`:\n\n${fence('ini', rule[which])}`,
    beside === '' ? `\`${MIGRATION}\` is empty.` : `\`${MIGRATION}\`:\n\n${fence('ini', beside)}`,
  ];
}

/** The files of a cluster, each with its name. */
const exampleFiles = ({ files }, { files: known } = { files: {} }) =>
  Object.entries(files)
    .filter(([name, text]) => known[name] !== text)
    .map(([name, text]) => `\`${name}\`:\n\n${fence(/\.ya?ml$/.test(name) ? 'yaml' : 'ini', text)}`);

/** How the example is checked. */
function exampleCommand({ files, sharedPaths = [], workbench }) {
  const inFolder = (name) => workbench !== undefined && name.startsWith(`${workbench}/`);
  const nodes =
    'topology.yaml' in files ? ['topology.yaml'] : Object.keys(files).filter((name) => !inFolder(name));
  return [
    'gcfg-lint ha',
    ...sharedPaths.map((path) => `--shared-path ${path}`),
    ...(workbench === undefined ? [] : [`--workbench ${workbench}`]),
    ...nodes,
  ].join(' ');
}

/** Findings with their files, places of the other nodes included. */
function clusterFindingsText(files, id) {
  return files
    .flatMap(({ path, diagnostics }) =>
      diagnostics
        .filter(({ ruleId }) => ruleId === id)
        .map(({ range: { start }, severity, message, help, related = [] }) =>
          [
            `${path}:${start.line}:${start.column}  ${severity}  ${message}`,
            ...related.map((place) => `  see ${place.path}:${place.range.start.line}: ${place.message}`),
            ...(help === undefined ? [] : [`  help: ${help}`]),
          ].join('\n'),
        ),
    )
    .join('\n');
}

function clusterPage(rule, { lintCluster, exampleClusters }) {
  const { files } = lintCluster(exampleClusters(rule.bad));
  return `${[
    NOTE,
    `# ${rule.id}`,
    paragraph(rule.summary),
    `- Severity: ${severityLine(rule)}\n- Looked at by \`gcfg-lint ha\``,
    '## Why',
    paragraph(rule.why),
    '## Example',
    ...exampleFiles(rule.bad),
    fence('sh', exampleCommand(rule.bad)),
    fence('text', clusterFindingsText(files, rule.id)),
    'Better:',
    ...exampleFiles(rule.good, rule.bad),
    '## Switching it off',
    `For a whole run: \`--rule ${rule.id}=off\`. For one line, with the reason, in the line above one of the places of the finding, in the file of any of the nodes:`,
    fence('ini', `; gcfg-lint-disable-next-line ${rule.id} -- reason`),
  ].join('\n\n')}\n`;
}

function indexPage(rules) {
  const rows = rules.map(({ id, severity, summary, fixes = [] }) => {
    return `| [${id}](${id}.md) | ${severity} | ${fixes.join(', ')} | ${paragraph(summary).replaceAll('|', '\\|')} |`;
  });
  return `${NOTE.replace('the rule itself', 'the rules themselves')}

# Rules

| Rule | Severity | Fixes | |
| --- | --- | --- | --- |
${rows.join('\n')}

\`--rule ID=off|info|warning|error\` changes the severity of a rule. Fixes that are safe (the server reads the same as before, or the
mistake is beyond doubt) are made by \`--fix\`; the others need \`--unsafe-fixes\` as well. Rules of \`ha/\` and \`launcher/\` look at several
nodes: \`gcfg-lint ha\` runs them, \`lint\` the others.
`;
}

/** Every page that is written: its path within the package, and its text. */
export async function buildPages() {
  const linter = await loadLinter();
  const pages = new Map([[`${FOLDER}/README.md`, indexPage([...linter.rules, ...linter.clusterRules])]]);
  for (const rule of linter.rules) pages.set(linter.docsPath(rule.id), page(rule, linter));
  for (const rule of linter.clusterRules) pages.set(linter.docsPath(rule.id), clusterPage(rule, linter));
  pages.set(SETTINGS, settingsPage(linter));
  return pages;
}

/** The pages that are there, as paths within the package. */
export function listPages() {
  const rules = readdirSync(join(ROOT, FOLDER), { recursive: true })
    .map((path) => `${FOLDER}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'));
  return [...rules, SETTINGS];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // A rule that throws leaves the pages as they are.
  const pages = await buildPages();
  rmSync(join(ROOT, FOLDER), { recursive: true, force: true });
  for (const [path, text] of pages) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
}
