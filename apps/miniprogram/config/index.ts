import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';

const target = process.env.TARO_ENV;

/** Pixels of the source are CSS pixels: kept as they are in WeChat, turned into rem on H5 so that the browser's own type size is respected. */
export default defineConfig({
  projectName: 'scanfix',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${target}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Taro names what sub-packages share by its path, and from the cache an older content of that name may come.
  cache: { enable: target === 'h5' },
  alias: { '@': resolve(__dirname, '..', 'src') },
  plugins: [],
  logger: { quiet: true, stats: false },
  defineConstants: {
    /** A mini-program has no origin of its own: it needs the whole address. */
    API_ORIGIN: JSON.stringify(target === 'h5' ? '' : (process.env.TARO_APP_API_URL ?? 'http://127.0.0.1:3000')),
  },
  mini: {
    postcss: { pxtransform: { enable: false }, cssModules: { enable: true } },
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: { ignoreOrder: true, filename: 'css/[name].[contenthash:8].css', chunkFilename: 'css/[name].[contenthash:8].css' },
    // The tab bar's icons come with the code: the other half of each pair is first needed when there may be no network.
    imageUrlLoaderOption: { limit: 4 * 1024 },
    router: { mode: 'hash' },
    webpackChain: (chain) => {
      // All pages in one file: who loses the network in a cellar must still reach the list of waiting reports.
      // Only the two large decoders, of QR codes and of video streams, are fetched when they are used.
      chain.optimization.splitChunks({
        chunks: 'async',
        minSize: 0,
        cacheGroups: { default: false, defaultVendors: false, pages: { name: 'pages', test: (module: { nameForCondition: () => string | null }) => !/[\\/](jsqr|hls\.js)[\\/]/.test(module.nameForCondition() ?? ''), minChunks: 1 } },
      });
    },
    postcss: { autoprefixer: { enable: true }, cssModules: { enable: true } },
  },
});
