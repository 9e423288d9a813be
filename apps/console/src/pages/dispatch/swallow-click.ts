/** The release of the button at the end of a drag would be a click on what lies below. */
export function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  // No click follows where the drag ended on another element than it began.
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}
