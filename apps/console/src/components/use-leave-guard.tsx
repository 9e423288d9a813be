import { Modal } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useBlocker } from 'react-router';
import { useWords } from '../i18n';

/** Asks before what was typed is lost; `release` lets the form itself leave after it was saved. */
export function useLeaveGuard(dirty: boolean): { dialog: ReactNode; release: () => void } {
  const words = useWords();
  const released = useRef(false);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && !released.current && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent): void => {
      if (!released.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
  return {
    release: () => {
      released.current = true;
    },
    dialog: (
      <Modal
        open={blocker.state === 'blocked'}
        title={words.general.unsavedTitle}
        okText={words.general.leave}
        okButtonProps={{ danger: true }}
        cancelText={words.general.stay}
        onOk={() => blocker.proceed?.()}
        onCancel={() => blocker.reset?.()}
        width={420}
      >
        {words.general.unsavedText}
      </Modal>
    ),
  };
}
