import { useState } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { canMove } from '@portfolio/portfolio/domain/outcome';
import { useTerm } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { AnswerBar, ManyBar } from './AnswerBar';
import { DoneNote, RefusalNote } from './AnswerNotes';
import { CertifyDetail } from './CertifyDetail';
import { CertifyList } from './CertifyList';
import { useMyWindows } from './queries';
import { ReturnDialog } from './ReturnDialog';
import { afterAnswer, step } from './rules/answer-queue';
import { closedFor } from './rules/answer-times';
import { studentLabel } from './student-label';
import { useAnswerKeys } from './use-answer-keys';
import { useAnswers, type Answer } from './use-answers';
import { useCertifications, type CertificationRow, type Queue } from './use-certifications';

interface CertifyQueueProps {
  queue: Queue;
  /** Public id of an offering; null for all. */
  course: string | null;
  keys: boolean;
}

/** Something that is asked about before it is done. */
interface Asked {
  answer: 'certify' | 'return';
  ids: string[];
}

/** The list on the left, the file on the right; on a phone one above the other. */
export function CertifyQueue({ queue, course, keys }: CertifyQueueProps) {
  const translate = useTranslate();
  const { term, year } = useTerm();
  const { data: windows } = useMyWindows(year);
  const { rows, total, error, isPending, refetch } = useCertifications(queue, term, course);
  const [opened, setOpened] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const { busy, answered, give, forget } = useAnswers();

  const ids = rows.map(({ id }) => id);
  const row = rows.find(({ id }) => id === opened) ?? rows[0];
  const chosen = new Set(ids.filter((id) => selected.has(id)));
  const isWaiting = queue === 'waiting';
  // Until the times are known everything is offered: the server decides in any case.
  const closedOf = (each: CertificationRow) => (windows ? closedFor(each, windows) : null);
  const closed = row ? closedOf(row) : null;

  const answer = async (kind: Answer, of: string[], reason?: string) => {
    const { done } = await give(kind, of, reason);
    setOpened(afterAnswer(ids, row?.id ?? null, new Set(done)));
    setSelected(new Set());
  };
  const answerNow = (kind: Answer, of: string[]) => {
    setFailure(null);
    answer(kind, of).catch(setFailure);
  };
  const goTo = (by: 1 | -1) => setOpened(step(ids, row?.id ?? null, by));
  const onOne = (kind: Answer) => {
    if (!row || busy || closed) return;
    if (kind === 'return') setAsked({ answer: kind, ids: [row.id] });
    else answerNow(kind, [row.id]);
  };
  const onMany = (kind: Answer) => (kind === 'undo' ? answerNow(kind, [...chosen]) : setAsked({ answer: kind, ids: [...chosen] }));
  const ifWaiting = (kind: Answer) => () => row && canMove(row.state, 'certify') && onOne(kind);
  useAnswerKeys(keys && asked === null && row !== undefined, { j: () => goTo(1), k: () => goTo(-1), a: ifWaiting('certify'), r: ifWaiting('return') });

  const names = useNames(rows.map((each) => [each.id, studentLabel(translate, each)]));
  return (
    <>
      <ErrorNote error={error ?? failure} onRetry={error ? () => void refetch() : undefined} />
      <RefusalNote answered={answered} nameOf={names} onClose={() => forget('refused')} />
      {isPending && <Loading />}
      {!isPending && !error && rows.length === 0 && <EmptyState>{translate(isWaiting ? 'portfolio.certify.leftNone' : 'portfolio.certify.answeredNone')}</EmptyState>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3, rowGap: 1, minHeight: 32, mb: 1 }}>
        {isWaiting && total > 0 && <Typography role="status" className="numeric" sx={{ fontWeight: 600 }}>{translate('portfolio.certify.left', { smart_count: total })}</Typography>}
        <ManyBar count={chosen.size} closed={rows.filter((each) => chosen.has(each.id) && closedOf(each)).length} waiting={isWaiting} busy={busy} onAnswer={onMany} onClear={() => setSelected(new Set())} />
      </Box>
      {row && (
        <Box sx={sideBySide}>
          <CertifyList rows={rows} total={total} cursor={row.id} selected={chosen} showCourse={course === null} showState={!isWaiting} onOpen={setOpened} onSelect={setSelected} />
          <CertifyDetail row={row}><AnswerBar row={row} busy={busy} closed={closed} onAnswer={onOne} onStep={goTo} /></CertifyDetail>
        </Box>
      )}
      {asked?.answer === 'return' && <ReturnDialog count={asked.ids.length} onReturn={(reason) => answer('return', asked.ids, reason)} onClose={() => setAsked(null)} />}
      <ConfirmDialog
        open={asked?.answer === 'certify'} title={translate('portfolio.certify.certifyTitle', { smart_count: asked?.ids.length ?? 0 })} confirm={translate('portfolio.certify.certify')}
        onConfirm={() => answer('certify', asked?.ids ?? [])} onClose={() => setAsked(null)}
      >
        {translate('portfolio.certify.certifyText', { smart_count: asked?.ids.length ?? 0 })}
      </ConfirmDialog>
      <DoneNote answered={answered} onUndo={() => answerNow('undo', answered?.done ?? [])} onClose={() => forget('done')} />
    </>
  );
}

const sideBySide = {
  display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(280px, 380px) minmax(0, 1fr)' }, height: { md: 'max(520px, calc(100dvh - 290px))' }, gridTemplateRows: { md: '100%' },
} as const;

/** Names by id, kept after a row has left the list: a refusal names it still. */
function useNames(named: [string, string][]): (id: string) => string {
  const [names] = useState(() => new Map<string, string>());
  for (const [id, name] of named) names.set(id, name);
  return (id) => names.get(id) ?? '';
}
