/** What help and man page say of the program as a whole. */

export const OVERVIEW_USAGE = '[COMMAND] [OPTION…] [PATH…]';

export const ABOUT =
  'Checks and changes rstudio-connect.gcfg, the configuration of Posit Connect. Without a command, paths are checked: lint.';

export const OVERVIEW_EXAMPLES: readonly (readonly [command: string, explanation: string])[] = [
  ['gcfg-lint rstudio-connect.gcfg', 'what is wrong, and what to do'],
  ['gcfg-lint --fix rstudio-connect.gcfg', 'mend what is safe to mend'],
  ['gcfg-lint ha node1.gcfg node2.gcfg', 'do the nodes of a cluster agree?'],
  ['gcfg-lint reload new.gcfg --running old.gcfg', 'is a reload enough?'],
  ['gcfg-lint explain Server.DataDir', 'what is known of a setting'],
];
