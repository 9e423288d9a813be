import type { FollowUpSettings } from '@scanfix/shared-types';

/** As an organization begins. The script is its own text, to be changed by its own people, hence no translation. */
export const defaultFollowUpSettings: FollowUpSettings = {
  callAfterHours: 24,
  closeAfterHours: 72,
  guaranteeDays: 30,
  lowScore: 2,
  excludeFirstEngineer: true,
  npsEveryDays: 90,
  script: [
    '您好，这里是报修服务中心。您报修的问题师傅已经处理，想用一分钟跟您确认：',
    '1. 问题解决了吗？现在使用是否正常？',
    '2. 对这次服务您打几分？1 分最低，5 分最高。',
    '3. 您愿意把我们推荐给别人吗？0 分不愿意，10 分非常愿意。（系统提示要问时再问）',
    '4. 还有什么要对我们说的？',
    '没有解决的，请告诉客户：我们会马上安排再次上门，不另收费。谢谢您！',
  ].join('\n'),
};
