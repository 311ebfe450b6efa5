import { learnerScreens } from '../screens/learner';
import { Workplace } from './Workplace';

/** What a student sees, or who looks at a portfolio with a temporary account. */
export default function LearnerPlace() {
  return <Workplace screens={learnerScreens} />;
}
