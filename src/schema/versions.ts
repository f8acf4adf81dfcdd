/** The newest release of Connect that the catalogue knows of; what files are judged by unless told otherwise. */
export const NEWEST_VERSION = '2026.08.0';
