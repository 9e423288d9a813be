/** Two rows turned out to be one person: everything of the first belongs to the second from now on. */
export const requesterMerged = 'requester.merged';
export interface RequesterMerged {
  fromUserId: number;
  intoUserId: number;
}

/** A message with a one-time code is due. */
export const oneTimeCodeRequested = 'one-time-code.requested';
export interface OneTimeCodeRequested {
  oneTimeCodeId: number;
}
