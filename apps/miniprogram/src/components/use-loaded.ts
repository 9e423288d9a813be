import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<Value> {
  value: Value | null;
  error: unknown;
  loading: boolean;
  reload: () => Promise<void>;
  set: (value: Value) => void;
}

/** Loads when `key` changes; a null key loads nothing. What is there stays while it is loaded anew; late answers of old keys are dropped. */
export function useLoaded<Value>(key: string | null, load: () => Promise<Value>): Loaded<Value> {
  const [state, setState] = useState<{ value: Value | null; error: unknown; loading: boolean }>({ value: null, error: null, loading: key !== null });
  const turn = useRef(0);
  const latest = useRef(load);
  latest.current = load;

  const reload = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    setState((before) => ({ ...before, loading: true }));
    try {
      const value = await latest.current();
      if (mine === turn.current) setState({ value, error: null, loading: false });
    } catch (error) {
      if (mine === turn.current) setState((before) => ({ ...before, error, loading: false }));
    }
  }, []);

  useEffect(() => {
    setState({ value: null, error: null, loading: key !== null });
    if (key !== null) void reload();
    return () => {
      turn.current += 1;
    };
  }, [key, reload]);

  const set = useCallback((value: Value) => setState({ value, error: null, loading: false }), []);
  return { ...state, reload, set };
}
