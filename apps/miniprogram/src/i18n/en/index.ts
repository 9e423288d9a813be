import type { Words } from '../zh-CN';
import * as fieldWork from './field-work';
import * as moneyWords from './money';
import * as pages from './pages';
import { failures, fieldRules, problems } from './problems';
import * as service from './service';
import { tickets } from './tickets';
import { privacy, staff } from './trust-and-staff';

export const en: Words = { ...fieldWork, ...moneyWords, ...pages, ...service, failures, fieldRules, privacy, problems, staff, tickets };
