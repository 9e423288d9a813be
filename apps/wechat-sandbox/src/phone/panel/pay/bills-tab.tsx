import { useText } from '../../i18n/text-context.js';
import { payApi } from '../../pay-api.js';
import { beijingDate, tomorrowAtTen } from './bill-dates.js';
import type { PayTabProps } from './pay-section.js';

const foreignTotal = 6_600;

export function BillsTab({ data: { settings, billChanges }, act }: PayTabProps) {
  const { panel } = useText().pay;
  const clocks = { real: null, tomorrow: tomorrowAtTen(new Date()) };
  const today = beijingDate(new Date());
  return (
    <>
      <h3>{panel.bills}</h3>
      <p className="hint">{panel.billsLead}</p>
      <div className="segments" role="radiogroup" aria-label={panel.bills}>
        {(['real', 'tomorrow'] as const).map((clock) => (
          <button
            key={clock}
            role="radio"
            aria-checked={(settings.billClock === null) === (clock === 'real')}
            onClick={() => act(() => payApi.changeSettings({ billClock: clocks[clock] }))}
            data-testid={`bill-clock-${clock}`}
          >
            {panel.billClocks[clock]}
          </button>
        ))}
      </div>
      <div className="chips pay-actions">
        <button
          className="chip"
          onClick={() => act(() => payApi.changeBill({ kind: 'add', date: today, outTradeNo: `OTHER${Date.now()}`, total: foreignTotal }))}
          data-testid="bill-foreign"
        >
          {panel.foreignLine}
        </button>
        <button className="chip" onClick={() => act(() => payApi.changeBill({ kind: 'wrong-totals', date: today }))} data-testid="bill-totals">
          {panel.wrongTotals}
        </button>
      </div>
      {billChanges.length > 0 && <p className="hint">{panel.changes(billChanges.length)}</p>}
    </>
  );
}
