import { theme as antd, type ThemeConfig } from 'antd';

export type Mode = 'light' | 'dark';

/** Every colour of the console. Text on its background has a contrast of at least 4.5:1; theme.spec.ts holds it to that. */
export const colours = {
  light: {
    brand: '#0f766e',
    brandText: '#0b655e',
    brandSoft: '#e3f2f0',
    page: '#f4f7f6',
    surface: '#ffffff',
    raised: '#ffffff',
    sunken: '#eef2f1',
    text: '#14201e',
    muted: '#52625f',
    line: '#dbe3e1',
    danger: '#b42318',
    dangerSoft: '#fdeceb',
    warning: '#8a5200',
    warningSoft: '#fdf3e1',
    success: '#126a35',
    successSoft: '#e5f5ea',
    info: '#1b5a9c',
    infoSoft: '#e7f0fa',
    neutral: '#4b5a57',
    neutralSoft: '#ebefee',
    note: '#6b4a00',
    noteSoft: '#fff8e3',
    noteLine: '#e3c97f',
    onBrand: '#ffffff',
    shade: 'rgba(15, 32, 29, 0.08)',
    veil: 'rgba(0, 0, 0, 0.66)',
    paper: '#ffffff',
  },
  dark: {
    brand: '#0f766e',
    brandText: '#5fd3c4',
    brandSoft: '#12302d',
    page: '#0d1312',
    surface: '#151c1b',
    raised: '#1c2524',
    sunken: '#101716',
    text: '#e4edeb',
    muted: '#9fb0ac',
    line: '#2a3735',
    danger: '#ff9a90',
    dangerSoft: '#3a1a18',
    warning: '#f2bd6b',
    warningSoft: '#33260f',
    success: '#7fd79c',
    successSoft: '#14301f',
    info: '#8fc1f5',
    infoSoft: '#15293d',
    neutral: '#b1c0bd',
    neutralSoft: '#232e2c',
    note: '#f0d48a',
    noteSoft: '#2b2410',
    noteLine: '#6a5620',
    onBrand: '#ffffff',
    shade: 'rgba(0, 0, 0, 0.4)',
    veil: 'rgba(0, 0, 0, 0.66)',
    paper: '#ffffff',
  },
} as const;

const space = { 1: 4, 2: 8, 3: 12, 4: 16, 6: 24 } as const;
const radius = { small: 4, medium: 8, large: 12 } as const;
const type = { small: 12, body: 14, large: 16, title: 20 } as const;
const fontFamily =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";
const monoFamily = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono', 'Noto Sans Mono CJK SC', monospace";

/** The tokens as CSS variables, for the style sheets. */
export function applyTokens(mode: Mode): void {
  const root = document.documentElement;
  root.dataset.mode = mode;
  root.style.colorScheme = mode;
  const variables: Record<string, string> = {
    ...Object.fromEntries(Object.entries(colours[mode]).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value])),
    ...Object.fromEntries(Object.entries(space).map(([step, value]) => [`space-${step}`, `${value}px`])),
    ...Object.fromEntries(Object.entries(radius).map(([size, value]) => [`radius-${size}`, `${value}px`])),
    ...Object.fromEntries(Object.entries(type).map(([size, value]) => [`type-${size}`, `${value}px`])),
    font: fontFamily,
    mono: monoFamily,
  };
  for (const [name, value] of Object.entries(variables)) root.style.setProperty(`--${name}`, value);
}

export function antdTheme(mode: Mode): ThemeConfig {
  const colour = colours[mode];
  return {
    algorithm: mode === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: colour.brand,
      // Derived from so deep a teal these would come out grey.
      colorPrimaryBg: colour.brandSoft,
      colorPrimaryBgHover: colour.brandSoft,
      controlItemBgActive: colour.brandSoft,
      controlItemBgActiveHover: colour.brandSoft,
      colorLink: colour.brandText,
      colorLinkHover: colour.brandText,
      colorInfo: colour.info,
      colorError: mode === 'dark' ? '#e5534b' : colour.danger,
      colorErrorText: colour.danger,
      colorBgLayout: colour.page,
      colorBgContainer: colour.surface,
      colorBgElevated: colour.raised,
      colorText: colour.text,
      colorTextHeading: colour.text,
      colorTextSecondary: colour.muted,
      colorTextTertiary: colour.muted,
      colorTextDescription: colour.muted,
      colorTextPlaceholder: mode === 'dark' ? '#8a9b97' : '#667572',
      colorBorder: mode === 'dark' ? '#3a4a47' : '#c3cecb',
      colorBorderSecondary: colour.line,
      borderRadius: radius.medium,
      borderRadiusLG: radius.large,
      borderRadiusSM: radius.small,
      fontFamily,
      fontFamilyCode: monoFamily,
      fontSize: type.body,
      controlHeight: 36,
      // Whoever asked their system for stillness gets it from antd itself: its pop-ups wait for the end of movements, and would miss one that is only cut short.
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.2s',
    },
    components: {
      Layout: { siderBg: colour.surface, headerBg: colour.surface, bodyBg: colour.page, headerHeight: 56, headerPadding: '0 16px' },
      Menu: {
        itemSelectedBg: colour.brandSoft,
        itemSelectedColor: colour.brandText,
        itemBorderRadius: radius.medium,
        groupTitleColor: colour.muted,
        groupTitleFontSize: type.small,
        itemHeight: 40,
        activeBarBorderWidth: 0,
      },
      Table: {
        headerBg: colour.surface,
        headerColor: colour.muted,
        headerSplitColor: 'transparent',
        rowHoverBg: colour.sunken,
        cellPaddingBlock: 12,
        cellPaddingInline: 12,
        rowSelectedBg: colour.brandSoft,
        rowSelectedHoverBg: colour.brandSoft,
      },
      Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px' },
      Segmented: { itemSelectedBg: colour.raised, trackBg: colour.neutralSoft },
      Tabs: { itemSelectedColor: colour.brandText, inkBarColor: colour.brand, itemHoverColor: colour.brandText },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  };
}
