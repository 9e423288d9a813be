import { Image, Text, View } from '@tarojs/components';
import type { ApproveQuoteRequest, AttachmentClaim, Quote, TicketMoney } from '@scanfix/shared-types';
import { useEffect, useRef, useState } from 'react';
import { isPassing } from '@/api/failures';
import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import { Sheet } from '@/components/sheet';
import { SignaturePad } from '@/components/signature-pad';
import { device, type LocalFile } from '@/device';
import { useWords } from '@/i18n';
import { yuan } from '@/i18n/format';
import { failureText, fieldText } from '@/i18n/wording';
import { needsUpload, type DraftFile } from '@/reporting/draft';
import { uploadVouched, type Voucher } from '@/reporting/uploads';
import styles from './approve-sheet.module.scss';

interface ApproveSheetProps {
  quote: Quote;
  /** Suggested. */
  signerName: string;
  /** Vouches for the signature where there is no session. */
  voucher: Voucher | null;
  approve: (body: ApproveQuoteRequest, idempotencyKey: string) => Promise<TicketMoney>;
  onApproved: (money: TicketMoney) => void;
  /** Somebody else decided, or the quote is another one by now. */
  onRefused: () => void;
  onClose: () => void;
}

/** The name and the signature under a sum. The picture is sent once, and the approval arrives once, however often one tries. */
export function ApproveSheet({ quote, signerName, voucher, approve, onApproved, onRefused, onClose }: ApproveSheetProps) {
  const words = useWords();
  const [signer, setSigner] = useState(signerName);
  const [signerError, setSignerError] = useState<string | null>(null);
  const [drawn, setDrawn] = useState<DraftFile | null>(null);
  const [preview, setPreview] = useState<string | null>(null);
  const [signing, setSigning] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(device.randomId());
  const uploaded = useRef<DraftFile | null>(null);

  const picture = drawn?.file.path ?? null;
  useEffect(() => {
    let gone = false;
    if (drawn) void device.previewFile(drawn.file).then((url) => !gone && setPreview(url));
    return () => {
      gone = true;
    };
  }, [drawn, picture]);

  const claimOf = async (file: DraftFile): Promise<AttachmentClaim | null> => {
    const sent = uploaded.current ?? file;
    uploaded.current = needsUpload(sent, Date.now()) ? await uploadVouched(file.file, voucher, () => undefined) : sent;
    return uploaded.current.claim;
  };
  const send = async (file: DraftFile): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const image = await claimOf(file);
      if (!image) return;
      const money = await approve({ signerName: signer.trim(), image, total: quote.total }, key.current);
      void device.discardFile(file.file);
      onApproved(money);
    } catch (failure) {
      setError(failureText(words, failure));
      setBusy(false);
      if (isPassing(failure)) return;
      // A definite no: what is tried next is another intent, with a picture of its own.
      key.current = device.randomId();
      uploaded.current = null;
      onRefused();
    }
  };
  const submit = (): void => {
    if (signer.trim() === '') setSignerError(fieldText(words, 'required'));
    else if (!drawn) setError(words.quote.signNeeded);
    else void send(drawn);
  };
  const signed = (file: LocalFile): void => {
    if (drawn) void device.discardFile(drawn.file);
    uploaded.current = null;
    setDrawn({ file, claim: null, uploadedAt: null });
    setSigning(false);
    setError(null);
  };
  return (
    <Sheet title={words.quote.approveTitle(yuan(quote.total))} onClose={onClose} foot={<Button wide busy={busy} onClick={submit}>{words.quote.submitApproval(yuan(quote.total))}</Button>}>
      <Text className={styles.text}>{quote.total > 0 ? words.quote.approveText : words.quote.approveNothing}</Text>
      <TextField
        id="approve-signer"
        label={words.quote.signer}
        value={signer}
        placeholder={words.quote.signerExample}
        longest={50}
        error={signerError}
        onChange={(value) => {
          setSigner(value);
          setSignerError(null);
        }}
      />
      <View className={styles.sign}>
        {drawn && preview && <Image className={styles.signature} src={preview} mode="aspectFit" onClick={() => setSigning(true)} />}
        <Button wide look={drawn ? 'secondary' : 'primary'} icon="pencil" onClick={() => setSigning(true)}>{drawn ? words.quote.signAgain : words.quote.sign}</Button>
      </View>
      {error && <Text className={styles.error}>{error}</Text>}
      {signing && <SignaturePad title={words.quote.approveTitle(yuan(quote.total))} onSigned={signed} onClose={() => setSigning(false)} />}
    </Sheet>
  );
}
