import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Out of the page and into the document: Taro's tab bar lies above everything inside a page. */
export function Overlay({ children }: { children: ReactNode }) {
  return createPortal(children, document.body);
}
