// Writes from the code: the pages of the rules, docs/rules/**, the reference of settings, docs/settings.md, that of
// commands, docs/commands.md, the man page, man/gcfg-lint.1, and the picture of the README, docs/pictures/lint.svg.
//   npm run docs
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { commandsPage } from './commands-page.js';
import { manPage } from './man-page.js';
import { settingsPage } from './settings-page.js';
import { terminalPicture } from './terminal-picture.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = 'docs/rules';
const SETTINGS = 'docs/settings.md';
const COMMANDS = 'docs/commands.md';
const MAN_PAGE = 'man/gcfg-lint.1';
const PICTURE = 'docs/pictures/lint.svg';
const NOTE = '<!-- Written by scripts/build-docs.js from the rule itself; do not edit. -->';

/** The rules, what is needed to run them, the catalogue, and the commands, as a module of JavaScript. */
async function loadLinter() {
  const contents = `
    export * from './src/cli/help/describe.ts';
    export * from './src/cli/help/overview.ts';
    export { allCommands } from './src/cli/help/show-help.ts';
    export * from './src/cli/help/surroundings.ts';
    export { clusterRules } from './src/rules/cluster-registry.ts';
    export { run } from './src/cli/run.ts';
    export { rules } from './src/rules/registry.ts';
    export * from './src/cli/explain/example-findings.ts';
    export { docsPath } from './src/rules/rule.ts';
    export { describeSetting } from './src/schema/describe.ts';
    export { NEWEST_VERSION, sections } from './src/schema/index.ts';`;
  const folder = mkdtempSync(join(tmpdir(), 'gcfg-lint-docs-'));
  const outfile = join(folder, 'linter.mjs');
  try {
    await build({
      stdin: { contents, resolveDir: ROOT, loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      // `yaml` is CommonJS to Node.
      banner: {
        js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`,
      },
      outfile,
      logLevel: 'silent',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
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

/** Findings, their notes below them: indented behind the place, or a little. */
function findingsText(findings, indentOf) {
  return findings
    .flatMap(({ place, severity, message, notes }) => [
      `${place}  ${severity}  ${message}`,
      ...notes.map((note) => indentOf(place) + note),
    ])
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

async function page(rule, linter) {
  const off = rule.severity === 'off';
  const findings = await linter.exampleFindings(rule);
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
    ...exampleOf(rule, 'bad', linter),
    fence(
      'text',
      findingsText(findings, (place) => ' '.repeat(place.length + 2)),
    ),
    'Better:',
    ...exampleOf(rule, 'good', linter),
    off ? '## Switching it on' : '## Switching it off',
    change,
    ...(off || rule.suppressible === false
      ? []
      : [
          rule.exampleFile === 'values.yaml'
            ? fence('yaml', `# gcfg-lint-disable-next-line ${rule.id} -- reason`)
            : fence('ini', `; gcfg-lint-disable-next-line ${rule.id} -- reason`),
        ]),
  ].join('\n\n')}\n`;
}

/** The file of an example, and the migration file beside it where the rule looks at that. */
function exampleOf({ migrations, exampleFile, ...rule }, which, { MAIN_FILE, MIGRATION_FILE }) {
  if (exampleFile !== undefined) return [fence('yaml', rule[which])];
  if (migrations === undefined) return [fence('ini', rule[which])];
  const beside = migrations[which];
  return [
    `\`${MAIN_FILE}\`:\n\n${fence('ini', rule[which])}`,
    beside === '' ? `\`${MIGRATION_FILE}\` is empty.` : `\`${MIGRATION_FILE}\`:\n\n${fence('ini', beside)}`,
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

async function clusterPage(rule, linter) {
  const findings = await linter.exampleClusterFindings(rule);
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
    fence(
      'text',
      findingsText(findings, () => '  '),
    ),
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
  for (const rule of linter.rules) pages.set(linter.docsPath(rule.id), await page(rule, linter));
  for (const rule of linter.clusterRules)
    pages.set(linter.docsPath(rule.id), await clusterPage(rule, linter));
  const commands = await linter.allCommands();
  pages.set(SETTINGS, settingsPage(linter));
  pages.set(COMMANDS, commandsPage({ ...linter, commands }));
  pages.set(MAN_PAGE, manPage({ ...linter, commands }));
  pages.set(PICTURE, await terminalPicture(linter));
  return pages;
}

/** The pages that are there, as paths within the package. */
export function listPages() {
  const rules = readdirSync(join(ROOT, FOLDER), { recursive: true })
    .map((path) => `${FOLDER}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'));
  return [...rules, SETTINGS, COMMANDS, MAN_PAGE, PICTURE];
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
