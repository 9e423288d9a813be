import { useRouter } from '@tarojs/taro';
import { useState, type ComponentType } from 'react';
import { moneyAccess, type MoneyAccess } from '@/billing/money-access';
import { screen } from '@/components/screen';
import { Message } from '@/components/states';
import { useWords, type Words } from '@/i18n';
import { ticketReference, type TicketReference } from '@/reporting/ticket-reference';

export interface MoneyPageProps {
  reference: TicketReference;
  access: MoneyAccess;
}

/** A page about one ticket's money, opened by the ticket's id or by its private link. */
export function moneyScreen(Content: ComponentType<MoneyPageProps>, title: (words: Words) => string): ComponentType {
  function Found({ reference }: { reference: TicketReference }) {
    const [access] = useState(() => moneyAccess(reference));
    return <Content reference={reference} access={access} />;
  }
  function MoneyPage() {
    const words = useWords();
    const { params } = useRouter();
    const [reference] = useState(() => ticketReference(params));
    return reference ? <Found reference={reference} /> : <Message icon="info" title={words.problems['not-found']} />;
  }
  return screen(MoneyPage, { title });
}
