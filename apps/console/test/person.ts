import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';

/** Somebody who types and clicks without pauses, and without looking through every style first, which jsdom is slow at. */
export const person = userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never });
