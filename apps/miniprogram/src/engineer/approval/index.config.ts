export default definePageConfig({ navigationBarTitleText: '报修人确认' });
