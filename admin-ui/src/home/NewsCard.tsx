import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { HomeCard } from './HomeCard';
import { NoticeList } from './NoticeList';

const SHOWN = 3;

export function NewsCard() {
  const translate = useTranslate();
  const title = translate('screens.notices');
  return (
    <HomeCard title={title} action={<Button component={Link} to="/notices" aria-label={`${translate('notices.more')}：${title}`}>{translate('notices.more')}</Button>}>
      <NoticeList limit={SHOWN} />
    </HomeCard>
  );
}
