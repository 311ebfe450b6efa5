/** Fonts with all signs of Traditional Chinese, rare ones of names too, by the names under which systems have them. */
const SYSTEM_FONTS = [
  'PingFang TC', 'PingFangTC-Regular', 'Microsoft JhengHei', 'Microsoft JhengHei UI', 'Noto Sans TC', 'NotoSansTC-Regular', 'Noto Sans CJK TC', 'Noto Sans CJK TC Regular', 'NotoSansCJKtc-Regular',
];

/** Whether this machine has one of them, so that the font that comes along is not asked for. */
export const hasChineseFont = (): Promise<boolean> =>
  new FontFace('system-chinese', SYSTEM_FONTS.map((name) => `local("${name}")`).join(', ')).load().then(() => true, () => false);
