import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: './server/storage/sqlite/schema.ts',
  out: './migrations',
  casing: 'snake_case',
})
