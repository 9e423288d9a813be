export default definePageConfig({ navigationBarTitleText: '维修报价' });
