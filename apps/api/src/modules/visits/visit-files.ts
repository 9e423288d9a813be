/** What this module's files are called where attachments are kept. */
export const checkInPhoto = 'check-in';
export const workLogPhotos = 'work-log-photo';
export const workLogVideo = 'work-log-video';
export const signatureImage = 'signature';
