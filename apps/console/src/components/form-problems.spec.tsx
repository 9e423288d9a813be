import { describe, expect, it } from '@jest/globals';
import { render, screen, waitFor } from '@testing-library/react';
import { Form, Input } from 'antd';
import { useEffect } from 'react';
import { ApiProblem } from '../api/problem';
import { languages } from '../i18n';
import { namePath, showFieldErrors } from './form-problems';

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
