import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workshop } from './pre-commit.ts';

const BLOCK = /^```(?<language>\w+)\n(?<text>.*?)^```$/gms;
const MARK = '=== end of block ===';

/** Where the guide has the checkout. */
const SHOWN = '$HOME/gcfg-lint';

/**
 * A guide with what its steps print: its `sh` blocks, run in order by one shell as somebody types them, and the `text` blocks
 * behind them. What changes from run to run is written as the guide has it.
 */
export function play(guide: string, workshop: Workshop, checkout: string): string {
  const blocks = [...guide.matchAll(BLOCK)].map(({ groups }) => groups!);
  const steps = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text!);
  const script = join(workshop.directory, 'steps.sh');
  writeFileSync(script, steps.map((text) => `${text.replaceAll(SHOWN, checkout)}echo '${MARK}'\n`).join(''));
  const said = workshop.try(workshop.directory, `bash ${script}`).said;
  const shown = said.replaceAll(checkout, SHOWN.replace('$HOME', '/home/you')).split(`${MARK}\n`);
  let step = -1;
  return guide.replace(BLOCK, (block, language: string) => {
    if (language === 'sh') step++;
    return language === 'text' ? `\`\`\`text\n${steady(shown[step] ?? '')}\`\`\`` : block;
  });
}

function steady(text: string): string {
  return text
    .replace(/^(\[main (?:\(root-commit\) )?)[0-9a-f]{7,}\]/gm, '$18c2f1de]')
    .replace(/^- duration: [\d.]+s$/gm, '- duration: 0.3s');
}
