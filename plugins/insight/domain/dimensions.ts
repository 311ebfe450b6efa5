/**
 * What can be counted, and by what: closed, so that every statistic is one of a few statements and all of them agree.
 * An outcome counts once in each: in the class of its term, for the course's first reviewing teacher, on the day it was last sent.
 */
export const outcomeDimensions = ['term', 'grade', 'class', 'subject', 'field', 'teacher', 'day'] as const;
export type OutcomeDimension = (typeof outcomeDimensions)[number];

export const performanceDimensions = ['category', 'grade', 'class', 'year'] as const;
export type PerformanceDimension = (typeof performanceDimensions)[number];

/** Groups of fewer students are not shown to those who may see statistics only. */
export const SMALL_GROUP = 5;

/** Measures of outcomes. `uploaded` is the sum of `draft`, `waiting`, `returned` and `certified`; `ticked` is a part of `certified`. */
export const outcomeMeasures = ['students', 'uploaded', 'draft', 'waiting', 'returned', 'certified', 'ticked'] as const;
/** Measures of performances; `ticked` is a part of `written`. */
export const performanceMeasures = ['students', 'written', 'ticked'] as const;
