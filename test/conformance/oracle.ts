/**
 * The Go program in `oracle/`, which tells how the real library reads a document: built once for each state
 * of its source, of the library and of Go, and run once for each batch of documents.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Event {
  section: string;
  subsection: string | null;
  key: string;
  blank: boolean;
  value: string;
  line: number;
}

/** What a document holds, up to its error if it has one. */
export interface Reading {
  events: Event[];
  error?: string;
}

/** A range of code points that the library treats alike in a key, see `sweep` in `oracle/main.go`. */
export interface Span {
  from: number;
  to: number;
  assigned: boolean;
  first: string;
  next: string;
}

const HERE = dirname(fileURLToPath(import.meta.url));
const GO = 'go';
const SOURCE = join(HERE, 'oracle', 'main.go');
const CACHE = join(HERE, '.oracle');
/** Debian and Ubuntu put packaged Go libraries here. */
const { GCFG_GOPATH: GOPATH = '/usr/share/gocode' } = process.env;
const LIBRARY = join(GOPATH, 'src', 'gopkg.in', 'gcfg.v1');
const GO_ENVIRONMENT = { ...process.env, GO111MODULE: 'off', GOPATH, GOFLAGS: '', GOWORK: 'off' };

function goVersion(): string | undefined {
  const run = spawnSync(GO, ['version'], { encoding: 'utf8', env: GO_ENVIRONMENT });
  return run.status === 0 ? run.stdout.trim() : undefined;
}

/** What is missing on this machine to run the library, as a sentence; `undefined` if nothing is. */
export function missing(): string | undefined {
  const lacks = [
    ...(goVersion() === undefined ? ['Go (Debian: golang-go)'] : []),
    ...(existsSync(LIBRARY) ? [] : [`gopkg.in/gcfg.v1 in ${GOPATH}/src (Debian: golang-gopkg-gcfg.v1-dev)`]),
  ];
  return lacks.length > 0 ? `needs ${lacks.join(' and ')}` : undefined;
}

/** Builds the program unless that has been done, and returns its path. */
function build(): string {
  const lacking = missing();
  if (lacking !== undefined) throw new Error(`the comparison with the Go library ${lacking}`);
  const hash = createHash('sha256').update(goVersion() ?? '');
  hash.update(readFileSync(SOURCE));
  for (const name of readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.go')) hash.update(name).update(readFileSync(join(LIBRARY, name)));
  }
  const program = join(CACHE, `oracle-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(program)) return program;

  mkdirSync(CACHE, { recursive: true });
  // Under another name first: a program that exists is whole, even if two processes build at once.
  const unfinished = `${program}.${process.pid}`;
  const run = spawnSync(GO, ['build', '-o', unfinished, SOURCE], { encoding: 'utf8', env: GO_ENVIRONMENT });
  if (run.status !== 0) throw new Error(`the oracle does not build:\n${run.stderr}`);
  for (const name of readdirSync(CACHE)) {
    if (/^oracle-[0-9a-f]{16}$/.test(name)) rmSync(join(CACHE, name));
  }
  renameSync(unfinished, program);
  return program;
}

let program: string | undefined;

function run(args: readonly string[], input?: Uint8Array): Promise<string> {
  program ??= build();
  // One thread: the other core is for the parser under test.
  const child = spawn(program, args, { env: { ...process.env, GOMAXPROCS: '1', GOGC: '400' } });
  return new Promise((resolve, reject) => {
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    child.on('error', reject);
    // If the program ends early, writing fails too; its exit code tells more.
    child.stdin.on('error', () => {});
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(output).toString());
      else
        reject(
          new Error(`the oracle ended with ${code}: ${Buffer.concat(complaints).toString().slice(0, 2000)}`),
        );
    });
    child.stdin.end(input);
  });
}

/**
 * How the library reads each document. One process reads all of them, so keep batches below some
 * ten thousand: the types it makes by reflection are never freed.
 */
export async function readWithLibrary(documents: readonly Uint8Array[]): Promise<Reading[]> {
  const frames = documents.flatMap((document) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(document.length);
    return [length, document];
  });
  const lines = (await run([], Buffer.concat(frames))).split('\n');
  return documents.map((document, index) => {
    const reading = JSON.parse(lines[index] ?? '') as Reading & { fault?: string };
    if (reading.fault !== undefined) {
      const bytes = Buffer.from(document.subarray(0, 2000)).toString('base64');
      throw new Error(`the oracle contradicts itself: ${reading.fault}, in the document (base64) ${bytes}`);
    }
    return reading;
  });
}

/** How the library treats every code point from U+0080 in a key. */
export async function sweepLibrary(): Promise<Span[]> {
  return JSON.parse(await run(['-sweep'])) as Span[];
}

export async function libraryVersions(): Promise<{ go: string; unicode: string }> {
  return JSON.parse(await run(['-unicode'])) as { go: string; unicode: string };
}
