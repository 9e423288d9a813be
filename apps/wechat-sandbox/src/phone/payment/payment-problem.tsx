import type { SheetRefusal } from '../../contract.js';
import { useText } from '../i18n/text-context.js';

export interface Problem {
  /** Null where nothing is known. */
  reason: SheetRefusal | 'offline' | null;
  text: string;
}

/** A word in the middle of the screen, with one way on. */
export function PaymentProblem({ problem: { reason, text }, onLeave }: { problem: Problem; onLeave: () => void }) {
  const { sheet } = useText().pay;
  const way = reason === 'not-enough' ? sheet.useCard : reason === 'wrong-password' || reason === 'offline' ? sheet.retry : sheet.understood;
  return (
    <div className="pay-problem" role="alertdialog" aria-modal data-testid="pay-problem">
      <div>
        <p>{text}</p>
        <button onClick={onLeave} data-testid="pay-problem-leave">
          {way}
        </button>
      </div>
    </div>
  );
}
