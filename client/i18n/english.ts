/** Every English text, as one chunk: namespaces by feature. */
import { namespacesOf } from './namespaces.ts'

export const resources = namespacesOf(import.meta.glob<object>('./en/*.json', { eager: true, import: 'default' }))
