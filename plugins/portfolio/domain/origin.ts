/** What a course that is made up for, repeated or taken elsewhere says of where it comes from. */
export interface OriginFacts {
  year: number | null;
  semester: number | null;
  school: string | null;
  code: string | null;
  method: string | null;
}

type Say = (key: string, values?: Record<string, string | number>) => string;

/** In words, in the reader's language; empty when nothing is known. */
export function originWords(origin: OriginFacts | null, say: Say): string {
  if (!origin) return '';
  const { year, semester, school, code, method } = origin;
  const parts = [
    year !== null && say('portfolioSheet.originTerm', { year, semester: semester ?? 0 }),
    school && say('portfolioSheet.originSchool', { school }),
    code && say('portfolioSheet.originCode', { code }),
  ].filter(Boolean);
  const lines = [
    parts.length > 0 && say('portfolioSheet.origin', { what: parts.join('　') }),
    method && say('portfolioSheet.method', { method: say(`enums.enrolmentMethod.${method}`) }),
  ];
  return lines.filter(Boolean).join('　');
}
