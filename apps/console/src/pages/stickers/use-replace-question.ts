import { App } from 'antd';
import { isProblem } from '../../api/problem';
import { useWords } from '../../i18n';

/** Binds; when something is bound already asks, and binds again with `replace`. Null when the person would rather not. */
export function useReplaceQuestion(): <Result>(bind: (replace: boolean) => Promise<Result>) => Promise<Result | null> {
  const words = useWords();
  const { modal } = App.useApp();
  return async (bind) => {
    try {
      return await bind(false);
    } catch (error) {
      if (!isProblem(error, 'sticker-already-bound')) throw error;
      const replace = await modal.confirm({ title: words.stickers.replaceTitle, content: words.stickers.replaceText, okText: words.stickers.replace, cancelText: words.general.cancel });
      return replace ? bind(true) : null;
    }
  };
}
