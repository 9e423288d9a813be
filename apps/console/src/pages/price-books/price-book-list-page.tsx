import { CopyOutlined, PlusOutlined } from '@ant-design/icons';
import type { PriceBook } from '@scanfix/shared-types';
import { Alert, Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../../api/me';
import { DataList } from '../../components/data-list';
import { useFormat } from '../../components/format';
import { moneyText } from '../../components/money';
import { Page, pageStyles as page } from '../../components/page';
import { TimeText } from '../../components/time-text';
import { allOnOnePage } from '../../components/use-pages';
import { todayIn } from '../../components/zone';
import { useWords } from '../../i18n';
import { inForceOn, inOrder, standingOf } from './price-book-standing';
import styles from './price-books.module.css';
import { StandingMark } from './standing-mark';
import { TryPrices } from './try-prices';
import { usePriceBooks } from './use-price-books';

export default function PriceBookListPage() {
  const words = useWords();
  const { priceBooks: text } = words;
  const navigate = useNavigate();
  const mayWrite = useMay('price:write');
  const mayTry = useMay('ticket:submit');
  const query = usePriceBooks();
  const today = todayIn(useFormat().timeZone);
  const books = query.data && inOrder(query.data, today);
  const current = inForceOn(books ?? [], today);
  const create = mayWrite ? <Button {...(current ? {} : { type: 'primary' as const })} icon={<PlusOutlined />} onClick={() => void navigate('/price-books/new')}>{text.create}</Button> : null;
  const copy = mayWrite && current ? <Button type="primary" icon={<CopyOutlined />} onClick={() => void navigate(`/price-books/new?copy=${current.id}`)}>{text.copy}</Button> : null;
  const name = (book: PriceBook) => <Link to={`/price-books/${book.id}`}>{book.name}</Link>;
  const mark = (book: PriceBook) => <StandingMark standing={standingOf(book, today)} />;
  return (
    <Page title={text.title} subtitle={text.intro} extra={<>{create}{copy}</>}>
      {books && books.length > 0 && !current ? <Alert className={styles.noForce ?? ''} type="warning" showIcon title={text.noneInForce} /> : null}
      <div className={mayTry ? page.columns : undefined}>
        <DataList
          pages={{ ...allOnOnePage(query), rows: books ?? [] }}
          label={text.title}
          testId="price-book-list"
          onOpen={({ id }) => void navigate(`/price-books/${id}`)}
          empty={{ text: text.empty, action: create }}
          columns={[
            { key: 'name', title: text.columns.name, render: (_value, book) => name(book) },
            { key: 'standing', title: text.columns.standing, render: (_value, book) => mark(book) },
            { key: 'period', title: text.columns.period, render: (_value, book) => text.period(book.effectiveFrom, book.effectiveUntil) },
            { key: 'callOut', title: text.columns.callOut, align: 'right', render: (_value, { callOut }) => <span className={styles.sum}>{moneyText(callOut.base)}</span> },
            { key: 'labour', title: text.columns.labour, align: 'right', render: (_value, { labour }) => text.labourCount(labour.length) },
            { key: 'published', title: text.columns.changed, render: (_value, { publishedAt, publishedBy }) => (publishedAt ? <>{publishedBy} <TimeText at={publishedAt} /></> : null) },
          ]}
          card={(book) => (
            <>
              <div className={page.cardTop}><span className={page.cardTitle}>{name(book)}</span>{mark(book)}</div>
              <div className={page.cardLine}><span>{text.period(book.effectiveFrom, book.effectiveUntil)}</span><span>{text.columns.callOut} {moneyText(book.callOut.base)}</span><span>{text.columns.labour} {text.labourCount(book.labour.length)}</span></div>
            </>
          )}
        />
        {mayTry ? <TryPrices /> : null}
      </div>
    </Page>
  );
}
