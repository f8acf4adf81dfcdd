/**
 * Configurations of any size for the benchmarks, laid out as an administrator would, and text that no
 * administrator would write. The same on every machine: nothing here depends on chance or on the clock.
 *
 * The settings of realistic() are named in `go/main.go` too, whose library reads into a struct.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** 10^6 bytes, as throughput is counted. */
export const MB = 1_000_000;

/** Numbers that look like chance and are the same every time (a linear congruential generator). */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One round of sections; the number and the chance vary names and values. */
function chapter(number, chance) {
  const host = `node-${String(number).padStart(6, '0')}.example.com`;
  const size = 1 + chance(64);
  return `; ---------------------------------------------------------------------
; Part ${number}: written by the provisioning of ${host}.
; Do not edit it here: the next run replaces it. Ask the platform team first.
; ---------------------------------------------------------------------

[Server]
; Where users reach the server, behind the load balancer. The server puts this
; address into the mails that it sends, so it has to be the one that users know.
Address = https://${host}/connect
SenderEmail = no-reply@${host}
SenderEmailDisplayName = "Posit Connect; ${host}"
; Shared by all nodes of the cluster. It must be on a file system with locks that
; work: see the administration guide on the options with which to mount it.
DataDir = /mnt/connect-data/${number}/${chance(1_000_000)}
PublicWarning = "<a href=\\"https://status.example.com/${number}\\">Maintenance on Sunday</a>"

[HTTP]
; The load balancer ends TLS; nothing but it can reach this port. The warning is
; off since users never see the plain address.
Listen = :${1024 + chance(60_000)}
NoWarning

[Authorization]
; What a person may do who signs in for the first time. Everything beyond it is
; granted by hand, by one of the administrators.
DefaultUserRole = ${chance(2) === 0 ? 'viewer' : 'publisher'}       ; viewer, publisher or administrator
PublishersCanManageVanities = ${chance(2) === 0}

[Scheduler]
# Raised for the reports of the first of the month: they are slow to start, and
# everybody opens them in the same quarter of an hour.
MaxProcesses = ${1 + chance(20)}
MinProcesses = 0
MaxConnsPerProcess = ${20 + chance(60)}   # measured, not guessed
LoadFactor = 0.${1 + chance(9)}
; Models are loaded at start-up; the default of a minute is not enough for them.
InitTimeout = ${60 + chance(240)}s

[Applications]
; The account has no shell and no home directory. Content that needs another one
; names it in its own settings, which only administrators can change.
RunAs = rstudio-connect
SharedRunAs = "svc connect"
ScheduleConcurrency = ${size}
MaxAppImageSize = ${size}000000
;ViewerCustomizedSchedules = true
BundleRetentionLimit = ${chance(30)}      ; 0 keeps all of them

[Database]
; SQLite is for evaluation only, and not at all on a network file system.
Provider = postgres

[Postgres]
; The password is not here: it comes from the environment of the unit. To turn
; the pool up, first raise max_connections there; every node opens that many.
URL = "postgres://connect@db-${chance(100)}.example.com:5432/connect?sslmode=verify-full"
MaxOpenConnections = ${10 + chance(90)}

[LDAP "corporate-${number}"]
; The directory of the whole company. A second one, for contractors, is described
; in the next part where there is one.
ServerAddress = ldaps://ldap-${chance(100)}.example.com:636
BindDN = "CN=connect,OU=services,DC=example,DC=com"
UserSearchBaseDN = "OU=people,DC=example,DC=com"
UniqueIdAttribute = objectGUID
;GroupSearchBaseDN = "OU=groups,DC=example,DC=com"

[RPackageRepository "CRAN-${number}"]
; A snapshot: packages stay as they were on that day, until somebody tests others.
URL = https://packages.example.com/cran/__linux__/jammy/${2_000_000 + chance(99_999)}

[RPackageRepository "Internal-${number}"]
; Our own packages: what the build server has passed, within the hour. They may
; depend on packages of the snapshot above, never the other way round.
URL = https://packages.example.com/internal/latest

`;
}

/** A valid configuration of about that many bytes, never more; about 84 bytes for each section or setting. */
export function realistic(bytes) {
  const chance = numbers(20_201);
  const parts = [];
  let length = 0;
  for (let number = 1; ; number++) {
    const part = chapter(number, chance);
    // All of it is ASCII: characters are bytes.
    if (length + part.length > bytes) break;
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}

function noise(bytes) {
  const chance = numbers(7);
  const content = new Uint8Array(bytes);
  for (let index = 0; index < bytes; index++) content[index] = chance(256);
  return content;
}

/** What a parser meets at its worst: by what it is, the text. */
export const adversarial = {
  'comments only': (bytes) => '; nothing but comments, one after the other, without end\n'.repeat(bytes / 57),
  'one line': (bytes) => `[Server]\nAddress = ${'x'.repeat(bytes - 20)}\n`,
  'one quoted value': (bytes) => `[Server]\nAddress = "${'x\\"'.repeat((bytes - 23) / 3)}"\n`,
  'quotes only': (bytes) => '"'.repeat(bytes),
  'brackets only': (bytes) => '['.repeat(bytes),
  'line ends only': (bytes) => '\n'.repeat(bytes),
  'broken lines': (bytes) => 'key without an equals sign\n'.repeat(bytes / 27),
  'random bytes': noise,
};

/** Writes a document into the system's folder for temporary files; says where. */
export function writeDocument(name, content) {
  const folder = join(tmpdir(), 'gcfg-lint-bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
