import { useState } from 'react';

/** A choice kept on this machine. What cannot be read any more counts as not chosen. */
export function useStored<Value>(key: string, fallback: Value, isValid: (value: unknown) => value is Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return isValid(stored) ? stored : fallback;
    } catch {
      return fallback;
    }
  });
  return [
    value,
    (next) => {
      localStorage.setItem(key, JSON.stringify(next));
      setValue(next);
    },
  ];
}
