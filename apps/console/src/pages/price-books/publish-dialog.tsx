import type { PriceBook } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Modal } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { pageStyles } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { priceChanges } from './price-changes';
import styles from './price-books.module.css';
import { useAllParts } from './use-price-books';

interface PublishDialogProps {
  book: PriceBook;
  /** What counts now. */
  current: PriceBook | null;
  today: string;
  open: boolean;
  onClose: () => void;
}

/** Asks with what will change: afterwards nothing can be taken back. */
export function PublishDialog({ book, current, today, open, onClose }: PublishDialogProps) {
  const words = useWords();
  const { priceBooks: text } = words;
  const client = useQueryClient();
  const { message } = App.useApp();
  const publish = useMutation({
    mutationFn: () => call('POST /price-books/:id/publish', { params: { id: book.id } }),
    onSuccess: () => {
      void message.success(text.published);
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.priceBooks }),
  });
  return (
    <Modal open={open} title={text.publishTitle(book.name)} width={620} okText={text.publish} okButtonProps={{ loading: publish.isPending }} onOk={() => publish.mutate()} onCancel={onClose} afterClose={publish.reset} destroyOnHidden>
      <ProblemNotice error={publish.error} />
      <p style={{ marginTop: 0 }}>{text.publishText(book.effectiveFrom)}</p>
      {book.effectiveFrom < today ? <Alert type="warning" showIcon title={text.publishPast(book.effectiveFrom)} style={{ marginBottom: 12 }} /> : null}
      {current ? <Changes before={current} after={book} /> : <p>{text.publishFirst}</p>}
    </Modal>
  );
}

function Changes({ before, after }: { before: PriceBook; after: PriceBook }) {
  const words = useWords();
  const { priceBooks: text } = words;
  const { byId } = useAllParts(before.parts.length + after.parts.length > 0);
  const changes = priceChanges(before, after, words, (id) => byId.get(id)?.name ?? text.unknownPart);
  return (
    <>
      <b>{text.publishChanges(before.name)}</b>
      {changes.length === 0 ? <p className={pageStyles.hint}>{text.publishNothing}</p> : null}
      {changes.length > 0 ? (
        <ul className={`${styles.rows} ${styles.changes}`} data-testid="price-changes">
          {changes.map((change) => (
            <li key={change.label} className={styles.row}>
              <span className={styles.rowText}>{change.label}</span>
              <span>
                {change.before === null ? text.changeAdded : <span className={styles.was}>{change.before}</span>}{' → '}
                <span className={change.difference > 0 ? styles.up : change.difference < 0 ? styles.down : undefined}>{change.after ?? text.changeRemoved}</span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
