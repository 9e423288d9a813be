import type { SignatureView } from '@scanfix/shared-types';
import { useFormat } from '../../../components/format';
import { useWords } from '../../../i18n';
import styles from './visits.module.css';

export function SignatureFacts({ signature }: { signature: SignatureView | null }) {
  const words = useWords();
  const format = useFormat();
  return (
    <div className={styles.section} data-testid="signature">
      <h3 className={styles.sectionTitle}>{words.visits.signature}</h3>
      {signature ? (
        <>
          {signature.image ? <img className={styles.signature} src={signature.image.url} alt={words.visits.signatureAlt(signature.signerName)} /> : null}
          <span className={styles.quiet}>
            {signature.kind === 'remote' ? words.visits.signedRemotely(signature.signerName, format.exact(signature.at)) : words.visits.signedOnScreen(signature.signerName, format.exact(signature.at))}
          </span>
        </>
      ) : (
        <span className={styles.quiet}>{words.visits.notSigned}</span>
      )}
    </div>
  );
}
