/** Every French text, as one chunk: namespaces by feature. */
import { namespacesOf } from './namespaces.ts'

export const resources = namespacesOf(import.meta.glob<object>('./fr/*.json', { eager: true, import: 'default' }))
