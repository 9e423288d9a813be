import type { ChecklistResult, UsedPart, WorkLogView, WorkPhoto } from '@scanfix/shared-types';
import { moment, money, shortMoment } from './report-format.js';
import { colours, lineHeight, type ReportPage, type TextStyle } from './report-page.js';
import { both, reportWords, wideSpace, type Words } from './report-words.js';
import type { ServiceReport } from './service-report.js';

const small: TextStyle = { size: 7.5, colour: 'grey' };
/** Below it a picture's caption has no room for both languages. */
const narrow = 100;

export function checklist(paper: ReportPage, items: WorkLogView['checklist']): void {
  const { value, checklistColumns } = paper.density;
  const width = paper.width / checklistColumns;
  const textWidth = width - 24;
  paper.y += 4;
  for (let index = 0; index < items.length; index += checklistColumns) {
    const row = items.slice(index, index + checklistColumns).map((item) => {
      const note = [item.result === 'not-applicable' ? both(reportWords.notApplicable) : '', item.note ?? ''].filter((part) => part !== '').join(wideSpace);
      return { result: item.result, lines: paper.wrap(item.text, textWidth, value), notes: note === '' ? [] : paper.wrap(note, textWidth, small) };
    });
    const height = Math.max(...row.map(({ lines, notes }) => lines.length * lineHeight(value) + notes.length * lineHeight(small))) + 3;
    paper.need(height);
    row.forEach(({ result, lines, notes }, column) => {
      const x = paper.left + column * width;
      mark(paper, result, x + 1, paper.y + 2);
      lines.forEach((line, at) => paper.line(line, x + 16, paper.y + at * lineHeight(value), value));
      const below = paper.y + lines.length * lineHeight(value);
      notes.forEach((line, at) => paper.line(line, x + 16, below + at * lineHeight(small), small));
    });
    paper.y += height;
  }
  paper.y += 1;
  paper.rule(paper.y);
}

/** A tick, a cross or a dash, drawn, because not every font has them. */
function mark({ document }: ReportPage, result: ChecklistResult, x: number, y: number): void {
  const side = 8.5;
  const colour = result === 'ok' ? colours.brand : result === 'not-ok' ? colours.bad : colours.grey;
  document.roundedRect(x, y, side, side, 1.5).lineWidth(0.8).stroke(colour);
  if (result === 'ok') document.moveTo(x + 1.9, y + 4.4).lineTo(x + 3.7, y + 6.2).lineTo(x + 6.7, y + 2.4);
  else if (result === 'not-ok') document.moveTo(x + 2.3, y + 2.3).lineTo(x + 6.2, y + 6.2).moveTo(x + 6.2, y + 2.3).lineTo(x + 2.3, y + 6.2);
  else document.moveTo(x + 2.2, y + side / 2).lineTo(x + side - 2.2, y + side / 2);
  document.lineWidth(1.2).stroke(colour);
}

export function parts(paper: ReportPage, used: readonly UsedPart[]): void {
  const { left, right, density: { value, rowPadding } } = paper;
  const columns = { code: left + 6, name: left + 100, quantity: right - 168, price: right - 90, amount: right - 6 };
  const quantityWidth = 70;
  const nameWidth = columns.quantity - quantityWidth - 8 - columns.name;
  const codeWidth = columns.name - columns.code - 8;
  const heading = (words: Words, x: number, align: 'left' | 'right') => paper.words(words, x, paper.y + 4, { size: 7.5, colour: 'grey' }, align);
  paper.fill(left, paper.y, paper.width, 17, 'soft');
  heading(reportWords.partCode, columns.code, 'left');
  heading(reportWords.partName, columns.name, 'left');
  heading(reportWords.quantity, columns.quantity, 'right');
  heading(reportWords.unitPrice, columns.price, 'right');
  heading(reportWords.amount, columns.amount, 'right');
  paper.y += 17;
  for (const { code, name, unit, quantity, priceFen } of used) {
    const names = paper.wrap(name, nameWidth, value);
    const codes = paper.wrap(code, codeWidth, value);
    const height = Math.max(names.length, codes.length) * lineHeight(value) + 2 * rowPadding;
    paper.need(height);
    const y = paper.y + rowPadding;
    codes.forEach((line, index) => paper.line(line, columns.code, y + index * lineHeight(value), value));
    names.forEach((line, index) => paper.line(line, columns.name, y + index * lineHeight(value), value));
    paper.line(paper.fit(`${quantity} ${unit}`, quantityWidth, value), columns.quantity, y, value, 'right');
    paper.line(money(priceFen), columns.price, y, value, 'right');
    paper.line(money(priceFen * quantity), columns.amount, y, value, 'right');
    paper.y += height;
    paper.rule(paper.y);
  }
  paper.need(20);
  paper.words(reportWords.total, columns.price, paper.y + 4.5, value, 'right');
  paper.line(money(used.reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0)), columns.amount, paper.y + 4, { size: 11, bold: true }, 'right');
  paper.y += 20;
}

/** Before and after in their order, four to a row, or larger where there are few. */
export function photos(paper: ReportPage, report: ServiceReport, taken: readonly WorkPhoto[]): void {
  const shown = taken.flatMap((photo) => {
    const picture = report.photos.get(photo.attachment.id);
    return picture ? [{ ...photo, picture }] : [];
  });
  const columns = paper.density.photoColumns(shown.length);
  const gap = 8;
  const width = (paper.width - (columns - 1) * gap) / columns;
  const height = width * 0.75;
  paper.y += 6;
  shown.forEach(({ moment: when, takenAt, picture }, index) => {
    const column = index % columns;
    if (column === 0) paper.need(height + 16);
    const x = paper.left + column * (width + gap);
    paper.fill(x, paper.y, width, height, 'soft');
    paper.picture(picture, x, paper.y, width, height);
    const caption: TextStyle = { size: 7.5, bold: true };
    if (width > narrow) paper.words(reportWords[when], x, paper.y + height + 3, caption);
    else paper.line(reportWords[when].zh, x, paper.y + height + 3, caption);
    paper.line(shortMoment(takenAt, report.organization.timeZone), x + width, paper.y + height + 3, { size: 7, colour: 'grey' }, 'right');
    if (column === columns - 1 || index === shown.length - 1) paper.y += height + 16;
  });
}

/** Who accepted the work, and who stands for it. */
export function acceptance(paper: ReportPage, { visit: { signature, engineer, finishedAt }, signature: drawn, organization: { timeZone } }: ServiceReport): void {
  const height = paper.density.acceptanceHeight - 4;
  const half = paper.width / 2;
  const top = paper.y + 4;
  const base = top + height - 16;
  paper.words(reportWords.customer, paper.left, top + 1, small);
  if (!signature) paper.line(both(reportWords.unsigned), paper.left + 74, base - 16, { size: 9.5, colour: 'grey' });
  else if (drawn) paper.picture(drawn, paper.left + 70, top, half - 100, height - 20);
  else {
    paper.line(reportWords.remote.zh, paper.left + 74, base - 25, { size: 9, colour: 'brand' });
    paper.line(reportWords.remote.en, paper.left + 74, base - 13, { size: 7, colour: 'grey' });
  }
  paper.rule(base, { x: paper.left + 70, width: half - 94 });
  if (signature) {
    const signer: TextStyle = { size: 8.5 };
    const width = paper.line(paper.fit(signature.signerName, half - 180, signer), paper.left + 74, base + 3, signer);
    paper.line(moment(signature.at, timeZone), paper.left + 74 + width + 9, base + 3, signer);
  }
  paper.words(reportWords.engineer, paper.left + half, top + 1, small);
  const name: TextStyle = { size: 12, bold: true };
  paper.line(paper.fit(engineer.name, half - 94, name), paper.left + half + 94, base - 17, name);
  paper.rule(base, { x: paper.left + half + 90, width: half - 90 });
  if (finishedAt !== null) paper.line(moment(finishedAt, timeZone), paper.left + half + 94, base + 3, { size: 8.5 });
  paper.y = top + height;
}
