import { useTranslate } from 'react-admin';
import { Page } from '../shared/Page';
import { NoticeList } from './NoticeList';

/** 1.2 最新消息 */
export default function NoticesPage() {
  const translate = useTranslate();
  return <Page title={translate('screens.notices')} help={translate('notices.help')} narrow><NoticeList /></Page>;
}
