/**
 * What an element shows as SVG text of its own: the element with all its styles written out (`foreignObject`), so that
 * it looks the same without the page. Browsers draw it; programs for drawings may not.
 */
export function svgOfElement(element: HTMLElement): string {
  const { width, height } = element.getBoundingClientRect();
  const copy = styledCopy(element);
  copy.style.setProperty('margin', '0');
  const content = new XMLSerializer().serializeToString(copy);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${content}</foreignObject></svg>`;
}

function styledCopy(element: HTMLElement): HTMLElement {
  const copy = element.cloneNode(false) as HTMLElement;
  const styled = element instanceof HTMLCanvasElement ? pictureOf(element) : copy;
  const style = getComputedStyle(element);
  for (const name of style) styled.style.setProperty(name, style.getPropertyValue(name));
  for (const attribute of ['class', 'id', 'href']) styled.removeAttribute(attribute);
  for (const child of element.childNodes) {
    if (child instanceof Text) styled.append(child.data);
    else if (child instanceof HTMLElement) styled.append(styledCopy(child));
    else if (child instanceof SVGElement) styled.append(child.cloneNode(true));
  }
  return styled;
}

function pictureOf(canvas: HTMLCanvasElement): HTMLElement {
  const picture = document.createElement('img');
  picture.src = canvas.toDataURL();
  return picture;
}
