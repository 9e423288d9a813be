import { useState } from 'react';
import { buttonClass } from '@/components/button';
import { Card } from '@/components/card';
import { TextField } from '@/components/field';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import type { ReportDraft } from '@/reporting/draft';
import { call } from '@/session/call';
import { updateMe } from '@/session/session';
import { fieldId } from './use-report';

interface ContactCardProps {
  draft: ReportDraft;
  change: (changes: Partial<ReportDraft>) => void;
  nameError: string | null;
  phoneError: string | null;
}

/** Who to call. WeChat offers the number by one tap; refusing it leaves typing. */
export function ContactCard({ draft, change, nameError, phoneError }: ContactCardProps) {
  const words = useWords();
  const [refused, setRefused] = useState<string | null>(null);

  const takePhone = async (wechatPhoneCode: string): Promise<void> => {
    try {
      const me = await call('PUT /me/phone', { body: { wechatPhoneCode } });
      updateMe(me);
      setRefused(null);
      if (me.phone) change({ contactPhone: me.phone });
    } catch (error) {
      setRefused(failureText(words, error));
    }
  };
  const button = device.offersPhoneNumber() && draft.contactPhone === '' && (
    <device.PhoneNumberButton
      className={buttonClass('secondary', false, true)}
      onCode={(code) => void takePhone(code)}
      onFailure={({ failure }) => setRefused(words.failures.device[failure])}
    >
      {words.report.useWechatPhone}
    </device.PhoneNumberButton>
  );
  return (
    <Card title={words.report.contact} hint={words.report.contactWhy}>
      <TextField id={fieldId('contact.name')} label={words.report.contactName} placeholder={words.report.contactNameExample} longest={50} value={draft.contactName} onChange={(contactName) => change({ contactName })} error={nameError} />
      <TextField
        id={fieldId('contact.phone')}
        label={words.report.contactPhone}
        placeholder={words.report.contactPhoneExample}
        type="phone"
        longest={20}
        value={draft.contactPhone}
        onChange={(contactPhone) => change({ contactPhone })}
        error={phoneError}
        hint={refused ?? undefined}
        after={button}
      />
    </Card>
  );
}
