import { phonePattern, maximumTicketPhotos, urgencies, type AssetSummary, type SubmitTicketForRequesterRequest, type Urgency } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, Input, Radio, Segmented } from 'antd';
import type { Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useIntent } from '../../api/intent';
import { useMe } from '../../api/me';
import { isProblem } from '../../api/problem';
import { newClaimsOf, type AttachmentDraft } from '../../components/attachment-drafts';
import { AttachmentField, ticketFileTypes, useSettledAttachments } from '../../components/attachment-field';
import { spokenNumber } from '../../components/format';
import { useFormSubmit } from '../../components/form-problems';
import { Page, pageStyles, Panel } from '../../components/page';
import { AssetPicker, LocationPicker, ProblemTypePicker, useCategories } from '../../components/pickers';
import { ProblemNotice } from '../../components/problem-notice';
import { useLeaveGuard } from '../../components/use-leave-guard';
import { enterChoosesOnly } from '../../components/enter-chooses-only';
import { wallClockToInstant } from '../../components/zone';
import { useWords } from '../../i18n';
import { OpenTickets, useOpenTickets } from './open-tickets';

type Where = 'asset' | 'location' | 'text';

interface NewTicketForm {
  assetId?: number | null;
  locationId?: number | null;
  placeText?: string;
  problemTypeId?: number | null;
  description: string;
  urgency: Urgency;
  contact: { name: string; phone: string };
  preferredTime?: [Dayjs, Dayjs] | null;
  attachments?: AttachmentDraft[];
  anotherProblem?: boolean;
}

export default function NewTicketPage() {
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [search] = useSearchParams();
  const givenAsset = Number(search.get('assetId')) || null;
  const [form] = Form.useForm<NewTicketForm>();
  const intent = useIntent();
  const settled = useSettledAttachments();
  const [where, setWhere] = useState<Where>('asset');
  const [asset, setAsset] = useState<AssetSummary | null>(null);
  const [dirty, setDirty] = useState(false);
  const guard = useLeaveGuard(dirty);
  const assetId = Form.useWatch('assetId', form);
  const openTickets = useOpenTickets(where === 'asset' ? (assetId ?? null) : null);

  useEffect(() => {
    if (givenAsset === null) return;
    void call('GET /assets/:id', { params: { id: givenAsset } }).then(setAsset, () => undefined);
  }, [givenAsset]);

  const bodyOf = (values: NewTicketForm): SubmitTicketForRequesterRequest => ({
    ...(where === 'asset' && values.assetId ? { assetId: values.assetId } : {}),
    ...(where === 'location' && values.locationId ? { locationId: values.locationId } : {}),
    ...(values.placeText?.trim() ? { placeText: values.placeText.trim() } : {}),
    ...(values.problemTypeId ? { problemTypeId: values.problemTypeId } : {}),
    description: values.description.trim(),
    urgency: values.urgency,
    contact: { name: values.contact.name.trim(), phone: cleanPhone(values.contact.phone) },
    ...(values.preferredTime ? { preferredTime: { from: wallClockToInstant(values.preferredTime[0], me.organization.timeZone), to: wallClockToInstant(values.preferredTime[1], me.organization.timeZone) } } : {}),
    attachments: newClaimsOf(values.attachments),
    ...(values.anotherProblem ? { anotherProblem: true } : {}),
  });
  const { submit, pending, error } = useFormSubmit(form, {
    send: (values: NewTicketForm) => {
      const body = bodyOf(values);
      return call('POST /tickets', { body, idempotencyKey: intent.keyFor(body) });
    },
    done: (ticket) => {
      intent.done();
      client.setQueryData(keys.ticket(ticket.id), ticket);
      guard.release();
      void message.success(words.newTicket.done(spokenNumber(ticket.number)));
      void navigate(`/tickets/${ticket.id}`, { replace: true });
    },
    refused: (refusal) => {
      if (isProblem(refusal, 'ticket-already-open')) void openTickets.refetch();
    },
  });

  return (
    <Page title={words.newTicket.title} subtitle={words.newTicket.intro} narrow backTo="/tickets">
      <Form form={form} layout="vertical" onFinish={submit} onValuesChange={() => setDirty(true)} initialValues={{ urgency: 'normal', assetId: givenAsset }}>
        <ProblemNotice error={error} />
        <Panel title={words.newTicket.where}>
          <Segmented<Where> value={where} onChange={setWhere} options={(['asset', 'location', 'text'] as const).map((value) => ({ value, label: words.newTicket.by[value] }))} style={{ marginBottom: 12 }} />
          {where === 'asset' ? (
            <>
              <Form.Item name="assetId" rules={[{ required: true, message: words.newTicket.whereRequired }]} style={{ marginBottom: 8 }}>
                <AssetPicker
                  autoFocus={givenAsset === null}
                  placeholder={words.newTicket.assetPlaceholder}
                  aria-label={words.newTicket.by.asset}
                  onPick={(picked) => {
                    setAsset(picked);
                    form.setFieldValue('problemTypeId', null);
                  }}
                />
              </Form.Item>
              <OpenTickets tickets={openTickets.data ?? []} />
            </>
          ) : null}
          {where === 'location' ? (
            <Form.Item name="locationId" rules={[{ required: true, message: words.newTicket.whereRequired }]} style={{ marginBottom: 12 }}>
              <LocationPicker placeholder={words.newTicket.locationPlaceholder} aria-label={words.newTicket.by.location} />
            </Form.Item>
          ) : null}
          {where === 'asset' ? null : (
            <Form.Item name="placeText" label={words.newTicket.placeText} rules={[{ required: where === 'text', whitespace: true, message: words.newTicket.whereRequired }, { max: 200 }]} style={{ marginBottom: 0 }}>
              <Input placeholder={words.newTicket.placeTextPlaceholder} />
            </Form.Item>
          )}
        </Panel>
        <Panel title={words.newTicket.what}>
          <ProblemTypeField asset={asset} />
          <Form.Item name="description" label={words.newTicket.description} rules={[{ required: true, whitespace: true, message: words.newTicket.descriptionRequired }, { max: 2000 }]}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} placeholder={words.newTicket.descriptionPlaceholder} />
          </Form.Item>
          <Form.Item name="urgency" label={words.newTicket.urgency}>
            <Radio.Group optionType="button" buttonStyle="solid" options={urgencies.map((value) => ({ value, label: words.urgencies[value] }))} />
          </Form.Item>
          <Form.Item name="attachments" label={words.general.optional(words.newTicket.photos)} rules={[settled]} style={{ marginBottom: 0 }} validateTrigger="onSubmit">
            <AttachmentField accept={ticketFileTypes} maximum={maximumTicketPhotos + 1} />
          </Form.Item>
        </Panel>
        <Panel title={words.newTicket.who}>
          <Form.Item name={['contact', 'name']} label={words.newTicket.contactName} rules={[{ required: true, whitespace: true, message: words.newTicket.contactNameRequired }, { max: 50 }]}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item
            name={['contact', 'phone']}
            label={words.newTicket.contactPhone}
            validateTrigger="onBlur"
            rules={[{ required: true, message: words.newTicket.contactPhoneRequired }, { validator: (_rule, value: string | undefined) => (!value || phonePattern.test(cleanPhone(value)) ? Promise.resolve() : Promise.reject(new Error(words.newTicket.contactPhoneRequired))) }]}
          >
            <Input type="tel" inputMode="tel" autoComplete="off" />
          </Form.Item>
          <Form.Item name="preferredTime" label={words.general.optional(words.newTicket.preferredTime)} style={{ marginBottom: 0 }}>
            <DatePicker.RangePicker onKeyDown={enterChoosesOnly} showTime={{ format: 'HH:mm', minuteStep: 15 }} format="YYYY-MM-DD HH:mm" style={{ width: '100%', maxWidth: 420 }} />
          </Form.Item>
        </Panel>
        <div className={pageStyles.actionsBar}>
          <Button type="primary" size="large" htmlType="submit" loading={pending}>
            {words.newTicket.submit}
          </Button>
        </div>
      </Form>
      {guard.dialog}
    </Page>
  );
}

/** Few problems are chips to click; without an asset all of them are a list to search. */
function ProblemTypeField({ asset }: { asset: AssetSummary | null }) {
  const words = useWords();
  const categories = useCategories();
  const types = categories.data?.find(({ id }) => id === asset?.category.id)?.problemTypes ?? [];
  return (
    <Form.Item name="problemTypeId" label={words.general.optional(words.newTicket.problemType)}>
      {asset && types.length > 0 ? <Radio.Group optionType="button" options={types.map(({ id, name }) => ({ value: id, label: name }))} style={{ display: 'flex', flexWrap: 'wrap', rowGap: 8 }} /> : <ProblemTypePicker categoryId={undefined} />}
    </Form.Item>
  );
}

function cleanPhone(typed: string): string {
  return typed.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
}
