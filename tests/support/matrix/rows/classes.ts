import { archiveClass, changeClass, setJoinOpen } from '#db/access/class-settings.ts'
import { listClasses, readClass } from '#db/access/classes.ts'
import { addStudents } from '#db/access/system/add-students.ts'
import { addCoTeacher, listColleaguesToAdd, removeCoTeacher } from '#db/access/system/co-teachers.ts'
import { createClass } from '#db/access/system/create-class.ts'
import { rotateJoinCode } from '#db/access/system/join-codes.ts'
import { listUserNames, removeStudent, resetStudentPassword, restoreStudent } from '#db/access/system/rosters.ts'
import { setTimeAllowance } from '#db/access/time-allowances.ts'
import type { Ctx } from '#db/ctx.ts'
import { staff, teaching } from '../people.ts'
import { byRole, type Row } from '../row.ts'
import type { World } from '../world.ts'

const roster = ['own', 'co', 'admin'] as const
const belong = ['self', 'classmate'] as const
const input = { name: 'Class 10C', timeZone: 'Europe/Oslo' }

/** A row about the class in question. */
function onClass(fn: string, call: Row['call'], rest: Omit<Row, 'fn' | 'call' | 'about'>): Row {
  return { fn, call, about: (world) => world.classId, ...rest }
}

/** A row about one person in the class: the class is the same, the person another. */
function onPerson(
  fn: string,
  person: (world: World) => string,
  call: (ctx: Ctx, input: { classId: string; userId: string }) => Promise<unknown>,
  allowed: Row['allowed'],
): Row {
  return { fn, about: person, call: (ctx, userId, { classId }) => call(ctx, { classId, userId }), allowed }
}

/** Classes and rosters: of those who teach the class; rosters of administrators too. */
export const classRows: readonly Row[] = [
  { fn: 'classes.listClasses', about: null, call: (ctx) => listClasses(ctx), allowed: staff },
  onClass('classes.readClass', (ctx, id) => readClass(ctx, id), { allowed: roster, mayKnow: belong }),
  onClass('class-settings.changeClass', (ctx, classId) => changeClass(ctx, { classId, ...input }), {
    allowed: teaching,
    mayKnow: [...belong, 'admin'],
    refusedAs: byRole,
  }),
  onClass('class-settings.archiveClass', (ctx, classId) => archiveClass(ctx, { classId, isArchived: true }), {
    allowed: teaching,
    mayKnow: [...belong, 'admin'],
    refusedAs: byRole,
  }),
  onClass('class-settings.setJoinOpen', (ctx, classId) => setJoinOpen(ctx, { classId, isOpen: false }), {
    allowed: teaching,
    mayKnow: [...belong, 'admin'],
    refusedAs: byRole,
  }),
  { fn: 'system/create-class.createClass', about: null, call: (ctx) => createClass(ctx, input), allowed: staff },
  onClass(
    'system/add-students.addStudents',
    (ctx, classId) => addStudents(ctx, { classId, names: 'Ada Wren', sameNames: false }),
    { allowed: roster },
  ),
  onClass('system/co-teachers.listColleaguesToAdd', (ctx, id) => listColleaguesToAdd(ctx, id), { allowed: teaching }),
  {
    fn: 'time-allowances.setTimeAllowance',
    about: (w) => w.people.self.userId,
    call: (ctx, studentId, { classId }) => setTimeAllowance(ctx, { classId, studentId, factor: 1.5 }),
    allowed: teaching,
    mayKnow: [...belong, 'admin'],
    refusedAs: byRole,
  },
  onPerson('system/co-teachers.addCoTeacher', (w) => w.people.foreign.userId, addCoTeacher, teaching),
  onPerson('system/co-teachers.removeCoTeacher', (w) => w.people.co.userId, removeCoTeacher, teaching),
  onClass('system/join-codes.rotateJoinCode', (ctx, id) => rotateJoinCode(ctx, id), { allowed: teaching }),
  onPerson('system/rosters.removeStudent', (w) => w.people.self.userId, removeStudent, roster),
  onPerson('system/rosters.restoreStudent', (w) => w.people.removed.userId, restoreStudent, roster),
  onPerson('system/rosters.resetStudentPassword', (w) => w.people.self.userId, resetStudentPassword, roster),
  {
    fn: 'system/rosters.resetStudentPassword',
    about: (w) => w.people.otherStudent.userId,
    call: (ctx, userId, { classId }) => resetStudentPassword(ctx, { classId, userId }),
    allowed: [],
  },
  onClass('system/rosters.listUserNames', (ctx, id) => listUserNames(ctx, id), { allowed: roster }),
]
