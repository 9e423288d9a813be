import { phonePattern, rolePermissions, staffRoles, type InviteStaffRequest, type Permission, type StaffRole, type StaffSummary } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Form, Input, Modal } from 'antd';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { pageStyles } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords, type Words } from '../../i18n';
import type { HandOver } from './hand-over-dialog';

interface StaffForm {
  name: string;
  username?: string;
  phone?: string;
  roles: StaffRole[];
}

/** Invites somebody new, or changes who somebody is. A user name stays what it was. */
export function StaffDialog({ editing, onClose, onInvited }: { editing: StaffSummary | 'new' | null; onClose: () => void; onInvited: (handOver: HandOver) => void }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const intent = useIntent();
  const [form] = Form.useForm<StaffForm>();
  const person = editing === 'new' ? null : editing;
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: async ({ name, username, phone, roles }: StaffForm): Promise<HandOver | null> => {
      const number = phone?.replace(/[\s-]/g, '') || undefined;
      if (person) {
        await call('PATCH /staff/:id', { params: { id: person.id }, body: { name: name.trim(), phone: number ?? null, roles } });
        return null;
      }
      const body: InviteStaffRequest = { name: name.trim(), roles, ...(username?.trim() ? { username: username.trim() } : {}), ...(number ? { phone: number } : {}) };
      const invited = await call('POST /staff', { body, idempotencyKey: intent.keyFor(body) });
      return { kind: 'invited', invited };
    },
    done: (handOver) => {
      intent.done();
      void client.invalidateQueries({ queryKey: keys.staff });
      onClose();
      if (handOver) onInvited(handOver);
      else void message.success(words.general.saved);
    },
  });
  return (
    <Modal open={editing !== null} title={person ? words.staff.editTitle(person.name) : words.staff.inviteTitle} okText={person ? words.general.save : words.staff.inviteSubmit} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} onFinish={submit} initialValues={person ? { name: person.name, phone: person.phone ?? '', roles: person.roles } : { roles: [] }}>
        <ProblemNotice error={error} />
        <Form.Item name="name" label={words.staff.name} rules={[{ required: true, whitespace: true, message: words.staff.nameRequired }, { max: 50 }]}>
          <Input autoFocus autoComplete="off" />
        </Form.Item>
        {person ? null : (
          <Form.Item name="username" label={words.general.optional(words.staff.username)} extra={words.staff.usernameHint} rules={[{ max: 50 }]}>
            <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
        )}
        <Form.Item
          name="phone"
          label={words.general.optional(words.staff.phone)}
          validateTrigger="onBlur"
          rules={[{ validator: (_rule, phone: string | undefined) => (!phone || phonePattern.test(phone.replace(/[\s-]/g, '')) ? Promise.resolve() : Promise.reject(new Error(words.staff.phoneWrong))) }]}
        >
          <Input type="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name="roles" label={words.staff.roles} rules={[{ required: true, type: 'array', min: 1, message: words.staff.rolesRequired }]}>
          <Checkbox.Group style={{ display: 'grid', gap: 10 }}>
            {staffRoles.map((role) => (
              <Checkbox key={role} value={role}>
                <b>{words.roles[role]}</b>
                <div className={pageStyles.hint}>{abilities(role, words)}</div>
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}

const everybodys: Permission[] = ['session:own', 'attachment:write', 'live:listen', 'ticket:follow', 'ticket:read-own', 'ticket:submit'];
const most = 6;

/** What sets a role apart, not what everybody may; a role that includes the agent's says only what it adds. */
function abilities(role: StaffRole, words: Words): string {
  if (role === 'admin') return words.staff.rolesCanAll;
  const telling = (of: StaffRole): Permission[] => rolePermissions[of].filter((permission) => !permission.endsWith(':read') && !everybodys.includes(permission));
  const list = (permissions: Permission[]): string => permissions.slice(0, most).map((permission) => words.permissions[permission]).join(words.general.listSeparator) + (permissions.length > most ? '…' : '');
  const own = telling(role);
  const agents = telling('agent');
  if (role === 'agent' || !agents.every((permission) => own.includes(permission))) return words.staff.rolesCan(list(own));
  return words.staff.rolesCanAlso(words.roles.agent, list(own.filter((permission) => !agents.includes(permission))));
}
