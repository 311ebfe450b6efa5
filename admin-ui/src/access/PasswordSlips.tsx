import { createPortal } from 'react-dom';
import Box from '@mui/material/Box';
import GlobalStyles from '@mui/material/GlobalStyles';
import { useTranslate } from 'react-admin';
import type { PasswordSlip } from '@portfolio/access/contract';
import { useMe } from '../providers/session';
import { rocDateTime } from '../shared/dates';
import { slipGroups } from './slip-groups';

/** While there are slips, they alone are what is printed; on the screen they are not seen. */
const paper = (
  <GlobalStyles styles={{ '.slip-sheet': { display: 'none' }, '@media print': { 'body > *:not(.slip-sheet)': { display: 'none !important' }, '.slip-sheet': { display: 'block' } } }} />
);

/** Slips to cut and hand out, ten to a page; each class begins on a page of its own. */
export function PasswordSlips({ slips }: { slips: readonly PasswordSlip[] }) {
  const translate = useTranslate();
  const { school } = useMe();
  const groups = slipGroups(slips);
  return (
    <>
      {paper}
      {createPortal(
        <div className="slip-sheet">
          {groups.map(({ className, kind, slips: own }, index) => (
            <Box key={className ?? kind} sx={{ color: '#000', breakAfter: index < groups.length - 1 ? 'page' : 'auto' }}>
              <Box sx={{ display: 'flex', justifyContent: 'space-between', fontSize: '9pt', mb: '2mm' }}>
                <span>{school.code} {school.name}</span>
                <strong>{translate('slip.group', { name: className ?? translate(`enums.accountKind.${kind}`), count: own.length })}</strong>
                <span>{translate('slip.cut')}</span>
              </Box>
              <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', borderTop: '1px dashed #555', borderLeft: '1px dashed #555' }}>
                {own.map((slip) => <Slip key={slip.id} slip={slip} school={school.name} />)}
              </Box>
            </Box>
          ))}
        </div>,
        document.body,
      )}
    </>
  );
}

function Slip({ slip, school }: { slip: PasswordSlip; school: string }) {
  const translate = useTranslate();
  const facts: [string, string, boolean][] = [
    [translate('slip.address'), window.location.origin, false],
    [translate('slip.account'), slip.login, true],
    [translate('slip.password'), slip.password, true],
    [translate('slip.until'), rocDateTime(slip.expiresAt), false],
  ];
  const place = [slip.className, slip.seatNo !== null && translate('slip.seat', { seat: slip.seatNo })].filter(Boolean).join(' ');
  return (
    <Box sx={{ breakInside: 'avoid', minHeight: '48mm', p: '3mm 4mm', borderRight: '1px dashed #555', borderBottom: '1px dashed #555', fontSize: '9pt', lineHeight: 1.45 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, fontSize: '11pt', mb: '1mm' }}><strong>{slip.name}</strong><span>{place}</span></Box>
      <Box>{school}</Box>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: '3mm', m: 0, my: '1mm' }}>
        {facts.map(([label, value, isTyped]) => (
          <Box key={label} sx={{ display: 'contents' }}>
            <dt>{label}</dt>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', ...(isTyped ? typed : {}) }}>{value}</Box>
          </Box>
        ))}
      </Box>
      <Box sx={{ fontSize: '7.5pt' }}>{translate('slip.steps')}</Box>
    </Box>
  );
}

const typed = { fontFamily: 'ui-monospace, Consolas, "Courier New", monospace', fontSize: '11pt', fontWeight: 700 };
