import { useId } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { categoryCodes, type CategoryCode } from '@portfolio/portfolio/contract';

/** Which of the ten categories; what belongs in each stands below its name. */
export function CategoryDialog({ onChosen, onClose }: { onChosen: (category: CategoryCode) => void; onClose: () => void }) {
  const translate = useTranslate();
  const titleId = useId();
  const isPhone = useMediaQuery(useTheme().breakpoints.down('sm'));
  return (
    <Dialog open onClose={onClose} fullScreen={isPhone} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('performances.chooseCategory')}</DialogTitle>
      <DialogContent sx={{ px: 1 }}>
        <List disablePadding>
          {categoryCodes.map((category) => (
            <ListItem key={category} disablePadding>
              <ListItemButton onClick={() => onChosen(category)}>
                <ListItemText primary={translate(`enums.performanceCategory.${category}`)} secondary={translate(`performances.about.${category}`)} />
              </ListItemButton>
            </ListItem>
          ))}
        </List>
      </DialogContent>
      <DialogActions><Button onClick={onClose}>{translate('ui.action.cancel')}</Button></DialogActions>
    </Dialog>
  );
}
