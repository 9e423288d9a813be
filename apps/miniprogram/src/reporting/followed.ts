import type { TicketSubmitted } from '@scanfix/shared-types';
import { device } from '@/device';

/** A ticket of somebody without an account: only its private link finds it again. */
export interface FollowedTicket {
  token: string;
  url: string;
  /** Vouches for photos added later from this device. */
  stickerCode: string;
  number: string;
  problem: string;
  submittedAt: string;
}

const storageKey = 'followed';
const remembered = 20;

export const followedTickets = (): FollowedTicket[] => device.load<FollowedTicket[]>(storageKey) ?? [];

export function rememberFollowed({ ticket, followToken, followUrl }: TicketSubmitted, stickerCode: string): void {
  const followed = { token: followToken, url: followUrl, stickerCode, number: ticket.number, problem: ticket.problemType ?? ticket.description, submittedAt: ticket.submittedAt };
  device.save(storageKey, [followed, ...followedTickets().filter(({ token }) => token !== followToken)].slice(0, remembered));
}
