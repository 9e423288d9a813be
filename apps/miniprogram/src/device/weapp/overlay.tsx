import type { ReactNode } from 'react';

/** WeChat's own bars end where the page begins: the page can cover itself. */
export function Overlay({ children }: { children: ReactNode }) {
  return <>{children}</>;
}
