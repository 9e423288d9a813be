import { Link } from 'react-router';
import { spokenNumber } from './format';
import styles from './page.module.css';

export function TicketLink({ id, number }: { id: number; number: string }) {
  return <Link to={`/tickets/${id}`} className={styles.mono}>{spokenNumber(number)}</Link>;
}
