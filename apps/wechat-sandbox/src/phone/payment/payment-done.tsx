import { Check } from 'lucide-react';
import type { PaymentSheet, PayMethod } from '../../contract.js';
import { useText } from '../i18n/text-context.js';
import { money } from '../money.js';

/** The whole screen, until 「完成」 goes back to who asked. */
export function PaymentDone({ sheet, method, onFinish }: { sheet: PaymentSheet; method: PayMethod; onFinish: () => void }) {
  const { pay } = useText();
  return (
    <section className="pay-done" role="dialog" aria-modal aria-label={pay.sheet.done} data-testid="pay-done">
      <p className="pay-done__state">
        <span className="pay-done__mark" aria-hidden>
          <Check size={18} strokeWidth={3} />
        </span>
        {pay.sheet.done}
      </p>
      <p className="pay-done__merchant">{sheet.merchant}</p>
      <p className="pay-done__amount">{money(sheet.total)}</p>
      <p className="pay-done__method">
        <span>{pay.sheet.method}</span> {pay.sheet.methods[method]}
      </p>
      <button className="wx-button wx-button--plain pay-done__finish" onClick={onFinish} data-testid="pay-finish">
        {pay.sheet.finish}
      </button>
    </section>
  );
}
