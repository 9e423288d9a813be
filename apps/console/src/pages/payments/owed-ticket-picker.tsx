import type { TicketSummary } from '@scanfix/shared-types';
import { call } from '../../api/call';
import { spokenNumber } from '../../components/format';
import { pageStyles } from '../../components/page';
import { RemotePicker, type PickerProps } from '../../components/remote-picker';
import { useWords } from '../../i18n';

/** A ticket by its number, or by words of what was reported. */
export function OwedTicketPicker({ onPick, ...props }: PickerProps & { onPick?: (ticket: TicketSummary | null) => void }) {
  const words = useWords();
  return (
    <RemotePicker<TicketSummary>
      kind="ticket"
      placeholder={words.payments.ticketPicker}
      {...props}
      {...(onPick ? { onPick } : {})}
      search={async (search) => (search ? (await call('GET /tickets', { query: { search, limit: 10 } })).items : [])}
      load={(id) => call('GET /tickets/:id', { params: { id } })}
      label={({ number }) => spokenNumber(number)}
      option={({ number, problem, contactName }) => (
        <div>
          <span className={pageStyles.mono}>{spokenNumber(number)}</span> {contactName}
          <div className={pageStyles.hint}>{problem}</div>
        </div>
      )}
    />
  );
}
