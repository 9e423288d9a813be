import { useMutation } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useRef } from 'react';
import { isProblem } from '../api/problem';
import { wordFieldRule } from '../api/word-problem';
import { useWords, type Words } from '../i18n';

type NamePath = (string | number)[];

/** `contacts[0].phone` or `contacts.0.phone` → `['contacts', 0, 'phone']`, as antd names fields. */
export function namePath(field: string): NamePath {
  return field
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Problems that are about one field although they carry no `errors`. */
const fieldOfCode: Record<string, string> = {
  'username-taken': 'username',
  'phone-taken': 'phone',
  'serial-number-taken': 'serialNumber',
  'password-too-weak': 'newPassword',
  'password-unchanged': 'newPassword',
  'ticket-merge-self': 'intoNumber',
  'ticket-merge-target-closed': 'intoNumber',
  'reason-required': 'reason',
  'location-cycle': 'parentId',
  'name-taken': 'name',
  'code-taken': 'code',
  'hold-date-past': 'until',
  'voucher-taken': 'voucherNumber',
  'contract-number-taken': 'number',
  'merchant-taken': 'mchid',
  'refund-above-paid': 'amount',
};

/**
 * Puts what the server refused beside its field and scrolls to the first. `names` maps the API's fields to the form's where they
 * differ. Answers whether every part of the problem found a field.
 */
export function showFieldErrors(form: FormInstance, error: unknown, words: Words, names: Record<string, string> = {}): boolean {
  if (!isProblem(error)) return false;
  const single = fieldOfCode[error.code];
  const errors =
    error.fieldErrors.length > 0
      ? error.fieldErrors.map(({ field, code }) => ({ field: names[field] ?? field, text: code === 'taken' && single === field ? words.problems[error.code] : wordFieldRule(code, words) }))
      : single
        ? [{ field: names[single] ?? single, text: words.problems[error.code] }]
        : [];
  const shown = errors.filter(({ field }) => form.getFieldInstance(namePath(field)) || hasField(form, namePath(field)));
  if (shown.length === 0) return false;
  form.setFields(shown.map(({ field, text }) => ({ name: namePath(field), errors: [text] })));
  const first = shown[0];
  if (first) form.scrollToField(namePath(first.field), { behavior: 'smooth', block: 'center' });
  return shown.length === errors.length;
}

function hasField(form: FormInstance, name: NamePath): boolean {
  return form.getFieldsError().some((field) => JSON.stringify(field.name) === JSON.stringify(name));
}

/** Sends a form: keeps what was typed, words the server's refusal beside the fields, hands the rest to `ProblemNotice`. */
export function useFormSubmit<Values, Result>(
  form: FormInstance,
  { send, done, refused, names }: { send: (values: Values) => Promise<Result>; done?: (result: Result, values: Values) => void; refused?: (error: unknown) => void; names?: Record<string, string> },
) {
  const words = useWords();
  // A double click submits twice before the first has been drawn as pending.
  const sending = useRef(false);
  const mutation = useMutation<{ result: Result; values: Values }, Error & { allBesideFields?: boolean }, Values>({
    mutationFn: async (values) => ({ result: await send(values), values }),
    onSuccess: ({ result, values }) => done?.(result, values),
    onError: (error) => {
      error.allBesideFields = showFieldErrors(form, error, words, names);
      refused?.(error);
    },
    onSettled: () => {
      sending.current = false;
    },
  });
  return {
    submit: (values: Values) => {
      if (sending.current) return;
      sending.current = true;
      // What the server refused last time has no rule that would take it back.
      form.setFields(form.getFieldsError().filter(({ errors }) => errors.length > 0).map(({ name }) => ({ name, errors: [] })));
      mutation.mutate(values);
    },
    pending: mutation.isPending,
    error: mutation.error?.allBesideFields ? null : mutation.error,
    reset: mutation.reset,
  };
}
