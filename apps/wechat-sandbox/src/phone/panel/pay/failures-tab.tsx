import { useState } from 'react';
import { payApis, type Fault, type PayApi, type PaySettings } from '../../../contract.js';
import { useText } from '../../i18n/text-context.js';
import { payApi } from '../../pay-api.js';
import { Switch } from '../permission-controls.js';
import type { PayTabProps } from './pay-section.js';

const faultKinds = {
  busy: { httpStatus: 429, code: 'FREQUENCY_LIMITED', message: '频率过高' },
  system: { httpStatus: 500, code: 'SYSTEM_ERROR', message: '系统错误' },
  'system-after': { httpStatus: 500, code: 'SYSTEM_ERROR', message: '系统错误', after: true },
  'not-enough': { httpStatus: 403, code: 'NOT_ENOUGH', message: '基本账户余额不足，请充值后重新发起' },
  timeout: { timeout: true },
  'timeout-after': { timeout: true, after: true },
  reset: { reset: true },
  forged: { answer: 'forged-signature' },
  signtest: { answer: 'signtest' },
} satisfies Record<string, Fault>;
type FaultKind = keyof typeof faultKinds;

const outcomes: PaySettings['refundOutcome'][] = ['SUCCESS', 'ABNORMAL', 'CLOSED', 'hold'];

export function FailuresTab({ data, act }: PayTabProps) {
  const { panel } = useText().pay;
  const { settings, merchant } = data;
  return (
    <>
      <h3>{panel.refunds}</h3>
      <div className="segments" role="radiogroup" aria-label={panel.refunds}>
        {outcomes.map((outcome) => (
          <button
            key={outcome}
            role="radio"
            aria-checked={settings.refundOutcome === outcome}
            onClick={() => act(() => payApi.changeSettings({ refundOutcome: outcome }))}
            data-testid={`refund-outcome-${outcome}`}
          >
            {panel.outcomes[outcome]}
          </button>
        ))}
      </div>
      <Switch
        on={merchant.balanceEmpty}
        label={panel.balanceEmpty}
        testId="balance-empty"
        onChange={(balanceEmpty) => act(() => payApi.changeMerchant(merchant.mchid, { balanceEmpty }))}
      />
      <Switch on={settings.tradeManaged} label={panel.tradeManaged} testId="trade-managed" onChange={(tradeManaged) => act(() => payApi.changeSettings({ tradeManaged }))} />
      <Faults data={data} act={act} />
    </>
  );
}

function Faults({ data, act }: Pick<PayTabProps, 'data' | 'act'>) {
  const { panel } = useText().pay;
  const [api, setApi] = useState<PayApi>('pay-order');
  const [kind, setKind] = useState<FaultKind>('busy');
  const planned = data.faults.filter((fault): fault is typeof fault & { api: PayApi } => (payApis as readonly string[]).includes(fault.api));
  return (
    <>
      <h3>{panel.faults}</h3>
      <div className="pay-form">
        <label className="field">
          <span>{panel.faultApi}</span>
          <select value={api} onChange={({ target }) => setApi(target.value as PayApi)} data-testid="fault-api">
            {payApis.map((one) => (
              <option key={one} value={one}>
                {panel.apis[one]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{panel.fault}</span>
          <select value={kind} onChange={({ target }) => setKind(target.value as FaultKind)} data-testid="fault-kind">
            {(Object.keys(faultKinds) as FaultKind[]).map((one) => (
              <option key={one} value={one}>
                {panel.faultKinds[one]}
              </option>
            ))}
          </select>
        </label>
        <button className="chip" onClick={() => act(() => payApi.planFault({ api, times: 1, ...faultKinds[kind] }))} data-testid="fault-plan">
          {panel.plan}
        </button>
      </div>
      <ul className="pay-list">
        {planned.map((fault) => (
          <li key={fault.api} className="pay-refund" data-testid="planned-fault">
            <span>
              {panel.apis[fault.api]} · {kindOf(fault) ? panel.faultKinds[kindOf(fault) ?? 'busy'] : JSON.stringify(fault)} × {fault.times}
            </span>
            <button className="chip" onClick={() => act(() => payApi.planFault({ ...fault, times: 0 }))}>
              {panel.takeBack}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Undefined for one that a test planned otherwise. */
function kindOf({ api: _api, times: _times, ...fault }: Fault & { api: string; times: number }): FaultKind | undefined {
  const same = (one: object): boolean => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(fault).sort());
  return (Object.keys(faultKinds) as FaultKind[]).find((kind) => same(faultKinds[kind]));
}
