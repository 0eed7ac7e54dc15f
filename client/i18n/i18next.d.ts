/** Makes t('…') know its keys. French is the reference; tests/client/i18n.test.ts holds English to the same keys. */
import 'i18next'
import type board from './fr/board.json'
import type common from './fr/common.json'
import type errors from './fr/errors.json'
import type facilitator from './fr/facilitator.json'
import type join from './fr/join.json'
import type participant from './fr/participant.json'
import type projector from './fr/projector.json'
import type review from './fr/review.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      board: typeof board
      common: typeof common
      errors: typeof errors
      facilitator: typeof facilitator
      join: typeof join
      participant: typeof participant
      projector: typeof projector
      review: typeof review
    }
  }
}
