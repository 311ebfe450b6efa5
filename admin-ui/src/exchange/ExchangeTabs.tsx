import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useSearchParams } from 'react-router-dom';

interface ExchangeTabsProps<T extends string> {
  label: string;
  tabs: readonly { value: T; label: string }[];
  children: (tab: T) => ReactNode;
}

/** Work and records side by side; which one is shown stands in the address. */
export function ExchangeTabs<T extends string>({ label, tabs, children }: ExchangeTabsProps<T>) {
  const [search, setSearch] = useSearchParams();
  const tab = (tabs.find(({ value }) => value === search.get('tab')) ?? tabs[0]).value;
  return (
    <>
      <Tabs value={tab} onChange={(_, next: string) => setSearch({ tab: next }, { replace: true })} sx={{ mb: 2 }} aria-label={label}>
        {tabs.map(({ value, label: name }) => <Tab key={value} value={value} id={`tab-${value}`} aria-controls="panel" label={name} />)}
      </Tabs>
      <Box id="panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>{children(tab)}</Box>
    </>
  );
}
