import type { Words } from '../zh-CN';
import * as pages from './pages';
import { failures, fieldRules, problems } from './problems';
import { tickets } from './tickets';
import { privacy, staff } from './trust-and-staff';

export const en: Words = { ...pages, failures, fieldRules, privacy, problems, staff, tickets };
