import { checkInWords, both, reportWords, warrantyWords, type Words } from './report-words.js';
import { duration, fingerprint, moment, shortMoment } from './report-format.js';
import { lineHeight, ReportPage, type TextStyle } from './report-page.js';
import { acceptance, checklist, parts, photos } from './report-tables.js';
import type { ServiceReport } from './service-report.js';

const label: TextStyle = { size: 8, colour: 'grey' };
const value: TextStyle = { size: 9.5 };
const labelWidth = 74;
const rowPadding = 4.5;

interface Fact {
  words: Words;
  text: string;
}

/** Sets the report on as few pages as it takes. */
export function printServiceReport(report: ServiceReport): Promise<Buffer> {
  const paper = new ReportPage({ title: `${reportWords.title.zh} ${report.ticketNumber}`, author: report.organization.name });
  head(paper, report);
  section(paper, reportWords.report, 60);
  facts(paper, reportFacts(report));
  section(paper, reportWords.visit, 70);
  visit(paper, report);
  section(paper, reportWords.work, 50);
  facts(paper, workFacts(report));
  const { workLog } = report.visit;
  if (workLog && workLog.checklist.length > 0) {
    section(paper, reportWords.checklist, 30);
    checklist(paper, workLog.checklist);
  }
  if (workLog && workLog.parts.length > 0) {
    section(paper, reportWords.parts, 60);
    parts(paper, workLog.parts);
  }
  if (workLog?.photos.some(({ attachment }) => report.photos.has(attachment.id))) {
    section(paper, reportWords.photos, 120);
    photos(paper, report, workLog.photos);
  }
  section(paper, reportWords.acceptance, 84);
  acceptance(paper, report);
  return paper.finish((page, pages, top) => footer(paper, report, { page, pages, top }));
}

function head(paper: ReportPage, report: ServiceReport): void {
  const { organization, visit: { engineer, assistants, finishedAt, falselyCompleted }, ticketNumber } = report;
  const codeSize = 84;
  const top = paper.y;
  paper.code(report.verificationUrl, paper.right - codeSize + 6, top - 8, codeSize);
  paper.line(both(reportWords.scan), paper.right - codeSize / 2 + 6, top + codeSize - 10, { size: 6.5, colour: 'grey' }, 'center');
  paper.line(organization.name, paper.left, top, { size: 11, bold: true, colour: 'brand' });
  paper.line(reportWords.title.zh, paper.left, top + 18, { size: 24, bold: true });
  paper.line(reportWords.title.en, paper.left + 152, top + 33, { size: 8, colour: 'grey' });
  const helpers = assistants.map(({ name }) => name).join('、');
  const columns: [Words, string, number][] = [
    [reportWords.number, ticketNumber.replace(/(\d{4})(?=\d)/g, '$1 '), 0],
    [reportWords.completedAt, finishedAt === null ? '' : moment(finishedAt, organization.timeZone), 118],
    [reportWords.engineer, helpers === '' ? engineer.name : `${engineer.name}（${reportWords.assistants.zh} ${helpers}）`, 248],
  ];
  for (const [words, text, x] of columns) {
    paper.words(words, paper.left + x, top + 58, { size: 7.5, colour: 'grey' });
    const [shown = ''] = paper.wrap(text, x === 248 ? paper.width - 248 - codeSize : 125, { size: 11, bold: true }, 1);
    paper.line(shown, paper.left + x, top + 69, { size: 11, bold: true });
  }
  paper.rule(top + 93, { colour: 'brand', weight: 1.4 });
  paper.y = top + 94;
  if (!falselyCompleted) return;
  paper.y += 8;
  paper.line(both(reportWords.falselyCompleted), paper.left, paper.y, { size: 10, bold: true, colour: 'bad' });
  paper.y += 12;
}

/** `least`: what must stand on the same page beneath it. */
function section(paper: ReportPage, words: Words, least: number): void {
  paper.need(24 + least);
  paper.y += 11;
  paper.fill(paper.left, paper.y + 1.5, 3, 10.5, 'brand');
  paper.words(words, paper.left + 9, paper.y, { size: 10.5, bold: true });
  paper.y += 17;
  paper.rule(paper.y);
}

function reportFacts({ device, warranty, place, placeText, requester, reportedAt, problem, description, organization: { timeZone } }: ServiceReport): Fact[][] {
  const where = [place.join(' / '), placeText].filter((part) => part !== null && part !== '').join('　');
  const words = warranty && warrantyWords[warranty.status];
  const cover = words ? `${both(words)}${warranty.until === null ? '' : `（${warranty.until}）`}` : '';
  const model = device ? [device.category, device.model].filter((part) => part !== null).join(' · ') : '';
  return rowsOf([
    [reportWords.device, device?.name ?? ''], [reportWords.serialNumber, device?.serialNumber ?? ''],
    [reportWords.model, model], [reportWords.warranty, cover],
    [reportWords.requester, [requester.name, requester.phone].join('　')], [reportWords.reportedAt, moment(reportedAt, timeZone)],
  ]).concat(rowsOf([[reportWords.place, where]]), rowsOf([[reportWords.problem, [problem, description].filter((part) => part !== null && part !== '').join('：')]]));
}

function workFacts({ visit: { workLog } }: ServiceReport): Fact[][] {
  if (!workLog) return [];
  const { faultCode, cause, action, note } = workLog;
  const lines: [Words, string][] = [
    [reportWords.fault, faultCode ? `${faultCode.code}　${faultCode.name}` : ''], [reportWords.cause, cause], [reportWords.action, action], [reportWords.note, note ?? ''],
  ];
  return lines.flatMap((line) => rowsOf([line]));
}

/** Two to a row; what is empty is left out. */
function rowsOf(entries: [Words, string][]): Fact[][] {
  const given = entries.filter(([, text]) => text !== '').map(([words, text]): Fact => ({ words, text }));
  return given.flatMap((fact, index) => (index % 2 === 0 ? [given.slice(index, index + 2)] : []));
}

function facts(paper: ReportPage, rows: Fact[][]): void {
  for (const row of rows) {
    const width = paper.width / row.length;
    const cells = row.map(({ words, text }, index) => ({
      words, x: paper.left + index * width, lines: paper.wrap(text, width - labelWidth - (index < row.length - 1 ? 12 : 0), value),
    }));
    const most = Math.max(...cells.map(({ lines }) => lines.length));
    paper.need(Math.min(most, 4) * lineHeight(value) + 2 * rowPadding);
    paper.y += rowPadding;
    for (const { words, x } of cells) paper.words(words, x, paper.y + 1, label);
    for (let index = 0; index < most; index += 1) {
      // Only a long text gets here with a page that is full.
      paper.need(lineHeight(value));
      for (const { x, lines } of cells) paper.line(lines[index] ?? '', x + labelWidth, paper.y, value);
      paper.y += lineHeight(value);
    }
    paper.y += rowPadding;
    paper.rule(paper.y);
  }
}

/** The steps of the day as a line of stations, and beneath it what they add up to. */
function visit(paper: ReportPage, { visit: { assignedAt, acceptedAt, departedAt, checkedInAt, finishedAt, travelMinutes, labourMinutes, checkIn }, organization: { timeZone } }: ServiceReport): void {
  const { assigned, accepted, departed, checkedIn, finished } = reportWords;
  const steps: [Words, string | null][] = [[assigned, assignedAt], [accepted, acceptedAt], [departed, departedAt], [checkedIn, checkedInAt], [finished, finishedAt]];
  const taken = steps.filter((step): step is [Words, string] => step[1] !== null);
  const width = paper.width / Math.max(taken.length, 1);
  const top = paper.y + 12;
  paper.rule(top, { x: paper.left + 3, width: width * (taken.length - 1), colour: 'brand', weight: 1 });
  taken.forEach(([words, at], index) => {
    const x = paper.left + index * width;
    paper.document.circle(x + 3, top, 3).fill('#0f766e');
    paper.words(words, x, top + 7, label);
    paper.line(shortMoment(at, timeZone), x, top + 18, value);
  });
  paper.y = top + 34;
  paper.rule(paper.y);
  facts(paper, rowsOf([
    [reportWords.labour, labourMinutes === null ? '' : duration(labourMinutes)],
    [reportWords.travel, travelMinutes === null ? '' : duration(travelMinutes)],
  ]).concat(rowsOf([[reportWords.checkIn, checkIn ? checkInText(checkIn) : '']])));
}

function checkInText({ method, distanceMeters }: NonNullable<ServiceReport['visit']['checkIn']>): string {
  const { zh, en } = checkInWords[method];
  return distanceMeters === null ? `${zh} ${en}` : `${zh} ${en}，距设备 ${Math.round(distanceMeters)} 米 m`;
}

function footer(paper: ReportPage, { organization, eventHash, printedAt }: ServiceReport, { page, pages, top }: { page: number; pages: number; top: number }): void {
  const small: TextStyle = { size: 6.5, colour: 'grey' };
  paper.rule(top);
  paper.line(reportWords.verify.zh, paper.left, top + 6, small);
  paper.line(reportWords.verify.en, paper.left, top + 15, small);
  const facts = [
    `${both(reportWords.fingerprint)} ${fingerprint(eventHash)}`, `${both(reportWords.printedAt)} ${moment(printedAt, organization.timeZone)}`,
    ...(organization.servicePhone === null ? [] : [`${both(reportWords.servicePhone)} ${organization.servicePhone}`]),
  ];
  paper.line(facts.join('　·　'), paper.left, top + 24, small);
  paper.line(`${page} / ${pages}`, paper.right, top + 24, small, 'right');
}
