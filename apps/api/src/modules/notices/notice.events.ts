/** Somebody has something new to read. Told live to those it is for. */
export const noticeAdded = 'notice.added';
export interface NoticeAdded {
  userIds: number[];
  ticketId: number | null;
  number: string | null;
}
