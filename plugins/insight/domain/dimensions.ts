/**
 * What can be counted, and by what: closed, so that every statistic is one of a few statements and all of them agree.
 * An outcome counts once in each: in the class of its term, for the course's first reviewing teacher, on the day it was last sent.
 */
export const outcomeDimensions = ['term', 'grade', 'class', 'subject', 'field', 'teacher', 'day'] as const;
export type OutcomeDimension = (typeof outcomeDimensions)[number];

export const performanceDimensions = ['category', 'grade', 'class', 'year'] as const;
export type PerformanceDimension = (typeof performanceDimensions)[number];

/** Self-study plans (自主學習計畫). */
export const planDimensions = ['term', 'grade', 'class'] as const;
export type PlanDimension = (typeof planDimensions)[number];

/** Who was at a counselling (課程諮詢): each student of each record counts once. */
export const counsellingDimensions = ['term', 'grade', 'class', 'teacher'] as const;
export type CounsellingDimension = (typeof counsellingDimensions)[number];

/** What the central database said it holds (收訖明細), a student and category of a term each. */
export const receiptDimensions = ['category', 'grade', 'class'] as const;
export type ReceiptDimension = (typeof receiptDimensions)[number];

/** Dimensions that are points of time: drawn as a line. */
export const isOverTime = (dimension: string): boolean => ['term', 'year', 'day'].includes(dimension);

/** Dimensions that compare terms with each other, and so count all of them. */
export const comparesTerms = (dimension: string): boolean => dimension === 'term' || dimension === 'year';

/** Groups of fewer students are not shown to those who may see statistics only. */
export const SMALL_GROUP = 5;

/** Measures of outcomes. `uploaded` is the sum of `draft`, `waiting`, `returned` and `certified`; `ticked` is a part of `certified`. */
export const outcomeMeasures = ['students', 'uploaded', 'draft', 'waiting', 'returned', 'certified', 'ticked'] as const;
/** Measures of performances; `written` is the sum of `unticked` and `ticked`. */
export const performanceMeasures = ['students', 'written', 'unticked', 'ticked'] as const;
/** Measures of self-study plans; `plans` is the sum of the other four. */
export const planMeasures = ['students', 'plans', 'draft', 'submitted', 'returned', 'passed'] as const;
/** Measures of counselling; `attendances` is the sum of `inGroup` and `individual`. */
export const counsellingMeasures = ['students', 'attendances', 'inGroup', 'individual'] as const;
/** Measures of receipts; `receipts` is the sum of `open`, `confirmed` and `reported`. */
export const receiptMeasures = ['students', 'receipts', 'open', 'confirmed', 'reported'] as const;

/** The parts that make up a bar, from the left; a line is drawn of each too. */
export const partsOf = {
  outcomes: ['draft', 'waiting', 'returned', 'certified'],
  performances: ['unticked', 'ticked'],
  plans: ['draft', 'submitted', 'returned', 'passed'],
  counselling: ['inGroup', 'individual'],
  receipts: ['open', 'confirmed', 'reported'],
} as const;
export const facts = ['outcomes', 'performances', 'plans', 'counselling', 'receipts'] as const;
export type Fact = (typeof facts)[number];
