import { Alert } from 'antd';
import { useWords } from '../../i18n';
import { Logo } from '../../layout/logo';
import styles from './login.module.css';
import { LoginScreen } from './login-screen';
import { PasswordLogin } from './password-login';
import { QrLogin } from './qr-login';

const kept = { 'logged-out': 'loggedOut', expired: 'expired', 'ended-elsewhere': 'endedElsewhere' } as const;

export default function LoginPage({ reason, username = '' }: { reason: 'none' | 'logged-out' | 'expired' | 'ended-elsewhere'; username?: string }) {
  const words = useWords();
  return (
    <LoginScreen>
      <div className={styles.card}>
        <section className={styles.side}>
          <div className={styles.brand}>
            <Logo size={32} /> {words.general.product}
          </div>
          <p className={styles.tagline}>{words.login.tagline}</p>
          <h1 className={styles.title}>{words.login.title}</h1>
          {reason === 'none' ? null : <Alert type={reason === 'logged-out' ? 'success' : 'info'} showIcon title={words.login[kept[reason]]} style={{ marginBottom: 16 }} />}
          <PasswordLogin username={username} />
        </section>
        <div className={styles.divider} aria-hidden />
        <section className={`${styles.side} ${styles.qr}`}>
          <QrLogin />
        </section>
      </div>
    </LoginScreen>
  );
}
