import { useSearchParams } from 'react-router-dom';
import { useSession } from '../providers/session';

/** Whose news to read besides those for all: the own school's, or for a visitor the one in the address. */
export function useNoticeSchool(): string | undefined {
  const [search] = useSearchParams();
  return useSession().me?.school.code ?? search.get('school') ?? undefined;
}
