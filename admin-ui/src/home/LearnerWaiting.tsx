import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { routes as portfolioRoutes } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { useMe, useTerm } from '../providers/session';
import { useOwnWaitingReceipts } from '../receipts/use-own-waiting';
import { useScreenOf } from './screen-of';
import { WaitingCard } from './WaitingCard';
import type { Waiting } from './waiting';

/** What waits for a student. */
export const LearnerWaiting = () => <WaitingCard waiting={[...useOwnOutcomes(), ...useOwnWaitingReceipts()]} />;

/** A student's outcomes that a teacher has sent back, or that are not sent yet. */
function useOwnOutcomes(): Waiting[] {
  const translate = useTranslate();
  const me = useMe();
  const screenOf = useScreenOf();
  const { year } = useTerm();
  const { data } = useQuery({
    queryKey: ['portfolio', 'shelf', year],
    enabled: me.kind === 'student',
    queryFn: ({ signal }) => call(portfolioRoutes.myOutcomes, { query: { year }, signal }),
  });
  const to = screenOf('send');
  return (['returned', 'draft'] as const).flatMap((state) => {
    const count = data?.outcomes.filter((outcome) => outcome.state === state).length ?? 0;
    return count > 0 ? [{ key: state, text: translate(`home.own-${state}`, { count }), to }] : [];
  });
}
