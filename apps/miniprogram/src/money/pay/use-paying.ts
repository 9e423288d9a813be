import type { Fen, PaymentStarted, PaymentView, StartPaymentRequest, TicketMoney } from '@scanfix/shared-types';
import { useEffect, useRef, useState } from 'react';
import { isPassing, NoAnswerError, problemCodeOf } from '@/api/failures';
import { send } from '@/api/transport';
import type { MoneyAccess } from '@/billing/money-access';
import { isOpen, isPaid, waitForWord } from '@/billing/payment-word';
import { useEvent } from '@/components/use-event';
import { device, DeviceError } from '@/device';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';

/** `checking`: WeChat's sheet has closed, and the server is asked. `slow`: it has no word yet. */
type Phase = 'ready' | 'starting' | 'checking' | 'slow' | 'paid';

export interface Paying {
  phase: Phase;
  /** What arrived, once it did: known even where nothing more can be loaded. */
  arrived: Fen;
  /** Said above the button: what became of the last attempt. */
  notice: string | null;
  /** A code that is being shown. */
  code: PaymentStarted | null;
  pay: () => void;
  /** For another person's WeChat. */
  showCode: () => void;
  hideCode: () => void;
  /** Once more, whether it is paid. */
  ask: () => Promise<void>;
  /** The same, by the button of somebody who wants to be told that there is still no word. */
  askAloud: () => void;
}

/** An order that is left open may be paid on another phone while one looks at this page: asked ever more rarely. */
const firstLookMilliseconds = 5_000;
const longestLookMilliseconds = 60_000;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(() => resolve(), milliseconds));
/** The page knows better after loading anew. */
const outdated = new Set(['version-conflict', 'amount-above-approved', 'nothing-to-pay', 'payment-not-open', 'quote-not-open', 'quote-expired']);

/** One way through paying, for every kind of WeChat: an order, WeChat's sheet or a code, and then the server's word, which alone counts. */
export function usePaying(access: MoneyAccess, money: TicketMoney, reload: () => Promise<void>): Paying {
  const words = useWords();
  const left = money.payments.find(isOpen) ?? null;
  const [phase, setPhase] = useState<Phase>('ready');
  const [notice, setNotice] = useState<string | null>(left ? words.pay.interrupted : null);
  const [arrived, setArrived] = useState(0);
  const [code, setCode] = useState<PaymentStarted | null>(null);
  /** What the server is asked about. */
  const current = useRef<PaymentView | null>(left);
  /** One key for one intent: the same order however often the line breaks. */
  const intent = useRef({ body: '', key: '' });
  const busy = useRef(false);
  const gone = useRef(false);
  useEffect(() => () => {
    gone.current = true;
  }, []);

  const keyFor = (body: StartPaymentRequest): string => {
    const text = JSON.stringify(body);
    if (intent.current.body !== text) intent.current = { body: text, key: device.randomId() };
    return intent.current.key;
  };
  const end = (next: Phase, said: string | null): void => {
    busy.current = false;
    if (gone.current) return;
    setPhase(next);
    setNotice(said);
  };
  const settled = async (payment: PaymentView): Promise<void> => {
    current.current = null;
    await reload();
    if (gone.current) return;
    setCode(null);
    setArrived(payment.amount);
    end(isPaid(payment) ? 'paid' : 'ready', null);
  };

  /** After WeChat's sheet: its own answer is no more than a hint at how long to ask. */
  const check = async (payment: PaymentView, times: number[] | undefined, otherwise: () => Promise<void> | void): Promise<void> => {
    setPhase('checking');
    const word = await waitForWord(() => access.refreshPayment(payment.id), pause, times);
    if (word) await settled(word);
    else await otherwise();
  };
  const openSheet = async ({ payment, parameters }: PaymentStarted): Promise<void> => {
    try {
      if (!parameters) throw new DeviceError('unavailable', 'no parameters');
      await device.pay(parameters);
      await check(payment, undefined, () => end('slow', null));
    } catch (error) {
      // Even a cancelled sheet may hide a payment: asked once, and the order stays open.
      const cancelled = error instanceof DeviceError && error.failure === 'cancelled';
      await check(payment, [0], async () => {
        await reload();
        end('ready', cancelled ? words.pay.cancelled : words.pay.onlyInWechat);
      });
    }
  };

  const refused = async (error: unknown): Promise<void> => {
    if (error instanceof NoAnswerError) {
      end('ready', words.pay.noNetwork);
      return;
    }
    if (!isPassing(error)) intent.current = { body: '', key: '' };
    const problem = problemCodeOf(error);
    if (problem && outdated.has(problem)) await reload();
    end('ready', problem === 'version-conflict' ? words.pay.changed : failureText(words, error));
  };
  const start = async (body: StartPaymentRequest): Promise<void> => {
    busy.current = true;
    setPhase('starting');
    setNotice(null);
    try {
      const started = await access.startPayment(body, keyFor(body));
      // The next start is another intent: an order may be closed by then.
      intent.current = { body: '', key: '' };
      current.current = started.payment;
      if (gone.current) return;
      if (!isOpen(started.payment)) await settled(started.payment);
      else if (body.channel !== 'native') await openSheet(started);
      else {
        setCode(started);
        end('ready', null);
      }
    } catch (error) {
      await refused(error);
    }
  };

  const amount = money.due;
  const startCode = (): Promise<void> => start({ channel: 'native', amount });
  const startHere = async (): Promise<void> => {
    const channel = device.paymentChannel();
    if (channel !== 'official-account') return start({ channel, amount });
    busy.current = true;
    setPhase('starting');
    try {
      const { officialAccount } = await send('GET /client-configuration', {}, null);
      if (!officialAccount) return await startCode();
      // Leaves this page; it goes on in `resume`.
      device.askWhoPays(officialAccount);
    } catch (error) {
      await refused(error);
    }
  };
  const ask = async (): Promise<void> => {
    const payment = current.current;
    if (!payment) {
      await reload();
      return;
    }
    const word = await access.refreshPayment(payment.id).catch(() => null);
    if (word && !isOpen(word)) await settled(word);
  };

  const resume = useEvent((): void => {
    const payerCode = device.takePayerCode();
    if (payerCode && amount > 0) void start({ channel: 'official-account', amount, officialAccountCode: payerCode });
    // What was left open may have been paid while nobody looked.
    else if (left) void ask();
  });
  useEffect(resume, [resume]);
  const look = useEvent(async (): Promise<void> => {
    if (!busy.current && current.current && device.isVisible() && device.isOnline()) await ask();
  });
  const waits = phase === 'slow' || (phase === 'ready' && left !== null && code === null);
  useEffect(() => {
    if (!waits) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    const after = (milliseconds: number): void => {
      timer = setTimeout(() => void look().finally(() => over || after(Math.min(milliseconds * 2, longestLookMilliseconds))), milliseconds);
    };
    after(firstLookMilliseconds);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [waits, look]);

  const askAloud = async (): Promise<void> => {
    setPhase('checking');
    await ask();
    if (gone.current || !current.current) return;
    setPhase('slow');
    device.toast(device.isOnline() ? words.pay.stillSlow : words.pay.noNetwork);
  };
  const online = useEvent((now: boolean): void => {
    if (now && current.current && !busy.current) void ask();
  });
  useEffect(() => device.onNetworkChange(online), [online]);

  return {
    phase, arrived, notice, code, ask,
    askAloud: () => void askAloud(),
    pay: () => void (busy.current || startHere()),
    showCode: () => void (busy.current || startCode()),
    hideCode: () => setCode(null),
  };
}
