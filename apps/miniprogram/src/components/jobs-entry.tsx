import { useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { keptList } from '@/field-work/kept-jobs';
import { useFieldQueue } from '@/field-work/use-field-work';
import { useWords } from '@/i18n';
import { open } from '@/navigation/navigation';
import { useSession } from '@/session/use-session';
import { Card, LinkRow } from './card';

/** The way to the workbench, for who works on jobs. */
export function JobsEntry() {
  const words = useWords();
  const session = useSession();
  const waiting = useFieldQueue().entries.length;
  const [count, setCount] = useState(0);
  useDidShow(() => setCount(keptList('open')?.value.length ?? 0));
  if (session?.me.permissions.includes('job:work') !== true) return null;
  const { fieldWork } = words;
  const text = [count > 0 ? fieldWork.openJobs(count) : fieldWork.entryHint, waiting > 0 ? fieldWork.waiting(waiting) : null].filter(Boolean).join(' · ');
  return <Card><LinkRow icon="wrench" title={fieldWork.title} text={text} onClick={() => open('/engineer/today/index', {})} /></Card>;
}
