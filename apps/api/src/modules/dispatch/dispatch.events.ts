/** A ticket waits for somebody, and the system may be the one to send them. */
export const ticketWaiting = 'ticket.waiting';
export interface TicketWaiting {
  ticketId: number;
}
