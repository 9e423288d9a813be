/** @typedef {import('./words.mjs').Wording} Wording */

/** What is quicker than this says only that it is done. */
const silentMilliseconds = 800;
const reminderMilliseconds = 10_000;

/** @param {Wording} wording */
export const both = (wording) => `${wording.zh}  ${wording.en}`;

/**
 * Runs a step and prints its name, its seconds and, when it takes long, that it still goes on.
 * @template Result
 * @param {Wording} wording
 * @param {(note: (text: string) => void) => Promise<Result>} work  `note` adds a few words to the line
 * @returns {Promise<Result>}
 */
export async function step(wording, work) {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  let noted = '';
  const opening = setTimeout(() => console.log(`… ${both(wording)}`), silentMilliseconds);
  const reminder = setInterval(() => console.log(`… ${both(wording)}${noted} (${seconds()})`), reminderMilliseconds);
  try {
    const result = await work((text) => {
      noted = text && `: ${text}`;
    });
    console.log(`✓ ${both(wording)}${noted} (${seconds()})`);
    return result;
  } finally {
    clearTimeout(opening);
    clearInterval(reminder);
  }
}
