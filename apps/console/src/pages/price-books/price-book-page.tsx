import { CopyOutlined, DeleteOutlined, EditOutlined } from '@ant-design/icons';
import type { PriceBook } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Result } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { useFormat } from '../../components/format';
import { Facts, Loaded, Page, pageStyles, Panel } from '../../components/page';
import { useProblemMessage } from '../../components/problem-notice';
import { TimeText } from '../../components/time-text';
import { todayIn } from '../../components/zone';
import { useWords } from '../../i18n';
import { inForceOn, standingOf } from './price-book-standing';
import { percentText } from './price-changes';
import { PriceSheet } from './price-sheet';
import { PublishDialog } from './publish-dialog';
import { StandingMark } from './standing-mark';
import { TryPrices } from './try-prices';
import { usePriceBooks } from './use-price-books';

export default function PriceBookPage() {
  const words = useWords();
  const id = Number(useParams()['id']);
  const query = usePriceBooks();
  const book = query.data?.find((one) => one.id === id);
  // One that was just made is not in the list that was read before.
  if (query.data && !book && !query.isFetching) return <Result status="404" title={words.priceBooks.notFound} subTitle={words.problems['not-found']} />;
  return <Loaded query={{ ...query, data: book }}>{(found) => <Book book={found} all={query.data ?? []} />}</Loaded>;
}

function Book({ book, all }: { book: PriceBook; all: PriceBook[] }) {
  const words = useWords();
  const { priceBooks: text } = words;
  const navigate = useNavigate();
  const mayWrite = useMay('price:write');
  const [publishing, setPublishing] = useState(false);
  const remove = useRemove(book);
  const today = todayIn(useFormat().timeZone);
  const standing = standingOf(book, today);
  const note = { draft: text.draftNote, coming: text.comingNote(book.effectiveFrom), 'in-force': null, past: text.pastNote }[standing];
  const actions = book.status === 'draft' ? (
    <>
      <Button danger icon={<DeleteOutlined />} onClick={remove}>{words.general.remove}</Button>
      <Button icon={<EditOutlined />} onClick={() => void navigate(`/price-books/${book.id}/edit`)}>{words.general.edit}</Button>
      <Button type="primary" onClick={() => setPublishing(true)}>{text.publish}</Button>
    </>
  ) : <Button icon={<CopyOutlined />} onClick={() => void navigate(`/price-books/new?copy=${book.id}`)}>{text.copy}</Button>;
  return (
    <Page title={book.name} backTo="/price-books" extra={mayWrite ? actions : null}>
      {note ? <Alert type={standing === 'draft' ? 'warning' : 'info'} showIcon title={note} style={{ marginBottom: 16 }} /> : null}
      <div className={pageStyles.columns}>
        <div><PriceSheet book={book} /></div>
        <aside>
          <Panel>
            <Facts
              facts={[
                [text.columns.standing, <StandingMark key="s" standing={standing} />],
                [text.columns.period, text.period(book.effectiveFrom, book.effectiveUntil)],
                [text.taxRate, percentText(book.taxRate)],
                [text.columns.changed, book.publishedAt ? <span key="p">{book.publishedBy} <TimeText at={book.publishedAt} /></span> : null],
              ]}
            />
          </Panel>
          <TryPrices key={book.id} book={book} />
        </aside>
      </div>
      <PublishDialog book={book} current={inForceOn(all, today)} today={today} open={publishing} onClose={() => setPublishing(false)} />
    </Page>
  );
}

function useRemove({ id, name }: PriceBook): () => void {
  const words = useWords();
  const { priceBooks: text } = words;
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const wordFor = useProblemMessage();
  const remove = useMutation({
    mutationFn: () => call('DELETE /price-books/:id', { params: { id } }),
    onSuccess: () => {
      client.setQueryData<PriceBook[]>(keys.priceBooks, (before) => before?.filter((book) => book.id !== id));
      void message.success(text.deleted);
      void navigate('/price-books', { replace: true });
    },
    onError: (error) => void message.error(wordFor(error), 6),
  });
  return () => void modal.confirm({ title: text.deleteTitle(name), content: text.deleteText, okText: words.general.remove, okButtonProps: { danger: true }, onOk: () => remove.mutateAsync().catch(() => undefined) });
}
