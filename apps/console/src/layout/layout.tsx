import { MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Layout as AntdLayout, Menu, Tooltip, Grid } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router';
import { menuFor } from '../access';
import { useMe } from '../api/me';
import { useLiveStatus } from '../api/use-live';
import { useNarrow } from '../components/use-narrow';
import { useOnline } from '../components/use-online';
import { useWords } from '../i18n';
import type { ConsolePage } from '../routes';
import { CommandPalette } from './command-palette';
import { LanguageMenu, OwnMenu, ThemeMenu } from './header-menus';
import styles from './layout.module.css';
import { Logo } from './logo';
import { NoticesBell } from './notices-bell';

const collapsedKey = 'scanfix.menu-collapsed';

export function Layout({ pages }: { pages: ConsolePage[] }) {
  const words = useWords();
  const narrow = useNarrow();
  const online = useOnline();
  const wide = Grid.useBreakpoint().lg ?? true;
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(collapsedKey) === '1');
  const [drawerOpen, setDrawerOpen] = useState(false);
  const isCollapsed = collapsed || !wide;
  const toggle = (): void => {
    localStorage.setItem(collapsedKey, collapsed ? '0' : '1');
    setCollapsed(!collapsed);
  };
  return (
    <AntdLayout className={styles.shell} hasSider={!narrow}>
      <a className={styles.skip} href="#content" onClick={focusContent}>
        {words.layout.skipToContent}
      </a>
      {narrow ? (
        <Drawer open={drawerOpen} onClose={() => setDrawerOpen(false)} placement="left" size={280} closable={false} styles={{ body: { padding: 0 } }} aria-label={words.general.menu}>
          <MainMenu pages={pages} collapsed={false} onOpen={() => setDrawerOpen(false)} />
        </Drawer>
      ) : (
        <AntdLayout.Sider className={styles.sider ?? ''} width={224} collapsedWidth={64} collapsed={isCollapsed} theme="light" trigger={null}>
          <MainMenu pages={pages} collapsed={isCollapsed} {...(wide ? { onToggle: toggle } : {})} />
        </AntdLayout.Sider>
      )}
      <AntdLayout>
        <AntdLayout.Header className={styles.header ?? ''}>
          {narrow ? <Button type="text" icon={<MenuOutlined />} aria-label={words.general.openMenu} onClick={() => setDrawerOpen(true)} /> : null}
          <CommandPalette pages={pages} />
          {narrow ? null : <span className={styles.spacer} />}
          <LiveIndicator compact={narrow} />
          <NoticesBell compact={narrow} />
          {narrow ? null : <LanguageMenu />}
          {narrow ? null : <ThemeMenu />}
          <OwnMenu compact={narrow} />
        </AntdLayout.Header>
        {online ? null : <Alert type="warning" banner showIcon title={words.layout.offline} data-testid="offline" />}
        <AntdLayout.Content className={styles.content ?? ''} id="content" tabIndex={-1} style={{ outline: 'none' }}>
          <Outlet />
        </AntdLayout.Content>
      </AntdLayout>
      <ScrollRestoration />
    </AntdLayout>
  );
}

function MainMenu({ pages, collapsed, onOpen, onToggle }: { pages: ConsolePage[]; collapsed: boolean; onOpen?: () => void; onToggle?: () => void }) {
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const groups = menuFor(me, pages);
  const items = groups.map(({ group, pages: shown }) => ({
    type: 'group' as const,
    key: group,
    label: collapsed ? null : words.layout.groups[group],
    children: shown.flatMap(({ path, menu }) => (menu ? [{ key: path, icon: menu.icon, label: words.layout.menu[menu.label] }] : [])),
  }));
  const paths = groups.flatMap(({ pages: shown }) => shown.map(({ path }) => path));
  // `/tickets/12` belongs to Tickets, `/tickets/new` to itself: the longest path that fits.
  const current = paths.filter((path) => pathname === path || pathname.startsWith(`${path}/`)).sort((a, b) => b.length - a.length)[0];
  const nav = useRef<HTMLElement>(null);
  // Opened by its address or a link, a page may stand far down the menu. Nothing may be returned: newer browsers answer with a promise.
  useEffect(() => {
    void nav.current?.querySelector('[class*="menu-item-selected"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <div className={styles.siderInner}>
      <Link to="/" className={styles.brand} onClick={onOpen}>
        <Logo />
        {collapsed ? null : (
          <span className={styles.brandText}>
            {words.general.product}
            <span className={styles.organization}>{me.organization.name}</span>
          </span>
        )}
      </Link>
      <nav ref={nav} className={styles.menuScroll} aria-label={words.general.menu}>
        <Menu
          mode="inline"
          inlineCollapsed={collapsed}
          items={items}
          selectedKeys={current ? [current] : []}
          onClick={({ key }) => {
            void navigate(key);
            onOpen?.();
          }}
        />
      </nav>
      {onToggle ? (
        <Button
          type="text"
          className={styles.collapse ?? ''}
          icon={collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          onClick={onToggle}
          aria-label={collapsed ? words.layout.expand : words.layout.collapse}
        />
      ) : null}
    </div>
  );
}

function LiveIndicator({ compact }: { compact: boolean }) {
  const words = useWords();
  const status = useLiveStatus();
  return (
    <Tooltip title={words.layout.liveHint[status]}>
      <span className={styles.live} role="status" data-testid="live-status" data-status={status} aria-label={words.layout.live[status]}>
        <span className={styles.dot} data-status={status} aria-hidden />
        {compact ? null : words.layout.live[status]}
      </span>
    </Tooltip>
  );
}

/** The `#` belongs to the routes, so the browser cannot jump by itself. */
function focusContent(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
