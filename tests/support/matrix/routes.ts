/** Who walks through the demo: Lena, Ms. Rahimi, Mr. Tremblay (who does not teach the class in question), Ms. Solberg. */
export const visitors = ['nobody', 'student', 'teacher', 'second', 'admin'] as const
export type Visitor = (typeof visitors)[number]

/** A page: everybody in `opens` gets 200; of the others, nobody is sent to sign in and somebody is told "not here". */
export type PageRow = { opens: readonly Visitor[]; elsewhere?: Partial<Record<Visitor, string>> }

const everybody = visitors
const signedIn = ['student', 'teacher', 'second', 'admin'] as const
const staff = ['teacher', 'second', 'admin'] as const
const home = { student: '/', teacher: '/', second: '/', admin: '/' }

/** Every page. Ids in brackets are those of the class World affairs, its text and its quiz. */
export const pages: Readonly<Record<string, PageRow>> = {
  '/': { opens: signedIn },
  '/sign-in': { opens: ['nobody'], elsewhere: home },
  '/join': { opens: everybody },
  '/account': { opens: signedIn },
  '/account/password': {
    opens: [],
    elsewhere: { student: '/account', teacher: '/account', second: '/account', admin: '/account' },
  },
  // Open to everybody who holds the secret; without it, a message that the link does not work.
  '/invite/[token]': { opens: everybody },
  '/set-up/[token]': { opens: everybody },
  '/school': { opens: ['admin'] },
  '/school/log': { opens: ['admin'] },
  '/notes': { opens: signedIn },
  '/notes/seen': { opens: signedIn },
  '/words': { opens: signedIn },
  '/read/[assignmentId]': { opens: ['student', 'teacher'] },
  '/read/[assignmentId]/print': { opens: ['student', 'teacher'] },
  '/read/[assignmentId]/quiz': { opens: ['student'], elsewhere: { teacher: '/read/[assignmentId]' } },
  // Lena is still under way, and so is led back to the quiz.
  '/read/[assignmentId]/result': { opens: [], elsewhere: { student: '/read/[assignmentId]/quiz' } },
  '/classes': { opens: staff },
  '/classes/new': { opens: staff },
  '/classes/[classId]': { opens: ['teacher', 'admin'] },
  '/classes/[classId]/assign': { opens: ['teacher'] },
  '/classes/[classId]/groups': { opens: ['teacher'] },
  '/classes/[classId]/reports': { opens: ['teacher'] },
  '/classes/[classId]/students': { opens: ['teacher', 'admin'] },
  '/classes/[classId]/students/[studentId]': { opens: ['teacher', 'admin'] },
  '/assignments/[assignmentId]': { opens: ['teacher'] },
  '/assignments/[assignmentId]/progress': { opens: ['teacher'] },
  '/assignments/[assignmentId]/marking': { opens: ['teacher'] },
  '/assignments/[assignmentId]/regrade': { opens: ['teacher'] },
  '/assignments/[assignmentId]/revision': { opens: ['teacher'] },
  '/assignments/[assignmentId]/statistics': { opens: ['teacher'] },
  '/assignments/[assignmentId]/text': { opens: ['teacher'] },
  '/assignments/[assignmentId]/notes': { opens: ['teacher'] },
  '/assignments/[assignmentId]/students/[studentId]': { opens: ['teacher'] },
  '/articles': { opens: staff },
  '/articles/new': { opens: staff },
  '/articles/[articleId]': { opens: ['teacher'] },
  '/articles/[articleId]/edit': { opens: ['teacher'] },
  '/articles/[articleId]/edit/review': { opens: ['teacher'] },
  '/articles/[articleId]/notes': { opens: ['teacher'] },
  '/articles/[articleId]/revisions': { opens: ['teacher'] },
  '/articles/[articleId]/terms': { opens: ['teacher'] },
  '/misconceptions': { opens: staff },
  '/quizzes/[quizId]': { opens: ['teacher'] },
  '/quizzes/[quizId]/preview': { opens: ['teacher'] },
  '/quizzes/[quizId]/exchange': { opens: ['teacher'] },
}

/** A route handler: its methods that read, with who may; and its methods that write, with a body of the right shape. */
export type RouteRow = {
  reads?: Readonly<Record<string, readonly Visitor[]>>
  writes?: Readonly<Record<string, unknown>>
  because?: string
}

const uuid = '018f0000-0000-7000-8000-000000000000'
const block = { id: 'p1', type: 'paragraph', text: 'M-FORGED', marks: [] }
const articleDraft = {
  meta: { title: 'M-FORGED', dateline: '', byline: '', credit: '', source: '', pageDate: '' },
  rows: [{ id: 'p1', standard: block, plain: null }],
}
const span = { level: 'standard', start: 0, end: 4, quote: 'Iraq' }

/** Every route handler. */
export const routes: Readonly<Record<string, RouteRow>> = {
  '/api/health': { reads: { GET: everybody } },
  '/api/auth/[...nextauth]': { because: 'is next-auth’s own: it has no provider, and gives a browser its own claim' },
  '/notes/export': { reads: { GET: signedIn } },
  '/assignments/[assignmentId]/progress.csv': { reads: { GET: ['teacher'] } },
  '/quizzes/[quizId]/exchange/download': { reads: { GET: ['teacher'] } },
  '/api/assignments/[assignmentId]/notes': {
    reads: { GET: ['student', 'teacher'] },
    writes: { POST: { id: uuid, kind: 'note', audience: 'class', body: 'M-FORGED', span } },
  },
  '/api/assignments/[assignmentId]/lookups': { writes: { POST: { entryId: uuid, level: 'standard', at: 0 } } },
  '/api/assignments/[assignmentId]/reading': { writes: { PUT: { furthestBlockId: 'p1' } } },
  '/api/notes/[noteId]': { writes: { PATCH: { audience: 'class', body: 'M-FORGED', version: 1 }, DELETE: {} } },
  '/api/notes/[noteId]/restore': { writes: { POST: {} } },
  '/api/notes/[noteId]/place': { writes: { PUT: { span }, DELETE: {} } },
  '/api/notes/[noteId]/history': { reads: { GET: [] } },
  '/api/notes/[noteId]/former': { reads: { GET: [] } },
  '/api/notes/[noteId]/replies': { writes: { POST: { id: uuid, body: 'M-FORGED' } } },
  '/api/notes/[noteId]/answered': { writes: { PUT: { isAnswered: true } } },
  '/api/notes/[noteId]/reports': { writes: { POST: { reason: 'M-FORGED' } } },
  '/api/notes/[noteId]/hiding': { writes: { PUT: { reason: 'M-FORGED' }, DELETE: {} } },
  '/api/replies/[replyId]': { writes: { PATCH: { body: 'M-FORGED', version: 1 }, DELETE: {} } },
  '/api/replies/[replyId]/restore': { writes: { POST: {} } },
  '/api/replies/[replyId]/former': { reads: { GET: [] } },
  '/api/replies/[replyId]/hiding': { writes: { PUT: { reason: 'M-FORGED' }, DELETE: {} } },
  '/api/attempts/[attemptId]/responses': { writes: { PUT: { events: [] } } },
  '/api/attempts/[attemptId]/clock': { reads: { GET: [] } },
  '/api/attempts/[attemptId]/check': { writes: { POST: { position: 1, seq: 1 } } },
  '/api/attempts/[attemptId]/submit': { writes: { POST: { lastSeqs: {} } } },
  '/api/quizzes/[quizId]/draft': { writes: { PUT: { draft: { title: 'M-FORGED', questions: [] }, version: 1 } } },
  '/api/articles/[articleId]/draft': {
    reads: { GET: ['teacher'] },
    writes: { PUT: { draft: articleDraft, version: 0, baseRevisionId: uuid } },
  },
  '/api/articles/[articleId]/terms/preview': {
    writes: { POST: { headword: 'Iraq', aliases: '', entryId: '' } },
  },
}

/** Every server action, and what it asks of the access layer, where its permission is decided. */
export const actions: Readonly<Record<string, readonly string[]>> = {
  '/account#submitFirstPassword': ['changeOwnPassword'],
  '/account#submitName': ['changeOwnName'],
  '/account#submitPreferences': ['saveReadingPreferences'],
  '/account#submitPassword': ['changeOwnPassword'],
  '/articles#setArchived': ['archiveArticle'],
  '/articles#submitQuiz': ['createQuiz'],
  '/articles/[articleId]/edit#submitDiscard': ['discardArticleDraft'],
  '/articles/[articleId]/edit#submitRevision': ['publishRevision'],
  '/articles/[articleId]/notes#changeEditorNotes': ['setEditorNoteDeleted'],
  '/articles/[articleId]/notes#submitEditorNote': ['editEditorNote', 'writeEditorNote'],
  '/articles/[articleId]/terms#changeException': ['allowTerm', 'exceptTerm'],
  '/articles/[articleId]/terms#changeTerms': ['removeTerm', 'restoreTerm'],
  '/articles/[articleId]/terms#submitTerm': ['previewTerm', 'saveTerm'],
  '/articles/new#importArticle': ['reviewImport', 'saveImport', 'startImport'],
  '/assignments/[assignmentId]#submitChange': ['changeAssignment'],
  '/assignments/[assignmentId]#submitOverride': ['setOverride'],
  '/assignments/[assignmentId]#submitPause': ['pauseAssignment', 'resumeAssignment'],
  '/assignments/[assignmentId]#submitRelease': ['setResultsReleased'],
  '/assignments/[assignmentId]#submitReturn': ['restoreAssignment'],
  '/assignments/[assignmentId]#submitWithdrawal': ['withdrawAssignment'],
  '/assignments/[assignmentId]/marking#changePhrases': ['addPhrase', 'removePhrase'],
  '/assignments/[assignmentId]/marking#submitMarking': ['markAnswer'],
  '/assignments/[assignmentId]/regrade#submitRegrade': ['applyRegrade'],
  '/assignments/[assignmentId]/regrade#submitUndo': ['undoRegrade'],
  '/assignments/[assignmentId]/revision#submitMove': ['moveAssignment'],
  '/assignments/[assignmentId]/students/[studentId]#submitComment': ['saveStudentComment'],
  '/assignments/[assignmentId]/students/[studentId]#submitLetCount': ['letAnswerCount'],
  '/assignments/[assignmentId]/students/[studentId]#submitMark': ['markAnswer'],
  '/assignments/[assignmentId]/students/[studentId]#submitReopening': ['reopenAttempt'],
  '/classes#submitAllowance': ['setTimeAllowance'],
  '/classes#submitArchive': ['archiveClass'],
  '/classes#submitClassSettings': ['changeClass'],
  '/classes#submitCoTeacher': ['addCoTeacher'],
  '/classes#submitCoTeacherRemoval': ['removeCoTeacher'],
  '/classes#submitJoinOpen': ['setJoinOpen'],
  '/classes#submitNewClass': ['createClass'],
  '/classes#submitPasswordReset': ['resetStudentPassword'],
  '/classes#submitRotateCode': ['rotateJoinCode'],
  '/classes#submitStudentRemoval': ['removeStudent'],
  '/classes#submitStudentReturn': ['restoreStudent'],
  '/classes#submitStudents': ['addStudents'],
  '/classes/[classId]/assign#submitAssignment': ['createAssignment'],
  '/classes/[classId]/groups#submitGroup': ['changeGroup'],
  '/classes/[classId]/groups#submitGroupDeletion': ['deleteGroup'],
  '/classes/[classId]/groups#submitNewGroup': ['createGroup'],
  '/classes/[classId]/reports#submitDecision': ['settleReport'],
  '/invite/[token]#submitInvitation': ['acceptInvitation'],
  '/invite/[token]#submitReset': ['resetByLink'],
  '/join#submitCode': ['findClassToJoin'],
  '/join#submitJoin': ['joinAsNewStudent'],
  '/join#submitJoinAsMember': ['joinAsMember'],
  '/misconceptions#changeMisconception': ['describeMisconception', 'removeMisconception'],
  '/misconceptions#submitMisconception': ['addMisconception'],
  '/quizzes/[quizId]#submitPublication': ['publishQuiz'],
  '/quizzes/[quizId]/exchange#exchangeQuestions': [
    'readQuizEditor',
    'reviewImport',
    'saveImport',
    'saveQuizDraft',
    'startImport',
  ],
  '/read/[assignmentId]#submitDone': ['markReadingDone'],
  '/read/[assignmentId]/quiz#handInForm': ['submitAttempt'],
  '/read/[assignmentId]/quiz#saveForm': ['saveResponses'],
  '/read/[assignmentId]/quiz#startQuiz': ['startAttempt'],
  '/school#submitDisabled': ['setAccountDisabled'],
  '/school#submitInvite': ['inviteStaff'],
  '/school#submitRename': ['renameSchool'],
  '/school#submitResetLink': ['makeResetLink'],
  '/school#submitWithdraw': ['withdrawInvitation'],
  '/set-up/[token]#submitSetUp': ['setUpSchool'],
  '/sign-in#signOut': ['endSession'],
  '/sign-in#submitCodeSignIn': ['signInWithCode'],
  '/sign-in#submitDemoSignIn': ['signInToDemo'],
  '/sign-in#submitEmailSignIn': ['signInWithEmail'],
}
