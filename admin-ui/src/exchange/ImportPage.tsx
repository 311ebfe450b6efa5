import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { limits } from '@portfolio/config/limits';
import { routes } from '@portfolio/exchange/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { Page } from '../shared/Page';
import { LONG_MS } from './bytes';
import { ExchangeTabs } from './ExchangeTabs';
import { ImportForm } from './ImportForm';
import { ImportPreview } from './ImportPreview';
import { ImportRecords } from './ImportRecords';

/** 6.2 匯入學生學習歷程資料: MD5, password and file; then what would be taken in; then the yes. */
export default function ImportPage() {
  const translate = useTranslate();
  const mayImport = useMay(routes.upload.access);
  const [checked, setChecked] = useState<string | null>(null);
  const work = mayImport ? [{ value: 'import' as const, label: translate('exchange.import.work') }] : [];
  return (
    <Page title={translate('screens.exchangeImport')} code="S0402S" help={translate('exchange.import.help')}>
      <ExchangeTabs label={translate('screens.exchangeImport')} tabs={[...work, { value: 'records' as const, label: translate('exchange.import.records') }]}>
        {(tab) => {
          if (tab === 'records') return <ImportRecords />;
          return checked ? <ImportPreview key={checked} id={checked} onAgain={() => setChecked(null)} /> : (
            <ImportForm
              label={translate('exchange.import.work')} fileHelp={translate('exchange.import.fileHelp', { limit: Math.round(limits.archive.bytes / 1024 ** 2) })}
              upload={(file, md5) => call(routes.upload, { query: { name: file.name, md5 }, raw: file, timeoutMs: LONG_MS })}
              check={(id, password) => call(routes.check, { params: { id }, body: { password } })}
              onChecked={setChecked}
            />
          );
        }}
      </ExchangeTabs>
    </Page>
  );
}
