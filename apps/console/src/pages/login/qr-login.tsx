import { CheckCircleFilled, ReloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useEffect } from 'react';
import { call } from '../../api/call';
import { isProblem } from '../../api/problem';
import { session } from '../../api/session';
import { useProblemMessage } from '../../components/problem-notice';
import { QrImage } from '../../components/qr-image';
import { useNow } from '../../components/use-now';
import { useWords } from '../../i18n';
import styles from './login.module.css';

const pollMilliseconds = 2_000;

/** A code to scan with the mini-program; asks every two seconds whether somebody did, while the tab is looked at. */
export function QrLogin() {
  const words = useWords();
  const message = useProblemMessage();
  const created = useQuery({ queryKey: ['login-request'], queryFn: () => call('POST /auth/login-requests'), staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, retry: false });
  const request = created.data;
  const polled = useQuery({
    queryKey: ['login-request', request?.token],
    queryFn: async () => {
      if (!request) throw new Error('There is nothing to poll.');
      return call('POST /auth/login-requests/:token/poll', { params: { token: request.token }, body: { pollToken: request.pollToken } });
    },
    enabled: request !== undefined,
    gcTime: 0,
    retry: false,
    refetchInterval: ({ state }) => (isOver(state.data?.status) || isProblem(state.error, 'login-request-expired', 'login-request-answered', 'not-found') ? false : pollMilliseconds),
  });
  const login = polled.data?.login;
  useEffect(() => {
    if (login) session.accept(login);
  }, [login]);

  const now = useNow(1_000);
  const expired = (request !== undefined && now > Date.parse(request.expiresAt)) || polled.data?.status === 'expired' || isProblem(polled.error, 'login-request-expired', 'login-request-answered', 'not-found');
  const status = expired ? 'expired' : (polled.data?.status ?? 'waiting');
  const refresh = (
    <Button size="small" icon={<ReloadOutlined />} onClick={() => void created.refetch()} loading={created.isFetching}>
      {words.login.qrRefresh}
    </Button>
  );
  return (
    <>
      <h2 className={styles.title}>{words.login.qrTitle}</h2>
      <div className={styles.qrBox} data-testid="qr-login" data-status={status}>
        {request ? <QrImage text={request.url} alt={words.login.qrAlt} /> : created.error ? null : <Skeleton.Node active style={{ width: 200, height: 200 }} />}
        {created.error ? <div className={styles.veil}><span>{words.login.qrFailed}</span><span style={{ fontWeight: 400 }}>{message(created.error)}</span>{refresh}</div> : null}
        {request && status === 'expired' ? <div className={styles.veil}>{words.login.qrExpired}{refresh}</div> : null}
        {request && status === 'refused' ? <div className={styles.veil}>{words.login.qrRefused}{refresh}</div> : null}
        {request && (status === 'scanned' || status === 'approved') ? <div className={styles.veil}><CheckCircleFilled className={styles.scanned} aria-hidden />{words.login.qrScanned}</div> : null}
      </div>
      <p className={styles.tagline} style={{ marginBottom: 0 }}>{words.login.qrHint}</p>
    </>
  );
}

function isOver(status: string | undefined): boolean {
  return status === 'approved' || status === 'refused' || status === 'expired';
}
