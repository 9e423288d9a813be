import type { Receipt } from '@scanfix/shared-types';
import { capitalAmount } from './capital-amount.js';
import { channelWords, receiptWords } from './receipt-words.js';
import { lineHeight, Paper, type TextStyle, type Words } from '../../platform/printing/paper.js';

interface Printing {
  timeZone: string;
  servicePhone: string | null;
  printedAt: Date;
}

const value: TextStyle = { size: 9.5 };
const label: TextStyle = { size: 8, colour: 'grey' };
const small: TextStyle = { size: 7.5, colour: 'grey' };

export async function printReceipt(receipt: Receipt, printing: Printing): Promise<Buffer> {
  const paper = new Paper(`${receiptWords.title.zh} ${receipt.number}`, receipt.organizationName);
  head(paper, receipt, printing);
  lines(paper, receipt);
  sums(paper, receipt);
  movements(paper, receipt, printing);
  foot(paper, printing);
  return paper.finish();
}

function head(paper: Paper, { organizationName, number, ticketNumber, device, place }: Receipt, { timeZone, printedAt }: Printing): void {
  for (const text of paper.wrap(organizationName, paper.width, { size: 11, bold: true }, 2)) {
    paper.line(text, paper.left, { size: 11, bold: true, colour: 'brand' });
    paper.y += 15;
  }
  paper.line(receiptWords.title.zh, paper.left, { size: 24, bold: true });
  paper.line(receiptWords.title.en, paper.left + 104, { size: 8, colour: 'grey' }, 'left', paper.y + 15);
  paper.y += 38;
  const facts: [Words, string][] = [[receiptWords.number, number], [receiptWords.ticket, ticketNumber], [receiptWords.printedAt, moment(printedAt, timeZone)]];
  facts.forEach(([words, text], index) => {
    const x = paper.left + index * (paper.width / 3);
    paper.words(words, x, label);
    paper.line(text, x, { size: 11, bold: true }, 'left', paper.y + 11);
  });
  paper.y += 31;
  paper.rule('brand', 1.4);
  paper.y += 6;
  fact(paper, receiptWords.device, device);
  fact(paper, receiptWords.place, place);
}

function fact(paper: Paper, words: Words, text: string | null): void {
  if (text === null || text === '') return;
  paper.words(words, paper.left, label, 'left', paper.y + 1);
  for (const part of paper.wrap(text, paper.width - 70, value)) {
    paper.line(part, paper.left + 70, value);
    paper.y += lineHeight(value);
  }
  paper.y += 3;
}

function lines(paper: Paper, { lines: items }: Receipt): void {
  const columns = { name: paper.left + 6, quantity: paper.right - 190, price: paper.right - 96, amount: paper.right - 6 };
  const nameWidth = columns.quantity - 60 - columns.name;
  paper.y += 6;
  paper.band(18);
  const heading = (words: Words, x: number, align: 'left' | 'right') => paper.words(words, x, label, align, paper.y + 4);
  heading(receiptWords.item, columns.name, 'left');
  heading(receiptWords.quantity, columns.quantity, 'right');
  heading(receiptWords.unitPrice, columns.price, 'right');
  heading(receiptWords.amount, columns.amount, 'right');
  paper.y += 18;
  for (const { name, quantity, unit, unitPrice, amount, covered } of items) {
    const names = paper.wrap(name, nameWidth, value);
    paper.need(names.length * lineHeight(value) + 10);
    paper.y += 5;
    paper.line(`${quantity / 100} ${unit}`, columns.quantity, value, 'right');
    paper.line(money(unitPrice), columns.price, value, 'right');
    if (covered) paper.words(receiptWords.covered, columns.amount, value, 'right');
    else paper.line(money(amount), columns.amount, value, 'right');
    for (const part of names) {
      paper.line(part, columns.name, value);
      paper.y += lineHeight(value);
    }
    paper.y += 4;
    paper.rule();
  }
}

function sums(paper: Paper, { discount, total, tax }: Receipt): void {
  paper.need(70);
  paper.y += 6;
  if (discount > 0) sum(paper, receiptWords.discount, `−${money(discount)}`, value);
  sum(paper, receiptWords.total, money(total), { size: 12, bold: true });
  sum(paper, receiptWords.tax, money(tax), small);
}

function sum(paper: Paper, words: Words, text: string, style: TextStyle): void {
  paper.words(words, paper.right - 110, { ...style, bold: false, colour: 'grey', size: Math.min(style.size, 9.5) }, 'right', paper.y + Math.max(0, style.size - 9.5) * 0.6);
  paper.line(text, paper.right - 6, style, 'right');
  paper.y += lineHeight(style) + 3;
}

function movements(paper: Paper, { payments, refunds, net }: Receipt, { timeZone }: Printing): void {
  paper.need(60);
  paper.y += 8;
  paper.words(receiptWords.paid, paper.left, { size: 10.5, bold: true });
  paper.y += 17;
  paper.rule();
  for (const { at, channel, amount, transactionId } of payments) movement(paper, moment(new Date(at), timeZone), channelWords[channel], transactionId, money(amount));
  for (const { at, amount } of refunds) movement(paper, moment(new Date(at), timeZone), receiptWords.refunded, null, `−${money(amount)}`);
  paper.need(40);
  paper.y += 8;
  paper.band(30);
  paper.words(receiptWords.net, paper.left + 8, { size: 10.5, bold: true }, 'left', paper.y + 8);
  paper.line(`人民币 ${capitalAmount(net)}`, paper.left + 130, value, 'left', paper.y + 9);
  paper.line(money(net), paper.right - 8, { size: 14, bold: true, colour: 'brand' }, 'right', paper.y + 6);
  paper.y += 30;
}

function movement(paper: Paper, at: string, words: Words, number: string | null, amount: string): void {
  paper.need(20);
  paper.y += 5;
  paper.line(at, paper.left, value);
  paper.words(words, paper.left + 104, value);
  if (number !== null) paper.line(number, paper.left + 234, small, 'left', paper.y + 2);
  paper.line(amount, paper.right - 6, value, 'right');
  paper.y += lineHeight(value) + 4;
  paper.rule();
}

function foot(paper: Paper, { servicePhone }: Printing): void {
  paper.need(30);
  paper.y += 12;
  paper.line(`${receiptWords.note.zh} ${receiptWords.note.en}`, paper.left, small);
  if (servicePhone !== null) paper.line(`${receiptWords.servicePhone.zh} ${servicePhone}`, paper.right, small, 'right');
}

/** Fen → `¥1,234.50`. */
function money(fen: number): string {
  const [yuan, cents] = [Math.floor(fen / 100), fen % 100];
  return `¥${String(yuan).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(cents).padStart(2, '0')}`;
}

/** On the clocks of the organization. */
function moment(instant: Date, timeZone: string): string {
  // Swedish writes its dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
}
