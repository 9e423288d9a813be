import { useCallback, useState } from 'react';

const step = 60;
const nearEndPixels = 600;

/** Long lists begin short and grow as somebody scrolls towards their end. Another `of` is another list. */
export function useGrowingList<Row>(rows: Row[], of: string) {
  const [grown, setGrown] = useState({ of, count: step });
  const count = grown.of === of ? grown.count : step;
  const onScroll = useCallback(
    ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }: React.UIEvent) => {
      if (scrollHeight - scrollTop - clientHeight < nearEndPixels) setGrown({ of, count: count + step });
    },
    [of, count],
  );
  return { shown: rows.length > count ? rows.slice(0, count) : rows, onScroll };
}
