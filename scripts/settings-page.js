// The text of docs/settings.md: every section and setting of the catalogue.

const NOTE = '<!-- Written by scripts/build-docs.js from the catalogue; do not edit. -->';

/** Characters that Markdown or its tables would take for their own. */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');

const headerOf = (section) =>
  section.subsection === 'none' ? `[${section.name}]` : `[${section.name} "name"]`;

function settingText(section, name, describeSetting) {
  const setting = section.settings[name];
  const facts = describeSetting(section, name)
    .filter(([label]) => label !== 'Environment')
    .map(([label, text]) => `- ${label}: ${cell(text)}`);
  return [
    `### ${section.name}.${name}`,
    cell(setting.summary),
    facts.join('\n'),
    ...(setting.note ? [cell(setting.note)] : []),
  ].join('\n\n');
}

export function settingsPage({ sections, describeSetting, NEWEST_VERSION }) {
  const count = sections.reduce((sum, section) => sum + Object.keys(section.settings).length, 0);
  const index = sections.map((section) => {
    const anchor = section.name.toLowerCase();
    return `| [${section.name}](#${anchor}) | ${Object.keys(section.settings).length} | ${cell(section.summary)} |`;
  });
  const parts = sections.map((section) =>
    [
      `## ${section.name}`,
      `\`${headerOf(section)}\`: ${cell(section.summary)}`,
      ...Object.keys(section.settings).map((name) => settingText(section, name, describeSetting)),
    ].join('\n\n'),
  );
  return `${NOTE}

# Settings

${count} settings in ${sections.length} sections, as of Connect ${NEWEST_VERSION}. \`gcfg-lint explain Section.Name\` shows the same in the terminal.

Names are compared without regard to case. A setting can also be given in the environment, as \`CONNECT_<SECTION>_<NAME>\` in upper
case. "Not known" and "unconfirmed" mean what they say: the server's own documentation, under \`/__docs__/admin/appendix/configuration/\`
on every installation, has the last word.

| Section | Settings | |
| --- | --- | --- |
${index.join('\n')}

${parts.join('\n\n')}
`;
}
