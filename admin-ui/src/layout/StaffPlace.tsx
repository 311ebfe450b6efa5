import { staffScreens } from '../screens/staff';
import { Workplace } from './Workplace';

/** What teachers see, and those who administer. */
export default function StaffPlace() {
  return <Workplace screens={staffScreens} />;
}
