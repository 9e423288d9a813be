import type { KeyboardEvent } from 'react';

/** For a date field in a form: Enter takes the date that was typed; it must not send the form with the date before. */
export function enterChoosesOnly(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}
