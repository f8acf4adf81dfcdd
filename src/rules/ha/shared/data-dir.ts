import type { Directory } from './directory-findings.ts';

export const DATA_DIR: Directory = {
  setting: 'Server.DataDir',
  because: 'what is deployed through one node is missing on the others',
};
