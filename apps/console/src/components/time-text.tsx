import type { Instant } from '@scanfix/shared-types';
import { useState } from 'react';
import { useFormat } from './format';
import { useNow } from './use-now';

/** `12 分钟前`; the exact time as a tip, and on tap. */
export function TimeText({ at }: { at: Instant }) {
  const format = useFormat();
  const now = useNow(30_000);
  const [exact, setExact] = useState(false);
  return (
    <time
      dateTime={at}
      title={format.exact(at)}
      style={{ whiteSpace: 'nowrap', cursor: 'default' }}
      onClick={(event) => {
        event.stopPropagation();
        setExact((shown) => !shown);
      }}
    >
      {exact ? format.exact(at) : format.relative(at, now)}
    </time>
  );
}
