import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { keys } from '../../api/keys';
import { useLive } from '../../api/use-live';

const gatherMilliseconds = 600;

/** What engineers do shows at once: jobs that come and go, duty switched on and off. */
export function useLiveEngineers(): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useLive(({ type }) => {
    if (type === 'notice' || type === 'ticket.commented') return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: keys.engineers }), gatherMilliseconds);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}
