/**
 * What the seed may use: a running system, and the admin of its organization.
 * @typedef {object} SeededSystem
 * @property {string} api
 * @property {string} console
 * @property {string} h5
 * @property {string} sandbox
 * @property {import('./organization.mjs').Login} admin
 * @property {(text: string) => void} note  a few words for the progress line
 */

/**
 * Writes the demo data through the API, once for each data folder.
 * @param {SeededSystem} system
 * @returns {Promise<import('./organization.mjs').Login[]>} who can log in to the console
 */
export async function seed({ admin }) {
  return [admin];
}
