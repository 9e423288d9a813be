import type { Part, TicketDetail, WorkStandard } from '@scanfix/shared-types';
import sharp from 'sharp';
import type { Test } from 'supertest';
import { claimOf, job, onSite, upload, type Field } from './field.js';
import { decodeShape, readPdf, type Pdf } from './pdf.js';

const drawing = (width: number, height: number, shapes: string) => sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes}</svg>`));
export const sitePhoto = (colour: string) => drawing(1200, 900, `<rect width="1200" height="900" fill="${colour}"/><rect x="240" y="270" width="720" height="270" rx="40" fill="#fff"/>`).jpeg().toBuffer();
/** A name on transparent paper, as a phone hands it in. */
export const drawnName = () => drawing(1200, 600, '<path d="M200 300 q80 -200 160 0 t160 0 q60 -150 120 0 t160 -60" fill="none" stroke="#111" stroke-width="14"/>').png().toBuffer();

export interface DoneJob {
  ticket: TicketDetail;
  visitId: number;
}

/** A repair with everything that a report can show, signed on the engineer's screen. */
export async function doneJob(field: Field): Promise<DoneJob> {
  const { as, people, device } = field;
  const standard = await as.admin.put<WorkStandard>(`/work-standards/${device.category.id}`, {
    faultCodes: [{ code: 'E1', name: '制冷剂泄漏' }], causes: [], actions: [], checklist: [{ text: '断电挂牌', required: true }, { text: '检查支架', required: true }, { text: '清洗滤网', required: false }],
  });
  const part = (code: string, name: string, unit: string, priceFen: number) => as.admin.post<Part>('/parts', { code, name, unit, priceFen, categoryIds: [], active: true });
  const parts = [await part('R32', '冷媒 R32', '克', 12), await part('CU-9.52', '铜管', '米', 3850)];
  const { ticket, visitId } = await job(field);
  await onSite(field, visitId);
  const picture = async (moment: 'before' | 'after', colour: string) => ({ moment, takenAt: new Date().toISOString(), attachment: claimOf(await upload(field, people.engineer, await sitePhoto(colour))) });
  await as.engineer.post(`/jobs/${visitId}/work-log`, {
    faultCodeId: standard.faultCodes[0]?.id, cause: '铜管喇叭口老化', action: '更换铜管并补充冷媒', note: '支架轻微锈蚀', labourMinutes: 85,
    parts: [{ partId: parts[0]?.id, quantity: 350 }, { partId: parts[1]?.id, quantity: 3 }],
    photos: [await picture('before', '#b4552d'), await picture('after', '#0f766e')],
    checklist: standard.checklist.map(({ id }, index) => ({ itemId: id, result: index === 1 ? 'not-ok' : 'ok', note: index === 1 ? '螺栓已紧固' : null })),
  });
  await as.engineer.post(`/jobs/${visitId}/complete`, { signature: { signerName: '张三', image: claimOf(await upload(field, people.engineer, await drawnName(), 'name.png')) } });
  return { ticket, visitId };
}

/** Sends the call and reads the document that comes back. */
export async function pdfOf(call: Test): Promise<{ file: Buffer; pdf: Pdf; headers: Record<string, string> }> {
  const answer = await call.buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => done(null, Buffer.concat(chunks)));
  });
  const file = answer.body as Buffer;
  if (answer.status !== 200) throw new Error(`no document: ${answer.status} ${file.toString()}`);
  return { file, pdf: readPdf(file), headers: answer.headers as Record<string, string> };
}

/** All words of a document without blanks: the typesetter may break them anywhere. */
export function wordsOf(pdf: Pdf): string {
  return pdf.pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join('').replace(/\s/g, '');
}

/** The token in the QR code of the first page, as a camera reads it. */
export function tokenIn({ pages }: Pdf): string {
  const code = [...pages[0]?.shapes ?? []].sort((a, b) => b.length - a.length)[0] ?? [];
  const url = decodeShape(code, 4) ?? '';
  return /^http:\/\/127\.0\.0\.1:3002\/v\/([\w-]+)$/.exec(url)?.[1] ?? `no token in ${url}`;
}
