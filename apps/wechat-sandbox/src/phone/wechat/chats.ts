import { useStored } from '../stored-state.js';

/** The chat with oneself, where people keep links. */
export const fileTransfer = 'file-transfer';

export interface ChatMessage {
  from: string;
  to: string;
  text: string;
  /** Milliseconds since 1970. */
  at: number;
}

const kept = 300;

/** What the people of this sandbox wrote to each other; every one of them holds this same phone in turn. */
export function useChats(me: string): { withPeer: (peer: string) => ChatMessage[]; send: (peer: string, text: string) => void } {
  const [messages, change] = useStored<ChatMessage[]>('sandbox:chats', []);
  return {
    withPeer: (peer) => messages.filter(({ from, to }) => (from === me && to === peer) || (from === peer && to === me)),
    send: (peer, text) => change((current) => [...current, { from: me, to: peer, text, at: Date.now() }].slice(-kept)),
  };
}
