import type { Locale } from '@scanfix/shared-types';
import { useCallback, useRef, useState } from 'react';
import type { PersonView } from '../../contract.js';
import { targetOf } from '../links.js';
import { sandboxApi } from '../sandbox-api.js';
import { BridgeRefusal, type BridgeHandlers } from './bridge.js';
import type { PhoneSettings, Position } from './phone-settings.js';
import { usePrompts } from './prompts.js';
import { usePayment } from './use-payment.js';

export type AppName = 'home' | 'wechat' | 'messages' | 'browser';

/** A page in a frame. `launch` grows each time it is opened anew, also at the same address. */
export interface OpenedPage {
  url: string;
  launch: number;
}

/** Who holds the camera: WeChat's own scan, the mini-program's, or the phone's camera. */
export type ScanPurpose = 'wechat' | 'mini-program' | 'camera';
interface Scanning {
  purpose: ScanPurpose;
  finish: (text: string | null) => void;
}

interface PhoneInput {
  person: PersonView;
  settings: PhoneSettings;
  changeSettings: (changes: Partial<PhoneSettings>) => void;
  position: Position;
  h5Url: string;
  /** The mini-program's. */
  appId: string;
  language: Locale;
}

let launches = 0;
const opened = (url: string): OpenedPage => ({ url, launch: (launches += 1) });

/** One person's phone: what is open on it, and what WeChat answers to the mini-program. */
export function usePhone({ person, settings, changeSettings, position, h5Url, appId, language }: PhoneInput) {
  const [app, setApp] = useState<AppName>('wechat');
  const [miniProgram, setMiniProgram] = useState<OpenedPage | null>(null);
  const [miniProgramShown, setMiniProgramShown] = useState(false);
  const [title, setTitle] = useState({ title: '', canGoBack: true });
  const [browserPage, setBrowserPage] = useState<OpenedPage | null>(null);
  const [scanning, setScanning] = useState<Scanning | null>(null);
  const [unknownResult, setUnknownResult] = useState<string | null>(null);
  const { prompt, ask, dismissAll } = usePrompts();
  const { paying, pay, giveUp } = usePayment();
  const [payProblem, setPayProblem] = useState<string | null>(null);
  // An answer counts at once, not with the next drawing: who asks right after it is not asked again.
  const locationPermission = useRef(settings.locationPermission);
  locationPermission.current = settings.locationPermission;

  const launch = useCallback((url: string) => {
    dismissAll();
    giveUp();
    setTitle({ title: '', canGoBack: true });
    setMiniProgram(opened(url));
    setMiniProgramShown(true);
    setApp('wechat');
  }, [dismissAll, giveUp]);

  const browse = useCallback((url: string) => {
    setMiniProgramShown(false);
    setBrowserPage(opened(url));
    setApp('browser');
  }, []);

  /** A payment code that somebody shows: whoever holds this phone pays. */
  const payCode = useCallback((codeUrl: string) => {
    setApp('wechat');
    pay({ person: person.id, codeUrl }).catch((error: Error) => {
      const reason = error.message.replace(/^requestPayment:fail /, '');
      if (reason !== 'cancel') setPayProblem(reason);
    });
  }, [pay, person.id]);

  /** As a tap on a link in a chat, or WeChat's scan. */
  const openInWechat = useCallback((text: string) => {
    const target = targetOf(text, h5Url);
    if (target.kind === 'mini-program') launch(target.url);
    else if (target.kind === 'payment') payCode(target.codeUrl);
    else setUnknownResult(target.kind === 'web' ? target.url : target.text);
  }, [h5Url, launch, payCode]);

  const openOutside = useCallback((text: string) => {
    const target = targetOf(text, h5Url);
    // A code of WeChat's own means nothing to an ordinary camera.
    if (target.kind === 'text' || target.kind === 'payment' || (target.kind === 'mini-program' && target.path)) setUnknownResult(text);
    else browse(target.url);
  }, [h5Url, browse]);

  const lookThroughCamera = useCallback(
    (purpose: ScanPurpose) =>
      new Promise<string | null>((resolve) => {
        setScanning({
          purpose,
          finish: (text) => {
            setScanning(null);
            resolve(text);
          },
        });
      }),
    [],
  );

  async function scan(purpose: 'wechat' | 'camera'): Promise<void> {
    setUnknownResult(null);
    const text = await lookThroughCamera(purpose);
    if (text === null) return;
    if (purpose === 'wechat') openInWechat(text);
    else openOutside(text);
  }

  function requireNetwork(method: string): void {
    if (!settings.online) throw new BridgeRefusal(`${method}:fail request:fail network unavailable`);
  }

  const wechatBridge: BridgeHandlers = {
    hello: async () => ({ person: person.id, online: settings.online, language }),
    login: async () => {
      requireNetwork('login');
      return sandboxApi.loginCode(person.id);
    },
    getPhoneNumber: async () => {
      requireNetwork('getPhoneNumber');
      const allowed = !person.refusesPhone && person.phone !== null && (await ask({ kind: 'phone-number' }));
      if (!allowed) throw new BridgeRefusal('getPhoneNumber:fail user deny');
      return sandboxApi.phoneCode(person.id);
    },
    scan: async () => {
      const text = await lookThroughCamera('mini-program');
      if (text === null) throw new BridgeRefusal('scanCode:fail cancel');
      const target = targetOf(text, h5Url);
      return target.kind === 'mini-program' && target.path ? { result: '', path: target.path } : { result: text };
    },
    getLocation: async () => {
      if (locationPermission.current === 'ask') {
        locationPermission.current = (await ask({ kind: 'location' })) ? 'allowed' : 'denied';
        changeSettings({ locationPermission: locationPermission.current });
      }
      if (locationPermission.current === 'denied') throw new BridgeRefusal('getLocation:fail auth deny');
      const { latitude, longitude, accuracy } = position;
      return { latitude, longitude, accuracy };
    },
    requestPayment: async (params) => {
      requireNetwork('requestPayment');
      // WeChat goes by the mini-program that is running, whatever the page says.
      return pay({ person: person.id, params: { ...params, appId } });
    },
    makePhoneCall: async ({ phoneNumber }) => {
      if (!(await ask({ kind: 'call', number: phoneNumber }))) throw new BridgeRefusal('makePhoneCall:fail cancel');
      return null;
    },
    setTitle: async ({ title: next, canGoBack = true }) => {
      setTitle({ title: next, canGoBack });
      return null;
    },
  };

  return {
    app,
    miniProgram,
    miniProgramShown,
    title,
    browserPage,
    scanning,
    unknownResult,
    prompt,
    paying,
    payProblem,
    forgetPayProblem: () => setPayProblem(null),
    wechatBridge,
    launch,
    openInWechat,
    openOutside,
    scan,
    call: (number: string) => ask({ kind: 'call', number }),
    forgetResult: () => setUnknownResult(null),
    showMiniProgram: () => (miniProgram ? setMiniProgramShown(true) : launch(`${h5Url}/`)),
    hideMiniProgram: () => setMiniProgramShown(false),
    goHome: () => {
      scanning?.finish(null);
      setUnknownResult(null);
      setApp('home');
    },
    openApp: setApp,
  };
}

export type PhoneState = ReturnType<typeof usePhone>;
