import { useState } from 'react';
import { device } from '@/device';
import type { JobStep } from '@/field-work/job-step';
import { takeStep } from '@/field-work/sender';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';

interface Steps {
  busy: boolean;
  /** True when the step is with the server or safely on the phone; false when it was refused, which has been said. */
  take: (step: JobStep) => Promise<boolean>;
}

/** Takes steps one at a time and says what became of each. */
export function useSteps(visitId: number): Steps {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const take = async (step: JobStep): Promise<boolean> => {
    setBusy(true);
    try {
      const { kind } = await takeStep(visitId, step);
      device.toast(kind === 'sent' ? words.fieldWork.done[step.kind] : words.fieldWork.kept);
      return true;
    } catch (error) {
      device.toast(failureText(words, error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, take };
}
