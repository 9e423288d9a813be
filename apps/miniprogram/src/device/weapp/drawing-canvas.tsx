import { Canvas, type CanvasTouchEvent } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { DeviceError, type DrawingCanvasProps } from '../contract';
import { drawStroke, inkLength, pictureOf, prepare, type Pen, type Point, type Size, type Stroke } from '../drawing';
import { writePicture } from './canvas-files';

const canvasId = 'drawing-canvas';

/** WeChat's canvas node, as far as it is used. */
interface CanvasNode extends Size {
  getContext: (kind: '2d') => Pen & { scale: (x: number, y: number) => void };
  toDataURL: (type: string, quality: number) => string;
}

function findCanvas(): Promise<Size & { node: CanvasNode }> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery().select(`#${canvasId}`).fields({ node: true, size: true }).exec(([found]: [(Size & { node: CanvasNode }) | null]) => {
      if (found) resolve(found);
      else reject(new DeviceError('unavailable', 'canvas'));
    });
  });
}

export function DrawingCanvas({ className, onReady, onInk }: DrawingCanvasProps) {
  const strokes = useRef<Stroke[]>([]);
  const pen = useRef<Pen | null>(null);
  const told = useRef({ onReady, onInk });
  told.current = { onReady, onInk };

  useEffect(() => {
    const begin = async (): Promise<void> => {
      const { node, width, height } = await findCanvas();
      const { pixelRatio } = Taro.getWindowInfo();
      // A new size empties the canvas and forgets how it was set up.
      const setUp = (): void => {
        node.width = width * pixelRatio;
        node.height = height * pixelRatio;
        const context = node.getContext('2d');
        context.scale(pixelRatio, pixelRatio);
        prepare(context, 1);
        pen.current = context;
      };
      const clear = (): void => {
        strokes.current = [];
        setUp();
        told.current.onInk(0);
      };
      setUp();
      // Who is quick has begun before the canvas was found.
      strokes.current.forEach((stroke) => pen.current && drawStroke(pen.current, stroke));
      const picture = async (): ReturnType<typeof writePicture> => {
        const { width: wide, height: high, paint } = pictureOf(strokes.current, { width, height });
        // The surface has done its work: its canvas becomes the picture.
        node.width = wide;
        node.height = high;
        paint(node.getContext('2d'));
        return writePicture(node.toDataURL('image/png', 1), 'signature.png');
      };
      told.current.onReady({ clear, picture });
    };
    // The node is there after the page has been drawn once.
    Taro.nextTick(() => void begin().catch(() => undefined));
  }, []);

  const pointOf = (event: CanvasTouchEvent): Point | null => {
    const [touch] = event.touches;
    return touch ? [touch.x, touch.y] : null;
  };
  const start = (event: CanvasTouchEvent): void => {
    const point = pointOf(event);
    if (point) strokes.current.push([point]);
  };
  const go = (event: CanvasTouchEvent): void => {
    const stroke = strokes.current[strokes.current.length - 1];
    const point = pointOf(event);
    if (!stroke || !point) return;
    stroke.push(point);
    if (pen.current) drawStroke(pen.current, stroke.slice(-3));
  };
  const end = (): void => {
    const stroke = strokes.current[strokes.current.length - 1];
    if (stroke?.length === 1 && pen.current) drawStroke(pen.current, stroke);
    onInk(inkLength(strokes.current));
  };
  return <Canvas className={className} id={canvasId} canvasId={canvasId} type="2d" disableScroll onTouchStart={start} onTouchMove={go} onTouchEnd={end} onTouchCancel={end} />;
}
