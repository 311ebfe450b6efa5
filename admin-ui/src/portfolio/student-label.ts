import type { TranslateFunction } from 'react-admin';
import type { CertificationRow } from './use-certifications';

/** `高一忠 5 號 林小明`, or what of it is known. */
export const studentLabel = (translate: TranslateFunction, { className, seatNo, studentName }: Pick<CertificationRow, 'className' | 'seatNo' | 'studentName'>): string =>
  [className, seatNo !== null && translate('portfolio.student.seat', { seatNo }), studentName].filter(Boolean).join(' ');
