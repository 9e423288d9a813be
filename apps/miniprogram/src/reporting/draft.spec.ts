import { checkDraft, emptyDraft, isWorthKeeping, needsUpload, nextDays, openSlots, plainPhone, remainingMedia, requestOf, slotTime, stillWrong, type DraftFile, type ReportDraft } from './draft';

const contact = { name: '王小雨', phone: '138 1234 5678' };
const draft = (changes: Partial<ReportDraft> = {}): ReportDraft => ({ ...emptyDraft('key-key-key-key-1', '7K3M9Q2XWTT', contact), problemTypeId: 11, ...changes });
const file = (kind: 'image' | 'video', claim: DraftFile['claim'] = null, uploadedAt: number | null = null): DraftFile => ({ file: { path: `${kind}-${Math.random()}`, kind, name: 'a', size: 1 }, claim, uploadedAt });

describe('a draft', () => {
  it('is worth keeping once something was said, not for a remembered contact alone', () => {
    expect(isWorthKeeping(draft({ problemTypeId: null }))).toBe(false);
    expect(isWorthKeeping(draft())).toBe(true);
    expect(isWorthKeeping(draft({ problemTypeId: null, description: '漏' }))).toBe(true);
    expect(isWorthKeeping(draft({ problemTypeId: null, files: [file('image')] }))).toBe(true);
  });

  it('can be sent with a chosen problem and no words', () => {
    expect(checkDraft(draft())).toEqual([]);
    expect(requestOf(draft(), '不制冷')).toEqual({ stickerCode: '7K3M9Q2XWTT', problemTypeId: 11, description: '不制冷', urgency: 'normal', contact: { name: '王小雨', phone: '13812345678' } });
  });

  it('needs a problem or words, a name and a phone, and names the fields in the order of the page', () => {
    expect(checkDraft(draft({ problemTypeId: null, contactName: ' ', contactPhone: '' }))).toEqual([
      { field: 'description', code: 'required' }, { field: 'contact.name', code: 'required' }, { field: 'contact.phone', code: 'required' },
    ]);
  });

  it('says nothing with characters that cannot be seen', () => {
    expect(checkDraft(draft({ problemTypeId: null, description: ' \u200b\ufeff ', contactName: '\u200b' }))).toEqual([
      { field: 'description', code: 'required' }, { field: 'contact.name', code: 'required' },
    ]);
    expect(requestOf(draft({ description: ' \u200b漏水👨‍👩‍👧 ' }), '').description).toBe('漏水👨‍👩‍👧');
  });

  it('keeps what is wrong with one field while another is mended', () => {
    const [description, name, phone] = checkDraft(draft({ problemTypeId: null, contactName: '', contactPhone: '' }));
    expect(stillWrong([description, name, phone].flatMap((error) => error ?? []), { contactName: '王' })).toEqual([description, phone]);
    expect(stillWrong([description, phone].flatMap((error) => error ?? []), { problemTypeId: 11 })).toEqual([phone]);
  });

  it('needs a place when there is no sticker', () => {
    expect(checkDraft(draft({ stickerCode: null }))).toEqual([{ field: 'placeText', code: 'required' }]);
    expect(checkDraft(draft({ stickerCode: null, placeText: '3 号楼' }))).toEqual([]);
    expect(checkDraft(draft({ stickerCode: null, place: { id: 5, path: ['A 座'] } }))).toEqual([]);
  });

  it('hands in claims, the preferred time and the other problem only where they are', () => {
    const time = { from: '2026-03-02T00:00:00.000Z', to: '2026-03-02T04:00:00.000Z' };
    const request = requestOf(draft({ files: [file('image', { id: 1, claim: 'c' }, 0), file('image')], preferredTime: time, anotherProblem: true }), '');
    expect(request).toMatchObject({ attachments: [{ id: 1, claim: 'c' }], preferredTime: time, anotherProblem: true });
    expect(requestOf(draft(), '')).not.toHaveProperty('attachments');
  });
});

describe('a phone number', () => {
  it.each(['13812345678', '138 1234 5678', '138-1234-5678', '+86 13812345678', '008613812345678', '8613812345678', '\u200b13812345678', '１３８１２３４５６７８', '(138) 1234 5678'])('is understood as typed: %s', (typed) => {
    expect(plainPhone(typed)).toBe('13812345678');
  });
});

describe('photos and video', () => {
  it('are nine and one', () => {
    expect(remainingMedia([])).toEqual({ images: 9, videos: 1 });
    expect(remainingMedia([file('image'), file('video')])).toEqual({ images: 8, videos: 0 });
    expect(remainingMedia(Array.from({ length: 9 }, () => file('image')))).toEqual({ images: 0, videos: 1 });
  });

  it('are uploaded again before the server would clear them away', () => {
    const hour = 3_600_000;
    expect(needsUpload(file('image'), 0)).toBe(true);
    expect(needsUpload(file('image', { id: 1, claim: 'c' }, 0), 19 * hour)).toBe(false);
    expect(needsUpload(file('image', { id: 1, claim: 'c' }, 0), 21 * hour)).toBe(true);
  });
});

describe('preferred times', () => {
  it('leave out what has passed', () => {
    expect(openSlots(new Date(2026, 2, 2), new Date(2026, 2, 2, 9))).toEqual(['morning', 'afternoon', 'evening']);
    expect(openSlots(new Date(2026, 2, 2), new Date(2026, 2, 2, 12))).toEqual(['afternoon', 'evening']);
    expect(openSlots(new Date(2026, 2, 2), new Date(2026, 2, 2, 22))).toEqual([]);
  });

  it('begin tomorrow when today is over, over the end of a month too', () => {
    const days = nextDays(new Date(2026, 1, 28, 22), 3);
    expect(days.map((day) => [day.getMonth() + 1, day.getDate()])).toEqual([[3, 1], [3, 2], [3, 3]]);
  });

  it('are instants from the slot of that day', () => {
    const { from, to } = slotTime(new Date(2026, 2, 2), 'afternoon');
    expect([new Date(from).getHours(), new Date(to).getHours()]).toEqual([12, 18]);
  });
});
