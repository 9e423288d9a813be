import type { KeyRotation, MerchantView } from '../../../contract.js';
import { CopyButton } from '../../copy-button.js';
import { useText } from '../../i18n/text-context.js';
import { payApi } from '../../pay-api.js';
import type { PayTabProps } from './pay-section.js';

const rotations: KeyRotation['what'][] = ['public-key', 'platform-certificate', 'merchant-certificate'];
const proofs: MerchantView['notificationProof'][] = ['public-key', 'certificate', 'alternate'];
const copied = ['apiV3Key', 'certificate', 'privateKey', 'publicKey'] as const;

export function KeysTab({ data: { merchant }, act }: PayTabProps) {
  const { panel } = useText().pay;
  return (
    <>
      <h3>{panel.merchant}</h3>
      <p className="hint">{panel.merchantLead}</p>
      <dl className="pay-keys">
        <dt>{panel.mchid}</dt>
        <dd>{merchant.mchid}</dd>
        <dt>{panel.certificateSerial}</dt>
        <dd>{merchant.certificateSerial}</dd>
        <dt>{panel.publicKeyId}</dt>
        <dd data-testid="public-key-id">{merchant.publicKeyId}</dd>
      </dl>
      <div className="chips pay-actions">
        {copied.map((part) => (
          <CopyButton key={part} value={merchant[part]} testId={`copy-${part}`}>
            {panel.copies[part]}
          </CopyButton>
        ))}
      </div>
      <div className="chips">
        {rotations.map((what) => (
          <button key={what} className="chip" onClick={() => act(() => payApi.rotate(merchant.mchid, { what }))} data-testid={`rotate-${what}`}>
            {panel.rotations[what]}
          </button>
        ))}
      </div>
      <h3>{panel.notificationProof}</h3>
      <div className="segments" role="radiogroup" aria-label={panel.notificationProof}>
        {proofs.map((proof) => (
          <button
            key={proof}
            role="radio"
            aria-checked={merchant.notificationProof === proof}
            onClick={() => act(() => payApi.changeMerchant(merchant.mchid, { notificationProof: proof }))}
          >
            {panel.proofs[proof]}
          </button>
        ))}
      </div>
    </>
  );
}
