/** What a board can begin as. */
import { createRoute } from '@hono/zod-openapi'
import { TEMPLATES } from '../../../shared/board/templates/templates.ts'
import { jsonAnswer, problemAnswer, who } from '../routeParts.ts'
import { TemplateList } from '../schemas.ts'
import { newRouter } from '../validation.ts'

const list = createRoute({
  method: 'get',
  path: '/api/templates',
  tags: ['Boards'],
  summary: 'What a board can begin as',
  description: 'Texts in French and English. A board tells its template by the id.',
  security: who.anyone,
  responses: { 200: jsonAnswer(TemplateList, 'In the order in which they are offered.'), default: problemAnswer },
})

const templates = TEMPLATES.map(({ id, title, purpose, instruction, kinds }) => ({
  id,
  title: { ...title },
  purpose: { ...purpose },
  instruction: { ...instruction },
  kinds: [...kinds],
}))

export const templateRoutes = () => newRouter().openapi(list, (c) => c.json({ templates }, 200))
