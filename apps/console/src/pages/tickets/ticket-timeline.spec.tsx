import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import type { TimelineEntry } from '@scanfix/shared-types';
import { answerFetch } from '../../../test/fetch';
import { makeTicketDetail } from '../../../test/fixtures/data';
import { renderPage } from '../../../test/render';
import { TicketTimeline } from './ticket-timeline';

const [line] = makeTicketDetail().timeline;

/** What the engineer's device said. */
const shown = async (news: NonNullable<TimelineEntry['money']>['news'], reason: string) => {
  answerFetch({});
  if (!line) throw new Error('the fixture has a timeline');
  renderPage(<TicketTimeline entries={[{ ...line, kind: 'money', action: null, actor: { kind: 'staff', name: '李师傅', mine: false }, reason, text: null, money: { news, amount: 13_000, version: 1 } }]} />);
  return (await screen.findByTestId('timeline')).textContent;
};

describe('the timeline of a ticket', () => {
  it('says that the requester signed on the engineer’s phone, and not the engineer', async () => {
    expect(await shown('quote-approved', 'on-screen')).toContain('李师傅在手机上请报修人看了报价 ¥130.00，报修人当面签字同意');
  });

  it('says that the requester declined on the engineer’s phone, and why', async () => {
    expect(await shown('quote-declined-on-site', 'too-expensive')).toMatch(/报修人当面没有同意.*太贵了/);
  });

  it('says the way of an approval in words, never in a code', async () => {
    expect(await shown('quote-approved', 'remote')).not.toContain('remote');
  });
});
