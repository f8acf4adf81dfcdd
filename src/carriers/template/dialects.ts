/** Which files are templates of configurations, and in which language. */

/** How placeholders are written; `any` where the name leaves that open. */
export type Dialect = 'jinja' | 'go' | 'mustache' | 'erb' | 'terraform' | 'any';

const DIALECTS: Readonly<Record<string, Dialect>> = {
  j2: 'jinja',
  jinja: 'jinja',
  jinja2: 'jinja',
  gotmpl: 'go',
  ctmpl: 'go',
  mustache: 'mustache',
  hbs: 'mustache',
  handlebars: 'mustache',
  erb: 'erb',
  epp: 'erb',
  tftpl: 'terraform',
};

/** Endings that other files have, too: only behind `.gcfg` do they tell something. */
const ANY = ['tmpl', 'tpl', 'template', 'in', 'envsubst'];

/** The language of a template, by its name: `rstudio-connect.gcfg.j2`. Undefined for another file. */
export function dialectOf(path: string): Dialect | undefined {
  const [, stem = '', ending = ''] = /^(.*)\.(\w+)$/s.exec(path.toLowerCase()) ?? [];
  if (/\.gcfg$/.test(stem)) return DIALECTS[ending] ?? (ANY.includes(ending) ? 'any' : undefined);
  // A template of a manifest holds more than a configuration.
  return /\.(?:ya?ml|json)$/.test(stem) ? undefined : DIALECTS[ending];
}
