import { DeviceError } from '../contract';

/** The browser's own chooser: on a phone it offers the camera and the album. */
export function chooseFiles(accept: string, multiple: boolean, camera = false): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    if (camera) input.capture = 'environment';
    input.style.display = 'none';
    // In the document, because Safari forgets inputs nobody refers to.
    document.body.append(input);
    input.addEventListener('change', () => {
      resolve([...(input.files ?? [])]);
      input.remove();
    });
    input.addEventListener('cancel', () => {
      reject(new DeviceError('cancelled'));
      input.remove();
    });
    input.click();
  });
}
