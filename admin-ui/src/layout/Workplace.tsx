import { Suspense, useEffect, useMemo } from 'react';
import { Route, Routes, useLocation, useNavigationType } from 'react-router-dom';
import { lazyWithTexts } from '../i18n';
import { TermProvider, useSession } from '../providers/session';
import { MenuContext } from '../screens/menu';
import { menuOf, mayOpen, type Screen } from '../screens/screen';
import { ErrorBoundary } from '../shared/ErrorBoundary';
import { Loading } from '../shared/Loading';
import { Frame } from './Frame';
import { NotFoundPage } from './NotFoundPage';
import { SignInAgainDialog } from '../access/SignInAgainDialog';

const ChangePasswordPage = lazyWithTexts(() => import('../access/ChangePasswordPage'));
const SecondFactorPage = lazyWithTexts(() => import('../access/SecondFactorPage'));

/** Everything behind the sign-in: the frame, and those of the screens that the person may open. */
export function Workplace({ screens }: { screens: readonly Screen[] }) {
  const { me, status } = useSession();
  const { pathname } = useLocation();
  const isBack = useNavigationType() === 'POP';
  useEffect(() => {
    // Going back, the browser itself finds the place again.
    if (!isBack) window.scrollTo(0, 0);
  }, [pathname, isBack]);
  const menu = useMemo(() => (me ? menuOf(me, screens) : []), [me, screens]);
  if (!me) return null;
  if (me.mustChangePassword) return <Suspense fallback={<Loading whole />}><ChangePasswordPage /></Suspense>;
  if (me.mustSetUpSecondFactor) return <Suspense fallback={<Loading whole />}><SecondFactorPage /></Suspense>;
  return (
    <TermProvider key={me.id}>
      <MenuContext.Provider value={menu}>
        <Frame screens={menu}>
          <ErrorBoundary resetOn={pathname}>
            <Suspense fallback={<Loading />}>
              <Routes>
                {screens.filter((screen) => mayOpen(me, screen)).map(({ path, component: Component }) => <Route key={path} path={path} element={<Component />} />)}
                <Route path="*" element={<NotFoundPage />} />
              </Routes>
            </Suspense>
          </ErrorBoundary>
        </Frame>
      </MenuContext.Provider>
      <SignInAgainDialog open={status === 'expired'} />
    </TermProvider>
  );
}
