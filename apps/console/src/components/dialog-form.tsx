import { Form, type FormInstance, type FormProps } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';

interface DialogFormProps<Values> extends Omit<FormProps<Values>, 'form' | 'initialValues' | 'children'> {
  form: FormInstance<Values>;
  initialValues?: Parameters<FormInstance<Values>['setFieldsValue']>[0];
  children: ReactNode;
}

/** The form in a dialog: it begins anew with its initial values whenever the dialog opens. */
export function DialogForm<Values extends object>({ form, initialValues, ...rest }: DialogFormProps<Values>) {
  const [first] = useState(initialValues);
  // React's StrictMode mounts all twice, and what antd clears for the next opening it has then cleared for this one.
  useEffect(() => {
    if (first) form.setFieldsValue(first);
  }, [form, first]);
  return <Form form={form} layout="vertical" preserve={false} clearOnDestroy {...(first ? { initialValues: first } : {})} {...rest} />;
}
