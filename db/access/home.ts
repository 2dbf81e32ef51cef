import type { TeacherHome } from '#domain/assignment/teacher-task.ts'
import { ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { readStudentHome, type StudentHome } from './home-student.ts'
import { readTeacherHome } from './home-teacher.ts'
import { withActor } from './with-actor.ts'

export type HomeView = ({ kind: 'student' } & StudentHome) | ({ kind: 'teacher'; isAdmin: boolean } & TeacherHome)

/** What waits for the actor and what is done. Four queries for a student, three for a teacher, however much there is. */
export async function readHome(ctx: Ctx): Promise<Result<HomeView>> {
  return withActor<HomeView>(ctx, async (tx, actor) => {
    if (actor.role === 'student') return ok({ kind: 'student', ...(await readStudentHome(tx, actor, ctx.now())) })
    return ok({ kind: 'teacher', isAdmin: actor.role === 'admin', ...(await readTeacherHome(tx, actor, ctx.now())) })
  })
}
