import { defineRule } from '../rule.ts';

export const joinedLines = defineRule({
  id: 'kubernetes/joined-lines',
  severity: 'error',
  summary: 'Reports a configuration in a manifest whose lines YAML joins to one.',
  why: `Of YAML’s two blocks only the literal one, \`|\`, keeps line ends. The folded one, \`>\`, turns each into a blank,
and so does a text that goes on over several lines in quotes, or without: the server gets a file in which headers and
settings stand behind each other on one line, refuses it, or takes the next setting for a part of the value before it.
The manifest looks right to the eye, and Kubernetes has nothing to say against it.`,
  fixes: ['safe'],
  suppressible: false,
  exampleFile: 'configmap.yaml',
  bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: rstudio-connect
data:
  rstudio-connect.gcfg: >
    [Server]
    Address = https://connect.example.com
    DataDir = /mnt/connect-data
`,
  good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: rstudio-connect
data:
  rstudio-connect.gcfg: |
    [Server]
    Address = https://connect.example.com
    DataDir = /mnt/connect-data
`,
  check({ carrier, report }) {
    if (carrier?.kind !== 'kubernetes' || carrier.joined === undefined) return;
    const { at, edit } = carrier.joined;
    report({
      at,
      message:
        edit === undefined
          ? `YAML joins the lines of ${carrier.key}: the server gets headers and settings behind each other on one line.`
          : `\`>\` joins the lines of ${carrier.key}: the server gets headers and settings behind each other on one line.`,
      help: 'Write the text as a literal block, behind `|`: it keeps the lines. The other findings take them as they are written.',
      fix: edit && { title: 'Write `|`', applicability: 'safe', edits: [edit] },
    });
  },
});
