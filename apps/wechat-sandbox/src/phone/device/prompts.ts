import { useCallback, useRef, useState } from 'react';

export type PromptKind = { kind: 'location' } | { kind: 'phone-number' } | { kind: 'call'; number: string };
export type Prompt = PromptKind & { answer: (allowed: boolean) => void };

/** Dialogs that WeChat or the phone puts over everything, one after the other. */
export function usePrompts(): { prompt: Prompt | null; ask: (kind: PromptKind) => Promise<boolean>; dismissAll: () => void } {
  const waiting = useRef<Prompt[]>([]);
  /** WeChat asks for a permission once, whoever wants it meanwhile. */
  const askedForLocation = useRef<Promise<boolean> | null>(null);
  const [prompt, setPrompt] = useState<Prompt | null>(null);

  const change = useCallback((prompts: Prompt[]) => {
    waiting.current = prompts;
    setPrompt(prompts[0] ?? null);
  }, []);
  const show = useCallback(
    (kind: PromptKind) =>
      new Promise<boolean>((resolve) => {
        const asked: Prompt = {
          ...kind,
          answer: (allowed) => {
            change(waiting.current.filter((other) => other !== asked));
            resolve(allowed);
          },
        };
        change([...waiting.current, asked]);
      }),
    [change],
  );
  const ask = useCallback((kind: PromptKind): Promise<boolean> => {
    if (kind.kind !== 'location') return show(kind);
    return askedForLocation.current ??= show(kind).finally(() => {
      askedForLocation.current = null;
    });
  }, [show]);
  const dismissAll = useCallback(() => waiting.current.forEach(({ answer }) => answer(false)), []);
  return { prompt, ask, dismissAll };
}
