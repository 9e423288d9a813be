import { CloseOutlined, FileOutlined, LoadingOutlined, PlusOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useRef } from 'react';
import { call } from '../api/call';
import { newIdempotencyKey } from '../api/intent';
import { useWords } from '../i18n';
import type { AttachmentDraft } from './attachment-drafts';
import styles from './attachment-field.module.css';
import { useProblemMessage } from './problem-notice';

interface AttachmentFieldProps {
  value?: AttachmentDraft[];
  onChange?: (drafts: AttachmentDraft[]) => void;
  accept: string;
  maximum?: number;
  id?: string;
  label?: string;
  /** A small button instead of an empty tile, where files are the exception. */
  compact?: boolean;
}

export const photoTypes = 'image/jpeg,image/png,image/webp,image/heic,image/heif';
export const ticketFileTypes = `${photoTypes},video/mp4,video/quicktime`;
export const manualTypes = `application/pdf,${photoTypes}`;

/** Files of a form, uploaded as soon as they are chosen, dropped or pasted; the form sends only their claims. */
export function AttachmentField({ value = [], onChange, accept, maximum = 9, id, label, compact = false }: AttachmentFieldProps) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  // Uploads end in any order: each works on the newest list.
  const drafts = useRef(value);
  drafts.current = value;
  const change = (next: AttachmentDraft[]): void => {
    drafts.current = next;
    onChange?.(next);
  };

  const upload = async (key: string, file: File): Promise<void> => {
    const settle = (settled: AttachmentDraft): void => change(drafts.current.map((draft) => (draft.key === key ? settled : draft)));
    settle({ key, state: 'uploading', file });
    try {
      const { claim, ...view } = await call('POST /attachments', { body: { file } });
      settle({ key, state: 'uploaded', view, claim });
    } catch (error) {
      settle({ key, state: 'failed', file, error });
    }
  };
  const addFiles = (files: Iterable<File>): void => {
    const added = [...files].slice(0, maximum - drafts.current.length).map((file) => ({ key: newIdempotencyKey(), state: 'uploading' as const, file }));
    change([...drafts.current, ...added]);
    added.forEach(({ key, file }) => void upload(key, file));
  };

  return (
    <div
      className={styles.items}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        addFiles(event.dataTransfer.files);
      }}
      onPaste={(event) => addFiles(event.clipboardData.files)}
    >
      {value.map((draft) => (
        <DraftTile
          key={draft.key}
          draft={draft}
          onRemove={() => change(drafts.current.filter(({ key }) => key !== draft.key))}
          onRetry={() => draft.state === 'failed' && void upload(draft.key, draft.file)}
        />
      ))}
      {value.length < maximum ? (
        <button type="button" className={`${styles.add} ${compact && value.length === 0 ? styles.compact : ''}`} id={id} onClick={() => input.current?.click()}>
          <PlusOutlined aria-hidden />
          {label ?? words.attachments.add}
        </button>
      ) : null}
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple
        style={{ display: 'none' }}
        data-testid="file-input"
        onChange={(event) => {
          addFiles(event.target.files ?? []);
          event.target.value = '';
        }}
      />
    </div>
  );
}

function DraftTile({ draft, onRemove, onRetry }: { draft: AttachmentDraft; onRemove: () => void; onRetry: () => void }) {
  const words = useWords();
  const message = useProblemMessage();
  const name = 'view' in draft ? draft.view.name : draft.file.name;
  return (
    <Tooltip title={draft.state === 'failed' ? message(draft.error) : name}>
      <div className={`${styles.item} ${draft.state === 'failed' ? styles.failed : ''}`} data-state={draft.state}>
        <TileContent draft={draft} name={name} />
        {draft.state === 'failed' ? (
          <button type="button" className={styles.again} onClick={onRetry}>
            {words.attachments.retry}
          </button>
        ) : null}
        <button type="button" className={styles.remove} aria-label={words.attachments.remove(name)} onClick={onRemove}>
          <CloseOutlined aria-hidden />
        </button>
      </div>
    </Tooltip>
  );
}

function TileContent({ draft, name }: { draft: AttachmentDraft; name: string }) {
  const words = useWords();
  if (draft.state === 'uploading') return <LoadingOutlined aria-label={words.attachments.uploading} />;
  if (draft.state === 'failed') return <span className={styles.name}>{name}</span>;
  if (draft.view.thumbnailUrl) return <img src={draft.view.thumbnailUrl} alt={name} />;
  return (
    <span className={styles.name}>
      {draft.view.kind === 'video' ? <VideoCameraOutlined aria-hidden /> : <FileOutlined aria-hidden />}
      <br />
      {name}
    </span>
  );
}

/** A rule of the form: nothing may be on its way or refused when it is sent. */
export function useSettledAttachments() {
  const words = useWords();
  return {
    validator: (_rule: unknown, drafts: AttachmentDraft[] | undefined) => {
      if (drafts?.some(({ state }) => state === 'uploading')) return Promise.reject(new Error(words.attachments.stillUploading));
      if (drafts?.some(({ state }) => state === 'failed')) return Promise.reject(new Error(words.attachments.removeFailed));
      return Promise.resolve();
    },
  };
}
