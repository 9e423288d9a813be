import type { LiveEvent } from '@scanfix/shared-types';

/** Takes text/event-stream in pieces as they arrive and tells each whole event. Comments and foreign data are passed over. */
export function readEvents(onEvent: (event: LiveEvent) => void): (text: string) => void {
  let pending = '';
  return (text) => {
    const blocks = (pending + text).replace(/\r\n/g, '\n').split('\n\n');
    pending = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim()).join('\n');
      if (!data) continue;
      try {
        onEvent(JSON.parse(data) as LiveEvent);
      } catch {
        // Not ours.
      }
    }
  };
}
