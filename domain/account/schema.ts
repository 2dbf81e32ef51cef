/**
 * Decides what an e-mail address, a user name and a display name may be. User names allow letters of every script, so that
 * nobody's name has to be spelt in another alphabet; both kinds of sign-in name are compared in lower case.
 */
import { z } from 'zod'

/** Trimmed and in lower case; at most 254 characters (RFC 5321, section 4.5.3.1.3, less the angle brackets). */
export const emailSchema = z
  .string('email-missing')
  .trim()
  .toLowerCase()
  .min(1, 'email-missing')
  .max(254, 'email-too-long')
  .pipe(z.email('email-invalid'))

/** 2 to 60 characters: letters, digits, '.', '_' and '-', beginning with a letter or digit; NFC and lower case. */
export const userNameSchema = z
  .string('user-name-missing')
  .trim()
  .normalize('NFC')
  .toLowerCase()
  .min(2, 'user-name-too-short')
  .max(60, 'user-name-too-long')
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u, 'user-name-invalid')

/** What others see: 1 to 120 characters on one line. */
export const displayNameSchema = z
  .string('display-name-missing')
  .normalize('NFC')
  .transform((name) => name.replace(/[\s\p{Cc}]+/gu, ' ').trim())
  .pipe(z.string().min(1, 'display-name-missing').max(120, 'display-name-too-long'))

/** The name of a school: 1 to 200 characters on one line. */
export const schoolNameSchema = z
  .string('school-name-missing')
  .normalize('NFC')
  .transform((name) => name.replace(/[\s\p{Cc}]+/gu, ' ').trim())
  .pipe(z.string().min(1, 'school-name-missing').max(200, 'school-name-too-long'))
