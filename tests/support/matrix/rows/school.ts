import { saveReadingPreferences } from '#db/access/reading-preferences.ts'
import { listAudit, readSchool } from '#db/access/school.ts'
import { joinAsMember } from '#db/access/system/join-class.ts'
import { changeOwnName, readOwnAccount } from '#db/access/system/own-account.ts'
import { changeOwnPassword } from '#db/access/system/passwords.ts'
import {
  inviteStaff,
  listStaff,
  makeResetLink,
  renameSchool,
  setAccountDisabled,
  withdrawInvitation,
} from '#db/access/system/staff.ts'
import { ownSetting } from '#domain/account/reading-preferences.ts'
import { signedIn, staff } from '../people.ts'
import { byRole, type Row } from '../row.ts'
import { worldCode, worldPassword } from '../world.ts'

const admins = ['admin', 'strangeAdmin'] as const

/** The school, of its administrators; and everybody's own account. */
export const schoolRows: readonly Row[] = [
  { fn: 'school.readSchool', about: null, call: (ctx) => readSchool(ctx), allowed: admins },
  { fn: 'school.listAudit', about: null, call: (ctx) => listAudit(ctx, { before: null }), allowed: admins },
  { fn: 'system/staff.listStaff', about: null, call: (ctx) => listStaff(ctx), allowed: admins },
  {
    fn: 'system/staff.inviteStaff',
    about: null,
    call: (ctx) => inviteStaff(ctx, { role: 'teacher', email: 'new@example.org' }),
    allowed: admins,
  },
  {
    fn: 'system/staff.withdrawInvitation',
    about: (w) => w.invitationId,
    call: (ctx, id) => withdrawInvitation(ctx, id),
    allowed: ['admin'],
    refusedAs: byRole,
  },
  {
    fn: 'system/staff.makeResetLink',
    about: (w) => w.people.own.userId,
    call: (ctx, id) => makeResetLink(ctx, id),
    allowed: ['admin'],
    refusedAs: byRole,
  },
  {
    fn: 'system/staff.setAccountDisabled',
    about: (w) => w.people.own.userId,
    call: (ctx, userId) => setAccountDisabled(ctx, { userId, isDisabled: true }),
    allowed: ['admin'],
    refusedAs: byRole,
  },
  {
    fn: 'system/staff.renameSchool',
    about: null,
    call: (ctx) => renameSchool(ctx, { schoolName: 'Another name' }),
    allowed: admins,
  },
  {
    fn: 'reading-preferences.saveReadingPreferences',
    about: null,
    call: (ctx) => saveReadingPreferences(ctx, { ...ownSetting, theme: 'sepia' }),
    allowed: signedIn,
  },
  { fn: 'system/own-account.readOwnAccount', about: null, call: (ctx) => readOwnAccount(ctx), allowed: signedIn },
  {
    fn: 'system/own-account.changeOwnName',
    about: null,
    call: (ctx) => changeOwnName(ctx, { displayName: 'Another Name' }),
    allowed: staff,
  },
  {
    fn: 'system/passwords.changeOwnPassword',
    about: null,
    call: (ctx) => changeOwnPassword(ctx, { oldPassword: worldPassword, password: 'nine white geese' }),
    allowed: signedIn,
  },
  {
    fn: 'system/join-class.joinAsMember',
    about: null,
    call: (ctx) => joinAsMember(ctx, { code: worldCode, address: '192.0.2.1' }),
    allowed: ['self', 'classmate', 'otherStudent'],
    refusedAs: {
      kinds: ['invalid'],
      because: 'who holds a code may learn that it is another school’s, or that a teacher took them out',
    },
  },
]
