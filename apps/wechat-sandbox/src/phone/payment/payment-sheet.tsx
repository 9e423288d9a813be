import { ChevronLeft, ChevronRight, CreditCard, Wallet, X } from 'lucide-react';
import { useState } from 'react';
import type { PayMethod, SheetRefusal } from '../../contract.js';
import type { Paying } from '../device/use-payment.js';
import { useText } from '../i18n/text-context.js';
import { money } from '../money.js';
import { payApi } from '../pay-api.js';
import { SandboxRefusal } from '../sandbox-api.js';
import { PasswordPad } from './password-pad.js';
import { PaymentDone } from './payment-done.js';
import { PaymentProblem, type Problem } from './payment-problem.js';

type Stage = 'password' | 'methods' | 'working' | 'done';

/** From below, as WeChat has it: to whom, how much, with what, six digits. */
export function PaymentSheet({ paying: { sheet, finish }, online }: { paying: Paying; online: boolean }) {
  const { pay } = useText();
  const enough = sheet.balance >= sheet.total;
  const [method, setMethod] = useState<PayMethod>(enough ? 'balance' : 'card');
  const [stage, setStage] = useState<Stage>('password');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);

  async function confirm(digits: string): Promise<void> {
    setStage('working');
    try {
      if (!online) throw new SandboxRefusal(pay.sheet.offline, 'offline');
      await payApi.confirmSheet(sheet.id, { password: digits, method });
      setStage('done');
    } catch (error) {
      const reason = error instanceof SandboxRefusal ? (error.reason as SheetRefusal | 'offline' | null) : null;
      // Without a reason in words it is the machinery that failed.
      setProblem({ reason, text: error instanceof SandboxRefusal && reason ? error.message : pay.sheet.failed });
      setStage('password');
    }
  }

  function change(digits: string): void {
    setPassword(digits);
    if (digits.length === 6) void confirm(digits);
  }

  function leaveProblem({ reason, text }: Problem): void {
    setProblem(null);
    setPassword('');
    if (reason === 'not-enough') setMethod('card');
    if (reason === 'not-payable') finish({ failed: text });
  }

  function choose(chosen: PayMethod): void {
    setMethod(chosen);
    setStage('password');
  }

  if (stage === 'done') return <PaymentDone sheet={sheet} method={method} onFinish={() => finish('paid')} />;
  return (
    <div className="sheet-backdrop">
      <section className="pay-sheet" role="dialog" aria-modal aria-label={pay.sheet.title} data-testid="pay-sheet">
        {stage === 'methods' ? (
          <Methods sheet={sheet} method={method} onChoose={choose} onBack={() => setStage('password')} />
        ) : (
          <>
            <header className="pay-sheet__bar">
              <button onClick={() => finish('cancel')} disabled={stage === 'working'} aria-label={pay.sheet.close} data-testid="pay-close">
                <X size={22} />
              </button>
              <h2>{pay.sheet.title}</h2>
            </header>
            <p className="pay-sheet__merchant">{sheet.merchant}</p>
            <p className="pay-sheet__amount" data-testid="pay-amount">
              {money(sheet.total)}
            </p>
            <p className="pay-sheet__item">{sheet.description}</p>
            <button className="pay-sheet__method" onClick={() => setStage('methods')} disabled={stage === 'working'} data-testid="pay-method">
              <span>{pay.sheet.method}</span>
              <MethodIcon method={method} />
              <strong>{pay.sheet.methods[method]}</strong>
              <ChevronRight size={18} aria-hidden />
            </button>
            <PasswordPad password={password} working={stage === 'working'} disabled={problem !== null || stage === 'working'} onChange={change} />
          </>
        )}
      </section>
      {problem && <PaymentProblem problem={problem} onLeave={() => leaveProblem(problem)} />}
    </div>
  );
}

interface MethodsProps {
  sheet: Paying['sheet'];
  method: PayMethod;
  onChoose: (method: PayMethod) => void;
  onBack: () => void;
}

function Methods({ sheet, method, onChoose, onBack }: MethodsProps) {
  const { pay, common } = useText();
  const enough = sheet.balance >= sheet.total;
  return (
    <>
      <header className="pay-sheet__bar">
        <button onClick={onBack} aria-label={common.back}>
          <ChevronLeft size={24} />
        </button>
        <h2>{pay.sheet.methodTitle}</h2>
      </header>
      <ul className="pay-methods">
        {(['balance', 'card'] as const).map((one) => (
          <li key={one}>
            <button onClick={() => onChoose(one)} disabled={one === 'balance' && !enough} aria-pressed={one === method} data-testid={`pay-method-${one}`}>
              <MethodIcon method={one} />
              <span>
                {pay.sheet.methods[one]}
                {one === 'balance' && <small>{enough ? pay.sheet.left(money(sheet.balance)) : pay.sheet.notEnough}</small>}
              </span>
              <i aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function MethodIcon({ method }: { method: PayMethod }) {
  return method === 'balance' ? <Wallet size={18} className="pay-icon pay-icon--balance" aria-hidden /> : <CreditCard size={18} className="pay-icon pay-icon--card" aria-hidden />;
}
