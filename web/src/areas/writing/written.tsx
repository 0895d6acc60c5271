import classes from './writing.module.css';

/** Formatted text of the small set, as the server rendered and tidied it. */
export function Written({ html, className }: { html: string; className?: string | undefined }) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: tidied by the server to the small set, values escaped
    <div className={className ?? classes.written} dangerouslySetInnerHTML={{ __html: html }} />
  );
}
