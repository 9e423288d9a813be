export default definePageConfig({ navigationBarTitleText: '设备报修' });
