/** Somebody who reported without an account is to be asked: nothing but a message reaches them. */
export const followUpMessageDue = 'follow-up.message-due';
export interface FollowUpMessageDue {
  ticketId: number;
}
