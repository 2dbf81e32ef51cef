/** Every table by name: what the database handle, the migrations, backup and the rules tests go through. */
export * from './articles.ts'
export * from './assignments.ts'
export * from './attempts.ts'
export * from './classes.ts'
export * from './notes.ts'
export * from './quizzes.ts'
export * from './schools.ts'
