/** What a log line tells, and what it keeps to itself. */
import { expect, test } from 'vitest'
import { createLog } from '../../server/log.ts'

function logged(details: { err: unknown } & Record<string, unknown>): string {
  const lines: string[] = []
  createLog('warn', { write: (line) => lines.push(line) }).error(details, 'what happened')
  expect(lines).toHaveLength(1)
  return lines[0]!
}

test('[LA8] a fault is logged with its code, its stack and its cause', () => {
  const cause = new Error('disk is full')
  const err = Object.assign(new Error('could not commit', { cause }), { code: 'SQLITE_FULL' })
  const { err: told, msg } = JSON.parse(logged({ err, session: 'abc' }))
  expect(told).toMatchObject({ code: 'SQLITE_FULL', message: 'could not commit: disk is full' })
  expect(told.stack).toContain('log.test.ts')
  expect(told.stack).toContain('disk is full')
  expect(msg).toBe('what happened')
})

test('[LA8] no secret reaches the log', () => {
  const secrets = ['token', 'reviewKey', 'joinCode']
  const headers = { authorization: 'Bearer s3cret', cookie: 'a=s3cret', 'set-cookie': 'a=s3cret' }
  const line = logged({ err: new Error('x'), headers, ...Object.fromEntries(secrets.map((name) => [name, 's3cret'])) })
  expect(line).not.toContain('s3cret')
})
