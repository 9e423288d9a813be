import * as fieldWork from './field-work';
import * as moneyWords from './money';
import * as pages from './pages';
import { failures, fieldRules, problems } from './problems';
import * as service from './service';
import { tickets } from './tickets';
import { privacy, staff } from './trust-and-staff';

export const zhCN = { ...fieldWork, ...moneyWords, ...pages, ...service, failures, fieldRules, privacy, problems, staff, tickets };

/** Every language has these words; what is missing does not compile. */
export type Words = typeof zhCN;
