import { App } from 'antd';
import { isProblem, type ApiProblem } from '../../api/problem';
import { spokenCode } from '../../components/format';
import { useWords, type Words } from '../../i18n';

/** Binds; when something is bound already asks, and binds again with `replace`. Null when the person would rather not. */
export function useReplaceQuestion(): <Result>(bind: (replace: boolean) => Promise<Result>) => Promise<Result | null> {
  const words = useWords();
  const { modal } = App.useApp();
  return async (bind) => {
    try {
      return await bind(false);
    } catch (error) {
      if (!isProblem(error, 'sticker-already-bound')) throw error;
      const replace = await modal.confirm({ title: words.stickers.replaceTitle, content: whatIsReplaced(error, words), okText: words.stickers.replace, cancelText: words.general.cancel });
      return replace ? bind(true) : null;
    }
  };
}

/** Says what loses its binding: the sticker's old target, or the target's old sticker. */
function whatIsReplaced(error: ApiProblem, words: Words): string {
  const target = error.context('assetName') ?? error.context('locationPath');
  const code = error.context('stickerCode');
  if (target === null) return words.stickers.replaceText;
  if (error.context('conflict') === 'sticker' || code === null) return words.stickers.replaceTarget(String(target));
  return words.stickers.replaceSticker(String(target), spokenCode(String(code)));
}
