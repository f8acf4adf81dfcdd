/** The words with which the documentation states facts. */

export type FactName = 'type' | 'default' | 'values' | 'multi' | 'reloadable' | 'deprecated' | 'name';

/** By the label in lower case, without white space and punctuation. */
const LABELS: Readonly<Record<string, FactName>> = {
  type: 'type',
  types: 'type',
  datatype: 'type',
  propertytype: 'type',
  valuetype: 'type',
  default: 'default',
  defaults: 'default',
  defaultvalue: 'default',
  values: 'values',
  validvalues: 'values',
  allowedvalues: 'values',
  acceptedvalues: 'values',
  possiblevalues: 'values',
  supportedvalues: 'values',
  options: 'values',
  validoptions: 'values',
  choices: 'values',
  multi: 'multi',
  multiple: 'multi',
  multivalue: 'multi',
  multivalued: 'multi',
  multiplevalues: 'multi',
  repeatable: 'multi',
  reload: 'reloadable',
  reloadable: 'reloadable',
  hotreload: 'reloadable',
  hotreloadable: 'reloadable',
  deprecated: 'deprecated',
  deprecation: 'deprecated',
  name: 'name',
  setting: 'name',
  property: 'name',
  option: 'name',
  key: 'name',
  parameter: 'name',
};

/** The longest label with a blank or hyphen in it has some room. */
const LONGEST = 24;

/** The fact that a label announces. */
export function factOf(label: string): FactName | undefined {
  if (label.length > LONGEST) return undefined;
  const key = label.toLowerCase().replaceAll(/[^a-z]/g, '');
  return Object.hasOwn(LABELS, key) ? LABELS[key] : undefined;
}
