/**
 * Personal data this app touches, as declared in WeChat's console (设置 → 服务内容声明 → 用户隐私保护指引) and on the privacy page.
 * A test fails when the compiled mini-program calls an interface that belongs to none of them.
 */
export const personalData = ['identity', 'phone', 'camera', 'album', 'clipboard', 'location'] as const;
export type PersonalData = (typeof personalData)[number];
