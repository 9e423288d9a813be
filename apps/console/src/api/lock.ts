export type Lock = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * One holder at a time over all tabs of this browser. Web Locks exist only in secure contexts; a console reached over plain
 * http on a local network falls back to a lease in localStorage, which a crashed tab loses after `leaseMilliseconds`.
 */
export function lockAcrossTabs(name: string): Lock {
  if (typeof navigator !== 'undefined' && 'locks' in navigator) {
    return async (work) => {
      const held = await navigator.locks.request(name, work);
      return held;
    };
  }
  return (work) => withLease(name, work);
}

const leaseMilliseconds = 15_000;
const pauseMilliseconds = 40;

async function withLease<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const owner = String(Math.random());
  while (!(await take(name, owner))) await pause(pauseMilliseconds);
  try {
    return await work();
  } finally {
    if (holder(name)?.owner === owner) localStorage.removeItem(name);
  }
}

/** Written, then read again after a pause: when two tabs write at once only the last one's word stands. */
async function take(name: string, owner: string): Promise<boolean> {
  const current = holder(name);
  if (current && current.until > Date.now()) return false;
  localStorage.setItem(name, JSON.stringify({ owner, until: Date.now() + leaseMilliseconds }));
  await pause(pauseMilliseconds);
  return holder(name)?.owner === owner;
}

function holder(name: string): { owner: string; until: number } | null {
  const text = localStorage.getItem(name);
  return text === null ? null : (JSON.parse(text) as { owner: string; until: number });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
