// On top of a plain text box: headings, lists, tables, strong words by buttons. Without script the box works by itself.
// What was written goes along as HTML; the server cleans it and keeps plain marks.
import { Editor } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { TableKit } from '@tiptap/extension-table'
import { Text } from '@tiptap/extension-text'
import { UndoRedo } from '@tiptap/extensions'
import { DOMParser } from '@tiptap/pm/model'

const words: Record<string, string> = JSON.parse(document.querySelector('[data-rich-words]')?.getAttribute('data-rich-words') ?? '{}')

const acts: [string, (editor: Editor) => void, (editor: Editor) => boolean][] = [
  ['heading', (e) => e.chain().focus().toggleHeading({ level: 2 }).run(), (e) => e.isActive('heading', { level: 2 })],
  ['bold', (e) => e.chain().focus().toggleBold().run(), (e) => e.isActive('bold')],
  ['bullets', (e) => e.chain().focus().toggleBulletList().run(), (e) => e.isActive('bulletList')],
  ['numbers', (e) => e.chain().focus().toggleOrderedList().run(), (e) => e.isActive('orderedList')],
  ['table', (e) => e.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(), (e) => e.isActive('table')],
  ['row', (e) => e.chain().focus().addRowAfter().run(), () => false],
  ['undo', (e) => e.chain().focus().undo().run(), () => false],
]

function sitOn(box: HTMLTextAreaElement, html: HTMLInputElement, shown: Element | null): void {
  const field = document.createElement('div')
  field.className = 'rich-text'
  const label = box.labels?.[0]
  const editor = new Editor({
    element: field,
    injectCSS: false,
    extensions: [
      Document, Paragraph, Text, Bold, HardBreak, Heading.configure({ levels: [2, 3, 4] }),
      BulletList, OrderedList, ListItem, ListKeymap, TableKit.configure({ table: { resizable: false } }), UndoRedo,
    ],
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label?.textContent ?? '', class: 'rich-words piece-body' },
    },
    onUpdate: ({ editor: now }) => { html.value = now.getHTML() },
    onTransaction: ({ editor: now }) => tell(bar, now),
  })
  const bar = toolbar(editor)
  if (shown) {
    const kept = DOMParser.fromSchema(editor.schema).parse(shown).toJSON()
    editor.chain().setMeta('addToHistory', false).setContent(kept, { emitUpdate: false }).run()
  }
  box.before(bar, field)
  box.hidden = true
  label?.addEventListener('click', () => editor.commands.focus())
}

function toolbar(editor: Editor): HTMLElement {
  const bar = document.createElement('div')
  bar.className = 'rich-bar'
  bar.setAttribute('role', 'toolbar')
  for (const [name, act] of acts) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button button-quiet rich-button'
    button.textContent = words[name] ?? name
    button.dataset.name = name
    button.addEventListener('click', () => act(editor))
    bar.append(button)
  }
  return bar
}

function tell(bar: HTMLElement | undefined, editor: Editor): void {
  for (const [name, , isOn] of acts) {
    bar?.querySelector(`[data-name="${name}"]`)?.setAttribute('aria-pressed', String(isOn(editor)))
  }
}

for (const box of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-rich]')) {
  const html = document.getElementById(box.dataset.rich ?? '')
  if (html instanceof HTMLInputElement) sitOn(box, html, document.querySelector<HTMLTemplateElement>('template[data-rich-shown]')?.content.firstElementChild ?? null)
}
