import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Input, Modal, Skeleton } from 'antd';
import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { keys } from '../api/keys';
import { useMe } from '../api/me';
import { useSettled } from '../components/use-delayed';
import { useWords } from '../i18n';
import type { ConsolePage } from '../routes';
import styles from './command-palette.module.css';
import layout from './layout.module.css';
import { findPages, searchEverything } from './search-everything';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** The search of the top bar; Ctrl-K or ⌘K from anywhere. */
export function CommandPalette({ pages }: { pages: ConsolePage[] }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setOpen((shown) => !shown);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button type="button" className={layout.searchButton} onClick={() => setOpen(true)} data-testid="open-search">
        <SearchOutlined aria-hidden />
        <span className={layout.searchText}>{words.layout.searchPlaceholder}</span>
        <kbd className={layout.shortcut}>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} closable={false} destroyOnHidden width={640} style={{ top: 72 }} aria-label={words.palette.title}>
        <Search pages={pages} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Search({ pages, onClose }: { pages: ConsolePage[]; onClose: () => void }) {
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const text = useSettled(typed.trim(), 200);
  const query = useQuery({ queryKey: keys.palette(text), queryFn: () => searchEverything(text, me, words), enabled: text.length >= 2 });
  const found = useMemo(() => [...findPages(typed.trim(), me, pages, words), ...(text.length >= 2 ? (query.data?.found ?? []) : [])], [typed, text, query.data, me, pages, words]);
  useEffect(() => setIndex(0), [text]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  const go = (path: string | undefined): void => {
    if (!path) return;
    onClose();
    void navigate(path);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setIndex((at) => (found.length === 0 ? 0 : (at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length));
    } else if (event.key === 'Enter') go(found[index]?.path);
  };
  const isSearching = text.length >= 2 && (query.isPending || text !== typed.trim());
  return (
    <div>
      <Input
        size="large"
        autoFocus
        variant="borderless"
        prefix={<SearchOutlined aria-hidden />}
        value={typed}
        placeholder={words.palette.placeholder}
        aria-label={words.palette.title}
        role="combobox"
        aria-expanded
        aria-controls="palette-results"
        aria-activedescendant={found[index] ? `palette-${found[index].key}` : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.results} ref={list} id="palette-results" role="listbox" aria-label={words.palette.title}>
        {found.map((item, at) => (
          <Fragment key={item.key}>
            {found[at - 1]?.group === item.group ? null : <div className={styles.group} role="presentation">{words.palette.groups[item.group]}</div>}
            <div id={`palette-${item.key}`} role="option" aria-selected={at === index} className={styles.item} onMouseMove={() => setIndex(at)} onClick={() => go(item.path)}>
              <span className={styles.icon}>{item.icon}</span>
              <div className={styles.text}>
                <div className={styles.title}>{item.title}</div>
                {item.detail ? <div className={styles.detail}>{item.detail}</div> : null}
              </div>
            </div>
          </Fragment>
        ))}
        {isSearching && !query.data ? <Skeleton active title={false} paragraph={{ rows: 3 }} style={{ padding: 8 }} /> : null}
        {text.length >= 2 && !isSearching && found.length === 0 ? <div className={styles.hint}>{words.palette.nothing(text)}</div> : null}
        {query.data?.incomplete ? <div className={styles.hint}>{words.palette.someFailed}</div> : null}
      </div>
      <div className={styles.foot}>{typed.trim().length < 2 ? words.palette.start : words.palette.hint}</div>
    </div>
  );
}
