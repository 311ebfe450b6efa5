import { Suspense, lazy } from 'react';
import { QueryClient } from '@tanstack/react-query';
import { CoreAdminContext, memoryStore, Notification, type I18nProvider } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { isLearner } from '@portfolio/config/permissions';
import { loadTexts } from './i18n';
import { authProvider } from './providers/authProvider';
import { dataProvider } from './providers/dataProvider';
import { useSession, useSessionAtStart } from './providers/session';
import { ErrorBoundary } from './shared/ErrorBoundary';
import { ErrorNote } from './shared/ErrorNote';
import { Loading } from './shared/Loading';

const LearnerPlace = lazy(() => import('./layout/LearnerPlace'));
const StaffPlace = lazy(async () => {
  const [place] = await Promise.all([import('./layout/StaffPlace'), loadTexts('learner', 'staff')]);
  return place;
});
const PublicPages = lazy(() => import('./layout/PublicPages'));

const queryClient = new QueryClient({
  defaultOptions: {
    // Asked for even when the browser thinks it is offline: the answer, or that there is none, is what to show.
    queries: { retry: retryReads, staleTime: 5_000, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Once more when no answer came or the server was not ready; a refusal stays a refusal. */
function retryReads(failures: number, error: unknown): boolean {
  const { status } = error as { status?: number };
  return failures < 1 && (status === 0 || status === 503 || status === undefined);
}

// Filters may hold people's names: nothing of a list is kept on the machine.
const store = memoryStore();

export function App({ i18nProvider }: { i18nProvider: I18nProvider }) {
  return (
    <CoreAdminContext authProvider={authProvider} dataProvider={dataProvider} i18nProvider={i18nProvider} queryClient={queryClient} store={store}>
      <ErrorBoundary>
        <Suspense fallback={<Loading whole />}>
          <Pages />
        </Suspense>
      </ErrorBoundary>
      <Notification autoHideDuration={6000} anchorOrigin={{ vertical: 'top', horizontal: 'center' }} sx={{ top: '72px !important' }} />
    </CoreAdminContext>
  );
}

/** What belongs before the sign-in, whoever is signed in; news and fields of study are screens of the frame besides. */
const BEFORE = /^\/(sign-in|forgot-password|new-password|confirm-email)(\/|$)/;

function Pages() {
  const { status, error, retry } = useSessionAtStart();
  const { me } = useSession();
  const { pathname } = useLocation();
  if (error) return <ErrorNote error={error} onRetry={retry} whole />;
  if (status === 'unknown') return <Loading whole />;
  if (status === 'out' || BEFORE.test(pathname)) return <PublicPages />;
  return me && isLearner(me.kind) ? <LearnerPlace /> : <StaffPlace />;
}
