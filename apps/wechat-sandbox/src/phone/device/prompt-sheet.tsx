import { maskPhone } from '@scanfix/shared-types';
import { Phone as PhoneIcon, PhoneOff } from 'lucide-react';
import { useState } from 'react';
import type { PersonView } from '../../contract.js';
import { useText } from '../i18n/text-context.js';
import { AppLogo } from '../wechat/app-logo.js';
import type { Prompt } from './prompts.js';

export function PromptSheet({ prompt, person }: { prompt: Prompt; person: PersonView }) {
  return prompt.kind === 'call' ? <CallPrompt number={prompt.number} answer={prompt.answer} /> : <PermissionSheet prompt={prompt} person={person} />;
}

/** As WeChat asks: who wants what, why, and two buttons. */
function PermissionSheet({ prompt, person }: { prompt: Prompt; person: PersonView }) {
  const { permission, common, app } = useText();
  const forPhone = prompt.kind === 'phone-number';
  return (
    <div className="sheet-backdrop">
      <div className="sheet" role="dialog" aria-modal data-testid={`prompt-${prompt.kind}`}>
        <div className="sheet__asker">
          <AppLogo size={24} />
          <strong>{app.name}</strong>
          <span>{permission.asks}</span>
        </div>
        <h2>{forPhone ? permission.phoneTitle : permission.locationTitle}</h2>
        <p>{forPhone ? permission.phoneReason : permission.locationReason}</p>
        {forPhone && person.phone && (
          <div className="sheet__choice">
            <strong>{maskPhone(person.phone)}</strong>
            <span>{permission.phoneBound}</span>
          </div>
        )}
        <div className="sheet__buttons">
          <button className="wx-button wx-button--plain" onClick={() => prompt.answer(false)} data-testid="prompt-deny">
            {common.deny}
          </button>
          <button className="wx-button" onClick={() => prompt.answer(true)} data-testid="prompt-allow">
            {common.allow}
          </button>
        </div>
      </div>
    </div>
  );
}

function CallPrompt({ number, answer }: { number: string; answer: (allowed: boolean) => void }) {
  const { permission, common } = useText();
  const [calling, setCalling] = useState(false);
  if (calling) {
    return (
      <div className="call" role="dialog" aria-modal data-testid="calling">
        <strong>{number}</strong>
        <span>{permission.calling}</span>
        <button className="call__hang-up" onClick={() => answer(true)} aria-label={permission.hangUp} data-testid="hang-up">
          <PhoneOff size={28} />
        </button>
      </div>
    );
  }
  return (
    <div className="sheet-backdrop">
      <div className="action-sheet" role="dialog" aria-modal data-testid="prompt-call">
        <button onClick={() => setCalling(true)} data-testid="prompt-allow">
          <PhoneIcon size={18} aria-hidden /> {permission.callTitle(number)}
        </button>
        <button onClick={() => answer(false)} data-testid="prompt-deny">
          {common.cancel}
        </button>
      </div>
    </div>
  );
}
