import { mergeAttributes, Node, type NodeViewRendererProps } from '@tiptap/core';
import { onPictures, pendingAt, retryPicture } from './pending-pictures.ts';

const uploads = '/api/v1/uploads/';
const attachments = /\/api\/v1\/attachments\//;

/** Formatted text as the editor reads it: pictures from where this browser can show them. */
export const toEditor = (html: string): string => html.replaceAll('src="file:', `src="${uploads}`);

/** What the editor holds as formatted text: pictures by their files; one still on its way is not in it yet. */
export const fromEditor = (html: string): string =>
  html.replaceAll(/<img[^<>]*src="blob:[^"]*"[^<>]*>/g, '').replaceAll(`src="${uploads}`, 'src="file:');

/** A picture of a file handed in, or one on its way, with how far it is and, when it did not arrive, the way to try again. */
export const pictureNode = (words: { retry: string; failed: string }) =>
  Node.create({
    name: 'image',
    group: 'inline',
    inline: true,
    draggable: true,
    addAttributes() {
      return { src: { default: null }, alt: { default: null } };
    },
    parseHTML() {
      return [
        {
          tag: 'img[src]',
          getAttrs: (element) => {
            const src = element.getAttribute('src') ?? '';
            // Pictures of other pages stay there: only what was handed in can be sent along.
            return (src.startsWith(uploads) || src.startsWith('blob:')) && !attachments.test(src) ? null : false;
          },
        },
      ];
    },
    renderHTML({ HTMLAttributes }) {
      return ['img', mergeAttributes(HTMLAttributes)];
    },
    addNodeView() {
      return ({ node, editor }: NodeViewRendererProps) => {
        const dom = document.createElement('span');
        dom.dataset.picture = '';
        const img = document.createElement('img');
        img.src = String(node.attrs.src);
        img.alt = String(node.attrs.alt ?? '');
        const bar = document.createElement('progress');
        bar.max = 1;
        bar.setAttribute('aria-label', img.alt);
        const again = document.createElement('button');
        again.type = 'button';
        again.textContent = `${words.failed} ${words.retry}`;
        again.addEventListener('click', () => retryPicture(img.src, pictureArrived(editor)));
        dom.append(img);
        const draw = () => {
          const one = pendingAt(img.src);
          bar.value = one?.done ?? 1;
          bar.remove();
          again.remove();
          if (one) dom.append(one.failed ? again : bar);
        };
        draw();
        const off = onPictures(draw);
        return { dom, destroy: off, ignoreMutation: () => true, stopEvent: (event: Event) => event.target === again };
      };
    },
  });

type EditorLike = NodeViewRendererProps['editor'];

/** Puts the file in the place of the picture that was shown from this browser, wherever it stands by now. */
export const pictureArrived = (editor: EditorLike) => (url: string, fileId: string) => {
  if (editor.isDestroyed) return;
  const { tr, doc } = editor.state;
  doc.descendants((node, position) => {
    if (node.type.name === 'image' && node.attrs.src === url) {
      tr.setNodeMarkup(position, undefined, { ...node.attrs, src: uploads + fileId });
    }
  });
  if (tr.docChanged) editor.view.dispatch(tr.setMeta('addToHistory', false));
};

/** A colleague mentioned: one piece that is deleted as a whole. */
export const mentionNode = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return {
      person: { default: null, parseHTML: (element) => element.getAttribute('data-mention'), rendered: false },
      label: { default: '', parseHTML: (element) => element.textContent, rendered: false },
    };
  },
  parseHTML() {
    return [{ tag: 'span[data-mention]' }];
  },
  renderHTML({ node }) {
    return ['span', { 'data-mention': node.attrs.person }, String(node.attrs.label)];
  },
  renderText({ node }) {
    return String(node.attrs.label);
  },
});
