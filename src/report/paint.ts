/** How parts of a report are coloured: each function may add what the terminal understands. */
export interface Paint {
  error(text: string): string;
  warning(text: string): string;
  info(text: string): string;
  /** What leads the eye: places, line numbers, bars. */
  frame(text: string): string;
  strong(text: string): string;
  help(text: string): string;
  /** Lines of a diff. */
  added(text: string): string;
  removed(text: string): string;
}

const same = (text: string) => text;

/** No colour at all. */
export const plain: Paint = {
  error: same,
  warning: same,
  info: same,
  frame: same,
  strong: same,
  help: same,
  added: same,
  removed: same,
};
