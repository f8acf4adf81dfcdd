/** The key by which the server encrypts what is secret. */
import { all, conflicts, isSet, topic } from './constraint.ts';

export const encryption = topic(['Server'], () => [
  conflicts('encryption-key-twice', {
    when: all(isSet('Server.EncryptionKey'), isSet('Server.EncryptionKeyFile')),
    because: 'the server does not start with both',
    help: 'Keep one of the two; the file, or CONNECT_SERVER_ENCRYPTIONKEY in the environment, is the safer place.',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/security/encryption-key',
  }),
]);
