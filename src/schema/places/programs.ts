import { implied, named, type PlaceGroup } from './place.ts';

/**
 * What is run. Connect’s own directory holds nothing to keep: an upgrade overwrites what was changed there
 * (https://docs.posit.co/connect/admin/directories). Languages and tools come with packages of their own.
 */
export const programs: PlaceGroup = {
  title: 'Programs',
  places: [
    implied('/opt/rstudio-connect', {
      kind: 'dir',
      holds: 'Connect itself',
      nodes: 'same',
      backup: 'no',
      purge: 'package',
    }),
    named('R.Executable', { holds: 'R', nodes: 'same', backup: 'no', purge: 'no' }),
    named('Server.RVersion', { holds: 'R', nodes: 'same', backup: 'no', purge: 'no' }),
    named('Python.Executable', { holds: 'Python', nodes: 'same', backup: 'no', purge: 'no' }),
    named('Quarto.Executable', { holds: 'Quarto', nodes: 'same', backup: 'no', purge: 'no' }),
    named('TensorFlow.Executable', { holds: 'TensorFlow Serving', nodes: 'same', backup: 'no', purge: 'no' }),
    named('NodeJs.Executable', { holds: 'Node.js', nodes: 'same', backup: 'no', purge: 'no' }),
    named('Applications.Pandoc1Dir', { holds: 'Pandoc 1', nodes: 'same', backup: 'no', purge: 'no' }),
    named('Applications.Pandoc2Dir', { holds: 'Pandoc 2', nodes: 'same', backup: 'no', purge: 'no' }),
    named('Applications.Pandoc211Dir', { holds: 'Pandoc 2.11', nodes: 'same', backup: 'no', purge: 'no' }),
    named('Git.Executable', { holds: 'Git', nodes: 'same', backup: 'no', purge: 'no' }),
    named('Applications.Supervisor', { holds: 'program that starts content', nodes: 'same' }),
  ],
};
