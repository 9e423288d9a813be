import type { TicketDetail } from '@scanfix/shared-types';
import { App, Modal, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { DialogForm } from '../../../components/dialog-form';
import { useFormSubmit } from '../../../components/form-problems';
import { ProblemNotice } from '../../../components/problem-notice';
import { pageStyles } from '../../../components/page';
import { useWords } from '../../../i18n';
import { useConflict, useTicketChanged } from '../use-ticket';

export interface DialogProps {
  ticket: TicketDetail;
  open: boolean;
  onClose: () => void;
}

interface ActionDialogProps<Values> extends DialogProps {
  form: FormInstance<Values>;
  title: string;
  hint?: string;
  submitText: string;
  cancelText?: string;
  danger?: boolean;
  initialValues?: Partial<Values>;
  send: (values: Values) => Promise<TicketDetail>;
  doneText: (ticket: TicketDetail) => string;
  width?: number;
  children: ReactNode;
}

/** The form behind an action: sends, shows the new ticket, and gives way when somebody else was faster. */
export function ActionDialog<Values extends object>({ ticket, open, onClose, form, title, hint, submitText, cancelText, danger = false, initialValues, send, doneText, width = 520, children }: ActionDialogProps<Values>) {
  const words = useWords();
  const { message } = App.useApp();
  const changed = useTicketChanged();
  const conflict = useConflict(ticket.id);
  const { submit, pending, error, reset } = useFormSubmit<Values, TicketDetail>(form, {
    send,
    done: (updated) => {
      changed(updated);
      onClose();
      void message.success(doneText(updated));
    },
    refused: (refusal) => {
      if (conflict(refusal)) onClose();
    },
  });
  return (
    <Modal
      open={open}
      title={title}
      width={width}
      okText={submitText}
      cancelText={cancelText ?? words.general.cancel}
      okButtonProps={{ danger, loading: pending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={reset}
      destroyOnHidden
    >
      <DialogForm form={form} onFinish={submit} {...(initialValues ? { initialValues } : {})}>
        {hint ? <p className={pageStyles.hint}>{hint}</p> : null}
        <ProblemNotice error={error} />
        {children}
      </DialogForm>
    </Modal>
  );
}
