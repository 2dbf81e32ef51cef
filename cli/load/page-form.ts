import { gunzipSync } from 'node:zlib'
import type { RawResponse } from './http-connection.ts'
import { loadOrigin, request } from './requests.ts'

/** The hidden fields of the last form of a page, as a browser without JavaScript would send them, by name. */
export function openForm(page: RawResponse): ReadonlyMap<string, string> {
  const form = /<form[^>]*>(?:(?!<form).)*$/s.exec(htmlOf(page))?.[0].split('</form>')[0] ?? ''
  const fields = [...form.matchAll(/<input type="hidden"([^>]*)>/g)].map(([, attributes = '']) => attributes)
  return new Map(fields.map((field) => [attribute(field, 'name'), attribute(field, 'value')]))
}

/** A form as browsers send it to a server action. */
export function formRequest(path: string, cookie: string, fields: ReadonlyMap<string, string>): string {
  const boundary = 'postil-load-boundary'
  const parts = [...fields].map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const headers = [
    `cookie: ${cookie}`,
    `origin: ${loadOrigin}`,
    `content-type: multipart/form-data; boundary=${boundary}`,
    'accept: text/html',
  ]
  return request('POST', path, headers, `${parts.join('')}--${boundary}--\r\n`)
}

function htmlOf({ headers, body }: RawResponse): string {
  return (/^content-encoding: *gzip/im.test(headers) ? gunzipSync(body) : body).toString('utf8')
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}
