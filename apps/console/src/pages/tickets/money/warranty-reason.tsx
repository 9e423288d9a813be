import type { WarrantyDecision } from '@scanfix/shared-types';
import { AttachmentGallery } from '../../../components/attachment-gallery';
import { useFormat } from '../../../components/format';
import { pageStyles } from '../../../components/page';
import { useWords } from '../../../i18n';
import styles from './money.module.css';

/** Whether the requester pays, and why; what the engineer found with its photos, as the requester sees it too. */
export function WarrantyReason({ decision, withMisuse = false }: { decision: WarrantyDecision; withMisuse?: boolean }) {
  const words = useWords();
  const format = useFormat();
  const { ticketMoney: text } = words;
  const { covered, ground, until, contract, part, misuse } = decision;
  const details = [
    contract ? text.contract(contract.number) : null,
    contract && contract.visitsLeft !== null ? text.visitsLeft(contract.visitsLeft) : null,
    part ? text.part(part.name, part.installedOn) : null,
    until ? (covered ? text.until(until) : text.ended(until)) : null,
  ].filter((detail) => detail !== null);
  return (
    <div className={styles.reason}>
      <strong>{covered ? text.covered : text.notCovered}</strong>
      <span>{words.warrantyGrounds[ground]}</span>
      {details.length > 0 ? <span className={pageStyles.hint}>{details.join(' · ')}</span> : null}
      {misuse && withMisuse ? (
        <div>
          <div className={pageStyles.hint}>{text.misuseBy(misuse.engineerName, format.exact(misuse.declaredAt))}</div>
          <p className={pageStyles.preserve}>{misuse.note}</p>
          <AttachmentGallery attachments={misuse.photos} />
        </div>
      ) : null}
    </div>
  );
}
