import { describe, expect, it } from '@jest/globals';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { renderPage } from '../../test/render';
import { ApiProblem } from '../api/problem';
import { languages } from '../i18n';
import { namePath, showFieldErrors, useFormSubmit } from './form-problems';

const refusal = (code: ApiProblem['code'], errors: { field: string; code: string }[] = []) => new ApiProblem(code, 422, { type: '', title: '', status: 422, code: code as 'conflict', requestId: 'r', errors });

function Refused({ error, onShown }: { error: ApiProblem; onShown: (all: boolean) => void }) {
  const [form] = Form.useForm();
  useEffect(() => {
    onShown(showFieldErrors(form, error, languages['zh-CN']));
  }, [form, error, onShown]);
  return (
    <Form form={form}>
      <Form.Item name="serialNumber"><Input /></Form.Item>
      <Form.Item name={['contact', 'phone']}><Input /></Form.Item>
    </Form>
  );
}

async function show(error: ApiProblem): Promise<boolean> {
  let all = false;
  render(<Refused error={error} onShown={(shown) => void (all = shown)} />);
  await waitFor(() => expect(screen.queryAllByRole('textbox').length).toBeGreaterThan(1));
  return all;
}

describe('a refused form', () => {
  it('finds nested fields by the names the API uses', () => {
    expect(namePath('contacts[0].phone')).toEqual(['contacts', 0, 'phone']);
    expect(namePath('contacts.0.phone')).toEqual(['contacts', 0, 'phone']);
  });

  it('says which field and why beside it', async () => {
    expect(await show(refusal('validation-failed', [{ field: 'contact.phone', code: 'not-a-phone' }]))).toBe(true);
    expect(await screen.findByText('请填写 11 位手机号')).toBeTruthy();
  });

  it('knows which field a code is about', async () => {
    expect(await show(refusal('serial-number-taken'))).toBe(true);
    expect(await screen.findByText(languages['zh-CN'].problems['serial-number-taken'])).toBeTruthy();
  });

  it('leaves to the notice what has no field here', async () => {
    expect(await show(refusal('validation-failed', [{ field: 'elsewhere', code: 'required' }]))).toBe(false);
    expect(await show(refusal('internal-error'))).toBe(false);
  });
});

function Sent({ send }: { send: () => Promise<void> }) {
  const [form] = Form.useForm();
  const { submit } = useFormSubmit(form, { send });
  return <Form form={form} onFinish={submit}><Button htmlType="submit">提交</Button></Form>;
}

it('sends a form once however fast its button is pressed, and again when the answer was there', async () => {
  let sent = 0;
  let answer = (): void => undefined;
  const send = () => {
    sent += 1;
    return new Promise<void>((resolve) => (answer = resolve));
  };
  renderPage(<Sent send={send} />);
  const button = await screen.findByRole('button', { name: /提.?交/ });
  fireEvent.click(button);
  fireEvent.click(button);
  await waitFor(() => expect(sent).toBe(1));
  answer();
  await waitFor(() => {
    fireEvent.click(button);
    expect(sent).toBe(2);
  });
});
