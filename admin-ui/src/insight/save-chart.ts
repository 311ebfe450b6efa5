import { saveBlob } from '../providers/api';

/** Keeps a drawn chart as a picture that opens without the platform: colours of the theme are written into it. */
export function saveChart(box: HTMLElement | null, name: string): void {
  const svg = box?.querySelector('svg.recharts-surface');
  if (!box || !svg) return;
  const styles = getComputedStyle(box);
  const resolved = (text: string): string => text.replace(/var\((--[\w-]+)\)/g, (_, variable: string) => styles.getPropertyValue(variable).trim());
  const copy = svg.cloneNode(true) as SVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.style.background = resolved('var(--mui-palette-background-paper)');
  for (const text of copy.querySelectorAll('text')) {
    text.setAttribute('fill', resolved('var(--mui-palette-text-primary)'));
    text.setAttribute('font-family', styles.fontFamily);
  }
  saveBlob(new Blob([resolved(copy.outerHTML)], { type: 'image/svg+xml' }), `${name}.svg`);
}
