export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/scan/index',
    'pages/report/index',
    'pages/progress/index',
    'pages/my-reports/index',
    'pages/me/index',
    'pages/login/index',
    'pages/privacy/index',
    'pages/verify/index',
  ],
  subPackages: [
    { root: 'staff', name: 'staff', pages: ['bind-sticker/index', 'login-request/index', 'invitation/index'] },
    { root: 'engineer', name: 'engineer', pages: ['today/index', 'job/index', 'check-in/index', 'record/index', 'finish/index', 'quote/index', 'approval/index', 'collection/index'] },
    { root: 'money', name: 'money', pages: ['quote/index', 'pay/index', 'receipt/index', 'invoice/index'] },
  ],
  // Staff open their pages from 我的; by then the sub-package is there.
  preloadRule: {
    // Who follows a repair comes to its quote and its payment from there.
    'pages/progress/index': { network: 'all', packages: ['money'] },
    'pages/me/index': { network: 'wifi', packages: ['staff', 'engineer'] },
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  requiredPrivateInfos: ['getLocation'],
  permission: { 'scope.userLocation': { desc: '工程师到场签到，并让报修人看到师傅到哪里了' } },
  window: {
    navigationBarTitleText: '码上修',
    navigationBarBackgroundColor: '#0f6b66',
    navigationBarTextStyle: 'white',
    backgroundColor: '#f2f6f5',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#4b5a58',
    selectedColor: '#0f6b66',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/home/index', text: '报修', iconPath: 'assets/tab-report.png', selectedIconPath: 'assets/tab-report-on.png' },
      { pagePath: 'pages/my-reports/index', text: '我的报修', iconPath: 'assets/tab-list.png', selectedIconPath: 'assets/tab-list-on.png' },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'assets/tab-me.png', selectedIconPath: 'assets/tab-me-on.png' },
    ],
  },
});
