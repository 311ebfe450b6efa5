import type { FailureCode } from '../../domain/retry';
import type { Refusal } from '../../domain/reasons';
import type { TypeName } from '../../domain/types';
import type { NumberedRow } from '../sql/staging';
import type { PulledTerm } from '../sql/workbench';

/**
 * How a school administration system is read. The open protocol (open-protocol.ts) is one; another vendor's protocol is
 * another implementation of this, and nothing else changes.
 */
export interface SchoolAdapter {
  /** Rows of a type of a term; nothing is asked before they are read. */
  pull(type: TypeName, term: PulledTerm, options?: { since?: Date | null }): Pull;
  close(): void;
}

export interface Pull {
  /** @throws PullFailure when it comes to nothing, after the tries that it is worth. */
  rows: AsyncIterable<NumberedRow[]>;
  /** Once all rows were read. */
  summary(): PullSummary;
}

export interface PullSummary {
  /** What the school's server said: kept as the record's result. */
  answer: Record<string, unknown>;
  /** How many rows it announced. */
  total: number | null;
  /** All that it holds came: what is missing has ended. False after 05 and 10, and when fewer came than announced. */
  complete: boolean;
  /** Rows that it says it left out. */
  leftOut: Refusal[];
  /** SHA-256 of the bodies in their order. */
  sha256: string;
}

/** Why a pull came to nothing; `values` go into its text. */
export class PullFailure extends Error {
  constructor(readonly code: FailureCode, readonly values: Record<string, string | number> = {}) {
    super(code);
    this.name = 'PullFailure';
  }
}
