import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { TextProvider } from './i18n/text-context.js';
import './styles/tokens.css';
import './styles/page.css';
import './styles/controls.css';
import './styles/map.css';
import './styles/panel.css';
import './styles/phone.css';
import './styles/sheets.css';
import './styles/phone-apps.css';
import './styles/wechat.css';
import './styles/chat.css';
import './styles/mini-program.css';
import './styles/camera.css';
import './styles/payment.css';
import './styles/pay-panel.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <TextProvider>
        <App />
      </TextProvider>
    </StrictMode>,
  );
}
