import { variableMeant } from '../../schema/environment.ts';
import { defineRule } from '../rule.ts';

export const unknownVariable = defineRule({
  id: 'environment/unknown-variable',
  severity: 'warning',
  summary: 'Reports a variable that was probably meant to set a setting, and sets none.',
  why: `A setting is given in the environment as \`CONNECT_<SECTION>_<NAME>\`, in capitals and without separators inside
of the two names: \`CONNECT_SERVER_DATADIR\`. A variable with a slip in its name sets nothing. Unlike a slip in the file
it does not keep the server from starting: it runs, with another value than the one that was meant. Only near misses are
reported. Variables that Connect’s tools and clients use for other things (\`CONNECT_SERVER\`, \`CONNECT_API_KEY\`) are
none. Looked at are the files of \`--env-file\`, and in manifests the variables of the container that gets the
configuration.`,
  bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: connect
data:
  rstudio-connect.gcfg: |
    [Database]
    Provider = postgres
---
apiVersion: v1
kind: Pod
metadata:
  name: connect
spec:
  containers:
    - name: connect
      image: rstudio/rstudio-connect
      env:
        - name: CONNECT_POSTGRES_PASWORD
          valueFrom:
            secretKeyRef:
              name: connect
              key: password
        - name: CONNECT_POSTGRES_URL
          value: postgres://connect@db.example.com/connect
      volumeMounts:
        - name: config
          mountPath: /etc/rstudio-connect
  volumes:
    - name: config
      configMap:
        name: connect
`,
  good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: connect
data:
  rstudio-connect.gcfg: |
    [Database]
    Provider = postgres
---
apiVersion: v1
kind: Pod
metadata:
  name: connect
spec:
  containers:
    - name: connect
      image: rstudio/rstudio-connect
      env:
        - name: CONNECT_POSTGRES_PASSWORD
          valueFrom:
            secretKeyRef:
              name: connect
              key: password
        - name: CONNECT_POSTGRES_URL
          value: postgres://connect@db.example.com/connect
      volumeMounts:
        - name: config
          mountPath: /etc/rstudio-connect
  volumes:
    - name: config
      configMap:
        name: connect
`,
  exampleFile: 'manifest.yaml',
  check({ ownVariables, report }) {
    for (const { name, at } of ownVariables) {
      const meant = variableMeant(name);
      if (meant === undefined) continue;
      report({
        at,
        setting: meant.setting,
        message: `${name} sets nothing: the variable of ${meant.setting} is ${meant.variable}.`,
        help: `Write ${meant.variable}.`,
      });
    }
  },
});
