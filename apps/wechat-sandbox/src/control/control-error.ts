/** What the control interface answers to who asked for something impossible. */
export class ControlError extends Error {
  constructor(
    readonly httpStatus: 404 | 409,
    message: string,
  ) {
    super(message);
  }
}
