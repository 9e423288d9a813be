import { setImmediate } from 'node:timers/promises';
import type { MonthlyStatement, OrganizationSettings } from '@scanfix/shared-types';
import { statementWords } from './statement-words.js';
import { lineHeight, Paper, type TextStyle, type Words } from '../../platform/printing/paper.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';

interface Printing {
  organization: Pick<OrganizationSettings, 'name' | 'timeZone' | 'servicePhone'>;
  printedAt: Date;
}

const value: TextStyle = { size: 9.5 };
const label: TextStyle = { size: 8, colour: 'grey' };
const small: TextStyle = { size: 7.5, colour: 'grey' };
/** Lines between which other requests come. */
const linesAtOnce = 100;

export async function printStatement(statement: MonthlyStatement, printing: Printing): Promise<Buffer> {
  const paper = new Paper(`${statementWords.title.zh} ${statement.number}`, printing.organization.name);
  head(paper, statement, printing);
  heading(paper);
  for (const [index, line] of statement.lines.entries()) {
    if (index % linesAtOnce === linesAtOnce - 1) await setImmediate();
    row(paper, line, printing.organization.timeZone);
  }
  sums(paper, statement, printing);
  return paper.finish((page, pages) => {
    if (pages > 1) paper.line(`${statement.number} · ${page} / ${pages}`, paper.right, small, 'right');
  });
}

function head(paper: Paper, { number, month, dueOn, customer }: MonthlyStatement, { organization }: Printing): void {
  for (const text of paper.wrap(organization.name, paper.width, { size: 11, bold: true }, 2)) {
    paper.line(text, paper.left, { size: 11, bold: true, colour: 'brand' });
    paper.y += 15;
  }
  paper.line(statementWords.title.zh, paper.left, { size: 24, bold: true });
  paper.line(statementWords.title.en, paper.left + 80, { size: 8, colour: 'grey' }, 'left', paper.y + 15);
  paper.y += 38;
  const facts: [Words, string][] = [[statementWords.number, number], [statementWords.month, month], [statementWords.dueOn, dueOn]];
  facts.forEach(([words, text], index) => {
    const x = paper.left + index * (paper.width / 3);
    paper.words(words, x, label);
    paper.line(text, x, { size: 11, bold: true }, 'left', paper.y + 11);
  });
  paper.y += 31;
  paper.rule('brand', 1.4);
  paper.y += 8;
  paper.words(statementWords.customer, paper.left, label, 'left', paper.y + 1);
  for (const text of paper.wrap(customer.name, paper.width - 80, { size: 11, bold: true }, 2)) {
    paper.line(text, paper.left + 80, { size: 11, bold: true }, 'left', paper.y - 2);
    paper.y += 15;
  }
  paper.y += 6;
}

const columnsOf = (paper: Paper) => ({ ticket: paper.left + 6, device: paper.left + 108, approvedOn: paper.right - 236, amount: paper.right - 92, open: paper.right - 6 });

function heading(paper: Paper): void {
  const columns = columnsOf(paper);
  paper.band(18);
  paper.words(statementWords.ticket, columns.ticket, label, 'left', paper.y + 4);
  paper.words(statementWords.device, columns.device, label, 'left', paper.y + 4);
  paper.words(statementWords.approvedOn, columns.approvedOn, label, 'left', paper.y + 4);
  paper.words(statementWords.amount, columns.amount, label, 'right', paper.y + 4);
  paper.words(statementWords.open, columns.open, label, 'right', paper.y + 4);
  paper.y += 18;
}

function row(paper: Paper, { ticketNumber, device, approvedAt, amount, open }: MonthlyStatement['lines'][number], timeZone: string): void {
  const columns = columnsOf(paper);
  const names = paper.wrap(device ?? '', columns.approvedOn - columns.device - 10, value, 3);
  if (paper.need(Math.max(1, names.length) * lineHeight(value) + 10)) heading(paper);
  paper.y += 5;
  paper.line(ticketNumber, columns.ticket, value);
  paper.line(calendarDayOf(new Date(approvedAt), timeZone), columns.approvedOn, value);
  paper.line(money(amount), columns.amount, value, 'right');
  paper.line(money(open), columns.open, { ...value, ...(open > 0 ? { bold: true } : { colour: 'grey' }) }, 'right');
  names.forEach((text, index) => paper.line(text, columns.device, value, 'left', paper.y + index * lineHeight(value)));
  paper.y += Math.max(1, names.length) * lineHeight(value) + 4;
  paper.rule();
}

function sums(paper: Paper, { total, open }: MonthlyStatement, { organization: { servicePhone, timeZone }, printedAt }: Printing): void {
  paper.need(90);
  paper.y += 8;
  paper.words(statementWords.total, paper.right - 120, label, 'right', paper.y + 1);
  paper.line(money(total), paper.right - 6, { size: 10.5 }, 'right');
  paper.y += 20;
  paper.band(30);
  paper.words(statementWords.openTotal, paper.left + 8, { size: 10.5, bold: true }, 'left', paper.y + 8);
  paper.line(`${statementWords.printedAt.zh} ${calendarDayOf(printedAt, timeZone)}`, paper.left + 90, label, 'left', paper.y + 11);
  paper.line(money(open), paper.right - 8, { size: 14, bold: true, colour: 'brand' }, 'right', paper.y + 6);
  paper.y += 42;
  paper.line(`${statementWords.note.zh} ${statementWords.note.en}`, paper.left, small);
  if (servicePhone !== null) paper.line(`${statementWords.servicePhone.zh} ${servicePhone}`, paper.right, small, 'right');
}

/** Fen → `¥1,234.50`. */
function money(fen: number): string {
  return `¥${String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(fen % 100).padStart(2, '0')}`;
}
