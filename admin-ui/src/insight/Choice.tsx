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
      exclusive size="small" color="primary" value={value} aria-label={label} className="no-print" sx={{ flexWrap: 'wrap', mb: 2, mr: 2 }}
      onChange={(_, next: T | null) => next && onChange(next)}
    >
      {options.map((option) => <ToggleButton key={option} value={option} sx={{ textTransform: 'none' }}>{nameOf(option)}</ToggleButton>)}
    </ToggleButtonGroup>
  );
}
