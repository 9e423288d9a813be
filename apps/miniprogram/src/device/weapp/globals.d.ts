// WeChat has timers but no DOM: without its types, a slip into `window` or `document` does not compile.
type Timer = number & { readonly timer: unique symbol };
declare function setTimeout(work: () => void, milliseconds?: number): Timer;
declare function clearTimeout(timer?: Timer): void;
declare function setInterval(work: () => void, milliseconds: number): Timer;
declare function clearInterval(timer?: Timer): void;
