/**
 * OneRoster 1.2, CSV binding: the files that this product writes and reads, each with its headings in the binding's
 * order. A file may have columns beyond them whose headings begin with `metadata.`; what a Taiwanese school has and the
 * standard lacks stands there.
 */
export const ONE_ROSTER_VERSION = '1.2';
export const ONE_ROSTER_MANIFEST = 'manifest.csv';

export const oneRosterFiles = {
  academicSessions: ['sourcedId', 'status', 'dateLastModified', 'title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
  orgs: ['sourcedId', 'status', 'dateLastModified', 'name', 'type', 'identifier', 'parentSourcedId'],
  users: [
    'sourcedId', 'status', 'dateLastModified', 'enabledUser', 'username', 'userIds', 'givenName', 'familyName', 'middleName', 'identifier', 'email', 'sms', 'phone', 'agentSourcedIds', 'grades', 'password',
    'userMasterIdentifier', 'resourceSourcedIds', 'preferredGivenName', 'preferredMiddleName', 'preferredFamilyName', 'primaryOrgSourcedId', 'pronouns',
  ],
  roles: ['sourcedId', 'status', 'dateLastModified', 'userSourcedId', 'roleType', 'role', 'beginDate', 'endDate', 'orgSourcedId', 'userProfileSourcedId'],
  courses: ['sourcedId', 'status', 'dateLastModified', 'schoolYearSourcedId', 'title', 'courseCode', 'grades', 'orgSourcedId', 'subjects', 'subjectCodes'],
  classes: ['sourcedId', 'status', 'dateLastModified', 'title', 'grades', 'courseSourcedId', 'classCode', 'classType', 'location', 'schoolSourcedId', 'termSourcedIds', 'subjects', 'subjectCodes', 'periods'],
  enrollments: ['sourcedId', 'status', 'dateLastModified', 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary', 'beginDate', 'endDate'],
  demographics: [
    'sourcedId', 'status', 'dateLastModified', 'birthDate', 'sex', 'americanIndianOrAlaskaNative', 'asian', 'blackOrAfricanAmerican', 'nativeHawaiianOrOtherPacificIslander', 'white',
    'demographicRaceTwoOrMoreRaces', 'hispanicOrLatinoEthnicity', 'countryOfBirthCode', 'stateOfBirthAbbreviation', 'cityOfBirth', 'publicSchoolResidenceStatus',
  ],
} as const;

export type OneRosterFile = keyof typeof oneRosterFiles;
export const oneRosterFileNames = Object.keys(oneRosterFiles) as OneRosterFile[];

/** Files of the binding that this product has nothing for. */
export const oneRosterAbsent = [
  'categories', 'classResources', 'courseResources', 'lineItemLearningObjectiveIds', 'lineItems', 'lineItemScoreScales', 'resources', 'resultLearningObjectiveIds', 'results', 'resultScoreScales', 'scoreScales',
  'userProfiles', 'userResources',
] as const;

/** What this product says beyond the binding, by file. */
export const oneRosterMetadata: Readonly<Partial<Record<OneRosterFile, readonly string[]>>> = {
  users: ['fullName', 'entryYear', 'seatNo', 'enrolmentStatus', 'staffKind'],
  courses: ['credits', 'attribute', 'division'],
  classes: ['department', 'division', 'homeroomClassCode', 'groupName', 'credits', 'hours'],
  enrollments: ['kind', 'credits'],
};

export const headingsOf = (file: OneRosterFile): string[] => [...oneRosterFiles[file], ...(oneRosterMetadata[file] ?? []).map((name) => `metadata.${name}`)];

// Surnames of two characters; every other is taken for one of one.
const COMPOUND = ['歐陽', '司馬', '上官', '諸葛', '司徒', '東方', '皇甫', '尉遲', '公孫', '慕容', '令狐', '夏侯', '張簡', '范姜', '端木', '長孫', '宇文', '軒轅', '獨孤', '南宮'];

/** A Chinese name in the two parts that the binding wants; another is parted at its last space. */
export function partsOfName(name: string): { familyName: string; givenName: string } {
  const compound = COMPOUND.find((surname) => name.startsWith(surname) && name.length > surname.length);
  if (compound) return { familyName: compound, givenName: name.slice(compound.length) };
  const space = name.lastIndexOf(' ');
  if (space > 0) return { familyName: name.slice(space + 1), givenName: name.slice(0, space) };
  const [first, ...rest] = [...name];
  return rest.length > 0 ? { familyName: first, givenName: rest.join('') } : { familyName: name, givenName: name };
}

/** One value of a CSV line, as RFC 4180 has it. */
export const csvCell = (value: string | number | boolean | null): string => {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
export const csvLine = (cells: readonly (string | number | boolean | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;
