import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** Noto Sans SC, SIL Open Font License 1.1 (in its package): PDFs may embed it; only the glyphs used are. */
export const fontFiles = {
  regular: resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
} as const;
export type FontName = keyof typeof fontFiles;
