import { Suspense, lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { lazyWithTexts } from '../i18n';
import { useSession } from '../providers/session';
import { Loading } from '../shared/Loading';
import { PublicFrame } from './PublicFrame';
import SignInPage from '../access/SignInPage';

const NoticesPage = lazy(() => import('../home/NoticesPage'));
const ForgotPasswordPage = lazyWithTexts(() => import('../access/ForgotPasswordPage'));
const NewPasswordPage = lazyWithTexts(() => import('../access/NewPasswordPage'));
const ConfirmEmailPage = lazyWithTexts(() => import('../access/ConfirmEmailPage'));
const NoticePage = lazy(() => import('../home/NoticePage'));
const ClustersPage = lazy(() => import('../home/ClustersPage'));
const ClusterPage = lazy(() => import('../home/ClusterPage'));

/** What everybody can read: the first page with the sign-in, news, and the fields of study. */
export default function PublicPages() {
  const { status } = useSession();
  return (
    <PublicFrame>
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route path="/notices" element={<NoticesPage />} />
          <Route path="/notices/:id" element={<NoticePage />} />
          <Route path="/clusters" element={<ClustersPage />} />
          <Route path="/forgot-password" element={<ForgotPasswordPage />} />
          <Route path="/new-password" element={<NewPasswordPage />} />
          <Route path="/confirm-email" element={<ConfirmEmailPage />} />
          <Route path="/clusters/:kind/:code" element={<ClusterPage />} />
          <Route path="/sign-in" element={status === 'in' ? <Navigate to="/" replace /> : <SignInPage />} />
          {/* The address stays, and its screen comes after the sign-in. */}
          <Route path="*" element={<SignInPage />} />
        </Routes>
      </Suspense>
    </PublicFrame>
  );
}
