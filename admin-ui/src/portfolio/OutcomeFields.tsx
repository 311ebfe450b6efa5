import { useCallback } from 'react';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { codePoints } from '@portfolio/kernel/domain/text';
import type { Course } from '@portfolio/portfolio/contract';
import { FileUpload } from './FileUpload';
import type { OutcomeForm } from './use-outcome-form';

interface OutcomeFieldsProps {
  form: OutcomeForm;
  courses: Course[];
  /** Its course's name, once there is an outcome: it cannot move to another. */
  fixedCourse: string | null;
  /** What the server said of single fields. */
  fields: Record<string, string>;
  onBusy: (kind: 'document' | 'media', busy: boolean) => void;
}

/** Course, brief, document, audio/video; each with its rule before it is broken. */
export function OutcomeFields({ form: { draft, set, isNew }, courses, fixedCourse, fields, onBusy }: OutcomeFieldsProps) {
  const translate = useTranslate();
  const documentBusy = useCallback((busy: boolean) => onBusy('document', busy), [onBusy]);
  const mediaBusy = useCallback((busy: boolean) => onBusy('media', busy), [onBusy]);
  return (
    <>
      {fixedCourse !== null || !isNew
        ? <Typography sx={{ fontWeight: 600 }}>{fixedCourse ?? courses.find(({ id }) => id === draft.enrolmentId)?.name}</Typography>
        : <CourseField courses={courses} value={draft.enrolmentId} onChange={(enrolmentId) => set({ enrolmentId })} error={fields.enrolmentId} />}
      <BriefField value={draft.brief} onChange={(brief) => set({ brief })} error={fields.brief} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('portfolio.form.filesHelp')}</Typography>
      <FileUpload kind="document" value={draft.document} onChange={(document) => set({ document })} onBusy={documentBusy} />
      <FileUpload kind="media" value={draft.media} onChange={(media) => set({ media })} onBusy={mediaBusy} />
    </>
  );
}

function CourseField({ courses, value, onChange, error }: { courses: Course[]; value: string; onChange: (id: string) => void; error?: string }) {
  const translate = useTranslate();
  const known = courses.some(({ id }) => id === value);
  return (
    <TextField
      select required label={translate('portfolio.form.course')} value={known ? value : ''} onChange={({ target }) => onChange(target.value)} sx={{ mt: 1 }}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      error={error !== undefined} helperText={error ?? (courses.length === 0 ? translate('portfolio.form.noCourses') : undefined)}
    >
      <option value="" disabled>{translate('portfolio.form.coursePlaceholder')}</option>
      {courses.map((course) => <option key={course.id} value={course.id}>{nameOf(course, translate)}</option>)}
    </TextField>
  );
}

const nameOf = ({ name, kind, teachers }: Course, translate: ReturnType<typeof useTranslate>): string =>
  [name, kind !== 'semester' && `（${translate(`enums.enrolmentKind.${kind}`)}）`, teachers && `　${teachers}`].filter(Boolean).join('');

function BriefField({ value, onChange, error }: { value: string; onChange: (brief: string) => void; error?: string }) {
  const translate = useTranslate();
  const { max } = limits.brief;
  const used = codePoints(value.trim());
  const over = used - max;
  const problem = over > 0 ? translate('portfolio.form.briefLong', { over, max }) : error;
  return (
    <TextField
      multiline minRows={3} label={translate('portfolio.form.brief')} value={value} error={problem !== undefined} sx={{ mt: 1 }}
      // One line of text on the server: a line break would be refused there.
      onChange={({ target }) => onChange(target.value.replace(/\r?\n/g, ' '))}
      helperText={<BriefHelp text={problem ?? translate('portfolio.form.briefHelp', { max })} used={used} max={max} />}
      slotProps={{ formHelperText: { component: 'div' } }}
    />
  );
}

function BriefHelp({ text, used, max }: { text: string; used: number; max: number }) {
  return (
    <span style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
      <span>{text}</span>
      <span className="numeric">{used}/{max}</span>
    </span>
  );
}
