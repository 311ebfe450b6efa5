import { useState } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { routes } from '@portfolio/exchange/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { Page } from '../shared/Page';
import { LONG_MS } from './bytes';
import { ExchangeTabs } from './ExchangeTabs';
import { ImportForm } from './ImportForm';
import { SchoolExport } from './SchoolExport';
import { SchoolPreview } from './SchoolPreview';
import { SchoolRecords } from './SchoolRecords';

/** 全校資料搬遷: the whole school out as one archive, or in. */
export default function SchoolPage() {
  const translate = useTranslate();
  const mayMove = useMay(routes.startSchoolExport.access);
  const [checked, setChecked] = useState<string | null>(null);
  const work = mayMove ? (['export', 'import'] as const) : [];
  return (
    <Page title={translate('screens.exchangeSchool')} code="S0403S" help={translate('exchange.school.help')}>
      <ExchangeTabs label={translate('screens.exchangeSchool')} tabs={[...work, 'records' as const].map((value) => ({ value, label: translate(`exchange.school.${value}`) }))}>
        {(tab) => {
          if (tab === 'records') return <SchoolRecords />;
          if (tab === 'export') return <SchoolExport />;
          return checked ? <SchoolPreview key={checked} id={checked} onAgain={() => setChecked(null)} /> : <SchoolImport onChecked={setChecked} />;
        }}
      </ExchangeTabs>
    </Page>
  );
}

function SchoolImport({ onChecked }: { onChecked: (id: string) => void }) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography sx={{ maxWidth: 720 }}>{translate('exchange.school.importHelp')}</Typography>
      <ImportForm
        label={translate('exchange.school.import')} fileHelp={translate('exchange.school.fileHelp', { limit: Math.round(limits.exchange.school.bytes / 1024 ** 3) })}
        upload={(file, md5) => call(routes.uploadSchool, { query: { name: file.name, md5 }, raw: file, timeoutMs: LONG_MS })}
        check={(id, password) => call(routes.checkSchool, { params: { id }, body: { password } })}
        onChecked={onChecked}
      />
    </Box>
  );
}
