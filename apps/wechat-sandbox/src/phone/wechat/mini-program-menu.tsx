import { Copy, Home, RotateCw, Settings } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { PersonView } from '../../contract.js';
import type { PhoneSettings } from '../device/phone-settings.js';
import type { OpenedPage } from '../device/use-phone.js';
import { useText } from '../i18n/text-context.js';
import { AppLogo } from './app-logo.js';
import { PermissionSettings } from './permission-settings.js';

interface MiniProgramMenuProps {
  page: OpenedPage;
  person: PersonView;
  settings: PhoneSettings;
  changeSettings: (changes: Partial<PhoneSettings>) => void;
  onHome: () => void;
  onReload: () => void;
  onClose: () => void;
}

/** What the capsule's three dots open. */
export function MiniProgramMenu({ page, person, settings, changeSettings, onHome, onReload, onClose }: MiniProgramMenuProps) {
  const { miniProgram, app, common } = useText();
  const [settingsOpen, setSettingsOpen] = useState(false);
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <div className="sheet-backdrop" onClick={onClose}>
      <div className="sheet sheet--menu" role="dialog" aria-modal onClick={(event) => event.stopPropagation()} data-testid="mini-program-menu">
        <div className="sheet__asker">
          <AppLogo size={24} />
          <strong>{app.name}</strong>
        </div>
        {settingsOpen ? (
          <PermissionSettings person={person} settings={settings} changeSettings={changeSettings} />
        ) : (
          <div className="menu-grid">
            <MenuItem label={miniProgram.home} testId="menu-home" onUse={then(onHome)} icon={<Home size={24} />} />
            <MenuItem label={miniProgram.reload} testId="menu-reload" onUse={then(onReload)} icon={<RotateCw size={24} />} />
            <MenuItem label={miniProgram.settings} testId="menu-settings" onUse={() => setSettingsOpen(true)} icon={<Settings size={24} />} />
            <MenuItem
              label={miniProgram.copyLink}
              testId="menu-copy"
              onUse={then(() => void navigator.clipboard?.writeText(page.url).catch(() => undefined))}
              icon={<Copy size={24} />}
            />
          </div>
        )}
        <button className="sheet__cancel" onClick={onClose} data-testid="menu-cancel">
          {common.cancel}
        </button>
      </div>
    </div>
  );
}

function MenuItem({ label, testId, icon, onUse }: { label: string; testId: string; icon: ReactNode; onUse: () => void }) {
  return (
    <button className="menu-grid__item" onClick={onUse} data-testid={testId}>
      <span>{icon}</span>
      {label}
    </button>
  );
}
