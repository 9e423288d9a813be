export default definePageConfig({ navigationBarTitleText: '码上修', enablePullDownRefresh: true });
