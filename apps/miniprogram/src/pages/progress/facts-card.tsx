import { Text, View } from '@tarojs/components';
import { maskPhone, type TicketProgress } from '@scanfix/shared-types';
import { useState } from 'react';
import { Card, Fact } from '@/components/card';
import { MediaGallery } from '@/components/media-gallery';
import { useWords } from '@/i18n';
import { exactTime, placeText, preferredTime, warrantyText } from '@/i18n/format';
import styles from './index.module.scss';

/** What was reported. The own number is masked until tapped: phones lie on tables. */
export function FactsCard({ ticket }: { ticket: TicketProgress }) {
  const words = useWords();
  const [phoneShown, setPhoneShown] = useState(false);
  const { asset, place, contact } = ticket;
  const where = [place ? placeText(place) : null, ticket.placeText].filter(Boolean).join(' · ');
  return (
    <Card title={words.progress.facts}>
      {asset && <Fact name={words.progress.device}><Text>{asset.name}</Text></Fact>}
      {where && <Fact name={words.progress.place}><Text>{where}</Text></Fact>}
      {ticket.problemType && <Fact name={words.progress.problem}><Text>{ticket.problemType}</Text></Fact>}
      {ticket.description && ticket.description !== ticket.problemType && <Fact name={words.progress.description}><Text className={styles.description}>{ticket.description}</Text></Fact>}
      {ticket.warranty && <Fact name={words.scan.warranty}><Text>{warrantyText(words, ticket.warranty)}</Text></Fact>}
      {ticket.urgency !== 'normal' && <Fact name={words.progress.urgency}><Text className={styles.urgent}>{words.tickets.urgencies[ticket.urgency]}</Text></Fact>}
      {ticket.preferredTime && <Fact name={words.progress.preferredTime}><Text>{preferredTime(words, ticket.preferredTime)}</Text></Fact>}
      {contact && (
        <Fact name={words.progress.contact}>
          <Text onClick={() => setPhoneShown(!phoneShown)} aria-label={words.progress.showPhone}>{`${contact.name} ${phoneShown ? contact.phone : maskPhone(contact.phone)}`}</Text>
        </Fact>
      )}
      <Fact name={words.progress.submittedAt}><Text>{exactTime(words, ticket.submittedAt)}</Text></Fact>
      {ticket.attachments.length > 0 && <View className={styles.media}><MediaGallery attachments={ticket.attachments} /></View>}
    </Card>
  );
}
