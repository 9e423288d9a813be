import { screen } from '@testing-library/react';

/** The dialog that has this title; a drawer may stand behind it. */
export async function dialogTitled(title: string | RegExp): Promise<HTMLElement> {
  const heading = await screen.findByText(title, { selector: '.ant-modal-title' });
  return heading.closest<HTMLElement>('[role="dialog"]') ?? heading;
}
