import type { LiveEvent } from '@scanfix/shared-types';

const fieldOf = (block: string, name: string): string =>
  block.split('\n').filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim()).join('\n');

/**
 * Takes text/event-stream in pieces as they arrive and tells each position (`id`, also without an event: the server's heartbeat) and each
 * whole event. Comments and foreign data are passed over.
 */
export function readEvents(onPosition: (id: string) => void, onEvent: (event: LiveEvent) => void): (text: string) => void {
  let pending = '';
  return (text) => {
    const blocks = (pending + text).replace(/\r\n/g, '\n').split('\n\n');
    pending = blocks.pop() ?? '';
    for (const block of blocks) {
      const id = fieldOf(block, 'id');
      if (id) onPosition(id);
      const data = fieldOf(block, 'data');
      if (!data) continue;
      try {
        onEvent(JSON.parse(data) as LiveEvent);
      } catch {
        // Not ours.
      }
    }
  };
}
