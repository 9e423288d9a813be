import {
  AccountBookOutlined, AppstoreOutlined, AuditOutlined, BankOutlined, BarChartOutlined, BookOutlined, BuildOutlined, CalendarOutlined, ControlOutlined, CustomerServiceOutlined,
  DeploymentUnitOutlined, DollarOutlined, EnvironmentOutlined, ExportOutlined, FieldTimeOutlined, FileDoneOutlined, FileProtectOutlined, FileTextOutlined, FundOutlined, ImportOutlined, MonitorOutlined, PayCircleOutlined,
  PhoneOutlined, ProfileOutlined, QrcodeOutlined, RollbackOutlined, SafetyOutlined, ShopOutlined, TagsOutlined, TeamOutlined, ToolOutlined, UnorderedListOutlined, UserOutlined, WalletOutlined, WechatOutlined,
} from '@ant-design/icons';
import type { Permission } from '@scanfix/shared-types';
import { lazy, type ComponentType, type ReactNode } from 'react';
import { createHashRouter } from 'react-router';
import type { MenuGroup } from './access';
import type { Words } from './i18n';
import { Layout } from './layout/layout';
import { CrashedPage, GuardedPage, HomePage, UnknownPage } from './layout/guard';

export interface ConsolePage {
  path: string;
  permission: Permission;
  menu?: { group: MenuGroup; label: keyof Words['layout']['menu']; icon: ReactNode };
  page: ComponentType;
}

/** Every page: its path, who may see it, where it stands in the menu, and the file that is loaded when it is opened. */
export const pages: ConsolePage[] = [
  { path: '/tickets', permission: 'ticket:read', menu: { group: 'desk', label: 'tickets', icon: <UnorderedListOutlined /> }, page: lazy(() => import('./pages/tickets/ticket-list-page')) },
  { path: '/dispatch', permission: 'dispatch:read', menu: { group: 'desk', label: 'dispatch', icon: <DeploymentUnitOutlined /> }, page: lazy(() => import('./pages/dispatch/dispatch-page')) },
  { path: '/check-ins', permission: 'visit:review', menu: { group: 'desk', label: 'checkIns', icon: <SafetyOutlined /> }, page: lazy(() => import('./pages/check-ins/check-in-list-page')) },
  { path: '/tickets/new', permission: 'ticket:submit-for-requester', menu: { group: 'desk', label: 'newTicket', icon: <PhoneOutlined /> }, page: lazy(() => import('./pages/tickets/new-ticket-page')) },
  { path: '/follow-ups', permission: 'follow-up:read', menu: { group: 'desk', label: 'followUps', icon: <CustomerServiceOutlined /> }, page: lazy(() => import('./pages/follow-ups/follow-up-list-page')) },
  { path: '/follow-ups/settings', permission: 'follow-up:read', page: lazy(() => import('./pages/follow-ups/follow-up-settings-page')) },
  { path: '/tickets/:id', permission: 'ticket:read', page: lazy(() => import('./pages/tickets/ticket-page')) },

  { path: '/finance', permission: 'finance:read', menu: { group: 'finance', label: 'finance', icon: <FundOutlined /> }, page: lazy(() => import('./pages/finance/finance-page')) },
  { path: '/payments', permission: 'payment:read', menu: { group: 'finance', label: 'payments', icon: <PayCircleOutlined /> }, page: lazy(() => import('./pages/payments/payment-list-page')) },
  { path: '/unexplained-notifications', permission: 'payment:read', page: lazy(() => import('./pages/payments/unexplained-list-page')) },
  { path: '/refunds', permission: 'payment:read', menu: { group: 'finance', label: 'refunds', icon: <RollbackOutlined /> }, page: lazy(() => import('./pages/refunds/refund-list-page')) },
  { path: '/receivables', permission: 'finance:read', menu: { group: 'finance', label: 'receivables', icon: <AccountBookOutlined /> }, page: lazy(() => import('./pages/receivables/receivable-list-page')) },
  { path: '/monthly-statements', permission: 'finance:read', menu: { group: 'finance', label: 'monthlyStatements', icon: <CalendarOutlined /> }, page: lazy(() => import('./pages/monthly-statements/monthly-statement-list-page')) },
  { path: '/invoices', permission: 'finance:read', menu: { group: 'finance', label: 'invoices', icon: <FileTextOutlined /> }, page: lazy(() => import('./pages/invoices/invoice-list-page')) },
  { path: '/reconciliations', permission: 'finance:read', menu: { group: 'finance', label: 'reconciliation', icon: <FileDoneOutlined /> }, page: lazy(() => import('./pages/reconciliation/reconciliation-list-page')) },
  { path: '/reconciliations/:id', permission: 'finance:read', page: lazy(() => import('./pages/reconciliation/reconciliation-page')) },
  { path: '/statements', permission: 'finance:read', menu: { group: 'finance', label: 'statements', icon: <BarChartOutlined /> }, page: lazy(() => import('./pages/statements/statement-page')) },
  { path: '/ledger', permission: 'finance:read', menu: { group: 'finance', label: 'ledger', icon: <BookOutlined /> }, page: lazy(() => import('./pages/ledger/ledger-page')) },
  { path: '/finance/export', permission: 'finance:read', menu: { group: 'finance', label: 'financeExport', icon: <ExportOutlined /> }, page: lazy(() => import('./pages/finance-export/finance-export-page')) },
  { path: '/price-books', permission: 'price:read', menu: { group: 'finance', label: 'priceBooks', icon: <DollarOutlined /> }, page: lazy(() => import('./pages/price-books/price-book-list-page')) },
  { path: '/price-books/new', permission: 'price:write', page: lazy(() => import('./pages/price-books/price-book-form-page')) },
  { path: '/price-books/:id', permission: 'price:read', page: lazy(() => import('./pages/price-books/price-book-page')) },
  { path: '/price-books/:id/edit', permission: 'price:write', page: lazy(() => import('./pages/price-books/price-book-form-page')) },
  { path: '/contracts', permission: 'contract:read', menu: { group: 'finance', label: 'contracts', icon: <FileProtectOutlined /> }, page: lazy(() => import('./pages/contracts/contract-list-page')) },
  { path: '/contracts/new', permission: 'contract:write', page: lazy(() => import('./pages/contracts/contract-form-page')) },
  { path: '/contracts/:id', permission: 'contract:read', page: lazy(() => import('./pages/contracts/contract-page')) },
  { path: '/contracts/:id/edit', permission: 'contract:write', page: lazy(() => import('./pages/contracts/contract-form-page')) },

  { path: '/assets', permission: 'asset:read', menu: { group: 'assets', label: 'assets', icon: <AppstoreOutlined /> }, page: lazy(() => import('./pages/assets/asset-list-page')) },
  { path: '/assets/new', permission: 'asset:write', page: lazy(() => import('./pages/assets/asset-form-page')) },
  { path: '/assets/:id', permission: 'asset:read', page: lazy(() => import('./pages/assets/asset-page')) },
  { path: '/assets/:id/edit', permission: 'asset:write', page: lazy(() => import('./pages/assets/asset-form-page')) },
  { path: '/categories', permission: 'asset:read', menu: { group: 'assets', label: 'categories', icon: <TagsOutlined /> }, page: lazy(() => import('./pages/assets/categories-page')) },
  { path: '/work-standards', permission: 'work-standard:read', menu: { group: 'assets', label: 'workStandards', icon: <ProfileOutlined /> }, page: lazy(() => import('./pages/work-standards/work-standards-page')) },
  { path: '/work-standards/:categoryId', permission: 'work-standard:read', page: lazy(() => import('./pages/work-standards/work-standards-page')) },
  { path: '/parts', permission: 'part:read', menu: { group: 'assets', label: 'parts', icon: <BuildOutlined /> }, page: lazy(() => import('./pages/parts/part-list-page')) },
  { path: '/imports', permission: 'asset:import', menu: { group: 'assets', label: 'imports', icon: <ImportOutlined /> }, page: lazy(() => import('./pages/assets/import-page')) },
  { path: '/imports/:id', permission: 'asset:import', page: lazy(() => import('./pages/assets/import-page')) },
  { path: '/stickers', permission: 'sticker:read', menu: { group: 'assets', label: 'stickers', icon: <QrcodeOutlined /> }, page: lazy(() => import('./pages/stickers/sticker-list-page')) },
  { path: '/stickers/:id', permission: 'sticker:read', page: lazy(() => import('./pages/stickers/sticker-page')) },
  { path: '/locations', permission: 'location:read', menu: { group: 'assets', label: 'locations', icon: <EnvironmentOutlined /> }, page: lazy(() => import('./pages/locations/locations-page')) },

  { path: '/requesters', permission: 'requester:read', menu: { group: 'people', label: 'requesters', icon: <UserOutlined /> }, page: lazy(() => import('./pages/requesters/requester-list-page')) },
  { path: '/customers', permission: 'customer:read', menu: { group: 'people', label: 'customers', icon: <ShopOutlined /> }, page: lazy(() => import('./pages/customers/customer-list-page')) },
  { path: '/customers/new', permission: 'customer:write', page: lazy(() => import('./pages/customers/customer-form-page')) },
  { path: '/customers/:id', permission: 'customer:read', page: lazy(() => import('./pages/customers/customer-page')) },
  { path: '/customers/:id/edit', permission: 'customer:write', page: lazy(() => import('./pages/customers/customer-form-page')) },
  { path: '/staff', permission: 'staff:read', menu: { group: 'people', label: 'staff', icon: <TeamOutlined /> }, page: lazy(() => import('./pages/staff/staff-list-page')) },
  { path: '/engineers', permission: 'engineer:read', menu: { group: 'people', label: 'engineers', icon: <ToolOutlined /> }, page: lazy(() => import('./pages/engineers/engineer-list-page')) },
  { path: '/engineers/:id', permission: 'engineer:read', page: lazy(() => import('./pages/engineers/engineer-page')) },

  { path: '/dispatch-rules', permission: 'dispatch:read', menu: { group: 'settings', label: 'dispatchSettings', icon: <ControlOutlined /> }, page: lazy(() => import('./pages/dispatch/dispatch-settings-page')) },
  { path: '/organization', permission: 'organization:read', menu: { group: 'settings', label: 'organization', icon: <BankOutlined /> }, page: lazy(() => import('./pages/organization/organization-page')) },
  { path: '/service-levels', permission: 'service-level:read', menu: { group: 'settings', label: 'serviceLevels', icon: <FieldTimeOutlined /> }, page: lazy(() => import('./pages/service-levels/service-levels-page')) },
  { path: '/service-levels/policies/new', permission: 'service-level:write', page: lazy(() => import('./pages/service-levels/policy-form-page')) },
  { path: '/service-levels/policies/:id', permission: 'service-level:read', page: lazy(() => import('./pages/service-levels/policy-form-page')) },
  { path: '/service-levels/calendars/new', permission: 'service-level:write', page: lazy(() => import('./pages/service-levels/calendar-form-page')) },
  { path: '/service-levels/calendars/:id', permission: 'service-level:read', page: lazy(() => import('./pages/service-levels/calendar-form-page')) },
  { path: '/money-settings', permission: 'price:read', menu: { group: 'settings', label: 'moneySettings', icon: <WalletOutlined /> }, page: lazy(() => import('./pages/money-settings/money-settings-page')) },
  { path: '/merchants', permission: 'merchant:write', menu: { group: 'settings', label: 'merchants', icon: <WechatOutlined /> }, page: lazy(() => import('./pages/merchants/merchant-list-page')) },
  { path: '/operations', permission: 'operations:read', menu: { group: 'settings', label: 'operations', icon: <MonitorOutlined /> }, page: lazy(() => import('./pages/operations/operations-page')) },
  { path: '/notices', permission: 'notice:read', page: lazy(() => import('./pages/notices/notice-list-page')) },
  { path: '/account', permission: 'session:own', menu: { group: 'settings', label: 'account', icon: <AuditOutlined /> }, page: lazy(() => import('./pages/account/account-page')) },
];

// Routes live behind the `#`: one build works at `/` and at `/console/`, and no server has to know them.
export const router = createHashRouter([
  {
    element: <Layout pages={pages} />,
    errorElement: <CrashedPage />,
    children: [
      { index: true, element: <HomePage pages={pages} /> },
      ...pages.map((page) => ({ path: page.path, element: <GuardedPage page={page} />, errorElement: <CrashedPage /> })),
      { path: '*', element: <UnknownPage /> },
    ],
  },
]);
