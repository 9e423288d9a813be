/** An error in a line for a table or a log: its message, without the phone numbers that might stand in it. */
export function plainMessage(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/1[3-9]\d{9}/g, '***').slice(0, 500);
}
