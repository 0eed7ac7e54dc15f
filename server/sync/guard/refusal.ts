/** The guard's one way to say no. Thrown inside the guard, a value outside (checkUpdate catches it). */
import type { CloseReason } from '../../../shared/protocol/closeCodes.ts'

export class Refusal extends Error {
  override name = 'Refusal'
  readonly reason: CloseReason

  /** @param detail for the log of the operator; never holds what a person wrote. */
  constructor(reason: CloseReason, detail = '', options?: ErrorOptions) {
    super(detail, options)
    this.reason = reason
  }
}
