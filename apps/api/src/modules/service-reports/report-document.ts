import { setImmediate } from 'node:timers/promises';
import { duration, fingerprint, moment, shortMoment } from './report-format.js';
import { densities, lineHeight, ReportPage, type Density, type TextStyle } from './report-page.js';
import { acceptance, checklist, parts, photos } from './report-tables.js';
import { both, checkInWords, reportWords, warrantyWords, wideSpace, type Words } from './report-words.js';
import type { ServiceReport } from './service-report.js';

const label: TextStyle = { size: 8, colour: 'grey' };
const labelWidth = 66;

interface Fact {
  words: Words;
  text: string;
}

/** Sets the report with room to breathe, or closer where that saves a page. */
export async function printServiceReport(report: ServiceReport): Promise<Buffer> {
  const [airy, close] = densities;
  const roomy = set(report, airy);
  // Each step takes a twentieth of a second: other requests come between.
  await setImmediate();
  const closer = roomy.pages > 1 ? set(report, close) : roomy;
  await setImmediate();
  const paper = closer.pages < roomy.pages ? closer : roomy;
  return paper.finish((page, pages, top) => footer(paper, report, { page, pages, top }));
}

function set(report: ServiceReport, density: Density): ReportPage {
  const paper = new ReportPage({ title: `${reportWords.title.zh} ${report.ticketNumber}`, author: report.organization.name }, density);
  head(paper, report);
  section(paper, reportWords.report, 60);
  facts(paper, reportFacts(report));
  section(paper, reportWords.visit, 62);
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
  section(paper, reportWords.acceptance, density.acceptanceHeight);
  acceptance(paper, report);
  return paper;
}

function head(paper: ReportPage, report: ServiceReport): void {
  const { organization, visit: { engineer, assistants, finishedAt, falselyCompleted }, ticketNumber } = report;
  const codeSize = 80;
  const top = paper.y;
  paper.code(report.verificationUrl, paper.right - codeSize + 6, top - 8, codeSize);
  paper.line(both(reportWords.scan), paper.right, top + codeSize - 10, { size: 6.5, colour: 'grey' }, 'right');
  const owner: TextStyle = { size: 11, bold: true, colour: 'brand' };
  paper.line(paper.fit(organization.name, paper.width - codeSize - 12, owner), paper.left, top, owner);
  paper.line(reportWords.title.zh, paper.left, top + 15, { size: 24, bold: true });
  paper.line(reportWords.title.en, paper.left + 152, top + 30, { size: 8, colour: 'grey' });
  const helpers = assistants.map(({ name }) => name).join('、');
  const columns: [Words, string, number][] = [
    [reportWords.number, ticketNumber.replace(/(\d{4})(?=\d)/g, '$1 '), 0],
    [reportWords.completedAt, finishedAt === null ? '' : moment(finishedAt, organization.timeZone), 118],
    [reportWords.engineer, helpers === '' ? engineer.name : `${engineer.name}（${reportWords.assistants.zh} ${helpers}）`, 248],
  ];
  for (const [words, text, x] of columns) {
    paper.words(words, paper.left + x, top + 51, { size: 7.5, colour: 'grey' });
    const fact: TextStyle = { size: 11, bold: true };
    paper.line(paper.fit(text, paper.width - codeSize - x, fact), paper.left + x, top + 61.5, fact);
  }
  paper.rule(top + paper.density.headHeight - 1, { colour: 'brand', weight: 1.4 });
  paper.y = top + paper.density.headHeight;
  if (!falselyCompleted) return;
  paper.y += 8;
  paper.line(both(reportWords.falselyCompleted), paper.left, paper.y, { size: 10, bold: true, colour: 'bad' });
  paper.y += 12;
}

/** `least`: what must stand on the same page beneath it. */
function section(paper: ReportPage, words: Words, least: number): void {
  paper.need(24 + least);
  paper.y += paper.density.sectionGap;
  paper.fill(paper.left, paper.y + 1.5, 3, 10.5, 'brand');
  paper.words(words, paper.left + 9, paper.y, { size: 10.5, bold: true });
  paper.y += 16;
  paper.rule(paper.y);
}

function reportFacts({ device, warranty, place, placeText, requester, problem, description }: ServiceReport): Fact[][] {
  const where = [place.join(' / '), placeText].filter((part) => part !== null && part !== '').join(wideSpace);
  const words = warranty && warrantyWords[warranty.status];
  const cover = words ? `${both(words)}${warranty.until === null ? '' : `（${warranty.until}）`}` : '';
  const model = device ? [device.category, device.model].filter((part) => part !== null).join(' · ') : '';
  return rowsOf([
    [reportWords.device, device?.name ?? ''], [reportWords.serialNumber, device?.serialNumber ?? ''],
    [reportWords.model, model], [reportWords.warranty, cover],
    [reportWords.place, where], [reportWords.requester, [requester.name, requester.phone].join(wideSpace)],
  ]).concat(rowsOf([[reportWords.problem, [problem, description].filter((part) => part !== null && part !== '').join('：')]]));
}

function workFacts({ visit: { workLog } }: ServiceReport): Fact[][] {
  if (!workLog) return [];
  const { faultCode, cause, action, note } = workLog;
  const lines: [Words, string][] = [
    [reportWords.fault, faultCode ? `${faultCode.code}${wideSpace}${faultCode.name}` : ''], [reportWords.cause, cause], [reportWords.action, action], [reportWords.note, note ?? ''],
  ];
  return lines.flatMap((line) => rowsOf([line]));
}

/** Two to a row; what is empty is left out. */
function rowsOf(entries: [Words, string][]): Fact[][] {
  const given = entries.filter(([, text]) => text !== '').map(([words, text]): Fact => ({ words, text }));
  return given.flatMap((fact, index) => (index % 2 === 0 ? [given.slice(index, index + 2)] : []));
}

function facts(paper: ReportPage, rows: Fact[][]): void {
  const { value, rowPadding } = paper.density;
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

interface Station {
  words: Words;
  at: string | null;
  /** What is worth knowing of the way there. */
  notes?: string[];
}

/** The day as a line of stations. */
function visit(paper: ReportPage, { reportedAt, visit: { assignedAt, acceptedAt, departedAt, checkedInAt, finishedAt, travelMinutes, labourMinutes, checkIn }, organization: { timeZone } }: ServiceReport): void {
  const stations: Station[] = [
    { words: reportWords.reported, at: reportedAt }, { words: reportWords.assigned, at: assignedAt }, { words: reportWords.accepted, at: acceptedAt },
    { words: reportWords.departed, at: departedAt },
    { words: reportWords.checkedIn, at: checkedInAt, notes: [checkIn ? checkInText(checkIn) : '', travelMinutes === null ? '' : `${both(reportWords.travel)} ${duration(travelMinutes)}`] },
    { words: reportWords.finished, at: finishedAt, notes: [labourMinutes === null ? '' : `${both(reportWords.labour)} ${duration(labourMinutes)}`] },
  ];
  const passed = stations.filter((station): station is Station & { at: string } => station.at !== null);
  const width = paper.width / passed.length;
  const top = paper.y + 11;
  const note: TextStyle = { size: 7, colour: 'grey' };
  paper.rule(top, { x: paper.left + 3, width: width * (passed.length - 1), colour: 'brand', weight: 1 });
  passed.forEach(({ words, at, notes = [] }, index) => {
    const x = paper.left + index * width;
    paper.dot(x + 3, top);
    paper.words(words, x, top + 6, label);
    paper.line(shortMoment(at, timeZone), x, top + 16, { ...paper.density.value, bold: true });
    notes.filter((text) => text !== '').forEach((text, line) => paper.line(text, x, top + 29 + line * lineHeight(note), note));
  });
  paper.y = top + 49;
  paper.rule(paper.y);
}

function checkInText({ method, distanceMeters }: NonNullable<ServiceReport['visit']['checkIn']>): string {
  const { zh, en } = checkInWords[method];
  return distanceMeters === null ? `${zh} ${en}` : `${zh} ${en} · ${Math.round(distanceMeters)} m`;
}

function footer(paper: ReportPage, { organization, eventHash, printedAt }: ServiceReport, { page, pages, top }: { page: number; pages: number; top: number }): void {
  const small: TextStyle = { size: 6.5, colour: 'grey' };
  paper.rule(top);
  paper.line(reportWords.verify.zh, paper.left, top + 4.5, small);
  paper.line(reportWords.verify.en, paper.left, top + 13, small);
  const facts = [
    `${both(reportWords.fingerprint)} ${fingerprint(eventHash)}`, `${both(reportWords.printedAt)} ${moment(printedAt, organization.timeZone)}`,
    ...(organization.servicePhone === null ? [] : [`${both(reportWords.servicePhone)} ${organization.servicePhone}`]),
  ];
  paper.line(facts.join(`${wideSpace}·${wideSpace}`), paper.left, top + 21.5, small);
  paper.line(`${page} / ${pages}`, paper.right, top + 21.5, small, 'right');
}
