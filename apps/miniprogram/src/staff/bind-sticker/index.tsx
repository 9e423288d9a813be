import { useRouter } from '@tarojs/taro';
import type { StickerDetail } from '@scanfix/shared-types';
import { useState } from 'react';
import { LoginNeededError } from '@/api/failures';
import { Button } from '@/components/button';
import { screen } from '@/components/screen';
import { Failure, Message, Skeleton } from '@/components/states';
import { useLoaded } from '@/components/use-loaded';
import { useWords } from '@/i18n';
import { placeText, spacedCode } from '@/i18n/format';
import { open } from '@/navigation/navigation';
import { call } from '@/session/call';
import { ensureSession } from '@/session/session';
import { useSession } from '@/session/use-session';
import { parseScanQuery } from '@/stickers/scanned';
import { ChooseSticker } from './choose-sticker';
import { ChooseTarget } from './choose-target';

const boundTo = ({ asset, location }: StickerDetail): string => asset?.name ?? (location ? placeText(location.path) : '');

/** First the sticker, then what it belongs to; afterwards the next one. */
function Bind() {
  const words = useWords();
  const { params } = useRouter();
  const [code, setCode] = useState(() => {
    const scanned = parseScanQuery(params);
    return scanned.kind === 'sticker' ? scanned.code : null;
  });
  const [bound, setBound] = useState<StickerDetail | null>(null);
  const sticker = useLoaded(code, () => call('GET /stickers/by-code/:code', { params: { code: code ?? '' } }));
  const next = (): void => {
    setBound(null);
    setCode(null);
  };

  if (bound) {
    return (
      <Message icon="check" tone="good" title={words.staff.bound} text={words.staff.boundText(spacedCode(bound.code), boundTo(bound))}>
        <Button icon="scan" onClick={next}>{words.staff.bindNext}</Button>
        <Button look="secondary" onClick={() => open('/pages/scan/index', { code: bound.code })}>{words.staff.view}</Button>
      </Message>
    );
  }
  if (!code) return <ChooseSticker onCode={setCode} />;
  if (!sticker.value) {
    if (!sticker.error) return <Skeleton cards={1} />;
    return <Failure error={sticker.error} onRetry={() => void sticker.reload()}><Button look="secondary" icon="scan" onClick={next}>{words.scan.scanAgain}</Button></Failure>;
  }
  const { status } = sticker.value;
  if (status === 'lost' || status === 'void') {
    return <Message icon="alert" tone="bad" title={words.staff.unusable[status]} text={words.scan.code(spacedCode(code))}><Button icon="scan" onClick={next}>{words.scan.scanAgain}</Button></Message>;
  }
  return <ChooseTarget sticker={sticker.value} boundTo={boundTo(sticker.value)} onBound={setBound} onOther={next} />;
}

function BindSticker() {
  const words = useWords();
  const session = useSession();
  const access = useLoaded(`as ${session?.me.id ?? 'nobody'}`, ensureSession);
  if (access.error instanceof LoginNeededError) {
    return <Message icon="person" title={words.failures.loginNeeded}><Button onClick={() => open('/pages/login/index', {})}>{words.me.logIn}</Button></Message>;
  }
  if (access.error) return <Failure error={access.error} onRetry={() => void access.reload()} />;
  if (!access.value) return <Skeleton cards={1} />;
  if (!access.value.me.permissions.includes('sticker:bind')) return <Message icon="shield" tone="bad" title={words.staff.forbiddenTitle} text={words.staff.forbiddenText} />;
  return <Bind />;
}

export default screen(BindSticker, { title: (words) => words.staff.bindTitle });
