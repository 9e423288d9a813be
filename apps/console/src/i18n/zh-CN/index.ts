import * as assetWords from './assets';
import * as contractWords from './contracts';
import * as fieldWorkWords from './field-work';
import * as dispatchWords from './dispatch';
import * as financeWords from './finance';
import * as followUpWords from './follow-ups';
import * as generalWords from './general';
import * as lifecycleWords from './lifecycle';
import * as moneyWords from './money';
import * as noticeWords from './notices';
import * as partWords from './parts';
import * as paymentWords from './payments';
import * as peopleWords from './people';
import * as priceWords from './prices';
import * as problemWords from './problems';
import * as quoteWords from './quotes';
import * as reconciliationWords from './reconciliation';
import * as recommendationWords from './recommendations';
import * as serviceLevelWords from './service-levels';
import * as settingWords from './settings';
import * as ticketWords from './tickets';

export const zhCN = { ...generalWords, ...problemWords, ...lifecycleWords, ...recommendationWords, ...dispatchWords, ...ticketWords, ...fieldWorkWords, ...followUpWords, ...serviceLevelWords, ...partWords, ...moneyWords, ...priceWords, ...contractWords, ...quoteWords, ...reconciliationWords, ...paymentWords, ...financeWords, ...noticeWords, ...assetWords, ...peopleWords, ...settingWords };

/** Every language says the same things: a missing or an extra word is a type error. */
export type Words = typeof zhCN;
