import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { clockKinds, staffRoles, type EscalationStep } from '@scanfix/shared-types';
import { Button, Checkbox, Form, Select } from 'antd';
import { useWords } from '../../i18n';
import { DurationField } from './duration-field';
import { keyOfTarget, targetOfKey } from './escalation-words';
import styles from './service-levels.module.css';
import { useAllStaff } from './use-service-levels';

export type StepForm = Omit<EscalationStep, 'targets'> & { targets: string[] };

export function stepsOf(steps: readonly EscalationStep[]): StepForm[] {
  return steps.map((step) => ({ ...step, targets: step.targets.map(keyOfTarget) }));
}

export function requestOfSteps(steps: readonly StepForm[]): EscalationStep[] {
  return steps.map(({ clock, since, minutes, raisePriority, targets }) => ({ clock, since, minutes: minutes ?? 0, raisePriority: raisePriority ?? false, targets: (targets ?? []).map(targetOfKey) }));
}

/** Each step reads as a sentence with its blanks: 当 [响应] [开始后] [2 小时] 还没做到，就告诉 […] [并提高一级优先级]. */
export function EscalationSteps({ disabled }: { disabled: boolean }) {
  const words = useWords();
  const { serviceLevels: text } = words;
  return (
    <Form.List name="escalations">
      {(rows, { add, remove }) => (
        <>
          {rows.length === 0 ? <p className={styles.quiet}>{text.noSteps}</p> : null}
          {rows.map((row) => (
            <div key={row.key} className={styles.step} data-testid="escalation-step">
              <span>{text.step.when}</span>
              <Form.Item name={[row.name, 'clock']}>
                <Select aria-label={text.step.clock} style={{ width: 128 }} options={clockKinds.map((value) => ({ value, label: words.clockKinds[value] }))} />
              </Form.Item>
              <Form.Item name={[row.name, 'since']}>
                <Select aria-label={text.step.from} style={{ width: 124 }} options={(['start', 'due'] as const).map((value) => ({ value, label: text.step.since[value] }))} />
              </Form.Item>
              <Form.Item name={[row.name, 'minutes']}>
                <DurationField aria-label={text.step.minutes} />
              </Form.Item>
              <span>{text.step.notDone}</span>
              <Form.Item
                name={[row.name, 'targets']}
                className={styles.grow ?? ''}
                dependencies={[['escalations', row.name, 'raisePriority']]}
                rules={[({ getFieldValue }) => ({ validator: (_rule, chosen: string[] | undefined) => (chosen?.length || getFieldValue(['escalations', row.name, 'raisePriority']) ? Promise.resolve() : Promise.reject(new Error(text.stepRequired))) })]}
              >
                <TargetPicker />
              </Form.Item>
              <Form.Item name={[row.name, 'raisePriority']} valuePropName="checked">
                <Checkbox>{text.step.raise}</Checkbox>
              </Form.Item>
              <Button type="text" className={styles.last ?? ''} icon={<DeleteOutlined />} aria-label={text.removeStep} disabled={disabled} onClick={() => remove(row.name)} />
            </div>
          ))}
          <Button icon={<PlusOutlined />} disabled={disabled} onClick={() => add({ clock: 'response', since: 'due', minutes: 0, raisePriority: false, targets: ['role:manager'] } satisfies StepForm)}>{text.addStep}</Button>
        </>
      )}
    </Form.List>
  );
}

/** The engineer, everybody of a role, or somebody by name. */
function TargetPicker(props: { value?: string[]; onChange?: (keys: string[]) => void; id?: string; disabled?: boolean }) {
  const words = useWords();
  const { targets, ...text } = words.serviceLevels;
  const staff = useAllStaff();
  return (
    <Select
      mode="multiple"
      {...props}
      style={{ width: '100%' }}
      aria-label={text.step.targets}
      placeholder={text.step.targets}
      loading={staff.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        { label: targets.roles, title: targets.roles, options: [{ value: 'engineer', label: targets.engineer }, ...staffRoles.map((role) => ({ value: `role:${role}`, label: targets.everybodyOf(words.roles[role]) }))] },
        { label: targets.people, title: targets.people, options: (staff.data ?? []).filter(({ id, status }) => status !== 'disabled' || props.value?.includes(`user:${id}`)).map(({ id, name }) => ({ value: `user:${id}`, label: name })) },
      ]}
    />
  );
}
