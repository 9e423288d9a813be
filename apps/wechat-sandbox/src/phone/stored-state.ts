import { useCallback, useEffect, useState } from 'react';

function read<Value>(key: string, initial: Value): Value {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? initial : (JSON.parse(stored) as Value);
  } catch {
    return initial;
  }
}

/** State that a reload keeps, the same in every tab of the sandbox. */
export function useStored<Value>(key: string, initial: Value): [Value, (change: (value: Value) => Value) => void] {
  const [value, setValue] = useState(() => read(key, initial));
  useEffect(() => {
    const listen = (event: StorageEvent): void => {
      if (event.key === key && event.newValue !== null) setValue(JSON.parse(event.newValue) as Value);
    };
    window.addEventListener('storage', listen);
    return () => window.removeEventListener('storage', listen);
  }, [key]);
  const change = useCallback(
    (next: (value: Value) => Value) =>
      setValue((current) => {
        const changed = next(current);
        localStorage.setItem(key, JSON.stringify(changed));
        return changed;
      }),
    [key],
  );
  return [value, change];
}
