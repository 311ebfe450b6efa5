import { Suspense, lazy, useEffect } from 'react';
import { Route, Routes, useLocation, useNavigationType } from 'react-router-dom';
import { TermProvider, useSession } from '../providers/session';
import { menuOf, mayOpen, screens } from '../screens';
import { ErrorBoundary } from '../shared/ErrorBoundary';
import { Loading } from '../shared/Loading';
import { Frame } from './Frame';
import { NotFoundPage } from './NotFoundPage';
import { SignInAgainDialog } from '../access/SignInAgainDialog';

const ChangePasswordPage = lazy(() => import('../access/ChangePasswordPage'));
const SecondFactorPage = lazy(() => import('../access/SecondFactorPage'));

/** Everything behind the sign-in: the frame, and the screens that the person may open. */
export default function Workplace() {
  const { me, status } = useSession();
  const { pathname } = useLocation();
  const isBack = useNavigationType() === 'POP';
  useEffect(() => {
    // Going back, the browser itself finds the place again.
    if (!isBack) window.scrollTo(0, 0);
  }, [pathname, isBack]);
  if (!me) return null;
  if (me.mustChangePassword) return <Suspense fallback={<Loading whole />}><ChangePasswordPage /></Suspense>;
  if (me.mustSetUpSecondFactor) return <Suspense fallback={<Loading whole />}><SecondFactorPage /></Suspense>;
  return (
    <TermProvider key={me.id}>
      <Frame screens={menuOf(me)}>
        <ErrorBoundary resetOn={pathname}>
          <Suspense fallback={<Loading />}>
            <Routes>
              {screens.filter((screen) => mayOpen(me, screen)).map(({ path, component: Component }) => <Route key={path} path={path} element={<Component />} />)}
              <Route path="*" element={<NotFoundPage />} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </Frame>
      <SignInAgainDialog open={status === 'expired'} />
    </TermProvider>
  );
}
