import { useEffect, useState } from 'react';
import { openFile } from '../providers/api';

/**
 * The address of a picture's bytes for an `<img>`, fetched once its place comes into sight; null until then, and for
 * ever when it cannot be fetched: the icon then stays.
 */
export function useFilePicture(id: string | null, place: HTMLElement | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!id || !place) return undefined;
    const controller = new AbortController();
    let made: string | null = null;
    const load = async () => {
      try {
        made = URL.createObjectURL(await openFile(id, controller.signal));
        setAddress(made);
      } catch {
        setAddress(null);
      }
    };
    const watcher = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) return;
      watcher.disconnect();
      void load();
    }, { rootMargin: '200px' });
    watcher.observe(place);
    return () => {
      watcher.disconnect();
      controller.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [id, place]);
  return address;
}
