/** Officer posts (幹部經歷) of one term: in every class, in the clubs, in the school. */

import { createRandom } from './random';
import type { Random } from './random';
import type { OfficerPostRow } from './rows';
import type { Cohort, SchoolPlan, Term } from './students';

/** 幹部等級, by its code. */
const LEVELS = { school: '1', class: '2', club: '3' } as const;

const CLASS_POSTS = ['班長', '副班長', '學藝股長', '風紀股長', '總務股長', '衛生股長', '康樂股長'];
const CLUB_POSTS = ['社長', '副社長', '總務'];
const SCHOOL_POSTS: readonly [unit: string, post: string][] = [
  ['班聯會', '主席'], ['班聯會', '副主席'], ['班聯會', '公關長'], ['畢業紀念冊編輯委員會', '召集人'], ['糾察隊', '隊長'],
];
const CLUBS = [
  '吉他社', '熱舞社', '管樂社', '合唱團', '辯論社', '科學研究社', '資訊研究社', '機器人社', '天文社', '攝影社',
  '動漫社', '桌遊社', '烹飪社', '國樂社', '儀隊', '籃球社', '羽球社', '登山社', '青年服務社', '校刊社',
];

/** A school has one club for this many students, as far as the list goes. */
const STUDENTS_PER_CLUB = 60;

/** The first and last day of a term, as ISO dates: from August to January, from February to July. */
export function termDates({ year, semester }: Term): { start: string; end: string } {
  const first = year + 1911;
  return semester === 1
    ? { start: `${first}-08-01`, end: `${first + 1}-01-31` }
    : { start: `${first + 1}-02-01`, end: `${first + 1}-07-31` };
}

/** The posts of one term. Only students who are present hold one. */
export function synthesizePosts(plan: SchoolPlan, term: Term, cohorts: readonly Cohort[]): OfficerPostRow[] {
  const random = createRandom(`${plan.seed}|${plan.code}|posts|${term.year}${term.semester}`);
  const { start, end } = termDates(term);
  const post = (student_no: string, unit: string, title: string, level: string): OfficerPostRow =>
    ({ student_no, unit, post: title, start_date: start, level, end_date: end });
  const fill = (students: string[], unit: string, titles: readonly string[], level: string): OfficerPostRow[] =>
    take(random, students, titles.length).map((studentNo, index) => post(studentNo, unit, titles[index], level));

  const classes = cohorts.flatMap((cohort) => cohort.classes);
  const present = classes.map(({ row, members }) => ({
    unit: row.name,
    students: members.filter((member) => member.row.status === '在學').map((member) => member.row.student_no),
  }));
  const everyone = present.flatMap(({ students }) => students);
  const clubs = CLUBS.slice(0, Math.max(1, Math.floor(plan.students / STUDENTS_PER_CLUB)));
  return [
    ...present.flatMap(({ unit, students }) => fill(students, unit, CLASS_POSTS, LEVELS.class)),
    ...clubs.flatMap((club) => fill(everyone, club, CLUB_POSTS, LEVELS.club)),
    ...SCHOOL_POSTS.flatMap(([unit, title]) => fill(everyone, unit, [title], LEVELS.school)),
  ];
}

/** Up to `count` different ones. */
function take(random: Random, students: readonly string[], count: number): string[] {
  return random.shuffle(students).slice(0, count);
}
