export default definePageConfig({ navigationBarTitleText: '绑定报修码' });
