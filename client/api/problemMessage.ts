/** A problem in the words of this person's language: ours for what only the client can see, else what the server says. */
import i18next from 'i18next'
import type { Problem } from '../../shared/api/common.ts'
import type { LocalProblemCode } from './request.ts'

const LOCAL_CODES: readonly string[] = ['network', 'server-starting', 'unexpected'] satisfies LocalProblemCode[]

export function problemMessage({ code, title, detail }: Problem): string {
  if (LOCAL_CODES.includes(code)) return i18next.t(`code.${code as LocalProblemCode}`, { ns: 'errors' })
  return detail === undefined ? title : `${title} ${detail}`
}

/** Whether trying again in a moment may help. */
export const isPassing = (problem: Problem): boolean =>
  problem.code === 'network' || problem.code === 'server-starting' || problem.status === 429 || problem.status >= 500
