/** Small files of which it is known what is found in them. */

export const CLEAN = `[Server]
Address = https://connect.example.com
`;

/** One error: \`syntax/error\`. */
export const BROKEN = `[Server]
Address : https://connect.example.com
`;

/** One warning: \`schema/duplicate-setting\`. */
export const TWICE = `[Server]
Address = https://connect.example.com
Address = https://rsc.example.com
`;

/** One finding of the level that the command line gives to \`syntax/hash-comment\`, and a safe fix for it. */
export const HASH = `[Server]
# The name that users type.
Address = https://connect.example.com
`;
