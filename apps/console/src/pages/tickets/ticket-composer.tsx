import { LockOutlined, MessageOutlined } from '@ant-design/icons';
import type { TicketDetail } from '@scanfix/shared-types';
import { maximumTicketPhotos } from '@scanfix/shared-types';
import { App, Button, Form, Input, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { newClaimsOf, type AttachmentDraft } from '../../components/attachment-drafts';
import { AttachmentField, ticketFileTypes, useSettledAttachments } from '../../components/attachment-field';
import { useFormSubmit } from '../../components/form-problems';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import styles from './ticket-page.module.css';
import { useConflict, useTicketChanged } from './use-ticket';

interface Comment {
  text?: string;
  attachments?: AttachmentDraft[];
}

/** Replies that the requester reads and notes that only staff read look nothing alike, so that none is sent as the other. */
export function TicketComposer({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const mayReply = ticket.availableActions.includes('comment');
  const mayNote = ticket.availableActions.includes('comment-internal');
  const [chosen, setChosen] = useState<'public' | 'internal'>('public');
  if (!mayReply && !mayNote) return null;
  const internal = mayNote && (chosen === 'internal' || !mayReply);
  return (
    <div className={`${styles.composer} ${internal ? styles.composerNote : ''}`} data-testid="composer" data-internal={internal}>
      {mayReply && mayNote ? (
        <Segmented
          value={internal ? 'internal' : 'public'}
          onChange={setChosen}
          options={[
            { value: 'public', icon: <MessageOutlined />, label: words.composer.public },
            { value: 'internal', icon: <LockOutlined />, label: words.composer.internal },
          ]}
          style={{ marginBottom: 8 }}
        />
      ) : null}
      <CommentForm ticket={ticket} internal={internal} />
    </div>
  );
}

function CommentForm({ ticket, internal }: { ticket: TicketDetail; internal: boolean }) {
  const words = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Comment>();
  const intent = useIntent();
  const changed = useTicketChanged();
  const conflict = useConflict(ticket.id);
  const settled = useSettledAttachments();
  const draftKey = `scanfix.comment.${ticket.id}`;
  const { submit, pending, error } = useFormSubmit(form, {
    send: ({ text = '', attachments }: Comment) => {
      const body = { text: text.trim(), internal, attachments: newClaimsOf(attachments) };
      return call('POST /tickets/:id/comments', { params: { id: ticket.id }, body, idempotencyKey: intent.keyFor(body) });
    },
    done: (updated) => {
      intent.done();
      sessionStorage.removeItem(draftKey);
      form.resetFields();
      changed(updated);
      void message.success(words.composer.sent);
    },
    refused: (refusal) => void conflict(refusal),
  });
  // A half-written reply survives a look at another ticket.
  useEffect(() => form.setFieldValue('text', sessionStorage.getItem(draftKey) ?? undefined), [form, draftKey]);
  const placeholder = internal ? words.composer.internalPlaceholder : words.composer.publicPlaceholder;
  return (
    <Form form={form} onFinish={submit} onValuesChange={(_changed, { text }) => sessionStorage.setItem(draftKey, text ?? '')}>
      <ProblemNotice error={error} />
      <Form.Item
        name="text"
        style={{ marginBottom: 8 }}
        dependencies={['attachments']}
        validateTrigger="onSubmit"
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, text: string | undefined) =>
              text?.trim() || (getFieldValue('attachments') as AttachmentDraft[] | undefined)?.length ? Promise.resolve() : Promise.reject(new Error(words.composer.required)),
          }),
          { max: 2000 },
        ]}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 10 }}
          placeholder={placeholder}
          aria-label={placeholder}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
          }}
        />
      </Form.Item>
      <Form.Item name="attachments" style={{ marginBottom: 0 }} rules={[settled]} validateTrigger="onSubmit">
        <AttachmentField accept={ticketFileTypes} maximum={maximumTicketPhotos} label={words.composer.addPhotos} compact />
      </Form.Item>
      <div className={styles.composerFoot}>
        <span className={styles.composerHint}>{internal ? words.composer.internalHint : words.composer.publicHint}</span>
        <Button type={internal ? 'default' : 'primary'} htmlType="submit" loading={pending} icon={internal ? <LockOutlined /> : <MessageOutlined />} title={words.composer.shortcut}>
          {internal ? words.composer.sendInternal : words.composer.send}
        </Button>
      </div>
    </Form>
  );
}
