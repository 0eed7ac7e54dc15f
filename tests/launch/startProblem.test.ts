/** What the operator reads of faults that a test cannot bring about, least of all as root. */
import { expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { startProblem } from '../../server/launch/startProblem.ts'

const read = readConfig({ DATA_DIR: '/srv/tablee', HOST: 'salle.test', PORT: '8700' })
if (!read.ok) throw new Error(read.problem)
const { config } = read
const told = (fields: object): string | null => startProblem(Object.assign(new Error('x'), fields), config)

test.each([
  ['SQLITE_READONLY', /^The database in \/srv\/tablee cannot be written \(SQLITE_READONLY\)/],
  ['SQLITE_READONLY_DIRECTORY', /cannot be written \(SQLITE_READONLY_DIRECTORY\)/],
  ['SQLITE_CANTOPEN', /^The database in \/srv\/tablee cannot be opened \(SQLITE_CANTOPEN\)/],
  ['SQLITE_CANTOPEN_ISDIR', /cannot be opened/],
  ['SQLITE_NOTADB', /^The database in \/srv\/tablee is damaged \(SQLITE_NOTADB\)/],
  ['SQLITE_CORRUPT', /is damaged \(SQLITE_CORRUPT\)/],
  ['SQLITE_CORRUPT_INDEX', /is damaged/],
  ['SQLITE_IOERR_WRITE', /^The disk of \/srv\/tablee cannot be read or written \(SQLITE_IOERR_WRITE\)/],
  ['SQLITE_FULL', /^The disk of \/srv\/tablee is full/],
])('[LA5] %s is told in one line', (code, line) => {
  expect(told({ code })).toMatch(line)
  expect(told({ code })).not.toContain('\n')
})

test.each(['ENOTFOUND', 'EAI_AGAIN'])('[LA5] a HOST that no name server knows (%s)', (code) => {
  expect(told({ code, syscall: 'getaddrinfo', hostname: 'salle.test' })).toMatch(/^HOST is salle\.test/)
})

test.each([
  ['EPERM', 'chmod'],
  ['EACCES', 'open'],
])('[LA5] a token file of another account (%s, %s)', (code, syscall) => {
  const path = '/srv/tablee/facilitator.token'
  expect(told({ code, syscall, path })).toBe(
    `${path} cannot be used by this account (${code}). Give the data folder to the account that runs Tablée.`,
  )
})

test('[LA5] a fault of ours keeps its stack', () => {
  expect(told({})).toBeNull()
  expect(told({ code: 'SQLITE_CONSTRAINT' })).toBeNull()
})
