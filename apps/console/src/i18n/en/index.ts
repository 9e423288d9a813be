import type { Words } from '../zh-CN';
import * as assetWords from './assets';
import * as fieldWorkWords from './field-work';
import * as dispatchWords from './dispatch';
import * as followUpWords from './follow-ups';
import * as generalWords from './general';
import * as lifecycleWords from './lifecycle';
import * as moneyWords from './money';
import * as noticeWords from './notices';
import * as partWords from './parts';
import * as peopleWords from './people';
import * as problemWords from './problems';
import * as recommendationWords from './recommendations';
import * as serviceLevelWords from './service-levels';
import * as settingWords from './settings';
import * as ticketWords from './tickets';

export const en: Words = { ...generalWords, ...problemWords, ...lifecycleWords, ...recommendationWords, ...dispatchWords, ...ticketWords, ...fieldWorkWords, ...followUpWords, ...serviceLevelWords, ...partWords, ...moneyWords, ...noticeWords, ...assetWords, ...peopleWords, ...settingWords };
