/** What every storage adapter keeps: run by storage.test.ts over each. */
import { afterEach, beforeEach, describe } from 'vitest'
import type { Storage } from '../../server/storage/storage.ts'
import { describeDocLog } from './docLogContract.ts'
import { describeEpochs } from './epochContract.ts'
import { describeRecords } from './recordContract.ts'

export function describeStorage(name: string, open: () => { storage: Storage; discard(): Promise<void> }): void {
  describe(`${name} storage`, () => {
    let opened: ReturnType<typeof open>
    beforeEach(() => {
      opened = open()
    })
    afterEach(() => opened.discard())

    describeRecords(() => opened.storage)
    describeDocLog(() => opened.storage.docs)
    describeEpochs(() => opened.storage.docs)
  })
}
