import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly T[];
  nameOf: (option: T) => string;
  onChange: (value: T) => void;
}

/** One of a few, all in sight. */
export function Choice<T extends string>({ label, value, options, nameOf, onChange }: ChoiceProps<T>) {
  return (
    <ToggleButtonGroup
      exclusive size="small" color="primary" value={value} aria-label={label} className="no-print" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 0.5, mb: 2, mr: 3, '& .MuiToggleButton-root': { border: 1, borderColor: 'divider', borderRadius: 1, ml: 0 } }}
      onChange={(_, next: T | null) => next && onChange(next)}
    >
      {options.map((option) => <ToggleButton key={option} value={option} sx={{ textTransform: 'none' }}>{nameOf(option)}</ToggleButton>)}
    </ToggleButtonGroup>
  );
}
