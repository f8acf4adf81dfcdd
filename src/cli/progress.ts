import { printable } from '../report/printable.ts';
import type { Terminal } from './terminal.ts';

/** Shorter runs need none, in milliseconds. */
const PATIENCE = 1000;
const INTERVAL = 100;
const ERASE_LINE = '\r\u001b[K';

/** Shows how far a long run over many files is: one line on a terminal, erased at the end. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #total: number;
  #next: number;
  #shown = false;

  constructor(terminal: Terminal, total: number) {
    this.#terminal = terminal;
    this.#total = total;
    this.#next = terminal.notesInteractive && total > 1 ? terminal.now().getTime() + PATIENCE : Infinity;
  }

  /** @param done files before this one. */
  step(done: number, path: string): void {
    if (this.#next === Infinity) return;
    const now = this.#terminal.now().getTime();
    if (now < this.#next) return;
    this.#next = now + INTERVAL;
    this.#shown = true;
    const line = `${done}/${this.#total} files, ${printable(path)}`;
    this.#terminal.note(`${ERASE_LINE}${line.slice(0, (this.#terminal.columns || 80) - 1)}`);
  }

  end(): void {
    if (this.#shown) this.#terminal.note(ERASE_LINE);
  }
}
