/** What a command answers: a value, or why not. server/http/problems.ts gives each reason its status and its words. */

export type Refusal =
  | 'wrong-token'
  | 'wrong-observer-link'
  | 'too-many-attempts'
  | 'unknown-code'
  | 'unknown-programme'
  | 'unknown-session'
  | 'unknown-participant'
  | 'unknown-board'
  | 'unknown-iteration'
  | 'unknown-group'
  | 'unknown-table'
  | 'unknown-template'
  | 'session-closed'
  | 'session-full'
  | 'too-many-boards'
  | 'locked'
  | 'not-allowed'
  | 'board-full'
  | 'not-a-csv'
  | 'unknown-column'
  | 'too-many-rows'
  | 'stray-cell'
  | 'stray-quote'
  | 'no-statements'
  | 'statement-too-long'

/** Numbers and names that the refusal's text mentions. */
export type RefusalFacts = Record<string, string | number>

export type Refused = { ok: false; reason: Refusal; facts: RefusalFacts }
export type Outcome<T> = { ok: true; value: T } | Refused

export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refuse = (reason: Refusal, facts: RefusalFacts = {}): Refused => ({ ok: false, reason, facts })
