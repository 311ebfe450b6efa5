import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useTerm } from '../providers/session';
import { Page } from '../shared/Page';
import { CertifyQueue } from './CertifyQueue';
import { CertifyToolbar } from './CertifyToolbar';
import { useCertificationCourses } from './queries';
import { useKeysSwitch } from './use-answer-keys';
import type { Queue } from './use-certifications';

/** 認證學習成果: what students sent in the teacher's courses, to certify or send back. */
export default function CertifyPage() {
  const translate = useTranslate();
  const { term } = useTerm();
  const [queue, setQueue] = useState<Queue>('waiting');
  const [course, setCourse] = useState<string | null>(null);
  const [keys, setKeys] = useKeysSwitch();
  const { data: courses = [] } = useCertificationCourses(term);
  // Another term has other courses.
  const chosen = courses.some(({ id }) => id === course) ? course : null;
  return (
    <Page title={translate('screens.certify')}>
      <CertifyToolbar queue={queue} onQueue={setQueue} courses={courses} course={chosen} onCourse={setCourse} keys={keys} onKeys={setKeys} />
      <CertifyQueue key={`${queue} ${term} ${chosen}`} queue={queue} course={chosen} keys={keys} />
    </Page>
  );
}
