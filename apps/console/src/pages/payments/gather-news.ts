export interface Gathered {
  /** Something has changed. */
  tell: () => void;
  stop: () => void;
}

/** News come in bursts: one look for all of them, and none as long as `isBusy`. */
export function gatherNews(look: () => void, isBusy: () => boolean, pauseMilliseconds: number): Gathered {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lookSoon = (): void => {
    timer = setTimeout(() => {
      if (isBusy()) return lookSoon();
      timer = undefined;
      look();
    }, pauseMilliseconds);
  };
  return {
    tell: () => {
      if (timer === undefined) lookSoon();
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
