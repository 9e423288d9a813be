import { Button } from 'antd';
import { session } from '../../api/session';
import { PasswordForm } from '../../components/password-form';
import { useWords } from '../../i18n';
import styles from './login.module.css';
import { LoginScreen } from './login-screen';

/** A password that somebody else generated opens nothing but this page. */
export default function FirstPasswordPage() {
  const words = useWords();
  return (
    <LoginScreen>
      <div className={`${styles.card} ${styles.single}`}>
        <section className={styles.side}>
          <h1 className={styles.title}>{words.login.changeTitle}</h1>
          <p className={styles.tagline}>{words.login.changeHint}</p>
          <PasswordForm />
          <Button type="link" style={{ marginTop: 16, paddingInline: 0 }} onClick={() => session.end('logged-out')}>
            {words.layout.logOut}
          </Button>
        </section>
      </div>
    </LoginScreen>
  );
}
