import { type Binding, variableFor } from '../../schema/index.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { clearSecret, PASSWORDS } from './shared/clear-secret.ts';
import { isLocalServer } from './shared/reach.ts';

const ENCRYPT = '`/opt/rstudio-connect/bin/rscadmin configure --encrypt-config-value`';

/** Settings that take an encrypted value; `presumed` where no source of Posit’s says so. */
const ENCRYPTED: Readonly<Record<string, 'documented' | 'presumed'>> = {
  'GitCredential.Password': 'documented',
  'LDAP.BindPassword': 'documented',
  'OAuth2.ClientSecret': 'documented',
  'Postgres.InstrumentationPassword': 'documented',
  'Postgres.Password': 'documented',
  'SMTP.Password': 'presumed',
};

/** Settings that name a file with the secret in it. */
const FILES: Readonly<Record<string, string>> = {
  'Bootstrap.SecretKey': 'Bootstrap.SecretKeyFile',
  'OAuth2.ClientSecret': 'OAuth2.ClientSecretFile',
  'Server.EncryptionKey': 'Server.EncryptionKeyFile',
};

export const plainSecret = defineRule({
  id: 'security/plain-secret',
  severity: 'warning',
  summary: 'Reports a password or key that stands in clear text.',
  why: `Configuration files travel: into version control, backups, support tickets, the history of a Helm release.
Whoever reads one copy has the password, and it has to be changed everywhere. The server takes an encrypted value in
place of most passwords, and any of them from its environment. Nothing of the value is ever shown here. Gaps of
templates (\`<PASSWORD>\`, \`\${PASSWORD}\`, \`XXXXXXXX\`) and the words of examples (\`secret\`, \`notasecret\`) are not
reported.`,
  otherSeverities:
    'Info where `Server.Address` says that only this machine reaches the server: a test or a demonstration; and in a Secret of Kubernetes.',
  bad: `[Postgres]
URL = postgres://connect:sword-fish@db.example.com/connect

[SMTP]
Password = sword-fish
`,
  good: `[Postgres]
URL = postgres://connect@db.example.com/connect
Password = "kZs3nVq0cW9Zx1mYt7hUe2pLbR4aDg8fJ6oIyTwQvXNrKc5MBuEHSA=="
`,
  check({ bindings, settings, carrier, report }) {
    // helm/secret-in-config-map knows where it goes.
    if (carrier?.kind === 'helm') return;
    const inSecret = carrier?.kind === 'kubernetes' && carrier.object === 'Secret';
    const severity = isLocalServer(settings) || inSecret ? 'info' : undefined;
    for (const binding of bindings) {
      const found = clearSecret(binding);
      if (found === undefined) continue;
      const name = `${binding.section!.name}.${binding.key}`;
      report({
        range: binding.entry.valueRange!,
        setting: binding.name,
        severity,
        message: `${found.fact}: whoever reads this file or a copy of it can use it.`,
        help: inSecret
          ? 'The Secret keeps it from who may not read Secrets; see that no copy of this manifest goes into version control, unless sealed.'
          : withSecrets(found.inUrl ? helpForUrl(name, binding) : helpFor(name, binding), carrier),
      });
    }
  },
});

/** In Kubernetes, a variable would stand in clear text in the next manifest. */
function withSecrets(help: string, carrier: RuleContext['carrier']): string {
  if (carrier?.kind !== 'kubernetes' || !help.includes('environment')) return help;
  return `${help} A container takes a variable from a Secret with \`valueFrom.secretKeyRef\`.`;
}

function helpFor(name: string, binding: Binding): string {
  const ways: string[] = [];
  if (ENCRYPTED[name] !== undefined) {
    const doubt =
      ENCRYPTED[name] === 'presumed' ? ' (it presumably takes one as the other passwords do)' : '';
    ways.push(`put the encrypted value here that ${ENCRYPT} prints${doubt}`);
  }
  const variable = variableOf(name, binding);
  if (variable !== undefined)
    ways.push(`remove the line and give the value in the environment, as ${variable}`);
  if (FILES[name] !== undefined) ways.push(`name a file that holds it in ${FILES[name]}`);
  return sentence(ways);
}

function helpForUrl(name: string, binding: Binding): string {
  const successor = PASSWORDS[name];
  if (successor !== undefined)
    return `Take the password out of the URL and set ${successor} to the encrypted value that ${ENCRYPT} prints, or give it in the environment, as ${variableOf(successor, binding)}.`;
  const variable = variableOf(name, binding);
  return variable === undefined
    ? 'Use an address that needs no password; otherwise see that only root can read the file and its copies.'
    : `Use an address that needs no password, or remove the line and give the URL in the environment, as ${variable}.`;
}

/** The setting’s variable; none where a subsection stands in its name, of which the documentation says nothing. */
function variableOf(name: string, { entry }: Binding): string | undefined {
  const [section = '', key = ''] = name.split('.');
  return entry.subsection === null ? variableFor(section, key) : undefined;
}

function sentence(ways: readonly string[]): string {
  const text = ways.join(', or ');
  return text === ''
    ? 'See that only root can read the file and its copies.'
    : `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}
