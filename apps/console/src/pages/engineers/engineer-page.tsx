import type { EngineerProfile, WorkingHours } from '@scanfix/shared-types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, InputNumber } from 'antd';
import { useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { EngineerStatusMark } from '../../components/engineer-status-mark';
import { LocationsField } from '../../components/locations-field';
import { Facts, Loaded, Page, pageStyles, Panel } from '../../components/page';
import { KeptForm, useKeptForm } from '../../components/record-form';
import { TimeText } from '../../components/time-text';
import { useWords } from '../../i18n';
import { AbsencesPanel, useProfileChanged } from './absences-panel';
import { formOf, requestOf, shiftProblem, type EngineerForm, type Ground } from './engineer-form';
import { GroundField } from './ground-field';
import { ShiftsField } from './shifts-field';
import { SkillsField } from './skills-field';
import { useLiveEngineers } from './use-live-engineers';

export default function EngineerPage() {
  const id = Number(useParams()['id']);
  useLiveEngineers();
  const query = useQuery({ queryKey: keys.engineer(id), queryFn: () => call('GET /engineers/:id', { params: { id } }) });
  return <Loaded query={query}>{(profile) => <Profile profile={profile} />}</Loaded>;
}

function Profile({ profile }: { profile: EngineerProfile }) {
  const words = useWords();
  const mayWrite = useMay('engineer:write');
  return (
    <Page title={profile.name} subtitle={words.engineers.statusHints[profile.status]} backTo="/engineers">
      {mayWrite ? null : <Alert type="info" showIcon title={words.engineers.readOnly} style={{ marginBottom: 16 }} />}
      <div className={pageStyles.columns}>
        <ProfileForm profile={profile} mayWrite={mayWrite} />
        <aside>
          <Now profile={profile} />
          <AbsencesPanel profile={profile} mayWrite={mayWrite} />
        </aside>
      </div>
    </Page>
  );
}

function Now({ profile }: { profile: EngineerProfile }) {
  const words = useWords();
  return (
    <Panel title={words.engineers.now}>
      <Facts
        facts={[
          [words.engineers.columns.status, <EngineerStatusMark key="status" status={profile.status} />],
          [words.engineers.columns.jobs, words.dispatch.jobs(profile.openJobs, profile.maximumOpenJobs)],
          [words.engineers.takesJobs, profile.takesJobs ? words.engineers.takes : words.engineers.rests],
          [words.engineers.phone, profile.phone ? <span key="phone" className={pageStyles.mono}>{profile.phone}</span> : null],
          [words.engineers.positionAt, profile.position ? <TimeText key="position" at={profile.position.at} /> : <span key="none" className={pageStyles.hint}>{words.engineers.noPosition}</span>],
        ]}
      />
    </Panel>
  );
}

function ProfileForm({ profile, mayWrite }: { profile: EngineerProfile; mayWrite: boolean }) {
  const words = useWords();
  const client = useQueryClient();
  const changed = useProfileChanged();
  const [form] = Form.useForm<EngineerForm>();
  const kept = useKeptForm({ form, send: (values: EngineerForm) => call('PUT /engineers/:id', { params: { id: profile.id }, body: requestOf(values, profile.version) }), done: changed });
  const drawn = (Form.useWatch('ground', form) ?? formOf(profile).ground).polygons.length > 0;
  useTakeOver(profile, kept.dirty, () => form.setFieldsValue(formOf(profile)));
  const reload = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: keys.engineer(profile.id) });
    kept.setDirty(false);
  };
  return (
    <KeptForm kept={kept} initialValues={formOf(profile)} mayWrite={mayWrite} onReload={() => void reload()}>
      <Panel title={words.engineers.skills}>
        <p className={pageStyles.hint} style={{ marginTop: 0 }}>{words.engineers.skillsHint}</p>
        <Form.Item name="skills" noStyle><SkillsField disabled={!mayWrite} /></Form.Item>
      </Panel>
      <Panel title={words.engineers.load}>
        <Form.Item name="maximumOpenJobs" label={words.engineers.maximumOpenJobs} extra={words.engineers.maximumOpenJobsHint} rules={[{ required: true, type: 'integer', min: 1, max: 100, message: words.engineers.maximumOpenJobsRule }]} style={{ marginBottom: 0 }}>
          <InputNumber min={1} max={100} precision={0} suffix={words.engineers.jobUnit} style={{ width: 150 }} />
        </Form.Item>
      </Panel>
      <Panel title={words.engineers.territory}>
        <Form.Item name="territoryLocationIds" label={words.engineers.locations}><LocationsField label={words.engineers.locations} disabled={!mayWrite} placeholder={drawn ? words.pickers.location : words.engineers.everywhere} /></Form.Item>
        <Form.Item name="ground" label={words.engineers.polygons} style={{ marginBottom: 0 }} rules={[{ validator: (_rule, { polygons }: Ground) => (polygons.every(({ name }) => name.trim()) ? Promise.resolve() : Promise.reject(new Error(words.engineers.polygonNameRequired))) }]}>
          <GroundField position={profile.position} disabled={!mayWrite} />
        </Form.Item>
      </Panel>
      <Panel title={words.engineers.shifts}>
        <p className={pageStyles.hint} style={{ marginTop: 0 }}>{words.engineers.shiftsHint}</p>
        <Form.Item name="shifts" style={{ marginBottom: 0 }} rules={[{ validator: (_rule, shifts: WorkingHours[]) => (daysOf(shifts).every((day) => shiftProblem(day) === null) ? Promise.resolve() : Promise.reject(new Error(words.engineers.shiftOrder))) }]} help="">
          <ShiftsField disabled={!mayWrite} />
        </Form.Item>
      </Panel>
    </KeptForm>
  );
}

function daysOf(shifts: readonly WorkingHours[]): WorkingHours[][] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => shifts.filter((shift) => shift.weekday === weekday));
}

/** What somebody else saved is taken over as long as nothing was typed here. */
function useTakeOver(profile: EngineerProfile, dirty: boolean, take: () => void): void {
  const taken = useRef(profile.version);
  useEffect(() => {
    if (dirty || taken.current === profile.version) return;
    taken.current = profile.version;
    take();
  }, [profile.version, dirty, take]);
}
