/** A problem in the words of this person's language: ours where we know the code, else the server's own title. */
import i18next from 'i18next'
import type { Problem } from '../../shared/api/common.ts'

export function problemMessage(problem: Problem): string {
  const key = `code.${problem.code}`
  const known = i18next.exists(key, { ns: 'errors' })
  if (known) return (i18next.t as (key: string, options: object) => string)(key, { ns: 'errors' })
  return problem.title || i18next.t('code.unexpected', { ns: 'errors' })
}

/** Whether trying again in a moment may help. */
export const isPassing = (problem: Problem): boolean =>
  problem.code === 'network' || problem.code === 'server-starting' || problem.status === 429 || problem.status >= 500
