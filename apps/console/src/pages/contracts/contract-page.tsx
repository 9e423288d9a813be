import { EditOutlined } from '@ant-design/icons';
import type { ServiceContract } from '@scanfix/shared-types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { moneyText } from '../../components/money';
import { Facts, Loaded, Page, pageStyles, Panel } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { TimeText } from '../../components/time-text';
import { useWords } from '../../i18n';
import { CoverageList } from './contract-coverage';
import { ContractMark, ContractPeriod, CreditBar, useTerms, VisitsBar } from './contract-parts';

export default function ContractPage() {
  const words = useWords();
  const id = Number(useParams()['id']);
  const query = useQuery({ queryKey: keys.contract(id), queryFn: () => call('GET /contracts/:id', { params: { id } }) });
  return <Loaded query={query} notFound={words.contracts.notFound}>{(contract) => <Contract contract={contract} />}</Loaded>;
}

function Contract({ contract }: { contract: ServiceContract }) {
  const words = useWords();
  const { contracts: text } = words;
  const navigate = useNavigate();
  const mayWrite = useMay('contract:write');
  const mayReadFinance = useMay('finance:read');
  const terms = useTerms();
  const [terminating, setTerminating] = useState(false);
  const { state } = contract;
  const actions = (
    <>
      {state === 'terminated' || state === 'expired' ? null : <Button danger onClick={() => setTerminating(true)}>{text.terminate}</Button>}
      {state === 'terminated' ? null : <Button icon={<EditOutlined />} onClick={() => void navigate(`/contracts/${contract.id}/edit`)}>{words.general.edit}</Button>}
    </>
  );
  return (
    <Page title={contract.name} subtitle={<span className={pageStyles.mono}>{contract.number}</span>} backTo="/contracts" extra={mayWrite ? actions : null}>
      <div className={pageStyles.columns}>
        <div>
          <Panel title={text.included}>
            <Facts
              facts={[
                [text.columns.visits, <VisitsBar key="v" contract={contract} />],
                [text.labour, contract.includesLabour ? text.includesLabour : words.general.no],
                [text.partsIncluded, contract.includesParts ? text.includesParts : words.general.no],
                [text.discount, contract.discountPercent > 0 ? text.off(contract.discountPercent) : words.general.none],
              ]}
            />
          </Panel>
          <Panel title={text.coverage}><CoverageList coverage={contract.coverage} /></Panel>
        </div>
        <aside>
          <Panel title={text.basics}>
            <Facts
              facts={[
                [text.columns.state, <ContractMark key="s" state={state} />],
                [text.terminatedAt, contract.terminatedAt ? <TimeText key="t" at={contract.terminatedAt} /> : null],
                [text.customer, <Link key="c" to={`/customers/${contract.customer.id}`}>{contract.customer.name}</Link>],
                [text.days, <ContractPeriod key="p" contract={contract} />],
                [text.reminder, text.reminderText(contract.renewalReminderDays)],
                [text.fee, moneyText(contract.fee)],
                [text.note, contract.note ? <span key="n" className={pageStyles.preserve}>{contract.note}</span> : null],
              ]}
            />
          </Panel>
          <Panel title={text.payment}>
            <Facts facts={[[text.columns.terms, terms(contract)], [text.creditUsed, contract.credit ? <CreditBar key="c" contract={contract} /> : null]]} />
            {contract.credit && mayReadFinance ? <p style={{ marginBottom: 0 }}><Link to={`/monthly-statements?customerId=${contract.customer.id}`}>{text.statement}</Link></p> : null}
          </Panel>
        </aside>
      </div>
      <TerminateDialog contract={contract} open={terminating} onClose={() => setTerminating(false)} />
    </Page>
  );
}

function TerminateDialog({ contract: { id, number }, open, onClose }: { contract: ServiceContract; open: boolean; onClose: () => void }) {
  const words = useWords();
  const { contracts: text } = words;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ reason }: { reason: string }) => call('POST /contracts/:id/terminate', { params: { id }, body: { reason: reason.trim() } }),
    done: (saved) => {
      client.setQueryData(keys.contract(id), saved);
      void client.invalidateQueries({ queryKey: keys.contracts });
      void message.success(text.terminated);
      onClose();
    },
  });
  return (
    <Modal open={open} title={text.terminateTitle(number)} okText={text.terminate} okButtonProps={{ danger: true, loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <ProblemNotice error={error} />
      <p style={{ marginTop: 0 }}>{text.terminateText}</p>
      <DialogForm form={form} onFinish={submit}>
        <Form.Item name="reason" label={text.reason} rules={[{ required: true, whitespace: true, message: text.reasonRequired }, { max: 200 }]} style={{ marginBottom: 0 }}>
          <Input.TextArea rows={2} autoFocus />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}
