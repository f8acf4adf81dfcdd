#!/usr/bin/env node
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// Not process.exit(): what is still on its way into a pipe must arrive.
run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
